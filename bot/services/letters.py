"""Letters as the staff write them: an answer is sealed, changed and taken back here."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Thread
from bot.domain.letter import PREPARED, UNREAD_LIFE, LetterBody
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt, thread_stream
from bot.domain.rights import Right, require
from bot.domain.staff import Member, Room
from bot.repositories.letters import OPEN, UNREAD, StoredLetter
from bot.repositories.uow import UnitOfWork
from bot.services.erasure import Erasure
from bot.services.post import Post
from bot.services.relays import ALBUM_PAUSE, Relays
from bot.services.sealed_letters import SealedLetters, letter_key
from bot.services.signatures import Signatures
from bot.services.world import World

AT_ONCE = timedelta()


@dataclass(frozen=True, slots=True)
class Written:
    """What a member wrote in the staff's room: the message there, its content, and which one it answers."""

    room: Room
    message_id: int
    content: Content
    reply_to: int | None = None


class Letters:
    """Write, change and take back letters."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._relays = Relays(uow, world)
        self._sealed = SealedLetters(uow, world)

    async def write(self, thread: Thread, member: Member, written: Written) -> None:
        """Send a message in the staff's room to the woman of a conversation; an album is one letter.

        Raises:
            NoRight: `member` answers nobody.
            NotFound: she has erased herself.
        """
        require(member, Right.ANSWER)
        if await self._grow_album(thread, written):
            return
        await self._send(thread, member, written, answers=await self._answered(written))

    async def write_prepared(
        self, thread: Thread, member: Member, room: Room, words: str, *, shown: str | None = None
    ) -> None:
        """Send a prepared answer, and show it in the room, where it can be taken back like any other.

        `shown` is what it says in the staff's language, where she reads another.

        Raises:
            NoRight: `member` answers nobody.
            NotFound: she has erased herself.
        """
        require(member, Right.ANSWER)
        written = Written(room, PREPARED, {"kind": ContentKind.TEXT, "words": words, "entities": []})
        letter_id = await self._send(thread, member, written, answers=None)
        key, about = f"prepared:{letter_id.hex}", {"words": shown or words, "letter": letter_id.hex}
        await self._relays.note(thread, "prepared", key, about=about)

    async def noted(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note as which message of the room a prepared letter stands there."""
        known, message_id = parcel.payload.get("letter"), receipt.message_id
        if known is None or message_id is None:
            return
        place: dict[str, Any] = {"staff_message_id": message_id}
        place |= {"room_id": receipt.room_id} if receipt.room_id is not None else {}
        letter = await self._uow.letters.change(UUID(known), **place)
        if letter is None or letter.body is None:
            return
        await self._sealed.rewrite(letter, (await self._sealed.body(letter)).moved(message_id))
        if letter.stub_id is not None:
            await self._sealed.confirm(letter)

    async def _send(self, thread: Thread, member: Member, written: Written, *, answers: int | None) -> UUID:
        pseudonym = await Signatures(self._uow).of(thread, member)
        messages = {written.message_id: written.content}
        body = LetterBody(messages, member.role, pseudonym=pseudonym, author=member.id.hex)
        return await self.post_body(thread, body, room_id=written.room.id, answers=answers)

    async def post_body(
        self, thread: Thread, body: LetterBody, *, room_id: UUID | None, answers: int | None = None
    ) -> UUID:
        """Seal a body and send it as a letter; an album that is to be seen at once is waited for."""
        is_awaited = body.album is not None and await self._sealed.is_plain(thread.person_id)
        letter_id = await self._uow.letters.add(
            await self._sealed.key(thread.person_id),
            body.to_json(),
            person_id=thread.person_id,
            thread_id=thread.id,
            room_id=room_id,
            message_id=next(iter(body.messages)),
            until=self._world.clock.now() + UNREAD_LIFE,
        )
        await self._post.send(
            Outgoing(
                Kind.LETTER,
                Lane.RELAY,
                stream=thread_stream(thread.id, to_staff=False),
                dedupe_key=letter_key(letter_id),
                payload={"letter": letter_id.hex, "answers": answers},
                person_id=thread.person_id,
                thread_id=thread.id,
                not_before=self._world.clock.now() + (ALBUM_PAUSE if is_awaited else AT_ONCE),
            )
        )
        return letter_id

    async def _grow_album(self, thread: Thread, written: Written) -> bool:
        album = written.content.get("album")
        stored = await self._uow.letters.list_of_thread(thread.id) if album is not None else []
        for letter in [one for one in stored if one.room_id == written.room.id][:1]:
            body = await self._sealed.body(letter)
            if letter.state == UNREAD and body.album == album:
                grown = body.with_message(written.message_id, written.content, is_changed=False)
                await self._sealed.rewrite(letter, grown)
                return True
        return False

    async def _answered(self, written: Written) -> int | None:
        if written.reply_to is None:
            return None
        return await self._uow.threads.her_message_of(written.room.id, written.reply_to)

    async def change(self, thread: Thread, written: Written) -> None:
        """Put edited words into a letter.

        One that lies open closes, so that she sees it is another; where she gets answers as they are, it
        shows the new words at once.
        """
        letter, body = await self._sealed.find(thread, written.room, written.message_id)
        if letter is None or body is None:
            if await self._uow.threads.her_message_of(written.room.id, written.message_id) is not None:
                await self._sealed.note(thread, written.room, "edit_too_late", written.message_id)
            return
        is_seen = letter.stub_id is not None
        changed = body.with_message(written.message_id, written.content, is_changed=is_seen)
        await self._sealed.rewrite(letter, changed)
        lies_open = letter.state == OPEN and letter.shown_id is not None
        if lies_open and await self._sealed.is_plain(letter.person_id):
            await self._sealed.show_change(letter, body, changed)
        else:
            await self._close_changed(letter, lies_open=lies_open)

    async def _close_changed(self, letter: StoredLetter, *, lies_open: bool) -> None:
        """Let a changed letter count as unread; one that was marked as read is so no more."""
        await self._uow.letters.change(letter.id, state=UNREAD)
        if lies_open:
            await self._sealed.close(letter)
        person = await self._uow.people.get(letter.person_id)
        if letter.state != UNREAD and person is not None and person.settings.is_reading_told:
            await self._sealed.mark(letter, f"unread:{letter.id.hex}:{self._world.clock.now().timestamp()}")

    async def take_back(self, thread: Thread, room: Room, message_id: int) -> None:
        """Take an answer out of her chat, read or not, and tell the staff how far that was possible."""
        letter, _ = await self._sealed.find(thread, room, message_id)
        if letter is not None:
            await self._uow.outbox.cancel_all(letter_key(letter.id))  # waits for a delivery just ending
            letter = await self._uow.letters.find(letter.id)
        if letter is not None:
            await self._sealed.take_out(letter)
            await self._uow.letters.remove(letter.id)
            code = "unsent" if letter.state == UNREAD else "unsent_read"
            await self._sealed.note(thread, room, code, message_id)
            return
        hers = await self._ours_in_her_chat(thread, room, message_id)
        await Erasure(self._uow, self._world).withdraw(thread.person_id, hers)
        await self._sealed.note(thread, room, "unsent_read" if hers else "nothing_to_unsend", message_id)

    async def _ours_in_her_chat(self, thread: Thread, room: Room, message_id: int) -> list[int]:
        """Return what stands in her chat of a message in the room; what she wrote herself is hers to keep."""
        await self._uow.traces.flush()
        own = {mark.message_id for mark in await self._uow.traces.list_of(thread.person_id) if mark.is_hers}
        linked = await self._uow.threads.her_messages_of(room.id, message_id)
        return [one for one in linked if one not in own]
