"""What can be edited of a city in the chat: where its middle is, and how one gets there."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from bot.domain.directory import City
from bot.domain.entry_checks import EntryRefused, tidy
from bot.domain.staff import Role

LONGEST_TRAVEL = 200


class CityField(IntEnum):
    """One thing that can be edited; numbers stand in buttons and beside those of `EntryField`, for ever."""

    POINT = 50
    TRAVEL = 51


@dataclass(frozen=True, slots=True)
class CityChange:
    """One change of a city, named by its short code; the rest is as in `bot.domain.entry_changes.Change`."""

    code: str
    field: CityField
    made_at: datetime
    staff_id: UUID | None
    role: Role | None
    before: Any
    after: Any
    undone: bool


def read_city(city: City, field: CityField) -> Any:
    """Return the value of a field as plain data: words, or latitude and longitude where they are known."""
    if field is CityField.TRAVEL:
        return city.travel
    known = city.latitude is not None and city.longitude is not None
    return [city.latitude, city.longitude] if known else []


def read_travel(text: str) -> str:
    """Return how one gets to a city, as it was typed.

    Raises:
        EntryRefused: no words, or too many.
    """
    said = tidy(text)
    if not said:
        raise EntryRefused("words_only")
    if len(said) > LONGEST_TRAVEL:
        raise EntryRefused("too_long", LONGEST_TRAVEL)
    return said
