"""Her messages on their way to the staff, and the bot's own lines beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid4

from bot.domain.clock import whole_hour
from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Thread
from bot.domain.outgoing import (
    Kind,
    Lane,
    Outgoing,
    Parcel,
    Receipt,
    leaving_stream,
    member_stream,
    preview_stream,
    thread_stream,
)
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.flow import AT_ONCE, Pace
from bot.services.post import Post
from bot.services.reception import Reception, received_key, relay_key
from bot.services.topics import to_staff
from bot.services.world import World

LONG_WAIT = timedelta(minutes=2)  # longer than a try is put off
HEAP = 10  # messages of one conversation before which words of danger go ahead
NOTHING_MORE: Final[Mapping[str, Any]] = MappingProxyType({})
NAMELESS = frozenset({"urgent_more", "many_late"})  # lines to a member that hold neither nickname nor theme
WAS_OPEN = "was_open"  # in a parcel with words of hers: nobody had closed their conversation when they came
ALBUM_PAUSE = timedelta(seconds=1)  # the messages of an album come one by one


class Relays:
    """Pass messages on, link both copies, say notes."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._reception = Reception(uow, world)

    async def pass_on(
        self,
        thread: Thread,
        message_id: int,
        content: Content,
        *,
        pace: Pace = AT_ONCE,
    ) -> bool:
        """Pass on her message (its id in her chat); tell whether it is the first time."""
        payload = {"message_id": message_id, "content": content, WAS_OPEN: thread.is_open}
        pause = ALBUM_PAUSE if "album" in content else timedelta()
        not_before, lane = self._world.clock.now() + max(pause, pace.delay), pace.lane
        if await self._reception.holds(thread):
            await self._reception.show(thread, message_id, content, not_before=not_before, pace=pace)
            lane = self._reception.lane_of_later(thread)
        parcel = to_staff(thread, Kind.RELAY, relay_key(thread.id, message_id), payload, lane=lane)
        parcel = replace(parcel, person_id=thread.person_id, not_before=not_before)
        is_new = await self._post.send(parcel, seq=await self._place_of(thread, pace))
        if is_new:
            await self._uow.threads.count_message(thread.id)
        return is_new

    async def _place_of(self, thread: Thread, pace: Pace) -> int | None:
        """Return the order number of what goes before a heap of her messages; None for the usual place."""
        if not pace.is_ahead:
            return None
        return await self._uow.streams.place_ahead(thread_stream(thread.id, to_staff=True), Kind.RELAY)

    async def _place_of_note(self, thread: Thread, pace: Pace) -> int | None:
        """Return the order number of a line; in a quiet conversation it does not wait for her words."""
        if pace.is_ahead:
            return await self._place_of(thread, pace)
        stream, later = thread_stream(thread.id, to_staff=True), self._world.clock.now() + LONG_WAIT
        return await self._uow.streams.place_ahead(stream, Kind.RELAY, later_than=later)

    async def has_passed_on(self, thread: Thread, message_id: int) -> bool:
        """Tell whether a message of hers is on its way to the staff, or has reached them.

        In this order: a message that arrives between the two questions is seen by the second.
        """
        if await self._uow.outbox.is_waiting(relay_key(thread.id, message_id)):
            return True
        return await self._uow.threads.staff_copy_of(thread.id, message_id) is not None

    async def pass_edit(self, thread: Thread, message_id: int, content: Content, pace: Pace) -> None:
        """Pass on what she changed, as an answer to the staff's copy of the message; the newest change only.

        The copy's id is looked up when this is sent: the message itself may still be on its way.
        """
        changes = f"edit:{thread.id.hex}:{message_id}:"
        await self._uow.batches.cancel(changes)
        payload = {"message_id": message_id, "content": content, "is_edit": True}
        parcel = to_staff(thread, Kind.RELAY, f"{changes}{uuid4().hex[:16]}", payload, lane=pace.lane)
        not_before = self._world.clock.now() + pace.delay
        await self._post.send(replace(parcel, person_id=thread.person_id, not_before=not_before))

    async def note(
        self,
        thread: Thread,
        code: str,
        dedupe_key: str,
        *,
        about: Mapping[str, Any] = NOTHING_MORE,
        pace: Pace = AT_ONCE,
    ) -> None:
        """Say a line of the bot's own in the topic; `about` are its values, never words of hers.

        What it is about is passed on after it.
        """
        note = to_staff(thread, Kind.NOTE, dedupe_key, {"code": code, **about}, lane=pace.lane)
        await self._post.send(note, seq=await self._place_of_note(thread, pace))

    async def note_at(
        self,
        thread: Thread,
        code: str,
        dedupe_key: str,
        *,
        place: tuple[UUID, int | None],
        about: Mapping[str, Any] = NOTHING_MORE,
    ) -> None:
        """Say a line of the bot's own where a conversation stood before: in that room and topic."""
        room_id, topic_id = place
        payload = {"code": code, **about, "room": room_id.hex, "topic": topic_id}
        note = to_staff(thread, Kind.NOTE, dedupe_key, payload)
        await self._post.send(replace(note, stream=leaving_stream(thread.id)))

    async def close_at(self, thread: Thread, dedupe_key: str, room_id: UUID, *, to: list[str | None]) -> None:
        """Close topic and card where a conversation stands, because it goes to another room."""
        payload = {
            "room": room_id.hex,
            "topic": thread.topic_id,
            "card_id": thread.card_id,
            "alias": thread.alias,
            "theme": int(thread.theme),
            "titled": thread.is_titled,
            "to": to,
        }
        parcel = to_staff(thread, Kind.LEAVE, dedupe_key, payload, lane=Lane.REMINDER)
        await self._post.send(replace(parcel, stream=leaving_stream(thread.id)))

    async def tell(
        self,
        member: Member,
        thread: Thread,
        code: str,
        dedupe_key: str,
        *,
        about: Mapping[str, int] = NOTHING_MORE,
        at: datetime | None = None,
    ) -> None:
        """Tell a member in private something about a conversation: nickname and theme, no words of hers.

        It is told now, or `at` a later moment; called off with the conversation, unless it names nobody.
        """
        payload = {
            "chat_id": member.chat_id,
            "code": code,
            "alias": thread.alias,
            "theme": int(thread.theme),
            "thread": thread.id.hex,
            **about,
        }
        tell = Outgoing(Kind.TELL, Lane.URGENT, member_stream(member.id), dedupe_key, payload)
        named = None if code in NAMELESS else thread.id
        await self._post.send(replace(tell, not_before=at, thread_id=named))

    async def make_way(self, thread: Thread) -> Pace:
        """Let what still waits of this conversation go as urgent; return the pace of what does so next.

        Before a heap of messages it goes ahead, and the heap stays behind: a minute's calls may lie in it.
        """
        stream = thread_stream(thread.id, to_staff=True)
        is_heap = await self._uow.streams.count(stream, kind=Kind.RELAY) > HEAP
        await self.hasten(thread, but=Kind.RELAY if is_heap else None)
        if not is_heap:
            await self.hurry(thread)
        return Pace(Lane.URGENT, is_ahead=is_heap)

    async def hasten(self, thread: Thread, *, but: Kind | None = None) -> None:
        """Let everything of this conversation that still waits go as urgent, except what is of one kind."""
        lane = Lane.SCREEN if await self._reception.holds(thread) else Lane.URGENT
        await self._uow.streams.change_lane(thread_stream(thread.id, to_staff=True), lane=lane, but=but)
        if but is None:
            await self._uow.streams.change_lane(preview_stream(thread.id), lane=Lane.URGENT)

    async def hurry(self, thread: Thread) -> None:
        """Let nothing of this conversation wait until later."""
        await self._uow.streams.hurry(thread_stream(thread.id, to_staff=True), now=self._world.clock.now())

    async def begun(self, thread_id: UUID, message_ids: Sequence[int], *, room_id: UUID | None) -> None:
        """Link the first parts of a message of hers; which of hers it is, is noted when all has arrived."""
        hour = whole_hour(self._world.clock.now())
        for staffs in message_ids:
            await self._uow.threads.link(thread_id, hers=None, staffs=staffs, room_id=room_id, at_hour=hour)

    async def relayed(self, parcel: Parcel, receipt: Receipt) -> None:
        """Link her message with the staff's copy, and mark hers as received; of an album only the first."""
        if parcel.thread_id is None or parcel.person_id is None:
            return
        await self._follow(parcel, receipt)
        hers = int(parcel.payload["message_id"])
        hour = whole_hour(self._world.clock.now())
        is_edit = bool(parcel.payload.get("is_edit"))
        if not is_edit:
            await self._reception.leave(parcel.thread_id, hers)
        for staffs in (*receipt.earlier, receipt.message_id):
            await self._uow.threads.link(
                parcel.thread_id, hers=hers, staffs=staffs, room_id=receipt.room_id, at_hour=hour
            )
        if receipt.place and "album" in parcel.payload["content"]:
            return
        key = parcel.id.hex if is_edit else received_key(parcel.thread_id, hers)
        await self._post.mark_received(parcel.person_id, hers, key=key)

    async def _follow(self, parcel: Parcel, receipt: Receipt) -> None:
        """Pass a message on once more that reached a room just after its conversation had left it."""
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        if thread is None or receipt.room_id is None or thread.belongs_to(receipt.room_id):
            return
        await self._post.send(_again(parcel, "again"), seq=parcel.seq)

    async def _pass_words_on(self, parcel: Parcel) -> bool:
        """Put the bare words of a refused message in its place; tell whether there are any left to try."""
        words = parcel.payload["content"].get("words")
        bare: Content = {"kind": ContentKind.TEXT, "words": words or ""}
        if not words or parcel.payload["content"] == bare:
            return False
        payload = {name: value for name, value in parcel.payload.items() if name != "sent"}
        await self._post.send(
            _again(replace(parcel, payload=payload | {"content": bare}), "bare"), seq=parcel.seq
        )
        return True

    async def lost(self, parcel: Parcel) -> None:
        """Tell her, and the staff, that a message of hers could not be passed on; bare words still are."""
        if parcel.kind is not Kind.RELAY or parcel.person_id is None or parcel.thread_id is None:
            return
        is_passed_on = await self._pass_words_on(parcel)
        if is_passed_on and parcel.payload["content"]["kind"] == ContentKind.TEXT:
            return
        await self._post.notify(parcel.person_id, "not_passed_on", f"lost:{parcel.id.hex}")
        thread = await self._uow.threads.find(parcel.thread_id)
        if thread is not None:
            await self.note(thread, "unreadable", f"lostnote:{parcel.id.hex}")


def _again(parcel: Parcel, why: str) -> Outgoing:
    """Make a parcel of the same message once more."""
    return Outgoing(
        parcel.kind,
        parcel.lane,
        stream=parcel.stream,
        dedupe_key=f"{why}:{parcel.id.hex}",
        payload=parcel.payload,
        person_id=parcel.person_id,
        thread_id=parcel.thread_id,
    )
