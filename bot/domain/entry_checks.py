"""What a field of the directory may hold, typed or not: lengths, phones, and never a secret address."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from bot.domain.directory import (
    AccessTerm,
    Listing,
    LocationType,
    Schedule,
    ScheduleException,
    ServiceKind,
    Status,
    Tri,
)
from bot.domain.directory_clash import clashing_exceptions, clashing_schedules
from bot.domain.entry_fields import EntryField, exception_from_json, schedule_from_json
from bot.domain.errors import DomainError
from bot.domain.how_tested import HowTested
from bot.domain.rule_editing import MOST_RULES, is_whole
from bot.domain.staff import Role
from bot.domain.zones import is_zone

# Together they fit a card into one message.
LIMITS: Mapping[EntryField, int] = MappingProxyType(
    {
        EntryField.NAME: 60,
        EntryField.DESCRIPTION: 300,
        EntryField.NEXT_STEP: 200,
        EntryField.ALERT: 200,
        EntryField.ASKS: 400,
        EntryField.BRING: 200,
        EntryField.DESK_WORDS: 256,
        EntryField.RESULT: 120,
        EntryField.FEES: 80,
        EntryField.DOCUMENTS: 80,
        EntryField.AREA: 200,
        EntryField.LOCATION_NAME: 60,
        EntryField.ADDRESS: 200,
        EntryField.LANDMARK: 120,
        EntryField.HOW_TO_FIND: 300,
        EntryField.DISTRICT: 40,
        EntryField.PHONES: 40,
    }
)
REQUIRED = frozenset({EntryField.NAME, EntryField.NEXT_STEP, EntryField.LOCATION_NAME})
LISTED = frozenset({EntryField.DOCUMENTS, EntryField.PHONES})
MOST_LISTED = 6
LONGEST_REMARK = 80
MOST_DAYS = 400
PHONE = re.compile(r"\+?\d[\d ()\-]{0,24}\d(?:,? *[^\W\d_]{1,8}\.? *\d{1,6})?")
DIGITS = range(3, 21)
STATUSES = (Status.ACTIVE, Status.TEMPORARILY_CLOSED, Status.DEFUNCT)


class EntryRefused(DomainError):
    """A value that a field cannot hold; `code` names why."""

    def __init__(self, code: str, limit: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit


def read_typed(field: EntryField, text: str) -> Any:
    """Return the value that a typed text gives a field.

    Raises:
        EntryRefused: too long, or no phone.
    """
    if field in LISTED:
        return _read_list(field, text)
    value = tidy(text)
    if len(value) > LIMITS[field]:
        raise EntryRefused("too_long", LIMITS[field])
    return value


def tidy(text: str) -> str:
    """Put a text into one line without anything that cannot be seen."""
    spaced = " ".join(text.split())
    return "".join(letter for letter in spaced if letter.isprintable())


def read_remark(text: str) -> str:
    """Return a few typed words.

    Raises:
        EntryRefused: none, or too many.
    """
    said = tidy(text)
    if not said:
        raise EntryRefused("words_only")
    if len(said) > LONGEST_REMARK:
        raise EntryRefused("too_long", LONGEST_REMARK)
    return said


def _read_list(field: EntryField, text: str) -> list[str]:
    lines = re.split(r"[\n;]", text)
    items = [item for line in lines if (item := tidy(line).strip(" ,.")) != ""]
    if field is EntryField.PHONES:
        items = [phone for item in items for phone in _read_phones(item)]
    if len(items) > MOST_LISTED:
        raise EntryRefused("too_many", MOST_LISTED)
    if any(len(item) > LIMITS[field] for item in items):
        raise EntryRefused("too_long", LIMITS[field])
    return list(dict.fromkeys(items))


def _read_phones(text: str) -> list[str]:
    """Read one phone, or several between commas."""
    parts = [text] if PHONE.fullmatch(text) else [part.strip() for part in text.split(",")]
    for part in parts:
        digits = sum(letter.isdigit() for letter in part)
        if not PHONE.fullmatch(part) or digits not in DIGITS:
            raise EntryRefused("no_phone")
    return parts


def check_value(listing: Listing, field: EntryField, value: Any, today: date) -> None:
    """Let through what an entry may hold.

    Raises:
        EntryRefused: an address where none may be, nothing where something must be, an unknown code, hours
            that contradict one another, or a city without a clock.
    """
    if field in REQUIRED and not value:
        raise EntryRefused("required")
    if field in {EntryField.ADDRESS, EntryField.LANDMARK, EntryField.DISTRICT}:
        _check_address(listing.location.location_type, field, value)
    if field is EntryField.POINT and value:
        _check_point(listing.location.location_type)
    if field is EntryField.CITY:
        _check_city(*value)
    if not _is_known(field, value):
        raise EntryRefused("unknown_code")
    if field is EntryField.HOURS:
        _check_hours([schedule_from_json(item) for item in value], today)
    if field is EntryField.EXCEPTIONS:
        _check_days([exception_from_json(item) for item in value])


def _check_hours(rules: Sequence[Schedule], today: date) -> None:
    if not all(is_whole(rule) for rule in rules):
        raise EntryRefused("which_days")
    if len(rules) > MOST_RULES:
        raise EntryRefused("too_many", MOST_RULES)
    clash = next(clashing_schedules(rules, today), None)
    if clash is not None:
        raise EntryRefused(clash[1])


def _check_days(days: Sequence[ScheduleException]) -> None:
    if len(days) > MOST_DAYS:
        raise EntryRefused("too_many", MOST_DAYS)
    clash = next(clashing_exceptions(days), None)
    if clash is not None:
        raise EntryRefused(clash[1])


def _check_address(kind: LocationType, field: EntryField, value: Any) -> None:
    if kind is LocationType.SECRET and value:
        raise EntryRefused("secret")
    if field is EntryField.ADDRESS and kind is LocationType.PHYSICAL and not value:
        raise EntryRefused("required")
    if field is EntryField.ADDRESS and kind is not LocationType.PHYSICAL and value:
        raise EntryRefused("no_door")


def _check_point(kind: LocationType) -> None:
    if kind is LocationType.SECRET:
        raise EntryRefused("secret")
    if kind is not LocationType.PHYSICAL:
        raise EntryRefused("no_door")


def _check_city(city: str, zone: str) -> None:
    if not city:
        raise EntryRefused("required")
    if not is_zone(zone):
        raise EntryRefused("no_zone")


def _is_known(field: EntryField, value: Any) -> bool:
    known = _KNOWN.get(field)
    return known is None or known(value)


_KNOWN: Mapping[EntryField, Callable[[Any], bool]] = {
    EntryField.ACCESS: lambda value: (
        set(value) <= set(AccessTerm) and set(value.values()) <= {Tri.YES, Tri.NO}
    ),
    EntryField.KINDS: lambda value: bool(value) and set(value) <= set(ServiceKind),
    EntryField.HOW_TESTED: lambda value: value in set(HowTested),
    EntryField.STATUS: lambda value: value in set(Status),
    EntryField.KEEPER: lambda value: value == "" or value in set(Role),
}
