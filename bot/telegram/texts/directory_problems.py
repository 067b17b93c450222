"""What is wrong with a directory file: where, what, and the cure, in one sentence."""

from collections.abc import Mapping

from bot.telegram.texts.catalogue import N_, plain

PROBLEMS = {
    "empty_folder": N_("no .yaml file here: name a folder that holds one"),
    "file_too_large": N_("larger than 50 MB: split it"),
    "not_utf8": N_("not in UTF-8: save it again in that encoding"),
    "not_yaml": N_("line {line} is not YAML ({problem}): correct it"),
    "unreadable_file": N_("cannot be read: check the path and the rights"),
    "yaml_alias": N_("anchors and aliases (& and *) are not taken: write the value out"),
    "bad_date": N_("“{value}” is not a date: write it like 2026-12-31"),
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


def problem_text(code: str, where: str, params: Mapping[str, str]) -> str:
    """Say one problem of a directory file."""
    return f"{where}: {plain(PROBLEMS[code], **params)}"


def well_text(*, places: int) -> str:
    """Say that a file is in order."""
    return plain("The file is in order; places in it: {places}.", places=places)


def imported_text(*, places: int) -> str:
    """Say that a file was taken."""
    return plain("The directory was replaced; places in it: {places}.", places=places)
