"""Changes of the directory by hand: who changed which field when, and what undoes it for a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from bot.domain.entry_fields import EntryField
from bot.domain.errors import DomainError
from bot.domain.staff import Role

UNDO_WITHIN = timedelta(hours=24)
KEPT_CHANGES = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `owner` is the id of the service, location or place whose field it is.

    `before` and `after` are what the field was and became, `doubt` the dates of the doubt that it settled;
    all are forgotten when it can no longer be undone. `undone` tells that it was taken back; `is_undoing`
    that it itself took another one back.
    """

    id: UUID
    owner: str
    place_id: str
    field: EntryField
    made_at: datetime
    staff_id: UUID | None
    role: Role | None
    before: Any = None
    after: Any = None
    doubt: dict[str, str] | None = None
    undone: bool = False
    is_undoing: bool = False


class ChangedMeanwhile(DomainError):
    """Somebody else has changed the same field since; `role` is theirs, where it is known."""

    code = "changed_meanwhile"

    def __init__(self, role: Role | None = None) -> None:
        super().__init__(role)
        self.role = role


class UndoneAlready(DomainError):
    """The change was taken back before."""

    code = "undone_already"


class TooLateToUndo(DomainError):
    """What the field was before is not kept any more."""

    code = "too_late_to_undo"
