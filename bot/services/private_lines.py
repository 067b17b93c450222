"""What members were told of conversations in private, and taking it back.

Such a line holds a nickname and a theme, never words of hers. It goes with its conversation, and with the
member's right to see who writes: a message of the last 47 hours is deleted, an older one written over.
Screens of the desk that name her are emptied, and lead back to the queue.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from bot.domain.clock import whole_hour
from bot.domain.outgoing import DELETABLE, Kind, Lane, Outgoing, Parcel, Receipt
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.repositories.private_lines import PrivateLine
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.world import World

MOST_DELETIONS = 50  # in one parcel, which is done again from its beginning when it fails
MOST_EDITS = 5
EDITS_PAUSE = timedelta(seconds=5)  # as many edits of one chat as its send budget allows


class PrivateLines:
    """Note where a line stands, and leave none of a conversation that is gone."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)

    async def ready(self, parcel: Parcel) -> Parcel | None:
        """Return a line as it goes out; None, and it never does, when its conversation is gone."""
        if parcel.thread_id is None or await self._uow.threads.find(parcel.thread_id) is not None:
            return parcel
        await self._uow.outbox.cancel_parcel(parcel.id)
        return None

    async def told(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note where a line stands; take back at once what reached nobody of the team, or is about nobody."""
        if parcel.thread_id is None or receipt.message_id is None:
            return
        chat_id = int(parcel.payload["chat_id"])
        member = await self._uow.staff.find(chat_id)  # in private, the chat is the member
        is_there = await self._uow.threads.find(parcel.thread_id) is not None
        if not is_there or member is None or not may(member, Right.QUEUE):
            await self._post.take_out(chat_id, receipt.message_id)
            return
        hour = whole_hour(self._world.clock.now())
        await self._uow.private_lines.add(
            PrivateLine(parcel.thread_id, member.id, receipt.message_id, at_hour=hour)
        )

    async def shows(
        self, member: Member, message_id: int, threads: Collection[UUID], *, tasks: Collection[UUID] = ()
    ) -> None:
        """Note which conversations and tasks a screen in a member's chat names now, not those before."""
        hour, store = whole_hour(self._world.clock.now()), self._uow.private_lines
        await store.forget(member.id, [message_id])
        named = [(thread_id, None) for thread_id in threads] + [(None, task_id) for task_id in tasks]
        for thread_id, task_id in named:
            line = PrivateLine(thread_id, member.id, message_id, hour, is_screen=True, task_id=task_id)
            await store.add(line)

    async def empty(self, chat_id: int, message_id: int) -> None:
        """Empty a screen that names somebody who has gone meanwhile."""
        await self._send(chat_id, {"screens": [message_id]}, Lane.RELAY, key=f"gone:{uuid4().hex}")

    async def take_back(self, thread_id: UUID, *, lane: Lane) -> None:
        """Take the lines about a conversation out of every private chat; done again, it does nothing."""
        await self._take(await self._uow.private_lines.list_of_thread(thread_id), lane)

    async def take_back_task(self, task_id: UUID) -> None:
        """Empty the screens that name a task, in every private chat."""
        await self._take(await self._uow.private_lines.list_of_task(task_id), Lane.RELAY)

    async def _take(self, lines: Sequence[PrivateLine], lane: Lane) -> None:
        chats = await self._uow.staff.chats_of({line.member_id for line in lines})
        for member_id, chat_id in chats.items():
            of_member = [line for line in lines if line.member_id == member_id]
            await self._sweep(member_id, chat_id, of_member, lane)

    async def take_all_from(self, member: Member) -> None:
        """Take every line out of the chat of somebody who may not see any more who writes."""
        lines = await self._uow.private_lines.list_of_member(member.id)
        await self._sweep(member.id, member.chat_id, lines, Lane.RELAY)

    async def _sweep(self, member_id: UUID, chat_id: int, lines: Sequence[PrivateLine], lane: Lane) -> None:
        oldest = self._world.clock.now() - DELETABLE
        screens = sorted({line.message_id for line in lines if line.is_screen})
        hours = {line.message_id: line.at_hour for line in lines if not line.is_screen}
        fresh = sorted(one for one, hour in hours.items() if hour > oldest)
        for part in _parts(fresh, MOST_DELETIONS):
            await self._send(chat_id, {"delete": part}, lane, key=f"gone:{uuid4().hex}")
        parts = [{"overwrite": part} for part in _parts(sorted(hours.keys() - set(fresh)), MOST_EDITS)]
        parts += [{"screens": part} for part in _parts(screens, MOST_EDITS)]
        await self._write_over(member_id, chat_id, parts, lane)
        await self._uow.private_lines.forget(member_id, [*hours, *screens])

    async def _write_over(
        self, member_id: UUID, chat_id: int, parts: Sequence[dict[str, Sequence[int]]], lane: Lane
    ) -> None:
        """Write over a few messages after a few, so that what a member is told always comes between."""
        now, begin = self._world.clock.now(), f"lines:{member_id.hex}:{lane:d}:"
        latest = await self._uow.batches.latest(begin)
        at = now if latest is None else max(now, latest + EDITS_PAUSE)
        for place, part in enumerate(parts):
            key, not_before = f"{begin}{uuid4().hex}", at + place * EDITS_PAUSE
            await self._send(chat_id, part, lane, key=key, not_before=not_before)

    async def _send(
        self,
        chat_id: int,
        what: dict[str, Sequence[int]],
        lane: Lane,
        *,
        key: str,
        not_before: datetime | None = None,
    ) -> None:
        payload = {"chat_id": chat_id, "delete": [], "overwrite": []} | what
        stream = "h" + uuid4().hex
        await self._post.send(Outgoing(Kind.WITHDRAW, lane, stream, key, payload, not_before=not_before))


def _parts(message_ids: Sequence[int], size: int) -> list[Sequence[int]]:
    return [message_ids[start : start + size] for start in range(0, len(message_ids), size)]
