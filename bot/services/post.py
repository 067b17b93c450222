"""Putting parcels into the outbox, sealed for whom they concern."""

from uuid import UUID, uuid4

from bot.domain.conversation import is_prepared
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream, person_stream
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.world import World


class Post:
    """Accept what must arrive; it is sent after the transaction commits."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def mark_received(self, person_id: UUID, message_id: int, *, key: str) -> None:
        """Mark a message of hers as received, unless it was prepared; `key` makes it happen once."""
        if is_prepared(message_id):
            return
        stream, payload = marks_stream(person_id, message_id), {"message_id": message_id}
        await self.send(Outgoing(Kind.SEEN, Lane.RELAY, stream, f"seen:{key}", payload, person_id))

    async def take_out(self, chat_id: int, message_id: int, *, key: str | None = None) -> bool:
        """Delete a message that stands in a chat no longer rightly; with a `key` once, and tell whether."""
        payload = {"chat_id": chat_id, "delete": [message_id], "overwrite": []}
        stream = "h" + uuid4().hex
        outgoing = Outgoing(Kind.WITHDRAW, Lane.SCREEN, stream, f"withdraw:{key or stream}", payload)
        return await self.send(outgoing)

    async def tell(self, member: Member, code: str, key: str, **values: str | int) -> None:
        """Tell a member in private a line of the bot's own, by code; `key` makes it happen once."""
        payload = {"chat_id": member.chat_id, "code": code} | values
        await self.send(Outgoing(Kind.TELL, Lane.URGENT, member_stream(member.id), key, payload))

    async def notify(self, person_id: UUID, code: str, key: str) -> None:
        """Tell her a neutral line of the bot's own, by code; `key` makes it happen once."""
        stream, payload = person_stream(person_id), {"code": code}
        await self.send(Outgoing(Kind.NOTICE, Lane.RELAY, stream, key, payload, person_id))

    async def send(self, outgoing: Outgoing, *, seq: int | None = None) -> bool:
        """Put a parcel into the outbox; nothing happens when its person has erased herself.

        `seq` places it before a parcel of the same stream that waits already. Tells whether it is new.
        """
        key = None
        if outgoing.person_id is not None:
            key = await self._uow.people.key_of(outgoing.person_id)
            if key is None:
                return False
        return await self._uow.outbox.add(outgoing, now=self._world.clock.now(), key=key, seq=seq)


def marks_stream(person_id: UUID, message_id: int) -> str:
    """Name the stream of the bot's reactions on a message of hers, so that the newest one comes last."""
    return f"e{person_id.hex[:24]}:{message_id}"
