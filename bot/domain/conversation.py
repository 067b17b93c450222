"""A conversation: what it is about, where it stands, and what its messages hold."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from secrets import randbelow
from uuid import UUID

from bot.domain.errors import DomainError

MOST_MESSAGES = 30  # in one question, before it is sent
PREPARED_IDS = 2**52


class Theme(IntEnum):
    """What a question is about; numbers stand in buttons and are for ever."""

    HEALTH = 1
    HIV = 2
    PREGNANCY = 3
    VIOLENCE = 4
    LAWYER = 5
    PAPERS = 6
    HOUSING = 7
    CHILDREN = 8
    DEPENDENCE = 9
    TALK = 10
    URGENT = 11
    COMPANY = 12


ALWAYS_URGENT = frozenset({Theme.VIOLENCE, Theme.URGENT})
# The others are begun from elsewhere: by 🆘, and by asking to be accompanied.
ASKABLE = tuple(theme for theme in Theme if theme not in {Theme.URGENT, Theme.COMPANY})


class ThreadState(StrEnum):
    """Where a conversation stands."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"


STILL_OPEN = frozenset({ThreadState.OPEN, ThreadState.TAKEN})


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation as the desk sees it: an alias, never a person.

    It stands in the room `room_id` and belongs into `sent_to`; where they differ, it has yet to move. Its
    topic shows `topic_look`, with the staff's own title where `is_titled`.
    """

    id: UUID
    person_id: UUID
    alias: str
    theme: Theme
    state: ThreadState
    is_urgent: bool
    room_id: UUID | None
    topic_id: int | None
    card_id: int | None
    taken_by: UUID | None
    waiting_since: datetime | None
    opened_day: date
    sent_to: UUID | None = None
    messages: int = 0
    answers: int = 0
    answered_by: str = ""
    topic_look: str = ""
    is_titled: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether messages still flow."""
        return self.state is not ThreadState.CLOSED

    def belongs_to(self, room_id: UUID) -> bool:
        """Tell whether it was not handed over from this room to another."""
        return self.sent_to in {None, room_id}


def prepared_id() -> int:
    """Make the id of a message that the bot puts together for her: negative, as it stands in no chat."""
    return -1 - randbelow(PREPARED_IDS)


def is_prepared(message_id: int) -> bool:
    """Tell whether a message of hers was put together by the bot: nothing in her chat belongs to it."""
    return message_id < 0


class NothingToSend(DomainError):
    """A question needs at least one message."""

    code = "nothing_to_send"


class MovedAway(DomainError):
    """A conversation was handed over to another room."""

    code = "moved_away"


class TakenAlready(DomainError):
    """Somebody else was faster."""

    code = "taken_already"
