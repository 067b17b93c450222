"""What must arrive: kinds of messages, lanes by urgency, and the parcels that carry them."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

DELETABLE = timedelta(hours=47)  # an hour less than Telegram's 48, for the way there
RELAYED = "relay:"  # so begin the dedupe keys of her messages; their ids in her chat end them


class Lane(IntEnum):
    """Who goes first when the send budget is short; smaller is sooner."""

    URGENT = 0
    SCREEN = 1
    RELAY = 2
    REMINDER = 3
    ANNOUNCEMENT = 4


class Kind(StrEnum):
    """What a parcel is; the Telegram layer renders each kind in its own way."""

    TOPIC = "topic"  # to staff: open the conversation's topic
    CARD = "card"  # to staff: the conversation's card
    RELAY = "relay"  # to staff: her message
    RECEPTION = "reception"  # to staff: open the topic where words stand that have no topic of their own yet
    PREVIEW = "preview"  # to staff: her message in the reception, until it stands in her own topic
    STATE = "state"  # to staff: card, icon and title of a conversation as they are now
    NOTE = "note"  # to staff: a line of the bot's own, by code
    CHANGE_NOTE = "change_note"  # to staff: such a line as it is now
    RECEIPT = "receipt"  # to staff: a reaction on a delivered answer
    LEAVE = "leave"  # to staff: close the topic and the card of a conversation that was handed over
    REOPEN = "reopen"  # to staff: open the topic again of one that has come back
    CALLS_TOPIC = "calls_topic"  # to staff: open the topic where the team is called
    CALL = "call"  # to staff: call the team to conversations that wait, or tell it the morning's numbers
    DROP_TOPIC = "drop_topic"  # to staff: delete the topic with all its messages
    CLEAR = "clear"  # to staff: delete or overwrite single messages of a conversation that is gone
    TELL = "tell"  # to a member in private: a line of the bot's own, by code
    REPORT = "report"  # to a member in private: a chart, or a table for donors
    PLACES_FILE = "places_file"  # to a coordinator in private: the directory as a file
    PLACES_TOLD = "places_told"  # to a coordinator in private: what her directory file would change, or has
    COMMANDS = "commands"  # for a member's private chat: which commands it lists
    PROPOSAL = "proposal"  # to a coordinator in private: what a colleague asks to be confirmed
    NEWS_CARD = "news_card"  # to a coordinator in private: where her announcement stands
    NEWS = "news"  # to her: an announcement
    SEEN = "seen"  # to her: a reaction on a message that reached the staff
    LETTER = "letter"  # to her: the neutral stub of a letter, or all of it where she has so chosen
    CLOSE_LETTER = "close_letter"  # to her: a changed letter that lies open becomes a stub again
    CHANGE_LETTER = "change_letter"  # to her: a letter that lies open shows its new words
    WITHDRAW = "withdraw"  # to her chat: delete or overwrite messages of ours that are taken back
    NOTICE = "notice"  # to her: a line of the bot's own, by code
    REMINDER = "reminder"  # to her: a reminder that fires
    STOP_NEWS = "stop_news"  # to her: a stop she wants to hear of has changed
    SWEEP = "sweep"  # to her chat: delete or overwrite old messages


TO_STAFF = frozenset(
    {
        Kind.TOPIC,
        Kind.CARD,
        Kind.RELAY,
        Kind.RECEPTION,
        Kind.PREVIEW,
        Kind.STATE,
        Kind.NOTE,
        Kind.CHANGE_NOTE,
        Kind.RECEIPT,
        Kind.LEAVE,
        Kind.REOPEN,
        Kind.CALLS_TOPIC,
        Kind.CALL,
        Kind.DROP_TOPIC,
        Kind.CLEAR,
    }
)


CLEARING = frozenset({Kind.DROP_TOPIC, Kind.CLEAR})  # goes also where a stranger has come
UNCOUNTED = frozenset({Kind.RECEIPT})  # takes no place of a group's minute


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A parcel to be put into the outbox.

    `stream` (at most 40 characters) keeps order: of one stream only the oldest waiting parcel is sent.
    `dedupe_key` (at most 80) makes adding it twice harmless. `payload` is JSON-able and gets sealed by the
    person's key, or by the house key where no person is named.
    """

    kind: Kind
    lane: Lane
    stream: str
    dedupe_key: str
    payload: dict[str, Any] = field(default_factory=dict)
    person_id: UUID | None = None
    thread_id: UUID | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What one of the sender's loops carries, so that nothing waits behind what goes elsewhere.

    A staff's room takes only some twenty messages a minute; `without` are rooms that have as much on the way
    as they take: nothing goes there but what is not counted.
    """

    lanes: frozenset[Lane]
    is_to_staff: bool
    without: frozenset[UUID] = frozenset()


URGENT_LANES = frozenset({Lane.URGENT})
ROUNDS = tuple(
    Round(lanes, is_to_staff)
    for lanes in (URGENT_LANES, frozenset(Lane) - URGENT_LANES)
    for is_to_staff in (True, False)
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel under lease, its payload opened."""

    id: UUID
    seq: int
    kind: Kind
    lane: Lane
    stream: str
    payload: dict[str, Any]
    person_id: UUID | None
    thread_id: UUID | None
    attempts: int


@dataclass(frozen=True, slots=True)
class Address:
    """Where a parcel goes: a chat; for staff room, topic, card and what it answers, for her how she reads.

    `is_old_card` marks a card that was written before her words could stand in one.
    """

    chat_id: int
    room_id: UUID | None = None
    topic_id: int | None = None
    card_id: int | None = None
    answers: int | None = None
    is_old_card: bool = False
    language: str = "ru"
    zone: str = "Europe/Moscow"
    is_group: bool = False
    is_discreet: bool = True


@dataclass(frozen=True, slots=True)
class Consignment:
    """A leased parcel together with its address, ready to be rendered and sent.

    `rest` are the next parcels of its stream that go out in the same call.
    """

    parcel: Parcel
    address: Address
    rest: tuple[Parcel, ...] = ()

    @property
    def parcels(self) -> tuple[Parcel, ...]:
        """Return all that goes out, in order."""
        return (self.parcel, *self.rest)

    @property
    def is_shared(self) -> bool:
        """Tell whether words of several women go out together."""
        return any(parcel.thread_id != self.parcel.thread_id for parcel in self.rest)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What Telegram answered: the id of the new message or topic, for staff also in which room.

    Of an album `message_ids` holds every id, and `place` is which of them a parcel became. `earlier` are
    the messages of the same parcel that went out before the last one. A shared message holds the words of
    several women.
    """

    message_id: int | None = None
    topic_id: int | None = None
    room_id: UUID | None = None
    message_ids: tuple[int, ...] = ()
    place: int = 0
    earlier: tuple[int, ...] = ()
    is_shared: bool = False

    def of(self, place: int) -> "Receipt":
        """Return the receipt of one parcel of several that went out together."""
        if not self.message_ids:
            return replace(self, place=place)
        return replace(self, message_id=self.message_ids[min(place, len(self.message_ids) - 1)], place=place)


class Refusal(StrEnum):
    """Why Telegram will never take a parcel as it is."""

    BLOCKED = "blocked"  # she stopped the bot, or her account is gone
    TOPIC_LOST = "topic_lost"  # the staff topic was deleted or closed
    FULL = "full"  # the staff chat takes no more topics
    NOT_A_FORUM = "not_a_forum"  # the staff chat has no topics
    QUOTE = "quote"  # the quoted words do not stand in the answered message
    REJECTED = "rejected"  # anything else Telegram calls a bad request


def closed_key(thread_id: UUID) -> str:
    """Name the parcel that tells her that a conversation is closed."""
    return f"closed:{thread_id.hex}"


def thread_stream(thread_id: UUID, *, to_staff: bool) -> str:
    """Name the stream of one direction of a conversation."""
    return ("s" if to_staff else "w") + thread_id.hex


def preview_stream(thread_id: UUID) -> str:
    """Name the stream of what of a conversation stands in the reception."""
    return "v" + thread_id.hex


def flood_stream(thread_id: UUID) -> str:
    """Name the stream of what changes the line about a flood."""
    return "f" + thread_id.hex


def leaving_stream(thread_id: UUID) -> str:
    """Name the stream of what is said where a conversation stood before."""
    return "x" + thread_id.hex


def person_stream(person_id: UUID) -> str:
    """Name the stream of what the bot itself tells a person."""
    return "p" + person_id.hex


def member_stream(member_id: UUID) -> str:
    """Name the stream of what a member of the staff is told in private."""
    return "m" + member_id.hex
