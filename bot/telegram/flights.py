"""What one loop of the sender has on its way, room by room, so that a full group holds up no other one."""

import asyncio
from collections import Counter
from dataclasses import replace
from uuid import UUID

from bot.domain.outgoing import Consignment, Round

MOST_IN_ALL = 24


class Flights:
    """Sends that have begun and wait for their place, or for Telegram's answer."""

    def __init__(self) -> None:
        self._rooms: dict[asyncio.Task[None], UUID | None] = {}

    def add(self, task: asyncio.Task[None], consignment: Consignment) -> None:
        """Count a send until it has ended."""
        self._rooms[task] = consignment.address.room_id
        task.add_done_callback(lambda ended: self._rooms.pop(ended, None))

    def next_claim(self, round_: Round, window: int) -> tuple[Round, int]:
        """Return what may be claimed now, and how much: each room, and all of her side, has a window."""
        busy = Counter(self._rooms.values())
        full = frozenset(room for room, count in busy.items() if room is not None and count >= window)
        most = max((count for room, count in busy.items() if room not in full), default=0)
        return replace(round_, without=full), min(window - most, MOST_IN_ALL - len(self._rooms))
