"""What a woman has chosen so far for a new reminder, and what to ask her next. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import Final
from zlib import crc32

from bot.domain.reminder import MEDICINE, OWN
from bot.domain.wall_times import Hours

DAY_MINUTES = 24 * 60
DAY_HOURS = 24
MOST_TIMES = 6
WEEK = 7
LATE_DAYS = range(29, 32)
LAST_NUMBER = 5  # how a button says «the last one of the month»
ALWAYS, REAL_HOURS, SAME_CLOCK = 0, 1, 2  # instead of a window
HOUR = timedelta(hours=1)
FIRST_OWN, OWN_NUMBERS = 100, 3_700  # two letters in a button


class Way(Enum):
    """How a reminder comes again; the letters stand in buttons and are for ever.

    What `Wish.numbers` means: how many times a day; weekdays as bits; days; days on and off; days of the
    month as bits; which one and which weekday; hours, then the window in minutes, or `ALWAYS` for none, or
    `REAL_HOURS` or `SAME_CLOCK` once she has said what she means; hours and window; most in 24 hours and
    hours between.
    """

    DAILY = "d"
    WEEKDAYS = "w"
    EVERY_DAYS = "n"
    CYCLE = "c"
    MONTH_DAYS = "x"
    NTH_WEEKDAY = "k"
    HOURS = "h"
    AFTER_LAST = "a"
    NEEDED = "p"
    ONCE = "o"


class Ask(IntEnum):
    """What the form asks; the numbers stand in buttons and are for ever. `NEXT` is whatever is missing."""

    NEXT = 0
    OFTEN = 1
    OTHER = 2
    WEEKDAYS = 3
    DAYS_BETWEEN = 4
    CYCLE = 5
    MONTH_DAYS = 6
    NTH = 7
    NTH_WEEKDAY = 8
    HOURS_BETWEEN = 9
    WINDOW = 10
    MOST = 11
    APART = 12
    DAY = 13
    TIMES = 14
    MEANING = 15
    WORDS = 16
    PREVIEW = 17


KINDS: Final[Mapping[str, str]] = MappingProxyType({"m": MEDICINE, "o": OWN})
OWN_KIND = "o"
MEDICINE_KIND = "m"
# Which numbers a way needs, in the order they are asked for.
DETAILS: Final[Mapping[Way, tuple[Ask, ...]]] = MappingProxyType(
    {
        Way.DAILY: (Ask.OFTEN,),
        Way.WEEKDAYS: (Ask.WEEKDAYS,),
        Way.EVERY_DAYS: (Ask.DAYS_BETWEEN,),
        Way.CYCLE: (Ask.CYCLE, Ask.CYCLE),
        Way.MONTH_DAYS: (Ask.MONTH_DAYS,),
        Way.NTH_WEEKDAY: (Ask.NTH, Ask.NTH_WEEKDAY),
        Way.HOURS: (Ask.HOURS_BETWEEN, Ask.WINDOW),
        Way.AFTER_LAST: (Ask.HOURS_BETWEEN, Ask.WINDOW),
        Way.NEEDED: (Ask.MOST, Ask.APART),
        Way.ONCE: (),
    }
)
BEGIN_ON_A_DAY = frozenset({Way.ONCE, Way.EVERY_DAYS, Way.CYCLE})
# The smallest and the largest number of each question.
BOUNDS: Final[Mapping[Ask, tuple[int, int]]] = MappingProxyType(
    {
        Ask.OFTEN: (1, MOST_TIMES),
        Ask.WEEKDAYS: (1, (1 << WEEK) - 1),
        Ask.DAYS_BETWEEN: (2, 365),
        Ask.CYCLE: (1, 365),
        Ask.MONTH_DAYS: (1, (1 << max(LATE_DAYS)) - 1),
        Ask.NTH: (1, LAST_NUMBER),
        Ask.NTH_WEEKDAY: (0, WEEK - 1),
        Ask.HOURS_BETWEEN: (1, 168),
        Ask.MOST: (1, 24),
        Ask.APART: (0, 72),
    }
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is chosen; None and empty where it is not yet. `kind` is a letter of `KINDS`.

    `words` is the number of a proposal, or what `own_words` gives. `is_moved` says what becomes of a time in
    her hours of quiet: moved to their edge, or sent all the same.
    """

    kind: str
    way: Way | None = None
    numbers: tuple[int, ...] = ()
    times: tuple[time, ...] = ()
    day: date | None = None
    words: int | None = None
    is_moved: bool | None = None

    def by(self, way: Way | None, *numbers: int) -> "Wish":
        """Return it with another way, and without the times that belonged to the old one."""
        return replace(self, way=way, numbers=numbers, times=(), day=None, is_moved=None)

    def at(self, *times: time) -> "Wish":
        """Return it with these times of day, none to ask again."""
        return replace(self, times=tuple(sorted(set(times))), is_moved=None)

    def told(self, ask: Ask, *numbers: int) -> "Wish":
        """Return it with the answer to one of the questions of its way, and without later answers.

        Raises:
            ValueError: its way has no such question.
        """
        if self.way is None:
            raise ValueError("no way is chosen")
        return self.by(self.way, *self.numbers[: DETAILS[self.way].index(ask)], *numbers)


def own_words(wording: str) -> int:
    """Return the number that stands for these words of her own, so that no button means others."""
    return FIRST_OWN + crc32(wording.encode()) % OWN_NUMBERS


def can_ask(wish: Wish, ask: Ask) -> bool:
    """Tell whether a question makes sense after what is chosen."""
    details = () if wish.way is None else DETAILS[wish.way]
    if ask in details and ask is not Ask.OFTEN:
        return len(wish.numbers) >= details.index(ask)
    if ask in {Ask.TIMES, Ask.DAY}:
        is_told = wish.way is not None and len(wish.numbers) >= len(details)
        return is_told and (has_times(wish) if ask is Ask.TIMES else wish.way in BEGIN_ON_A_DAY)
    return ask in {Ask.NEXT, Ask.OFTEN, Ask.OTHER, Ask.WORDS}


def next_ask(wish: Wish) -> Ask:
    """Tell what is to be asked next; her own reminder begins with the words."""
    if wish.kind == OWN_KIND and wish.words is None:
        return Ask.WORDS
    if wish.way is None:
        return Ask.OFTEN
    details = DETAILS[wish.way]
    if len(wish.numbers) < len(details):
        return details[len(wish.numbers)]
    return _ask_when(wish)


def _ask_when(wish: Wish) -> Ask:
    if wish.way is Way.ONCE and wish.day is None:
        return Ask.DAY
    if has_times(wish) and not wish.times:
        return Ask.TIMES
    if wish.way is Way.HOURS and wish.numbers[1:] == (ALWAYS,) and _fits_days(wish.numbers[0]):
        return Ask.MEANING
    return Ask.WORDS if wish.words is None else Ask.PREVIEW


def _fits_days(hours: int) -> bool:
    """Tell whether so many hours may also mean the same time on the clock."""
    return DAY_HOURS % hours == 0 or hours % DAY_HOURS == 0


def has_times(wish: Wish) -> bool:
    """Tell whether she says a time of day: not for what is needed at times or begins with a window."""
    by_window = wish.way is Way.HOURS and window_of(wish) is not None
    return wish.way is not Way.NEEDED and not by_window


def times_wanted(wish: Wish) -> int | None:
    """Tell how many times of day belong to it; None for one to six, as she likes."""
    if wish.way is Way.DAILY:
        return wish.numbers[0]
    return 1 if wish.way in {Way.HOURS, Way.AFTER_LAST} else None


def window_of(wish: Wish) -> Hours | None:
    """Return the hours of the day it keeps to."""
    edges = wish.numbers[1:]
    if wish.way not in {Way.HOURS, Way.AFTER_LAST} or len(edges) < 2:  # noqa: PLR2004 - two ends
        return None
    return Hours(wall_at(edges[0]), wall_at(edges[1]))


def toggled(wish: Wish, bit: int) -> Wish:
    """Add a day to those chosen, or take it out; of the 29th, 30th and 31st only the newest stays."""
    mask = wish.numbers[0] if wish.numbers else 0
    if wish.way is Way.MONTH_DAYS and bit + 1 in LATE_DAYS and not mask >> bit & 1:
        mask &= (1 << (LATE_DAYS.start - 1)) - 1
    mask ^= 1 << bit
    return replace(wish, numbers=(mask,) if mask else ())


def chosen(wish: Wish) -> tuple[int, ...]:
    """Return the bits of the days chosen so far, from 0."""
    mask = wish.numbers[0] if wish.numbers else 0
    return tuple(bit for bit in range(max(LATE_DAYS)) if mask >> bit & 1)


def wall_at(minute: int) -> time:
    """Return the time of day so many minutes after midnight."""
    return time(minute // 60, minute % 60)
