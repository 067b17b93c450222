"""Guarding the staff's room, and calling them: nothing goes where somebody stands whom nobody knows."""

from datetime import timedelta

from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.rights import Right, may
from bot.domain.staff import Member, Room
from bot.repositories.uow import UnitOfWork
from bot.services.duties import Duties
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.staff_rooms import StaffRooms
from bot.services.urgent_calls import UrgentCalls
from bot.services.world import World

CALL = "sos:"
RING_PAUSE = timedelta(minutes=1)
HINT_PAUSE = timedelta(hours=1)
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)  # so many waiting questions are told, within an hour


class Guard:
    """Pause the room, and tell the coordinators in private."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def stranger_came(self, room: Room) -> bool:
        """Pause the room until a coordinator says that all is well; tell whether that is news."""
        if not await StaffRooms(self._uow, self._world).pause(room):
            return False
        mark = self._world.clock.now().timestamp()
        for member in await self._coordinators():
            await Post(self._uow, self._world).send(
                Outgoing(
                    Kind.TELL,
                    Lane.URGENT,
                    stream=member_stream(member.id),
                    dedupe_key=f"stranger:{member.id.hex}:{room.id.hex[:8]}:{mark}",
                    payload={"chat_id": member.chat_id, "code": "stranger", "room": room.id.hex},
                )
            )
        return True

    async def stranger_wrote(self, thread: Thread, room: Room) -> None:
        """Say where somebody unknown has answered that this reached nobody; tell coordinators once a day.

        Nothing is paused: they may be a colleague who has just left, or who has not been invited yet.
        """
        now, relays = self._world.clock.now(), Relays(self._uow, self._world)
        await relays.note(thread, "from_stranger", f"unknown:{thread.id.hex}:{now:%d%H}")
        for member in await self._coordinators():
            key = f"writes:{member.id.hex}:{room.id.hex[:8]}:{now:%d}"
            await Post(self._uow, self._world).tell(member, "stranger_writes", key)

    async def unmask(self, room: Room, *, topic_id: int | None) -> None:
        """Say in the room, once an hour, that nobody is answered who hides behind a chat."""
        now, prefix = self._world.clock.now(), f"masked:{room.id.hex}:"
        if await self._uow.batches.was_added(prefix, since=now - HINT_PAUSE):
            return
        thread = None
        if topic_id is not None:
            thread = await self._uow.threads.find_by_topic(room.id, topic_id)
        await Post(self._uow, self._world).send(
            Outgoing(
                Kind.NOTE,
                Lane.RELAY,
                stream="n" + room.id.hex,
                dedupe_key=f"{prefix}{now.timestamp()}",
                payload={"code": "masked", "room": room.id.hex},
                thread_id=thread.id if thread else None,
            )
        )

    async def warn_of_urgent(self, thread: Thread) -> None:
        """Call the staff to an urgent conversation; before a paused room, the coordinators.

        Whoever was called within the last minute hears once, when it is over, that there are more: many rings
        would keep the urgent words themselves waiting, and a phone that never stops is put away.
        """
        room = await StaffRooms(self._uow, self._world).room_of(thread)
        is_paused = room is None or room.is_paused
        unseen = "urgent_no_room" if room is None else "urgent_waits"
        called = await (
            self._coordinators() if is_paused else Duties(self._uow, self._world).called_for(thread)
        )
        for member in called:
            await self._ring(member, thread, unseen if is_paused else "urgent_now")
        await UrgentCalls(self._uow, self._world).call(thread, called)

    async def _ring(self, member: Member, thread: Thread, code: str) -> None:
        now, calls = self._world.clock.now(), f"{CALL}{member.id.hex}:"
        last = await self._uow.batches.latest(calls)
        if last is not None and last > now:
            return
        key, at = f"{calls}{thread.id.hex}", None
        if last is not None and last > now - RING_PAUSE:
            code, at = "urgent_more", last + RING_PAUSE
        await Relays(self._uow, self._world).tell(member, thread, code, key, at=at)

    async def nobody_listens(self, thread: Thread) -> None:
        """Tell the coordinators how many questions wait where there is no room for one; now and then."""
        if await StaffRooms(self._uow, self._world).room_of(thread) is not None:
            return
        count = sum((await self._uow.threads.count_open()).values())
        step = next(one for one in reversed(STEPS) if one <= max(count, 1))
        for member in await self._coordinators():
            key = f"noroom:{member.id.hex}:{self._world.clock.now():%d%H}:{step}"
            payload = {"chat_id": member.chat_id, "code": "no_room", "count": count}
            tell = Outgoing(Kind.TELL, Lane.SCREEN, member_stream(member.id), key, payload)
            await Post(self._uow, self._world).send(tell)

    async def may_not_delete(self, room: Room) -> None:
        """Tell the coordinators that notes stay in a room; once while the outbox remembers."""
        post = Post(self._uow, self._world)
        for member in await self._coordinators():
            await post.tell(member, "may_not_delete", f"mayno:{room.id.hex}:{member.id.hex[:12]}")

    async def warn_of_signal(self, thread: Thread) -> None:
        """Call the staff to a woman who has written her safe word; at most once a minute."""
        room = await StaffRooms(self._uow, self._world).room_of(thread)
        is_seen = room is not None and not room.is_paused
        on_duty = Duties(self._uow, self._world)
        called = await (on_duty.called_for(thread) if is_seen else self._coordinators())
        for member in called:
            key = f"signal:{thread.id.hex}:{member.id.hex[:12]}:{self._world.clock.now():%d%H%M}"
            await Relays(self._uow, self._world).tell(member, thread, "signal", key)
        await UrgentCalls(self._uow, self._world).call(thread, called)

    async def _coordinators(self) -> list[Member]:
        return [member for member in await self._uow.staff.list_active() if may(member, Right.ROOM)]
