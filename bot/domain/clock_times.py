"""Read a time of day as people type it: "9", "9:30", "21.15", "930", with or without words around it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import Enum

HOURS, HALF_DAY, MINUTES = 24, 12, 60
_DIGITS = re.compile(r"(\d{1,2})(?:[:.,\- ](\d{2}))?|(\d{1,2})(\d{2})")
_SEAM = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")


class DayPart(Enum):
    """A part of the day that tells which of two o'clocks is meant: the first and the last hour it can be."""

    MORNING = (0, 11)
    DAY = (11, 18)
    EVENING = (16, 23)
    NIGHT = (21, 5)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of one language, lower case: whole times, parts of the day, and words that mean nothing."""

    named: Mapping[str, time] = field(default_factory=dict)
    parts: Mapping[str, DayPart] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()


def parse_time(text: str, words: TimeWords) -> time | None:
    """Return the time of day that `text` names, or None when it names none, or more than one."""
    spaced = _SEAM.sub(" ", text.lower().strip(" .!"))
    left = [word for word in spaced.split() if word not in words.fillers]
    if len(left) == 1 and left[0] in words.named:
        return words.named[left[0]]
    part: DayPart | None = None
    if len(left) > 1 and left[-1] in words.parts:
        part = words.parts[left.pop()]
    match = _DIGITS.fullmatch(" ".join(left))
    if match is None:
        return None
    hour, minute = match[1] or match[3], match[2] or match[4] or "0"
    return _wall(int(hour), int(minute), part)


def _wall(hour: int, minute: int, part: DayPart | None) -> time | None:
    if part is not None:
        meant = _hour_in(hour, part)
        if meant is None:
            return None
        hour = meant
    return time(hour, minute) if hour < HOURS and minute < MINUTES else None


def _hour_in(hour: int, part: DayPart) -> int | None:
    first, last = part.value
    for meant in (hour % HOURS, (hour + HALF_DAY) % HOURS) if hour <= HALF_DAY else (hour,):
        if first <= meant <= last or (first > last and (meant >= first or meant <= last)):
            return meant
    return None
