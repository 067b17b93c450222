"""What all who handle letters share: opening the body, and letting a letter close, change or be marked."""

from collections.abc import Collection, Sequence
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.letter import PREPARED, UNREAD_LIFE, LetterBody
from bot.domain.outgoing import Kind, Lane, Outgoing, thread_stream
from bot.domain.staff import Room
from bot.repositories.letters import BODY, UNREAD, StoredLetter
from bot.repositories.uow import UnitOfWork
from bot.repositories.vault import DataKey
from bot.services.erasure import Erasure
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.world import World


class SealedLetters:
    """Letters as they lie in the database, and what of them stands in her chat."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._erasure = Erasure(uow, world)

    async def key(self, person_id: UUID) -> DataKey:
        """Return her data key.

        Raises:
            NotFound: she has erased herself.
        """
        key = await self._uow.people.key_of(person_id)
        if key is None:
            raise NotFound
        return key

    async def body(self, letter: StoredLetter) -> LetterBody:
        """Open a letter's body.

        Raises:
            NotFound: it is gone, or she is.
        """
        if letter.body is None:
            raise NotFound
        key = await self.key(letter.person_id)
        return LetterBody.from_json(key.open_json(BODY, letter.id, letter.body))

    async def rewrite(self, letter: StoredLetter, body: LetterBody) -> None:
        """Put another body into the place of a letter's."""
        await self._uow.letters.rewrite(letter, await self.key(letter.person_id), body.to_json())

    async def find(
        self, thread: Thread, room: Room, message_id: int
    ) -> tuple[StoredLetter, LetterBody] | tuple[None, None]:
        """Return the letter that holds a message of the staff's room."""
        for letter in await self._uow.letters.list_of_thread(thread.id):
            body = await self.body(letter)
            if letter.room_id == room.id and message_id in body.messages:
                return letter, body
        return None, None

    async def is_plain(self, person_id: UUID) -> bool:
        """Tell whether she has chosen to get answers as they are."""
        person = await self._uow.people.get(person_id)
        return person is not None and not person.settings.discreet

    async def send(self, letter: StoredLetter, **payload: object) -> None:
        """Send a letter once more."""
        key = f"{letter_key(letter.id)}:{self._world.clock.now().timestamp()}"
        await self._post.send(to_her(letter, Kind.LETTER, key, answers=None, **payload))

    async def close(self, letter: StoredLetter) -> None:
        """Turn a letter into its stub again, and take away what lies beside it."""
        await self.take_pieces_away(letter)
        await self._edit(letter, Kind.CLOSE_LETTER)

    async def show_change(self, letter: StoredLetter, before: LetterBody, after: LetterBody) -> None:
        """Let a letter that lies open show its new words, in its place or, if they do not fit there, anew."""
        if after.view(letter.id).fits_in_place_of(before.view(letter.id)):
            await self._edit(letter, Kind.CHANGE_LETTER)
            return
        await self.take_out(letter)
        until = self._world.clock.now() + UNREAD_LIFE
        values = {"state": UNREAD, "stub_id": None, "shown_id": None, "expires_at": until}
        await self._uow.letters.change(letter.id, **values)
        await self.send(letter)

    async def _edit(self, letter: StoredLetter, kind: Kind) -> None:
        key = f"{kind}:{letter.id.hex}:{self._world.clock.now().timestamp()}"
        await self._post.send(to_her(letter, kind, key, message_id=letter.shown_id))

    async def take_out(self, letter: StoredLetter) -> None:
        """Take a letter out of her chat, with what lies beside it."""
        await self.take_pieces_away(letter)
        shown = {one for one in (letter.stub_id, letter.shown_id) if one is not None}
        await self._erasure.withdraw(letter.person_id, sorted(shown))

    async def take_pieces_away(self, letter: StoredLetter, *, but: Collection[int] = ()) -> None:
        """Take the pictures, files and longer words of a letter out of her chat, all `but` some."""
        await self._uow.traces.flush()
        beside = [mark.message_id for mark in await self._uow.traces.list_of_letter(letter.id)]
        await self._erasure.withdraw(letter.person_id, [one for one in beside if one not in but])

    async def confirm(self, letter: StoredLetter, earlier: Sequence[int] = ()) -> None:
        """Link what stands in her chat with the staff's message, and mark that one as delivered."""
        hour = whole_hour(self._world.clock.now())
        for hers in (*earlier, letter.stub_id):
            await self._uow.threads.link(
                letter.thread_id,
                hers=hers,
                staffs=letter.staff_message_id,
                room_id=letter.room_id,
                at_hour=hour,
            )
        await self.mark(letter, f"receipt:{letter.id.hex}")

    async def mark(self, letter: StoredLetter, dedupe_key: str, *, is_read: bool = False) -> None:
        """Mark the staff's message as delivered, or as read; one mark takes the other's place."""
        if letter.staff_message_id == PREPARED:
            return
        room = None if letter.room_id is None else letter.room_id.hex
        await self._post.send(
            Outgoing(
                Kind.RECEIPT,
                Lane.RELAY,
                stream="r" + letter.id.hex,
                dedupe_key=dedupe_key,
                payload={"message_id": letter.staff_message_id, "room": room, "read": is_read},
                thread_id=letter.thread_id,
            )
        )

    async def note(self, thread: Thread, room: Room, code: str, message_id: int) -> None:
        """Say a line about a message of a staff's room there, also where the conversation has left it."""
        key = f"{code}:{thread.id.hex}:{message_id}:{self._world.clock.now():%H%M%S}"
        relays = Relays(self._uow, self._world)
        if thread.belongs_to(room.id):
            await relays.note(thread, code, key)
            return
        stands = {one.room_id: one.topic_id for one in await self._uow.stands.list_of(thread.id)}
        topic_id = thread.topic_id if thread.room_id == room.id else stands.get(room.id)
        await relays.note_at(thread, code, key, place=(room.id, topic_id))


def to_her(letter: StoredLetter, kind: Kind, dedupe_key: str, **payload: object) -> Outgoing:
    """Make a parcel about a letter, in order with all other answers of its conversation."""
    return Outgoing(
        kind,
        Lane.RELAY,
        stream=thread_stream(letter.thread_id, to_staff=False),
        dedupe_key=dedupe_key,
        payload={"letter": letter.id.hex, **payload},
        person_id=letter.person_id,
        thread_id=letter.thread_id,
    )


def letter_key(letter_id: UUID) -> str:
    """Name the parcel that brings a letter; later ones of the same begin so."""
    return f"letter:{letter_id.hex}"
