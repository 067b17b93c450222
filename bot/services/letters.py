"""Letters: answers that reach her as a neutral stub and open only under her finger."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.conversation import Content, Thread
from bot.domain.errors import NotFound
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt, Refusal, thread_stream
from bot.domain.people import Person
from bot.domain.staff import Member, Role
from bot.repositories.letters import BODY, READ
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.world import World

UNREAD_LIFE = timedelta(days=14)
READ_LIFE = timedelta(hours=24)  # a letter she has opened can be hidden and opened again this long


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as she reads it; the signature is a role, never a name."""

    id: UUID
    content: Content
    role: Role


class Letters:
    """Write, deliver and open letters."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)

    async def write(self, thread: Thread, member: Member, content: Content, *, message_id: int) -> None:
        """Send a staff message (its id in the staff chat) to the woman of a conversation."""
        key = await self._uow.people.key_of(thread.person_id)
        if key is None:
            raise NotFound
        body = {"content": content, "role": member.role.value}
        letter_id = await self._uow.letters.add(
            key,
            body,
            person_id=thread.person_id,
            thread_id=thread.id,
            written_in=message_id,
            until=self._world.clock.now() + UNREAD_LIFE,
        )
        await self._post.send(
            Outgoing(
                Kind.LETTER,
                Lane.RELAY,
                stream=thread_stream(thread.id, to_staff=False),
                dedupe_key=f"letter:{letter_id.hex}",
                payload={"letter": letter_id.hex},
                person_id=thread.person_id,
                thread_id=thread.id,
            )
        )

    async def open(self, letter_id: UUID, person: Person) -> LetterView:
        """Open her letter; from now on it is kept for a day, so that she can hide and reopen it.

        Raises:
            NotFound: there is no such letter of hers, or its time is over.
        """
        letter = await self._uow.letters.find(letter_id)
        key = await self._uow.people.key_of(person.id)
        now = self._world.clock.now()
        if letter is None or key is None or letter.person_id != person.id:
            raise NotFound
        if letter.body is None or letter.expires_at <= now:
            raise NotFound
        body = key.open_json(BODY, letter.id, letter.body)
        if letter.state != READ:
            await self._uow.letters.change(letter.id, state=READ, expires_at=now + READ_LIFE)
        return LetterView(letter.id, body["content"], Role(body["role"]))

    async def count_unread(self, person: Person) -> int:
        """Count the letters she has not opened."""
        return await self._uow.letters.count_unread(person.id)

    async def list_unread(self, person: Person) -> list[UUID]:
        """Return the letters she has not opened, oldest first."""
        return await self._uow.letters.list_unread(person.id)

    async def stub_sent(self, parcel: Parcel, receipt: Receipt) -> None:
        """Link the stub with the staff's message, and mark that one as delivered."""
        letter = await self._uow.letters.find(UUID(parcel.payload["letter"]))
        if letter is None:
            return
        await self._uow.letters.change(letter.id, stub_id=receipt.message_id)
        hour = whole_hour(self._world.clock.now())
        await self._uow.threads.link(
            letter.thread_id, hers=receipt.message_id, staffs=letter.staff_message_id, at_hour=hour
        )
        await self._post.send(
            Outgoing(
                Kind.RECEIPT,
                Lane.RELAY,
                stream="r" + letter.id.hex,
                dedupe_key=f"receipt:{letter.id.hex}",
                payload={"message_id": letter.staff_message_id},
                thread_id=letter.thread_id,
            )
        )

    async def undelivered(self, parcel: Parcel, refusal: Refusal) -> None:
        """Tell the staff in words that she cannot be reached; the letter is kept."""
        letter = await self._uow.letters.find(UUID(parcel.payload["letter"]))
        thread = await self._uow.threads.find(letter.thread_id) if letter else None
        if letter is None or thread is None:
            return
        code = "blocked" if refusal is Refusal.BLOCKED else "undelivered"
        await Relays(self._uow, self._world).note(thread, code, f"undelivered:{letter.id.hex}")
