"""What needs two coordinators: who asks, who confirms, and how long a question stands."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from bot.domain.errors import DomainError
from bot.domain.rights import Right


class Deed(StrEnum):
    """What one coordinator asks for and another confirms."""

    EXPORT = "export"
    ANNOUNCEMENT = "announcement"
    LOCKDOWN = "lockdown"


class Verdict(StrEnum):
    """Where a proposal stands; it leaves OPEN exactly once."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    VOID = "void"  # whoever asked is no coordinator any more


RIGHT_FOR = {
    Deed.EXPORT: Right.EXPORT,
    Deed.ANNOUNCEMENT: Right.ANNOUNCE,
    Deed.LOCKDOWN: Right.LOCKDOWN,
}
LIFE = timedelta(hours=24)
SHORT_LIFE = {Deed.LOCKDOWN: timedelta(hours=1)}


def life_of(deed: Deed) -> timedelta:
    """Return how long a proposal waits to be confirmed."""
    return SHORT_LIFE.get(deed, LIFE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a coordinator asks the others to confirm; `params` are JSON-able and of the deed's own form."""

    id: UUID
    deed: Deed
    by: UUID
    params: dict[str, Any]
    expires_at: datetime
    verdict: Verdict = Verdict.OPEN


class NoSecond(DomainError):
    """There is nobody who could confirm: a second coordinator must be invited first."""

    code = "no_second"


class OwnProposal(DomainError):
    """Whoever asks cannot confirm."""

    code = "own_proposal"


class ProposalOver(DomainError):
    """It was decided already, is too old, or whoever asked has left; `verdict` says which."""

    code = "proposal_over"

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict)
        self.verdict = verdict
