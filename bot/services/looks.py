"""How a topic looks: title and icon follow the conversation, but never over a title of the staff's own.

A title or icon that stands there already costs no call: twenty a minute are all there is.
"""

from dataclasses import replace
from typing import Any

from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Parcel, Receipt
from bot.repositories.uow import UnitOfWork
from bot.services.world import World

KEPT = "titled"  # in a title's parcel: the words are the staff's


class Looks:
    """Know how topics look, and leave out what would change nothing."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def renamed(self, thread: Thread, *, is_ours: bool) -> None:
        """Note that somebody has given a topic a title by hand; `is_ours` if it is what we would write."""
        await self._uow.threads.change(thread.id, is_titled=not is_ours, topic_look="")

    async def ready(self, parcel: Parcel) -> Parcel | None:
        """Return the state of a conversation as it goes out now; None when nothing would change."""
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        title: dict[str, Any] | None = parcel.payload["title"]
        if thread is None or title is None:
            return parcel
        title = title | {KEPT: thread.is_titled}
        if thread.topic_look == look_of(title):
            title = None
        if title is None and parcel.payload["card"] is None:
            await self._uow.outbox.settle(parcel.id, sent=True, now=self._world.clock.now())
            return None
        return replace(parcel, payload=parcel.payload | {"title": title})

    async def shown(self, parcel: Parcel, _receipt: Receipt) -> None:
        """Note how a topic looks now; a new topic has our title."""
        title = parcel.payload if parcel.kind is Kind.TOPIC else parcel.payload["title"]
        if parcel.thread_id is None or title is None:
            return
        values: dict[str, Any] = {"topic_look": look_of(title)}
        values |= {"is_titled": False} if parcel.kind is Kind.TOPIC else {}
        await self._uow.threads.change(parcel.thread_id, **values)


def look_of(title: dict[str, Any]) -> str:
    """Name title and icon of a state in few letters."""
    return f"{title['state']}{'!' if title['urgent'] else ''}{'*' if title.get(KEPT) else ''}"


def title_of(thread: Thread) -> dict[str, Any]:
    """Return what title and icon of a conversation's topic say, as parcels carry it."""
    return {
        "alias": thread.alias,
        "theme": int(thread.theme),
        "state": thread.state.value,
        "urgent": thread.is_urgent,
        KEPT: thread.is_titled,
    }
