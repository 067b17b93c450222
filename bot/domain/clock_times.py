"""Read times of day as people type them: "9", "9:30", "21.15", "930", "9 and 21", with words around them.

What can be read in two ways is given in both: whoever asked offers them, and nothing is guessed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from enum import Enum
from itertools import product

from bot.domain.wall_times import Hours

HOURS, HALF_DAY, MINUTES = 24, 12, 60
LONGEST_TYPED = 80
MOST_NUMBERS = 12
HOUR_DIGITS, MINUTE_DIGITS, COMPACT_DIGITS = 2, 2, (3, 4)
HALF_AS_DIGIT = 5  # "9.5" may mean half past nine
_PARTS = re.compile(r"(?P<number>[0-9]+)|(?P<word>[^\W\d_']+(?:'[^\W\d_]+)?)|(?P<mark>\s*[^\w\s']\s*)|\s+")
_FIRM = frozenset({":", "."})
_LOOSE = frozenset({"-", "–", ","})
_BETWEEN = frozenset({";", "/", "+", "&"})

Times = tuple[time, ...]


class DayPart(Enum):
    """A part of the day that tells which of two o'clocks is meant: the first and the last hour it can be."""

    MORNING = (0, 11)
    DAY = (11, 18)
    EVENING = (16, 23)
    NIGHT = (21, 5)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of one language, lower case: whole times, parts of the day, numbers, and connecting words.

    `joiners` stand between two times; `fillers` mean nothing. A number in words may be either o'clock.
    """

    named: Mapping[str, time] = field(default_factory=dict)
    parts: Mapping[str, DayPart] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    joiners: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()


class _Seam(Enum):
    """How a number hangs on the one before it."""

    APART = 0  # two times
    EITHER = 1
    TOGETHER = 2  # hours and minutes


@dataclass(frozen=True, slots=True)
class _Number:
    """One number, or one named time, as it was typed."""

    digits: str = ""
    seam: _Seam = _Seam.APART
    part: DayPart | None = None
    is_word: bool = False
    named: time | None = None


class _Unclear(ValueError):
    """The text holds something that belongs to no time."""


def parse_time(text: str, words: TimeWords) -> time | None:
    """Return the time of day that `text` names, or None when it names none, or more than one."""
    readings = read_times(text, words, count=1)
    return readings[0][0] if len(readings) == 1 else None


def read_times(text: str, words: TimeWords, *, count: int | None = None) -> tuple[Times, ...]:
    """Return every way to read a text as times of a day, each sorted; only those of `count` times if given.

    Nothing: it was not understood. One: it is sure. More: she has to be asked.
    """
    found = {tuple(sorted(times)) for times in _readings(text, words)}
    return tuple(sorted(times for times in found if count in {None, len(times)}))


def read_span(text: str, words: TimeWords) -> Hours | None:
    """Return the stretch of a day that "9-21" names, which may run over midnight; None when it is unclear."""
    apart = re.sub(r"[-–—]", ";", text)
    found = {times for times in _readings(apart, words) if len(times) == 2}  # noqa: PLR2004 - two ends
    return Hours(*found.pop()) if len(found) == 1 else None


def _readings(text: str, words: TimeWords) -> Iterator[Times]:
    try:
        numbers = _numbers(text, words)
    except _Unclear:
        return
    for groups in _grouped(numbers):
        for times in product(*_candidates(groups)):
            if len(set(times)) == len(times):
                yield times


def _numbers(text: str, words: TimeWords) -> list[_Number]:
    if len(text) > LONGEST_TYPED:
        raise _Unclear
    found: list[_Number] = []
    seam = _Seam.EITHER
    for kind, piece in _pieces(text.lower().strip(" .!\n")):
        if kind == "mark":
            seam = _seam_of(piece)
        elif kind == "word" and piece in words.joiners:
            seam = _Seam.APART
        elif kind == "word" and piece in words.parts:
            _give_part(found, words.parts[piece])
            seam = _Seam.APART
        elif not (kind == "word" and piece in words.fillers):
            found.append(_number(kind, piece, seam, words))
            seam = _Seam.EITHER
    if not 0 < len(found) <= MOST_NUMBERS:
        raise _Unclear
    return found


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    end = 0
    while end < len(text):
        match = _PARTS.match(text, end)
        if match is None:
            raise _Unclear
        end = match.end()
        if match.lastgroup:
            yield match.lastgroup, match.group()


def _seam_of(mark: str) -> _Seam:
    sign = mark.strip()
    if sign in _BETWEEN or (sign in _LOOSE and mark.endswith(" ") and sign == ","):
        return _Seam.APART
    if sign in _LOOSE:
        return _Seam.EITHER
    if sign in _FIRM and sign == mark:
        return _Seam.TOGETHER
    raise _Unclear


def _give_part(found: list[_Number], part: DayPart) -> None:
    if not found or found[-1].part is not None or found[-1].named is not None:
        raise _Unclear
    found[-1] = replace(found[-1], part=part)


def _number(kind: str, piece: str, seam: _Seam, words: TimeWords) -> _Number:
    if kind == "number":
        return _Number(piece, seam)
    if piece in words.named:
        return _Number(seam=_Seam.APART, named=words.named[piece])
    if piece in words.numbers:
        return _Number(str(words.numbers[piece]), seam, is_word=True)
    raise _Unclear


def _grouped(numbers: Sequence[_Number]) -> Iterator[list[tuple[_Number, ...]]]:
    """Yield every way to take numbers alone or, as hours and minutes, in twos."""
    if not numbers:
        yield []
        return
    following = numbers[1] if len(numbers) > 1 else None
    if following is None or following.seam is not _Seam.TOGETHER:
        yield from ([(numbers[0],), *rest] for rest in _grouped(numbers[1:]))
    if following is not None and _can_pair(numbers[0], following):
        is_over = len(numbers) == 2 or numbers[2].seam is not _Seam.TOGETHER  # noqa: PLR2004 - a pair
        yield from ([(numbers[0], following), *rest] for rest in _grouped(numbers[2:]) if is_over)


def _can_pair(hour: _Number, minute: _Number) -> bool:
    if hour.named or minute.named or hour.part is not None or minute.seam is _Seam.APART:
        return False
    is_firm = minute.seam is _Seam.TOGETHER
    least = 1 if is_firm else MINUTE_DIGITS
    return len(hour.digits) <= HOUR_DIGITS and least <= len(minute.digits) <= MINUTE_DIGITS


def _candidates(groups: Sequence[tuple[_Number, ...]]) -> list[list[time]]:
    """List what each group may mean; one without a part of the day may share that of a later one."""
    found: list[list[time]] = []
    later: DayPart | None = None
    for group in reversed(groups):
        part = group[-1].part
        meant = _meant(group, part)
        if part is None and later is not None and group[0].named is None:
            meant += [wall for wall in _meant(group, later) if wall not in meant]
        later = part or later
        found.append(meant)
    return found[::-1]


def _meant(group: tuple[_Number, ...], part: DayPart | None) -> list[time]:
    first = group[0]
    if first.named is not None:
        return [first.named]
    hour, minutes = int(first.digits), [0]
    if len(group) > 1:
        minutes = _minutes(group[1])
    elif len(first.digits) in COMPACT_DIGITS:
        hour, minutes = divmod(hour, 100)[0], [hour % 100]
    elif len(first.digits) > HOUR_DIGITS:
        return []
    hours = _hours(hour, part, is_word=first.is_word)
    return [time(one, minute) for one in hours for minute in minutes if one < HOURS and minute < MINUTES]


def _minutes(number: _Number) -> list[int]:
    minute = int(number.digits)
    if len(number.digits) > 1 or number.is_word:
        return [minute]
    half = [MINUTES // 2] if minute == HALF_AS_DIGIT else []
    return sorted({minute, minute * 10, *half})


def _hours(hour: int, part: DayPart | None, *, is_word: bool) -> list[int]:
    if part is not None:
        meant = _hour_in(hour, part)
        return [] if meant is None else [meant]
    return [hour, (hour + HALF_DAY) % HOURS] if is_word and 0 < hour <= HALF_DAY else [hour]


def _hour_in(hour: int, part: DayPart) -> int | None:
    first, last = part.value
    for meant in (hour % HOURS, (hour + HALF_DAY) % HOURS) if hour <= HALF_DAY else (hour,):
        if first <= meant <= last or (first > last and (meant >= first or meant <= last)):
            return meant
    return None
