"""What a programme decides about time, read from what is stored; what is unfit is as if never decided."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import IntEnum
from typing import Any

from bot.domain.conversation import Theme
from bot.domain.office import ALL_THEMES, MOST_HOURS, OfficeHours, OfficePlan
from bot.domain.zones import ZONE_NAMES

USUAL_MINUTES = (15, 60)
URGENT_MINUTES = (5, 15, 60)
REPEAT_HOURS = 2
DIGEST_HOUR = 9
NEVER = 0  # of calling again
HOURS_OF_A_DAY = 24
LONGEST_ALARM = 24 * 60


class DigestDays(IntEnum):
    """On which days the morning summary comes; numbers stand in buttons and are for ever."""

    EVERY = 1
    DUTY = 2
    NEVER = 3


class DigestTo(IntEnum):
    """Where the morning summary goes; numbers stand in buttons and are for ever."""

    MEMBERS = 1
    GROUP = 2


def read_time_settings(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings about time, by names of `Programme`."""
    return dict(_read(values))


def _read(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, reader in READERS.items():
        if name in values:
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                yield name, reader(values[name])


def _zone(value: Any) -> str:
    if value not in ZONE_NAMES.values():
        raise ValueError(value)
    return str(value)


def _office(value: dict[str, Any]) -> OfficePlan:
    known = {str(int(theme)) for theme in Theme} | {str(ALL_THEMES)}
    return {
        int(theme): tuple(OfficeHours.from_json(line) for line in lines[:MOST_HOURS])
        for theme, lines in value.items()
        if theme in known and lines
    }


def _minutes(value: list[Any]) -> tuple[int, ...]:
    levels = tuple(sorted({int(minute) for minute in value}))
    if not levels or not 0 < levels[0] <= levels[-1] <= LONGEST_ALARM:
        raise ValueError(value)
    return levels


def _hour(value: Any) -> int:
    if not 0 <= int(value) < HOURS_OF_A_DAY:
        raise ValueError(value)
    return int(value)


READERS: dict[str, Callable[[Any], Any]] = {
    "zone": _zone,
    "office_hours": _office,
    "answers_on_holidays": bool,
    "usual_minutes": _minutes,
    "urgent_minutes": _minutes,
    "repeat_hours": _hour,
    "digest_hour": _hour,
    "digest_days": DigestDays,
    "digest_to": DigestTo,
}
