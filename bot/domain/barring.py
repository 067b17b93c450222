"""Not letting somebody in: for which reasons, for how long."""

from datetime import timedelta
from enum import IntEnum

from bot.domain.errors import DomainError

BAR_LIFE = timedelta(days=90)


class BarReason(IntEnum):
    """Why access is closed; numbers stand in buttons and are for ever."""

    SPAM = 1
    THREATS = 2
    NOT_OURS = 3


class Barred(DomainError):
    """The staff have closed access; nothing is passed on."""

    code = "barred"
