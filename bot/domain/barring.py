"""Not letting somebody in, or not so often: for which reasons, for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from bot.domain.errors import DomainError

BAR_LIFE = timedelta(days=90)
QUIET_LIFE = timedelta(hours=24)


class BarReason(IntEnum):
    """Why access is closed; numbers stand in buttons and are for ever."""

    SPAM = 1
    THREATS = 2
    NOT_OURS = 3
    QUIET = 4  # not closed: what she writes is shown once an hour, for a day


CLOSING = (BarReason.SPAM, BarReason.THREATS, BarReason.NOT_OURS)


class Opening(IntEnum):
    """Why access is opened again; numbers stand in buttons and are for ever."""

    MISTAKE = 1
    AGREED = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A closed access, of nobody: a short key that buttons carry, why, and until when."""

    key: str
    reason: BarReason
    until: datetime


class Barred(DomainError):
    """The staff have closed access; nothing is passed on."""

    code = "barred"


class Flooded(DomainError):
    """So many messages wait that no more are taken; `is_news` tells whether she was not told lately."""

    code = "flooded"

    def __init__(self, *, is_news: bool) -> None:
        super().__init__()
        self.is_news = is_news
