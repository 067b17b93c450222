"""Inner notes: what staff write for themselves is marked, and never goes to her."""

from uuid import UUID, uuid4

from bot.domain.clock import whole_hour
from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Lane, Outgoing
from bot.domain.staff import Room
from bot.repositories.gatherings import NOT_HERS, Gathered
from bot.repositories.uow import UnitOfWork
from bot.services.letters import Letters
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.sealed_letters import SealedLetters
from bot.services.world import World


class InnerNotes:
    """Mark notes, and keep them inside when they are edited, or are pictures of an album."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._relays = Relays(uow, world)
        self._sealed = SealedLetters(uow, world)

    async def mark(
        self, thread: Thread, room: Room, message_id: int, *, album: str | None, topic_id: int | None
    ) -> None:
        """Mark a note; the other pictures of its album are none of hers either, sent before or after."""
        await self._remember(thread, room, message_id, topic_id=topic_id)
        await self._post.send(
            Outgoing(
                Kind.RECEIPT,
                Lane.RELAY,
                stream="n" + uuid4().hex,
                dedupe_key=_key(room.id, album or str(message_id)),
                payload={"message_id": message_id, "room": room.id.hex, "note": True},
                thread_id=thread.id,
            )
        )
        if album is not None:
            await self._take_back_album(thread, room, album, topic_id=topic_id)

    async def _remember(self, thread: Thread, room: Room, message_id: int, *, topic_id: int | None) -> None:
        """Remember a note that goes with no topic, so that it is deleted with the conversation.

        It is not linked like her words, since what answers a note must find nobody.
        """
        if topic_id is None or topic_id != thread.topic_id:
            hour = whole_hour(self._world.clock.now())
            await self._uow.gatherings.add(Gathered(thread.id, NOT_HERS, room.id, message_id, hour))

    async def _take_back_album(self, thread: Thread, room: Room, album: str, *, topic_id: int | None) -> None:
        for letter in await self._uow.letters.list_of_thread(thread.id):
            body = await self._sealed.body(letter)
            if letter.room_id == room.id and body.album == album:
                letters = Letters(self._uow, self._world)
                await letters.take_back(thread, room, next(iter(body.messages)))
                for message_id in body.messages:
                    await self._remember(thread, room, message_id, topic_id=topic_id)

    async def takes_in(
        self, thread: Thread, room: Room, message_id: int, *, album: str | None, topic_id: int | None
    ) -> bool:
        """Tell whether a picture belongs to an album that is a note; then it is one too."""
        if album is None or not await self._uow.outbox.is_known(_key(room.id, album)):
            return False
        await self._remember(thread, room, message_id, topic_id=topic_id)
        return True

    async def edited(self, thread: Thread, room: Room, message_id: int, *, is_note: bool) -> bool:
        """Say what becomes of an edit that never reaches her; False for an answer that stays one.

        An answer edited into a note stays with her as it is: a slip of the hand must not take away what
        she may be reading. A note edited into words stays inside.
        """
        has_letter = (await self._sealed.find(thread, room, message_id))[0] is not None
        has_gone = has_letter or bool(await self._uow.threads.her_messages_of(room.id, message_id))
        if is_note is not has_gone:
            return is_note
        code = "edited_into_note" if is_note else "note_stays"
        await self._relays.note(thread, code, f"{code}:{thread.id.hex}:{message_id}")
        return True


def _key(room_id: UUID, what: str) -> str:
    return f"note:{room_id.hex}:{what}"[:80]
