"""What is wrong with a directory file: where, what, and the cure, in one sentence."""

from collections.abc import Iterator, Sequence

from bot.domain.directory_fields import ARROW, DirectoryProblem
from bot.telegram.texts.catalogue import N_, plain, plain_n

STEPS = {"reading": N_("Reading the file"), "writing": N_("Working out the hours")}
PROBLEMS = {
    "empty_folder": N_("no .yaml file here: name a folder that holds one"),
    "file_too_large": N_("larger than 50 MB: split it"),
    "no_places": N_("holds not one place: it would empty the whole directory"),
    "not_utf8": N_("not in UTF-8: save it again in that encoding"),
    "not_yaml": N_("is not YAML ({problem}): correct it"),
    "unwritable_file": N_("cannot be written: check the path and the rights"),
    "unreadable_file": N_("cannot be read: check the path and the rights"),
    "yaml_alias": N_("anchors and aliases (& and *) are not taken: write the value out"),
    "broken_xlsx": N_("is not a workbook of Excel, or is damaged: save it again as .xlsx"),
    "doubled_column": N_("the column “{value}” stands here twice: remove one"),
    "formula": N_("holds a formula: copy it and paste only its value"),
    "huge_xlsx": N_("unpacks to more than {limit} MB: remove pictures and empty rows, or split it"),
    "locked_xlsx": N_("has a password, or is an old .xls: save it as .xlsx without a password"),
    "made_a_date": N_("Excel has made a date of it: format the cell as text and write it again"),
    "merged_cells": N_("the cells {value} are merged: unmerge them and fill each"),
    "no_columns": N_("the first row must hold the names of the columns: take them from an exported file"),
    "no_sheets": N_("has none of the sheets {known}: take them from an exported file"),
    "no_service": N_("there is no such service: name the id of one"),
    "not_hsds": N_("is not HSDS 3.1 ({problem}): correct it"),
    "hsds_rule": N_("holds a rule of hours by {value}, which has no place here: list its dates"),
    "hsds_offset": N_("opens by another clock ({value}) than its city: write the hours of its city"),
    "not_json": N_("is not JSON ({problem}): correct it"),
    "too_many_rows": N_("has more than {limit} rows: remove the empty ones, or split the file"),
    "unknown_column": N_("the column “{value}” is not known; near it: {known}"),
    "unknown_organization": N_(
        "the programme “{value}” does not stand on the sheet of programmes: correct the code"
    ),
    "unknown_place": N_("the place “{value}” does not stand on the sheet of places: correct the code"),
    "unknown_service": N_("the service “{value}” does not stand on the sheet of services: correct the code"),
    "unknown_sheet": N_("no such sheet is known; near it: {known}"),
    "wrong_cell": N_("holds the error {value}: write a value"),
    "bad_date": N_("“{value}” is not a date: write it like 31.12.2026"),
    "bad_span": N_("“{value}” are not hours: write them like 10:00-18:00"),
    "closed_and_open": N_("the same day is both closed and open: keep one of the rows"),
    "closed_has_no_hours": N_("a day that is closed needs no row here: remove the row"),
    "contradicting_hours": N_("contradicts another row of this place at the same hour: correct one of them"),
    "doubled_hours": N_("says the same as another row of this place: remove one of them"),
    "same_hour": N_("opens and closes at {value}: write 00:00 and 24:00 if it is open round the clock"),
    "two_stops_at_once": N_("stands at two stops at the same hour: correct one of the rows"),
    "unclear_span": N_("“{value}” can be read in two ways: write it like 09:00-18:00"),
    "unknown_form": N_("is neither YAML nor XLSX nor JSON: its name must end in .yaml, .xlsx or .json"),
    "bad_id": N_("“{value}” is not an id: use small Latin letters, digits and hyphens"),
    "bad_number": N_("“{value}” is not a number from {low} to {high}"),
    "bad_time": N_("“{value}” is not a time: write it like 09:30, in quotes"),
    "bad_weekday": N_("“{value}” are not weekdays: use MO TU WE TH FR SA SU, or 1WE for the first Wednesday"),
    "closed_or_hours": N_("say either that it is closed or from when to when it is open"),
    "days_or_dates": N_("give either weekdays or dates"),
    "doubled_id": N_("the id “{value}” is used twice: choose another"),
    "future_date": N_("{value} is in the future: give the day it was really checked"),
    "half_a_point": N_("give both latitude and longitude, or neither"),
    "interval_needs_since": N_("every other week needs a first day: add “since”"),
    "missing": N_("is missing: add it"),
    "not_a_flag": N_("“{value}” is not yes or no"),
    "not_a_list": N_("must be a list: begin each line with a hyphen"),
    "not_a_mapping": N_("must have names and values"),
    "not_a_text": N_("must be a text: put it in quotes"),
    "only_for_samples": N_("is only for samples: give verified_on with a date"),
    "secret_address": N_("a secret place must have no address: remove it"),
    "text_too_long": N_("is longer than {limit} characters: shorten it"),
    "unknown_city": N_("the city “{value}” is not known: add it to cities.yaml"),
    "unknown_code": N_("“{value}” is not known; near it: {known}"),
    "unknown_field": N_("the name “{name}” is not known; near it: {known}"),
    "unknown_location": N_("the place “{value}” does not exist in this file"),
    "unknown_region": N_("no city of the directory is in the region “{value}”: correct the code"),
    "unknown_zone": N_("“{value}” is not a time zone: write it like Asia/Tomsk"),
    "until_before_since": N_("the last day lies before the first: swap them"),
}


MOST_TOLD = 20


def problem_text(problem: DirectoryProblem) -> str:
    """Say one problem of a directory file: where it stands, what it is, and the cure."""
    return f"{_place(problem)}: {plain(PROBLEMS[problem.code], **problem.params)}"


def _place(problem: DirectoryProblem) -> str:
    file, _, path = problem.where.partition(ARROW)
    spot = problem.spot
    if spot.path:
        return f"{file}{ARROW}{spot.path}" + (f" ({path})" if path else "")
    if spot.line:
        line = plain("line {line}", line=spot.line)
        return f"{file}, {line} ({path})" if path else f"{file}, {line}"
    if not spot.sheet:
        return problem.where
    parts = [file, plain("sheet “{sheet}”", sheet=spot.sheet)]
    if spot.row:
        parts.append(plain("row {row}", row=spot.row))
    if spot.cell:
        parts.append(plain("cell {cell}", cell=spot.cell))
    return ", ".join(parts)


def problem_lines(problems: Sequence[DirectoryProblem]) -> Iterator[str]:
    """Say the first problems, one a line, and how many more there are."""
    for problem in problems[:MOST_TOLD]:
        yield problem_text(problem)
    if (more := len(problems) - MOST_TOLD) > 0:
        yield plain_n("And {count} more error.", "And {count} more errors.", more)


def well_text(*, places: int) -> str:
    """Say that a file is in order."""
    return plain("The file is in order; places in it: {places}.", places=places)


def imported_text(*, places: int) -> str:
    """Say that a file was taken."""
    return plain("The directory was written; places in it: {places}.", places=places)


def unchanged_text() -> str:
    """Say that a file brings nothing new."""
    return plain("Nothing changes: the directory is as the file says.")


def exported_text(file: str, *, places: int) -> str:
    """Say where the directory now stands."""
    return plain("Written to {file}; places in it: {places}.", file=file, places=places)


def ask_text() -> str:
    """Ask whether to write the changes."""
    return plain("Write it? [y/N]")


def yes_words() -> tuple[str, ...]:
    """Return every answer that means yes, in the language of whoever is asked and in English."""
    # Translators: letters and words that mean yes, one space between them.
    return ("y", "yes", *plain("y yes").split())


def not_written_text() -> str:
    """Say that everything stays as it was."""
    return plain("Nothing was written.")


def nobody_to_ask_text() -> str:
    """Say why nothing is written where nobody can answer."""
    return plain("Nobody is here to answer: look at the changes above, then repeat with --yes.")


def moved_text() -> str:
    """Say that the directory changed between the question and the answer."""
    return plain(
        "Somebody has changed the directory meanwhile: repeat the import and look at the changes again."
    )


def step_text(step: str) -> str:
    """Name what a long import is doing."""
    return plain(STEPS[step])
