"""A conversation's place in the staff's room: its topic and card, opened, followed and opened again."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from bot.domain.barring import CLOSING, BarReason
from bot.domain.clock import whole_hour
from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt, Refusal, leaving_stream, thread_stream
from bot.domain.pacing import TOPICS_A_MINUTE, URGENT_TOPICS_A_MINUTE
from bot.domain.programme import SendMode
from bot.domain.room_streams import room_stream
from bot.domain.staff import Room
from bot.repositories.uow import UnitOfWork
from bot.services.full_rooms import COMMON_TOPICS, FullRooms
from bot.services.looks import look_of, title_of
from bot.services.places import Places
from bot.services.post import Post
from bot.services.programme import Programmes
from bot.services.reception import Reception, topic_key
from bot.services.staff_rooms import StaffRooms
from bot.services.urgent_calls import UrgentCalls
from bot.services.world import World

IN_TOPICS = frozenset({Kind.CARD, Kind.RELAY, Kind.NOTE})
TOPIC_LIFE = timedelta(days=30)


def to_staff(
    thread: Thread, kind: Kind, dedupe_key: str, payload: dict[str, Any], *, lane: Lane | None = None
) -> Outgoing:
    """Make a parcel for the room a conversation stands in; in order with all others of it."""
    usual = Lane.URGENT if thread.is_urgent else Lane.RELAY
    return Outgoing(
        kind,
        usual if lane is None else lane,
        stream=thread_stream(thread.id, to_staff=True),
        dedupe_key=dedupe_key,
        payload=payload,
        thread_id=thread.id,
    )


class Topics:
    """Open topics and show cards; open them again where Telegram has lost them."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._rooms = StaffRooms(uow, world)
        self._reception = Reception(uow, world)
        self._full = FullRooms(uow, world)
        self._programme = Programmes(uow, world)

    async def begin(self, thread: Thread) -> None:
        """Open a topic, where the room has topics, and show the card.

        Topics are opened slowly: the rest of the conversation waits with its topic, in a later lane. While
        topics are being opened, urgent words are sooner in the reception: it costs one call, a topic two.
        """
        room, lane = await self._rooms.room_of(thread), None
        if room is None or room.is_forum is not False:
            pace = URGENT_TOPICS_A_MINUTE if thread.is_urgent else TOPICS_A_MINUTE
            opens_at = await self._reception.next_topic(room, pace=pace)
            if opens_at > self._world.clock.now():
                lane = self._reception.lane_of_later(thread)
            topic = to_staff(thread, Kind.TOPIC, topic_key(thread.id), title_of(thread), lane=lane)
            await self._post.send(replace(topic, not_before=None if thread.is_urgent else opens_at))
        await self._show_card(thread, f"card:{thread.id.hex}", lane=lane)

    async def show_in(self, thread: Thread, room: Room) -> None:
        """Show the card of a conversation in another room, where its topic is opened before; once."""
        if thread.card_id is not None or thread.room_id != room.id:
            await self._uow.outbox.cancel_kind(thread.id, Kind.CARD)
        if thread.room_id != room.id:
            await self._show_card(thread, f"moved:{uuid4().hex}")

    async def _show_card(
        self, thread: Thread, dedupe_key: str, *, lane: Lane | None = None, seq: int | None = None
    ) -> None:
        """Send a card; what it says is put in when it goes out."""
        await self._post.send(to_staff(thread, Kind.CARD, dedupe_key, {}, lane=lane), seq=seq)

    async def show_state(self, thread: Thread, *, has_card: bool = True) -> None:
        """Let card, icon and title follow the conversation; only the newest state is shown.

        Without the card where its button was pressed: then it is shown at once, as a screen.
        """
        await self._uow.outbox.cancel_kind(thread.id, Kind.STATE)
        card = await self.describe(thread) if has_card else None
        payload = {"card": card, "title": title_of(thread)}
        parcel = to_staff(thread, Kind.STATE, f"state:{uuid4().hex}", payload, lane=Lane.ANNOUNCEMENT)
        await self._post.send(replace(parcel, stream="c" + thread.id.hex))

    async def describe(self, thread: Thread) -> dict[str, Any]:
        """Return what the card says: all of it anonymous."""
        reason = await self._why_barred(thread.person_id)
        return {
            "thread": thread.id.hex,
            "alias": thread.alias,
            "theme": int(thread.theme),
            "urgent": thread.is_urgent,
            "state": thread.state.value,
            "city": await self._city_name(thread.person_id),
            "since": thread.waiting_since.isoformat() if thread.waiting_since else None,
            "zone": (await self._programme.current()).zone,
            "earlier": await self._uow.threads.count_earlier(thread),
            "barred": reason in CLOSING,
            "quiet": reason is BarReason.QUIET,
            "by": await self._role_of(thread.taken_by),
            "replies": (await self._programme.current()).send_mode is SendMode.REPLIES,
        }

    async def _role_of(self, member_id: UUID | None) -> str | None:
        team = [] if member_id is None else await self._uow.staff.list_active()
        return next((member.role.value for member in team if member.id == member_id), None)

    async def _why_barred(self, person_id: UUID) -> BarReason | None:
        person = await self._uow.people.get(person_id)
        now = self._world.clock.now()
        return None if person is None else await self._uow.bars.find(person.bar, now=now)

    async def _city_name(self, person_id: UUID) -> str | None:
        person = await self._uow.people.get(person_id)
        if person is None or person.settings.city is None:
            return None
        city = await Places(self._uow, self._world).find_city(person.settings.city)
        return city.name if city else None

    async def drop_all(self, thread: Thread) -> None:
        """Have every topic deleted that a conversation has, or has left."""
        if thread.topic_id is not None:
            await self.drop(thread.id, thread.topic_id, thread.room_id)
        for stand in await self._uow.stands.list_of(thread.id):
            if stand.topic_id is not None:
                await self.drop(thread.id, stand.topic_id, stand.room_id)

    async def drop(self, thread_id: UUID, topic_id: int, room_id: UUID | None) -> None:
        """Have a conversation's topic deleted with all its messages."""
        payload: dict[str, Any] = {"topic_id": topic_id}
        if room_id is not None:
            payload["room"] = room_id.hex
        stream = room_stream("d", room_id or thread_id, mark=f"{topic_id:x}")
        key = f"drop:{thread_id.hex}:{topic_id}:{payload.get('room', '')[:8]}"
        await self._post.send(Outgoing(Kind.DROP_TOPIC, Lane.RELAY, stream, key, payload))

    async def opened(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note the topic of a conversation."""
        if parcel.thread_id is not None and receipt.topic_id is not None:
            values = {"topic_id": receipt.topic_id, "room_id": receipt.room_id}
            await self._uow.threads.change(parcel.thread_id, **values)
            room = None if receipt.room_id is None else await self._uow.rooms.find(receipt.room_id)
            if room is not None:
                await self._full.has_place_again(room)

    async def card_sent(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note the card of a conversation; the link marks that only its buttons may change."""
        if parcel.thread_id is None:
            return
        values = {"card_id": receipt.message_id, "room_id": receipt.room_id}
        await self._uow.threads.change(parcel.thread_id, **values)
        hour = whole_hour(self._world.clock.now())
        await self._uow.threads.link(
            parcel.thread_id, hers=None, staffs=receipt.message_id, room_id=receipt.room_id, at_hour=hour
        )

    async def holds_words(self, room: Room, message_id: int) -> bool:
        """Tell whether a message in the room may hold her words, so that it must never be written anew."""
        return await self._uow.threads.is_linked(room.id, message_id)

    async def is_old_card(self, room: Room, message_id: int) -> bool:
        """Tell whether a message is a card without her words; none before it is known where it stands."""
        is_known = await self._uow.threads.find_by_staff_message(room.id, message_id) is not None
        return is_known and not await self.holds_words(room, message_id)

    async def repair(self, parcel: Parcel, refusal: Refusal, room_id: UUID | None) -> bool:
        """Make a parcel that a room has refused sendable again; True when it was settled or may wait."""
        room = None if room_id is None else await self._uow.rooms.find(room_id)
        if refusal is Refusal.NOT_A_FORUM and room is not None:
            return await self._do_without(parcel, room)
        if room is not None and (refusal is Refusal.FULL or parcel.kind in COMMON_TOPICS):
            await self._full.make_do(parcel, room, drop=self.drop if refusal is Refusal.FULL else None)
            return True
        if refusal is Refusal.QUOTE and parcel.kind is Kind.RELAY:
            return await self._without_quote(parcel)
        return refusal is Refusal.TOPIC_LOST and await self._reopen_for(parcel, room)

    async def _reopen_for(self, parcel: Parcel, room: Room | None) -> bool:
        if parcel.kind is Kind.PREVIEW:
            return await self._reception.reopen(parcel, room)
        if parcel.kind is Kind.CALL:
            return await UrgentCalls(self._uow, self._world).reopen(parcel, room)
        return parcel.kind in IN_TOPICS and "room" not in parcel.payload and await self._reopen(parcel)

    async def _do_without(self, parcel: Parcel, room: Room) -> bool:
        """Write to the room itself from now on; no topic can be opened or deleted there."""
        await self._rooms.mark_plain(room)
        now = self._world.clock.now()
        moved = parcel.kind is Kind.TOPIC and await self._has_moved(parcel, room)
        if parcel.kind in IN_TOPICS | {Kind.CALL} or moved:
            await self._uow.outbox.postpone(parcel.id, until=now)
            return True
        await self._uow.outbox.settle(parcel.id, sent=True, now=now)
        if parcel.kind is Kind.RECEPTION:
            await self._uow.streams.drop_kind(Kind.PREVIEW, room_id=room.id)
        if parcel.kind is Kind.CALLS_TOPIC:
            await self._uow.outbox.hurry({Kind.CALL}, now=now)
        return True

    async def _has_moved(self, parcel: Parcel, room: Room) -> bool:
        """Tell whether a parcel goes elsewhere by now."""
        now = await self._rooms.room_for(parcel)
        return now is not None and now.id != room.id

    async def _without_quote(self, parcel: Parcel) -> bool:
        """Put the same message in the place of one whose quote does not stand in what it answers."""
        content = {
            key: value for key, value in parcel.payload["content"].items() if not key.startswith("quote")
        }
        unquoted = Outgoing(
            parcel.kind,
            parcel.lane,
            stream=parcel.stream,
            dedupe_key=f"unquoted:{parcel.id.hex}",
            payload=parcel.payload | {"content": content},
            person_id=parcel.person_id,
            thread_id=parcel.thread_id,
        )
        await self._uow.outbox.settle(parcel.id, sent=True, now=self._world.clock.now())
        await self._post.send(unquoted, seq=parcel.seq)
        return True

    async def follow_room(self, parcel: Parcel) -> bool:
        """Begin a conversation anew in another room, before a parcel that would go there; tell whether."""
        if parcel.kind not in IN_TOPICS or parcel.thread_id is None or "room" in parcel.payload:
            return False
        thread = await self._uow.threads.find(parcel.thread_id)
        room = None if thread is None else await self._rooms.room_of(thread)
        if thread is None or room is None or thread.room_id in {None, room.id}:
            return False
        return await self._reopen(parcel, is_moving=True)

    async def _reopen(self, parcel: Parcel, *, is_moving: bool = False) -> bool:
        """Put a new topic and card before a parcel that has none to go to.

        A conversation that comes back to a room has its old topic again.
        """
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        if thread is None:
            return False
        await self._leave(thread)
        thread = replace(thread, room_id=None, topic_id=None, card_id=None)
        mark = f"{parcel.id.hex}:{parcel.attempts}"
        room = await self._rooms.room_of(thread)
        is_back = is_moving and room is not None and await self._come_back(thread, room)
        if not is_back and (room is None or room.is_forum is not False):
            opens_at = None if thread.is_urgent else await self._reception.next_topic(room)
            topic = to_staff(thread, Kind.TOPIC, f"topic:{mark}", title_of(thread))
            await self._post.send(replace(topic, not_before=opens_at), seq=parcel.seq - 2)
        if parcel.kind is not Kind.CARD:
            await self._uow.outbox.cancel_kind(thread.id, Kind.CARD)
            await self._show_card(thread, f"card:{mark}", seq=parcel.seq - 1)
        await self._uow.outbox.postpone(parcel.id, until=self._world.clock.now())
        return True

    async def _come_back(self, thread: Thread, room: Room) -> bool:
        """Let a conversation stand in the newest topic it has left in a room; False where there is none."""
        left = [one for one in await self._uow.stands.list_of(thread.id) if one.room_id == room.id]
        stand = max((one for one in left if one.topic_id), key=lambda one: one.topic_id or 0, default=None)
        if stand is None or room.is_forum is False:
            return False
        await self._uow.stands.remove(stand.id)
        place = {"room_id": room.id, "topic_id": stand.topic_id, "card_id": stand.card_id}
        title = title_of(replace(thread, is_titled=stand.is_titled))
        look = {"is_titled": stand.is_titled, "topic_look": look_of(title)}  # soon: it is opened again so
        await self._uow.threads.change(thread.id, **place, **look)
        payload = {"room": room.id.hex, "topic": stand.topic_id, "title": title}
        parcel = to_staff(thread, Kind.REOPEN, f"reopen:{uuid4().hex}", payload)
        await self._post.send(replace(parcel, stream=leaving_stream(thread.id)))
        return True

    async def keep_open(self, thread: Thread, room: Room, message_id: int) -> None:
        """Open a topic again that was closed by hand, as `message_id` says; its conversation goes on."""
        payload = {"room": room.id.hex, "topic": thread.topic_id, "title": title_of(thread)}
        parcel = to_staff(thread, Kind.REOPEN, f"kept:{thread.id.hex}:{message_id}", payload)
        await self._post.send(replace(parcel, stream=leaving_stream(thread.id)))

    async def _leave(self, thread: Thread) -> None:
        """Note that a conversation stands nowhere now, and what it leaves behind."""
        until = (self._world.clock.now() + TOPIC_LIFE).date()
        await self._uow.stands.leave(thread, delete_after=until)
        await self._uow.threads.change(thread.id, room_id=None, topic_id=None, card_id=None)
