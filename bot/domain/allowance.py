"""How much anybody may send: token buckets that fill up with time. Pure, never reads the clock.

Nothing that is allowed is ever dropped by them without a word: what is over an allowance goes out later and
joined, and only what is far over it is refused, which she is told. What is taken within a transaction that is
undone is given back, since the same is done again.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.domain.revoking import changed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Allowance:
    """So much at once, and so much a second after that."""

    burst: float
    per_second: float


PERSON = Allowance(30, 1 / 3)  # messages to the staff: people type in bursts
NEWCOMERS = Allowance(60, 1 / 3)  # of all who were never answered, together: what a group can take
UPDATES = Allowance(300, 30)  # of any kind: no hand is quicker
CROWD = Allowance(600, 40)  # updates of all together: fewer than can be handled
SHARE = Allowance(20, 1 / 10)  # of one person beyond that, so that a crowd stops no quiet voice
DANGER = Allowance(10, 1 / 6)  # messages with words of danger beyond all that
URGENT = Allowance(10, 1 / 6)  # messages that go before all others
FEW = Allowance(3, 1 / 30)  # messages of a newcomer that go as usual while many newcomers write
ANSWERS = Allowance(100, 30)  # presses that are answered though they are not handled
WRONG_CODES = Allowance(5, 1 / 600)  # codes of slips that do not exist, looked up by one account
ALL_WRONG_CODES = Allowance(20, 1 / 120)  # typed by all accounts together; links cannot be guessed
RECOGNITIONS = Allowance(2, 1)  # of new women: was access closed to them before? A quarter of a second each
REMEMBERED = 10_000
QUIET = timedelta(minutes=1)  # between two notices about one flood


class Bucket:
    """What is left of an allowance."""

    __slots__ = ("_allowance", "_at", "_left")

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._left = allowance.burst
        self._at: datetime | None = None

    def take(self, now: datetime) -> bool:
        """Take one, if there is one."""
        before = self._left, self._at
        if not self.has_one(now):
            return False
        self._left -= 1
        changed(partial(self._put_back, *before))
        return True

    def _put_back(self, left: float, at: datetime | None) -> None:
        self._left, self._at = left, at

    def has_one(self, now: datetime) -> bool:
        """Tell whether there is one to take; a clock that goes back fills nothing."""
        if self._at is not None:
            gained = max(0.0, (now - self._at).total_seconds()) * self._allowance.per_second
            self._left = min(self._allowance.burst, self._left + gained)
        self._at = now if self._at is None else max(now, self._at)
        return self._left >= 1


class Buckets:
    """A bucket for each of many; whoever was longest quiet is forgotten, which only makes theirs full."""

    def __init__(self, allowance: Allowance, *, remembered: int = REMEMBERED) -> None:
        self._allowance = allowance
        self._remembered = remembered
        self._buckets: OrderedDict[Hashable, Bucket] = OrderedDict()

    def take(self, whose: Hashable, now: datetime) -> bool:
        """Take one from somebody's bucket, if there is one."""
        return self._of(whose).take(now)

    def has_one(self, whose: Hashable, now: datetime) -> bool:
        """Tell whether there is one in somebody's bucket."""
        return self._of(whose).has_one(now)

    def _of(self, whose: Hashable) -> Bucket:
        bucket = self._buckets.pop(whose, None) or Bucket(self._allowance)
        self._buckets[whose] = bucket
        if len(self._buckets) > self._remembered:
            self._buckets.popitem(last=False)
        return bucket

    def __len__(self) -> int:
        return len(self._buckets)


def _put_back(where: OrderedDict[Hashable, T], whose: Hashable, value: T | None) -> None:
    where.pop(whose, None)
    if value is not None:
        where[whose] = value


class Notices:
    """Who was told of their flood lately."""

    def __init__(self) -> None:
        self._told: OrderedDict[Hashable, datetime] = OrderedDict()

    def is_due(self, whom: Hashable, now: datetime) -> bool:
        """Tell whether to tell somebody now: once a flood, at most once a minute."""
        last = self._told.pop(whom, None)
        is_due = last is None or now - last >= QUIET
        self._told[whom] = now if is_due or last is None else last
        changed(partial(_put_back, self._told, whom, last))
        if len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return is_due


class Shares:
    """What all may take together; once that is used up, everybody a small share."""

    def __init__(self, together: Allowance, share: Allowance) -> None:
        self._together = Bucket(together)
        self._shares = Buckets(share)

    def take(self, whose: Hashable, now: datetime) -> bool:
        """Take one from what is common, else from somebody's own share."""
        return self._together.take(now) or self._shares.take(whose, now)


class Guesses:
    """Who looks up slips that do not exist: right codes cost nothing, so that a clinic may scan all day."""

    def __init__(self) -> None:
        self._together = Bucket(ALL_WRONG_CODES)
        self._each = Buckets(WRONG_CODES)

    def may_try(self, whose: Hashable, now: datetime, *, is_typed: bool) -> bool:
        """Tell whether a code that somebody brings counts at all."""
        return self._each.has_one(whose, now) and (not is_typed or self._together.has_one(now))

    def was_wrong(self, whose: Hashable, now: datetime, *, is_typed: bool) -> None:
        """Note that there is no such slip."""
        self._each.take(whose, now)
        if is_typed:
            self._together.take(now)


class Albums:
    """Which album somebody sent last: the messages of one cost as much as one."""

    def __init__(self) -> None:
        self._last: OrderedDict[Hashable, str] = OrderedDict()

    def is_same(self, whose: Hashable, album: str | None) -> bool:
        """Tell whether a message goes on with the album of the one before it."""
        last = self._last.pop(whose, None)
        if album is not None:
            self._last[whose] = album
        changed(partial(_put_back, self._last, whose, last))
        if len(self._last) > REMEMBERED:
            self._last.popitem(last=False)
        return album is not None and album == last


class Allowances:
    """All buckets of this process. They are lost with it, which does no harm: full ones take their place."""

    def __init__(self) -> None:
        self.people = Buckets(PERSON)
        self.albums = Albums()
        self.newcomers = Shares(NEWCOMERS, FEW)
        self.urgent = Buckets(URGENT)
        self.updates = Buckets(UPDATES)  # by when they come
        self.written = Buckets(UPDATES)  # by when they were written: a backlog is no flood
        self.crowd = Shares(CROWD, SHARE)
        self.crowd_written = Shares(CROWD, SHARE)
        self.danger = Buckets(DANGER)
        self.crises = Buckets(DANGER)
        self.haste = Buckets(DANGER)
        self.answers = Bucket(ANSWERS)
        self.recognitions = Bucket(RECOGNITIONS)
        self.notices = Notices()
        self.demotions = Notices()
        self.guesses = Guesses()
