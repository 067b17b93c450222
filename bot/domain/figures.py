"""What is counted of the desk's work: codes and numbers of a day, never a person and never a word."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

BUCKETS = (5, 10, 15, 20, 30, 40, 60, 90, 120, 180, 240, 360, 480, 720, 1440, 2880, 4320, 10080)
FEWEST = 5  # of fewer answers nothing is told
HOURS = 24


class Event(StrEnum):
    """What is counted; beside each stands what its key holds."""

    ASKED = "asked"  # number of the theme
    WAITED = "waited"  # hour of the day she wrote in, and minutes up to the answer: "14:40"
    WAITED_OFF = "waited_off"  # the same, where she wrote while no answers were given
    CLOSED = "closed"  # number of the theme
    RATED = "rated"  # 1 to 5
    FIRST = "first"  # as WAITED, of the first answer of a conversation alone
    TAKEN = "taken"  # number of the theme
    HANDED_OVER = "handed_over"  # number of the theme
    UNDELIVERED = "undelivered"  # why: a code of `bot.domain.outgoing.Refusal`
    EXPIRED = "expired"  # "letter": one that nobody has opened in time
    SLIP = "slip"  # how a referral slip has ended: a code of `bot.domain.referral.SlipEnd`
    CARE = "care"  # why a task came up: a code of `bot.domain.care.CareKind`
    CARED = "cared"  # what came of one: a code of `bot.domain.care.Outcome`
    MISSING = "missing"  # why medicines are not always taken: a code of `bot.domain.care.Missing`
    ALARMED = "alarmed"  # minutes of waiting for which the staff were called


def bucket_of(waited: timedelta) -> int:
    """Round a wait up to minutes that say enough and single nobody out."""
    minutes = waited.total_seconds() / 60
    return next((bucket for bucket in BUCKETS if minutes <= bucket), BUCKETS[-1])


def median_wait(counts: Mapping[int, int]) -> int | None:
    """Return the minutes within which half of the answers came; None of too few.

    `counts` is how many answers fell into each bucket.
    """
    total, seen = sum(counts.values()), 0
    if total < FEWEST:
        return None
    for bucket in sorted(counts):
        seen += counts[bucket]
        if 2 * seen >= total:
            return bucket
    return None


def hours_around(hour: int) -> frozenset[int]:
    """Return an hour of the day with both its neighbours: one alone has too few answers."""
    return frozenset((hour + step) % HOURS for step in (-1, 0, 1))
