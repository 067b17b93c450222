"""Whoever writes more than is shown at once: how much that was, and until when it lasts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

PAUSE = timedelta(minutes=10)  # so long nothing too much: it is over; so long between two changes of its line


@dataclass(frozen=True, slots=True)
class Flood:
    """What is counted of one flood: messages that were joined, and that were not taken.

    `last_at` is when it last grew. `note_id` is the staff's line about it, once it stands in `room_id`.
    """

    id: UUID
    thread_id: UUID
    joined: int
    refused: int
    last_at: datetime
    room_id: UUID | None = None
    note_id: int | None = None

    def is_over(self, now: datetime) -> bool:
        """Tell whether nothing was added for long."""
        return now - self.last_at >= PAUSE
