"""Letters: answers that reach her as a neutral stub and open only under her finger."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.letter import LetterBody, LetterView
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt, Refusal, thread_stream
from bot.domain.people import Person
from bot.domain.staff import Member, Room
from bot.repositories.letters import BODY, HIDDEN, OPEN, UNREAD, StoredLetter
from bot.repositories.uow import UnitOfWork
from bot.repositories.vault import DataKey
from bot.services.erasure import Erasure
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.world import World

UNREAD_LIFE = timedelta(days=14)
PREPARED = 0  # stands for the message in the room until it is there
READ_LIFE = timedelta(hours=24)  # a letter she has opened can be hidden and opened again this long


@dataclass(frozen=True, slots=True)
class Written:
    """What a member wrote in the staff's room: the message there, its content, and which one it answers."""

    room: Room
    message_id: int
    content: Content
    reply_to: int | None = None


class Letters:
    """Write, deliver, open, hide, change and take back letters."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._relays = Relays(uow, world)
        self._erasure = Erasure(uow, world)

    async def write(self, thread: Thread, member: Member, written: Written) -> None:
        """Send a message in the staff's room to the woman of a conversation; an album is one letter.

        Raises:
            NotFound: she has erased herself.
        """
        key = await self._key(thread.person_id)
        if await self._grow_album(thread, key, written):
            return
        await self._send(thread, member, written, answers=await self._answered(written))

    async def write_prepared(self, thread: Thread, member: Member, room: Room, words: str) -> None:
        """Send a prepared answer, and show it in the room, where it can be taken back like any other.

        Raises:
            NotFound: she has erased herself.
        """
        written = Written(room, PREPARED, {"kind": ContentKind.TEXT, "words": words, "entities": []})
        letter_id = await self._send(thread, member, written, answers=None)
        key = f"prepared:{letter_id.hex}"
        await self._relays.note(thread, "prepared", key, words=words, letter=letter_id.hex)

    async def noted(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note as which message of the room a prepared letter stands there."""
        known, message_id = parcel.payload.get("letter"), receipt.message_id
        if known is None or message_id is None:
            return
        letter = await self._uow.letters.change(UUID(known), staff_message_id=message_id)
        if letter is None or letter.body is None:
            return
        key = await self._key(letter.person_id)
        await self._uow.letters.rewrite(letter, key, _body_of(letter, key).moved(message_id).to_json())
        if letter.stub_id is not None:
            await self._confirm(letter)

    async def _send(self, thread: Thread, member: Member, written: Written, *, answers: int | None) -> UUID:
        body = LetterBody({written.message_id: written.content}, member.role)
        letter_id = await self._uow.letters.add(
            await self._key(thread.person_id),
            body.to_json(),
            person_id=thread.person_id,
            thread_id=thread.id,
            room_id=written.room.id,
            message_id=written.message_id,
            until=self._world.clock.now() + UNREAD_LIFE,
        )
        await self._post.send(
            Outgoing(
                Kind.LETTER,
                Lane.RELAY,
                stream=thread_stream(thread.id, to_staff=False),
                dedupe_key=_letter_key(letter_id),
                payload={"letter": letter_id.hex, "answers": answers},
                person_id=thread.person_id,
                thread_id=thread.id,
            )
        )
        return letter_id

    async def _grow_album(self, thread: Thread, key: DataKey, written: Written) -> bool:
        album = written.content.get("album")
        stored = await self._uow.letters.list_of_thread(thread.id) if album is not None else []
        for letter in stored[:1]:
            body = _body_of(letter, key)
            if letter.state == UNREAD and body.album == album:
                grown = body.with_message(written.message_id, written.content, is_changed=False)
                await self._uow.letters.rewrite(letter, key, grown.to_json())
                return True
        return False

    async def _answered(self, written: Written) -> int | None:
        if written.reply_to is None:
            return None
        return await self._uow.threads.her_message_of(written.room.id, written.reply_to)

    async def change(self, thread: Thread, written: Written) -> None:
        """Put edited words into a letter; one that lies open closes, so that she sees it is another."""
        key = await self._key(thread.person_id)
        letter, body = await self._find(thread, key, written.message_id)
        if letter is None or body is None:
            if await self._uow.threads.her_message_of(written.room.id, written.message_id) is not None:
                await self._note(thread, "edit_too_late", written.message_id)
            return
        is_seen = letter.stub_id is not None
        changed = body.with_message(written.message_id, written.content, is_changed=is_seen)
        await self._uow.letters.rewrite(letter, key, changed.to_json())
        await self._uow.letters.change(letter.id, state=UNREAD)
        if letter.state == OPEN and letter.shown_id is not None:
            await self._take_media_away(letter)
            await self._close(letter, letter.shown_id)

    async def _close(self, letter: StoredLetter, shown_id: int) -> None:
        now = self._world.clock.now()
        await self._post.send(
            Outgoing(
                Kind.CLOSE_LETTER,
                Lane.RELAY,
                stream=thread_stream(letter.thread_id, to_staff=False),
                dedupe_key=f"close:{letter.id.hex}:{now.timestamp()}",
                payload={"letter": letter.id.hex, "message_id": shown_id},
                person_id=letter.person_id,
                thread_id=letter.thread_id,
            )
        )

    async def take_back(self, thread: Thread, room: Room, message_id: int) -> None:
        """Take an answer out of her chat, read or not, and tell the staff how far that was possible."""
        key = await self._key(thread.person_id)
        letter, _ = await self._find(thread, key, message_id)
        if letter is not None:
            await self._uow.outbox.cancel(_letter_key(letter.id))  # waits for a delivery that is just ending
            letter = await self._uow.letters.find(letter.id)
        if letter is not None:
            await self._take_media_away(letter)
            shown = {one for one in (letter.stub_id, letter.shown_id) if one is not None}
            await self._erasure.withdraw(letter.person_id, sorted(shown))
            await self._uow.letters.remove(letter.id)
            await self._note(thread, "unsent" if letter.state == UNREAD else "unsent_read", message_id)
            return
        stub_id = await self._uow.threads.her_message_of(room.id, message_id)
        if stub_id is not None:
            await self._erasure.withdraw(thread.person_id, [stub_id])
        await self._note(thread, "unsent_read" if stub_id is not None else "nothing_to_unsend", message_id)

    async def open(self, letter_id: UUID, person: Person, *, shown_id: int | None) -> LetterView:
        """Open her letter in a message of her chat; it is kept for a day, so that she can hide and reopen it.

        Raises:
            NotFound: there is no such letter of hers, or its time is over.
        """
        letter = await self._uow.letters.find(letter_id)
        now = self._world.clock.now()
        if letter is None or letter.person_id != person.id or letter.expires_at <= now:
            raise NotFound
        body = _body_of(letter, await self._key(person.id))
        values: dict[str, Any] = {"state": OPEN, "shown_id": shown_id}
        if letter.state == UNREAD:
            values["expires_at"] = now + READ_LIFE
        await self._uow.letters.change(letter.id, **values)
        return body.view(letter.id)

    async def hide(self, letter_id: UUID, person: Person) -> None:
        """Close her letter again, and take away the pictures and files that lie beside it."""
        letter = await self._uow.letters.find(letter_id)
        if letter is None or letter.person_id != person.id:
            return
        if letter.state == OPEN:
            await self._uow.letters.change(letter.id, state=HIDDEN)
        await self._take_media_away(letter)

    async def _take_media_away(self, letter: StoredLetter) -> None:
        await self._uow.traces.flush()
        beside = await self._uow.traces.list_of_letter(letter.id)
        await self._erasure.withdraw(letter.person_id, [mark.message_id for mark in beside])

    async def count_unread(self, person: Person) -> int:
        """Count the letters she has not opened."""
        return await self._uow.letters.count_unread(person.id, among=self._uow.people.present)

    async def list_unread(self, person: Person) -> list[UUID]:
        """Return the letters she has not opened, oldest first."""
        return await self._uow.letters.list_unread(person.id)

    async def stub_sent(self, parcel: Parcel, receipt: Receipt) -> None:
        """Link the stub with the staff's message, and mark that one as delivered."""
        letter = await self._uow.letters.change(UUID(parcel.payload["letter"]), stub_id=receipt.message_id)
        if letter is not None and letter.staff_message_id != PREPARED:
            await self._confirm(letter)

    async def _confirm(self, letter: StoredLetter) -> None:
        hour = whole_hour(self._world.clock.now())
        await self._uow.threads.link(
            letter.thread_id,
            hers=letter.stub_id,
            staffs=letter.staff_message_id,
            room_id=letter.room_id,
            at_hour=hour,
        )
        await self._post.send(
            Outgoing(
                Kind.RECEIPT,
                Lane.RELAY,
                stream="r" + letter.id.hex,
                dedupe_key=f"receipt:{letter.id.hex}",
                payload={"message_id": letter.staff_message_id, "room": _hex(letter.room_id)},
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
        await self._relays.note(thread, code, f"undelivered:{letter.id.hex}")

    async def _find(
        self, thread: Thread, key: DataKey, message_id: int
    ) -> tuple[StoredLetter, LetterBody] | tuple[None, None]:
        """Return the letter that holds a message of the staff's room."""
        for letter in await self._uow.letters.list_of_thread(thread.id):
            body = _body_of(letter, key)
            if message_id in body.messages:
                return letter, body
        return None, None

    async def _note(self, thread: Thread, code: str, message_id: int) -> None:
        now = self._world.clock.now()
        await self._relays.note(thread, code, f"{code}:{thread.id.hex}:{message_id}:{now:%H%M%S}")

    async def _key(self, person_id: UUID) -> DataKey:
        key = await self._uow.people.key_of(person_id)
        if key is None:
            raise NotFound
        return key


def _body_of(letter: StoredLetter, key: DataKey) -> LetterBody:
    if letter.body is None:
        raise NotFound
    return LetterBody.from_json(key.open_json(BODY, letter.id, letter.body))


def _letter_key(letter_id: UUID) -> str:
    return f"letter:{letter_id.hex}"


def _hex(room_id: UUID | None) -> str | None:
    return None if room_id is None else room_id.hex
