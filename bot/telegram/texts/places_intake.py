"""Words about a directory file that a member has sent: errors, what it would change, what became of it."""

from collections.abc import Iterable, Sequence

from bot.domain.directory_diff import Change, Kind
from bot.domain.directory_fields import DirectoryProblem
from bot.domain.directory_job import LARGEST_BYTES, Told
from bot.domain.directory_rows import Table
from bot.domain.merging import units
from bot.services.directory_exchange import Proposal
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain
from bot.telegram.texts.directory_changes import change_lines
from bot.telegram.texts.directory_problems import problem_text
from bot.telegram.texts.directory_words import form_words

MOST_PROBLEMS = 10
MOST_CHANGES = 40
MOST_IN_FILE = 5000  # lines of the text file
ROOM = 3000  # units of a message of 4096, for the lines themselves
LONGEST_LINE = 300
BARS = 10
ENDS = {
    "wrong_kind": N_(
        "This is no directory file. The bot reads an Excel table (.xlsx), YAML (.yaml) and HSDS (.json)."
    ),
    "old_xls": N_("This is an old Excel file (.xls). Save it as .xlsx, and send it again."),
    "empty": N_("The file is empty. Send it again."),
    "too_large": N_("The file is larger than {limit} MB. Remove pictures and empty rows, and send it again."),
    "gone": N_("Telegram does not give out this file any more. Send it again."),
    "unreachable": N_("The file could not be read. Send it again a little later."),
    "unchanged": N_("Nothing changes: the directory is as the file says."),
    "written": N_("✅ Written. Places in the directory: {places}."),
}


def file_end(code: str, places: int = 0) -> Safe:
    """Say what became of a file, or why it is not taken."""
    return _(ENDS[code], limit=LARGEST_BYTES >> 20, places=places)


def reading() -> Safe:
    """Say that a file is being read."""
    return lines(
        _("<b>Reading the directory file…</b>"),
        _("Nothing is written yet: first you see what would change."),
    )


def problems_told(found: Sequence[DirectoryProblem]) -> Told:
    """Say the first errors, and how many there are; all of them as a text where these are more."""
    told = [problem_text(problem) for problem in found]
    shown = _fitting(told[:MOST_PROBLEMS])
    counted = _n(
        "<b>{count} error in the file; nothing is written</b>",
        "<b>{count} errors in the file; nothing is written</b>",
        len(told),
    )
    more = _("The rest is in the text file.")
    text = lines(counted, "", *shown, *(["", more] if len(told) > len(shown) else []))
    return Told(text, None if len(told) == len(shown) else "\n".join(told))


def proposal_told(found: Proposal, *, is_moved: bool) -> Told:
    """Say what a file would change; all of it as a text where it is more than a message holds."""
    changes, words = found.changes, form_words().words
    told = list(change_lines(changes, words, most=MOST_IN_FILE))
    shown = _fitting(told[:MOST_CHANGES])
    head = [_("<b>The directory has changed meanwhile. Nothing is written; this is the new list</b>")]
    if not is_moved:
        head = [_("<b>This would change. Nothing is written yet</b>")]
    rest = [_("The whole list is in the text file.")] if len(shown) < len(told) else []
    text = lines(*head, *_warning(changes), "", *shown, *(["", *rest] if rest else []))
    return Told(text, "\n".join(told) if rest else None)


def _warning(changes: Iterable[Change]) -> list[Safe]:
    """Say how many places would go: a file is the whole directory."""
    gone = sum(1 for one in changes if one.kind is Kind.REMOVED and one.table is Table.PLACES)
    if not gone:
        return []
    return [
        _n(
            "⚠️ {count} place is not in the file and would disappear for women.",
            "⚠️ {count} places are not in the file and would disappear for women.",
            gone,
        )
    ]


def _fitting(told: Sequence[str]) -> list[str]:
    """Return as many lines as a message has room for."""
    shown, room = [], ROOM
    for line in told:
        short = line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"
        room -= units(lines(short)) + 1
        if room < 0:
            break
        shown.append(short)
    return shown


def progress_label(done: int, of: int) -> str:
    """Say on a button how far the writing has come."""
    full = BARS * done // max(1, of)
    return f"⏳ {'▓' * full}{'░' * (BARS - full)} {100 * done // max(1, of)} %"


def writing() -> str:
    """Say that the changes are being written."""
    return plain("Writing. The result comes here.")


def dropped() -> Safe:
    """Say that a file was dropped."""
    return _("The file was dropped. The directory is as it was.")


def settled() -> str:
    """Say that a file is no longer at hand."""
    return plain("This file is settled already, or a later one has come. Send it again if you need it.")


def list_name() -> str:
    """Name the text file with the whole list."""
    return plain("whole list") + ".txt"
