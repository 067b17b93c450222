"""Cards and topics as their conversation stands when they are made, not as it stood when they were asked for.

A minute may lie between: topics are opened slowly, and meanwhile staff answer, take or close the conversation
from the reception or in private.
"""

from dataclasses import replace
from datetime import timedelta

from bot.domain.outgoing import Kind, Parcel
from bot.repositories.uow import UnitOfWork
from bot.services.looks import KEPT, look_of, title_of
from bot.services.post import Post
from bot.services.topics import Topics, to_staff
from bot.services.world import World

AGAIN_AFTER = timedelta(minutes=1)
MOST_TRIES = 5
TRIES = "tries"  # in a card's parcel: how often it was refused


class Cards:
    """Make topics and cards fit the moment, and bring up what changed while they were on their way."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._topics = Topics(uow, world)

    async def ready(self, parcel: Parcel) -> Parcel | None:
        """Return a topic or card as it is now; None, once it is dropped, where its conversation is gone.

        Any other parcel stays as it is.
        """
        if parcel.kind not in {Kind.TOPIC, Kind.CARD} or parcel.thread_id is None:
            return parcel
        thread = await self._uow.threads.find(parcel.thread_id)
        if thread is None:
            await self._uow.outbox.settle(parcel.id, sent=False, now=self._world.clock.now())
            return None
        is_card = parcel.kind is Kind.CARD
        now = await self._topics.describe(thread) if is_card else title_of(thread) | {KEPT: False}
        return replace(parcel, payload=parcel.payload | now)

    async def shown(self, parcel: Parcel) -> None:
        """Let a card that has just arrived, and its topic, follow what happened on their way.

        A state that goes out before the card is there changes nothing.
        """
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        if thread is None:
            return
        is_changed = await self._topics.describe(thread) | parcel.payload != parcel.payload
        is_titled_so = thread.topic_id is None or thread.topic_look in {"", look_of(title_of(thread))}
        if is_changed or not is_titled_so:
            await self._topics.show_state(thread, has_card=is_changed)

    async def refused(self, parcel: Parcel) -> None:
        """Show a card later that was refused: her words do not wait for it, but staff need its buttons."""
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        tries = int(parcel.payload.get(TRIES, 0)) + 1
        if thread is None or tries >= MOST_TRIES or thread.card_id is not None:
            return
        again = to_staff(thread, Kind.CARD, f"cardagain:{parcel.id.hex}", {TRIES: tries})
        at = self._world.clock.now() + AGAIN_AFTER
        await self._post.send(replace(again, stream="c" + thread.id.hex, not_before=at))
