"""Who works for the programme: roles, members, and the rooms they answer from."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from bot.domain.errors import DomainError

GENERAL = 0  # in the place of a topic: the group itself, because no topic could be opened


class Role(StrEnum):
    """What a member of staff does; it decides what they may do and how answers are signed."""

    COORDINATOR = "coordinator"
    CONSULTANT = "consultant"
    DOCTOR = "doctor"
    LAWYER = "lawyer"
    SOCIAL_WORKER = "social_worker"
    PEER = "peer"
    CREW = "crew"


def keeper_code(role: Role) -> str:
    """Return how an entry of the directory names its keeper; the coordinators are where nobody is named."""
    return "" if role is Role.COORDINATOR else role.value


@dataclass(frozen=True, slots=True)
class Member:
    """A registered member of staff; `chat_id` is their private chat with the bot.

    `number` tells them from colleagues, for good: nobody gets another when one leaves, nor hers.
    They are away until the day `away_until`, on which they are back. Answers are signed by the role or, where
    `signs_by_pseudonym`, by the pseudonym. `cities` (codes) are those whose women they are called for first,
    empty meaning all.
    """

    id: UUID
    role: Role
    chat_id: int
    away_until: date | None = None
    pseudonym: str | None = None
    signs_by_pseudonym: bool = False
    cities: frozenset[str] = frozenset()
    number: int = 0

    def is_for_city(self, city: str | None) -> bool:
        """Tell whether they are called first for a woman of a city; for one without, everybody is."""
        return city is None or not self.cities or city in self.cities


@dataclass(frozen=True, slots=True)
class Room:
    """A chat where staff answer: a group, or a member's private chat with the bot (a positive id).

    `is_forum` is None until it was tried. Nothing is sent into a paused one. `reception_id` is the topic
    where words stand until their conversation has a topic of its own, `urgent_id` the one where the team is
    called. `role` and `city` (a city's code) say
    which questions come here, None meaning all. One that is no longer bound is kept, to clean up what stands
    there: `gave_way_to` is the room that took its place, `moved_to` the one its group became. One that
    took no topic is thought to be full until `full_until`.
    """

    id: UUID
    chat_id: int
    is_forum: bool | None
    is_paused: bool = False
    reception_id: int | None = None
    urgent_id: int | None = None
    role: Role | None = None
    city: str | None = None
    is_bound: bool = True
    gave_way_to: UUID | None = None
    moved_to: UUID | None = None
    full_until: datetime | None = None

    @property
    def is_private(self) -> bool:
        """Tell whether it is a member's private chat."""
        return self.chat_id > 0

    def takes_same_as(self, other: "Room") -> bool:
        """Tell whether the same questions come to both."""
        return (self.role, self.city) == (other.role, other.city)

    @property
    def is_general(self) -> bool:
        """Tell whether all questions come here that have no room of their own."""
        return self.role is None and self.city is None


@dataclass(frozen=True, slots=True)
class InvitationTerms:
    """What a staff invitation is good for; `made_by` is None where it was made on the command line."""

    role: Role
    expires_at: datetime
    made_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that is still good; `mark` tells it from others and opens nothing."""

    mark: str
    role: Role
    expires_at: datetime


class LastCoordinator(DomainError):
    """Without her there would be no coordinator."""

    code = "last_coordinator"


class NotRegistered(DomainError):
    """Only registered staff may do this."""

    code = "not_registered"
