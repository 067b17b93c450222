"""What the staff did, as codes: who, when to the hour, and never a word of content."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.staff import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done; `role` is None for the command line, or whoever is no longer known."""

    at_hour: datetime
    action: str
    role: Role | None
    is_known: bool
