"""What must arrive: kinds of messages, lanes by urgency, and the parcels that carry them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID


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
    NOTE = "note"  # to staff: a line of the bot's own, by code
    RECEIPT = "receipt"  # to staff: a reaction on a delivered answer
    DROP_TOPIC = "drop_topic"  # to staff: delete the topic with all its messages
    SEEN = "seen"  # to her: a reaction on a message that reached the staff
    LETTER = "letter"  # to her: the neutral stub of a letter
    NOTICE = "notice"  # to her: a line of the bot's own, by code
    REMINDER = "reminder"  # to her: a reminder that fires
    SWEEP = "sweep"  # to her chat: delete or overwrite old messages


TO_STAFF = frozenset({Kind.TOPIC, Kind.CARD, Kind.RELAY, Kind.NOTE, Kind.RECEIPT, Kind.DROP_TOPIC})


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
    """Where a parcel goes: a chat, for staff also the topic, for a woman her language and zone."""

    chat_id: int
    topic_id: int | None = None
    language: str = "ru"
    zone: str = "Europe/Moscow"
    is_group: bool = False
    is_discreet: bool = True


@dataclass(frozen=True, slots=True)
class Consignment:
    """A leased parcel together with its address, ready to be rendered and sent."""

    parcel: Parcel
    address: Address


@dataclass(frozen=True, slots=True)
class Receipt:
    """What Telegram answered: the id of the new message, or of the new topic."""

    message_id: int | None = None
    topic_id: int | None = None


class Refusal(StrEnum):
    """Why Telegram will never take a parcel as it is."""

    BLOCKED = "blocked"  # she stopped the bot, or her account is gone
    TOPIC_LOST = "topic_lost"  # the staff topic was deleted or closed
    NOT_A_FORUM = "not_a_forum"  # the staff chat has no topics
    REJECTED = "rejected"  # anything else Telegram calls a bad request


def thread_stream(thread_id: UUID, *, to_staff: bool) -> str:
    """Name the stream of one direction of a conversation."""
    return ("s" if to_staff else "w") + thread_id.hex


def person_stream(person_id: UUID) -> str:
    """Name the stream of what the bot itself tells a person."""
    return "p" + person_id.hex
