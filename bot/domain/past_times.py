"""Read a moment of the last day as people type it: "an hour ago", "2 hours", "in the morning", "9:30"."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.clock_times import DayPart, TimeWords, parse_time
from bot.domain.wall_times import DAY, instant_of, last_at

LONGEST_TYPED = 40
MINUTE = timedelta(minutes=1)
_SEAM = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_NUMBER = re.compile(r"[0-9]{1,3}")
# When a part of the day begins, and the hour that stands for it.
PARTS = {
    DayPart.MORNING: (time(5), time(8)),
    DayPart.DAY: (time(11), time(13)),
    DayPart.EVENING: (time(17), time(19)),
    DayPart.NIGHT: (time(22), time(23)),
}


@dataclass(frozen=True, slots=True)
class PastWords:
    """The words of one language, lower case; `units` and `lengths` say how long they last.

    `parts` are whole answers: "in the morning"; `yesterday` goes before one. `fillers` mean nothing.
    """

    units: dict[str, timedelta]
    lengths: dict[str, timedelta]
    parts: dict[str, DayPart]
    yesterday: frozenset[str]
    fillers: frozenset[str]


def read_past(
    text: str, words: PastWords, times: TimeWords, now: datetime, zone: ZoneInfo
) -> datetime | None:
    """Return the instant of the last 24 hours that `text` names, or None when it names none."""
    if len(text) > LONGEST_TYPED:
        return None
    said = [word for word in _SEAM.sub(" ", text.lower().strip(" .!")).split() if word not in words.fillers]
    moment = _ago(said, words, now)
    if moment is None:
        left = [word for word in said if word not in words.yesterday]
        latest = now if left == said else instant_of(now.astimezone(zone).date(), time(), zone) - MINUTE
        moment = _in_part(left, words, latest, zone) or _by_the_clock(left, times, latest, zone)
    return moment if moment is not None and now - DAY <= moment <= now else None


def _ago(said: list[str], words: PastWords, now: datetime) -> datetime | None:
    match said:
        case [length] if length in words.lengths:
            return now - words.lengths[length]
        case [unit] if unit in words.units:
            return now - words.units[unit]
        case [number, unit] if unit in words.units and _NUMBER.fullmatch(number):
            return now - int(number) * words.units[unit]
    return None


def _by_the_clock(said: list[str], times: TimeWords, now: datetime, zone: ZoneInfo) -> datetime | None:
    wall = parse_time(" ".join(said), times)
    return None if wall is None else last_at(wall, now, zone)


def _in_part(said: list[str], words: PastWords, now: datetime, zone: ZoneInfo) -> datetime | None:
    if len(said) != 1 or said[0] not in words.parts:
        return None
    begins, wall = PARTS[words.parts[said[0]]]
    return now if begins <= now.astimezone(zone).time() < wall else last_at(wall, now, zone)
