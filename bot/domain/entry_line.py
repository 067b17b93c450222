"""An entry of the directory as a list of the staff's shows it."""

from dataclasses import dataclass
from datetime import date

from bot.domain.directory import LocationType, Status


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in a list; `code` is the short code of its place."""

    code: str
    name: str
    location: str
    location_type: LocationType
    status: Status
    verified_on: date | None
