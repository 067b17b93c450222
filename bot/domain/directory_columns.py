"""The columns of a workbook's sheets: what each holds, which words it takes, and whose codes it repeats."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.directory import AccessTerm
from bot.domain.directory_fields import TRI
from bot.domain.directory_rows import Table


class Holds(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    CODES = "codes"
    DAYS = "days"
    DAY = "day"
    DATES = "dates"
    WALL = "wall"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `group` are the words it takes, `of` the table whose ids it repeats."""

    name: str
    holds: Holds = Holds.TEXT
    group: str = ""
    of: Table | None = None
    width: int = 24


ID = Column("id")
NAME = Column("name", width=30)
FLAG = TRI
TERMS = tuple(Column(term.value, group=TRI, width=12) for term in AccessTerm)
FROM, TO = Column("from", Holds.WALL, width=12), Column("to", Holds.WALL, width=10)
AUDIENCE = Column("audience", group="Audience", width=16)
STOP = Column("stop", width=30)
PLACE = Column("place", of=Table.PLACES)
POINT = (Column("latitude", Holds.NUMBER, width=12), Column("longitude", Holds.NUMBER, width=12))


def _long(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, width=40) for name in names)


COLUMNS: Mapping[Table, tuple[Column, ...]] = {
    Table.CITIES: (ID, NAME, Column("zone"), Column("region", width=12), *POINT, *_long("travel")),
    Table.HOLIDAYS: (
        Column("region", width=12),
        Column("date", Holds.DAY, width=12),
        NAME,
        Column("working", group=FLAG, width=14),
    ),
    Table.ORGANIZATIONS: (ID, NAME, Column("city", of=Table.CITIES), *_long("description")),
    Table.LOCATIONS: (
        ID,
        NAME,
        Column("city", of=Table.CITIES, width=18),
        Column("type", group="LocationType", width=16),
        Column("district", width=18),
        *_long("address", "landmark", "how_to_find"),
        Column("zone", width=18),
        *POINT,
    ),
    Table.SERVICES: (
        ID,
        NAME,
        Column("organization", of=Table.ORGANIZATIONS),
        Column("kinds", Holds.CODES, group="ServiceKind", width=30),
        *_long("next_step", "alert", "description", "what_they_ask", "what_to_bring"),
        Column("how_tested", group="HowTested", width=18),
        *_long("required_documents", "desk_words", "result_when", "fees", "service_area"),
    ),
    Table.PLACES: (
        ID,
        Column("service", of=Table.SERVICES),
        Column("at", of=Table.LOCATIONS),
        Column("phones"),
        Column("verified_on", Holds.DAY, width=14),
        Column("status", group="Status", width=18),
        Column("keeper", group="Role", width=22),
        *TERMS,
        Column("sample", group=FLAG, width=10),
    ),
    Table.HOURS: (
        PLACE,
        Column("days", Holds.DAYS, group="Weekday", width=20),
        FROM,
        TO,
        STOP,
        AUDIENCE,
        Column("state", group="HoursState", width=18),
        Column("on_holiday", group="OnHoliday", width=16),
        Column("dates", Holds.DATES),
        Column("every", Holds.NUMBER, width=14),
        Column("since", Holds.DAY, width=14),
        Column("until", Holds.DAY, width=14),
        Column("note", width=30),
    ),
    Table.EXCEPTIONS: (
        PLACE,
        Column("date", Holds.DAY, width=12),
        Column("closed", group=FLAG, width=10),
        FROM,
        TO,
        STOP,
        AUDIENCE,
        Column("reason", width=30),
    ),
}
TERM_NAMES = frozenset(term.value for term in AccessTerm)
