"""What one loop of the sender has on its way, room by room, so that a full group holds up no other one."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from bot.domain.outgoing import Consignment, Round

MOST_IN_ALL = 24


class Flights:
    """Sends that have begun and wait for their place, or for Telegram's answer.

    `groups` are the chats of rooms as far as they are known; all loops share them.
    """

    def __init__(self, groups: dict[UUID, int]) -> None:
        self._groups = groups
        self._rooms: dict[asyncio.Task[None], UUID | None] = {}

    def add(self, task: asyncio.Task[None], consignment: Consignment) -> None:
        """Count a send until it has ended."""
        room_id, chat_id = consignment.address.room_id, consignment.address.chat_id
        if room_id is not None and chat_id < 0:
            self._groups[room_id] = chat_id
        self._rooms[task] = room_id
        task.add_done_callback(lambda ended: self._rooms.pop(ended, None))

    def next_claim(self, round_: Round, window: int, places: Callable[[int], int]) -> tuple[Round, int]:
        """Return what may be claimed now, and how much: each room, and all of her side, has a window.

        `places` tells how many sends a group takes now. What cannot go yet stays unclaimed, so that it may
        still share a call with what comes meanwhile.
        """
        busy = Counter(self._rooms.values())
        full = {room for room, count in busy.items() if room is not None and count >= window}
        most = max((count for room, count in busy.items() if room not in full), default=0)
        left = {room: places(chat_id) for room, chat_id in self._groups.items() if round_.is_to_staff}
        full |= {room for room, count in left.items() if count <= 0}
        limits = [count for room, count in left.items() if room not in full]
        limit = min(window - most, MOST_IN_ALL - len(self._rooms), *limits)
        return replace(round_, without=frozenset(full)), limit
