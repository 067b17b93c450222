"""What an import would change, row by row, in words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.domain.directory_diff import Change, FieldChange, Kind
from bot.domain.directory_rows import Row, Table
from bot.domain.directory_words import Words
from bot.telegram.texts.catalogue import N_, plain

SIGNS = {Kind.ADDED: "+", Kind.CHANGED: "~", Kind.REMOVED: "−"}
SUMS = {
    Kind.ADDED: N_("new: {count}"),
    Kind.CHANGED: N_("changed: {count}"),
    Kind.REMOVED: N_("goes away: {count}"),
}
GROUPS = {
    "kinds": "ServiceKind",
    "type": "LocationType",
    "status": "Status",
    "audience": "Audience",
    "state": "HoursState",
    "on_holiday": "OnHoliday",
    "keeper": "Role",
    "days": "Weekday",
}
LONGEST = 60
UNTOLD = ("place", "id")


def change_lines(changes: Sequence[Change], words: Words, *, most: int) -> Iterator[str]:
    """Say sums by table, then the changes themselves; a line each, the rest as a number."""
    for table in Table:
        counts = Counter(change.kind for change in changes if change.table is table)
        if counts:
            sums = ", ".join(plain(SUMS[kind], count=counts[kind]) for kind in Kind if counts[kind])
            yield f"{words.write('table', table)}: {sums}"
    told = [line for change in changes[:most] for line in _told(change, words)]
    yield from told[:most]
    if len(told) > most or len(changes) > most:
        yield "…"


def _told(change: Change, words: Words) -> Iterator[str]:
    yield f"{SIGNS[change.kind]} {words.write('table', change.table)}: {_title(change, words)}"
    for item in change.fields:
        yield f"    {words.write('field', item.name)}: {_exchange(item, words)}"


def _title(change: Change, words: Words) -> str:
    if change.table in (Table.HOURS, Table.EXCEPTIONS):
        return f"{change.id}: {_row(change.row, words)}"
    name = str(change.row.get("name", ""))
    return f"{change.id} «{_short(name)}»" if name else change.id


def _row(row: Row, words: Words) -> str:
    return ", ".join(
        f"{words.write('field', name).lower()} {value_text(name, value, words)}"
        for name, value in row.items()
        if name not in UNTOLD
    )


def _exchange(item: FieldChange, words: Words) -> str:
    return f"{value_text(item.name, item.before, words)} → {value_text(item.name, item.after, words)}"


def value_text(name: str, value: object, words: Words) -> str:
    """Say a value of a row in the words of the tables; nothing is a dash."""
    if value is None:
        return "—"
    if isinstance(value, list):
        return ", ".join(value_text(name, item, words) for item in value)
    if isinstance(value, bool):
        return words.write("Tri", "yes" if value else "no")
    group = GROUPS.get(name, "Tri" if value in ("yes", "no") else "")
    return _short(words.write(group, str(value)))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
