"""Lines beside a card that a press has asked for: what would go out, what came before, what is awaited.

They go where the button stands, ahead of what waits for the conversation, and are never repaired: whoever
misses one presses again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Lane
from bot.domain.staff import Room
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.topics import to_staff
from bot.services.world import World


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a button stands: the room, and the topic if there is one."""

    room: Room
    topic_id: int | None


class Beside:
    """Say lines beside a card."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._world = world
        self._post = Post(uow, world)

    async def offer(self, spot: Spot, thread: Thread, template: int, words: str) -> None:
        """Show what a prepared answer would say, with the buttons that send it or not."""
        await self._say(spot, thread, "preview", words=words, template=template, of=thread.id.hex)

    async def end_offer(self, room: Room, message_id: int) -> bool:
        """Take away a prepared answer that was shown; tell whether it still stood, so that it goes once."""
        return await self._post.take_out(room.chat_id, message_id, key=f"{room.id.hex}:{message_id}")

    async def show_earlier(self, spot: Spot, thread: Thread, earlier: Sequence[Thread]) -> None:
        """Show what came before: themes, months, states."""
        past = [[int(one.theme), one.opened_day.isoformat(), one.state.value] for one in earlier]
        today = self._world.clock.now().date().isoformat()
        await self._say(spot, thread, "earlier", past=past, today=today)

    async def ask_note(self, spot: Spot, thread: Thread, *, to: list[str | None]) -> None:
        """Ask for the note that goes with a hand-over to another room."""
        await self._say(spot, thread, "write_note", to=to)

    async def _say(self, spot: Spot, thread: Thread, code: str, **params: Any) -> None:
        """Say a line; pressed twice within a second, once."""
        place = {"room": spot.room.id.hex, "topic": spot.topic_id}
        what = params.get("template", 0)
        key = f"{code}:{thread.id.hex}:{what}:{int(self._world.clock.now().timestamp())}"
        line = to_staff(thread, Kind.NOTE, key, {"code": code} | params | place, lane=Lane.SCREEN)
        await self._post.send(replace(line, stream="o" + thread.id.hex))
