"""Reactions that pass between a woman and the staff: the bot's own, in the place of its receipt.

A bot has one reaction on a message. The newest thing said stands: an emoji takes the place of a receipt, a
later receipt (an edit arrived, a letter was read) that of the emoji; an emoji taken back leaves the receipt.
"""

from uuid import uuid4

from bot.domain.letter import PREPARED
from bot.domain.outgoing import Kind, Lane, Outgoing
from bot.domain.people import Person
from bot.domain.reactions import TO_HER, TO_STAFF, known
from bot.domain.rights import Right, may
from bot.domain.staff import Member, Room
from bot.repositories.letters import UNREAD, StoredLetter
from bot.repositories.threads import StaffCopy
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post, marks_stream
from bot.services.world import World


class Reactions:
    """Pass reactions on; what cannot pass is left where it is."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._post = Post(uow, world)

    async def of_staff(self, member: Member, room: Room, message_id: int, emoji: str | None) -> None:
        """Let a member's reaction stand under the woman's own message, where she gets answers as they are.

        In the discreet mode it does not: Telegram may push a reaction with the words it stands under.
        """
        hers = await self._uow.threads.her_message_of(room.id, message_id)
        thread = await self._uow.threads.find_by_staff_message(room.id, message_id)
        if hers is None or thread is None or not may(member, Right.ANSWER):
            return
        person = await self._uow.people.get(thread.person_id)
        shown = None if emoji is None else known(emoji, TO_HER)
        if person is None or person.settings.discreet or (emoji is not None and shown is None):
            return
        if await self._is_ours(person, hers):
            return
        prefix = f"heart:{person.id.hex}:{hers}:"
        await self._uow.batches.cancel(prefix)
        stream, payload = marks_stream(person.id, hers), {"message_id": hers, "emoji": shown}
        key = f"{prefix}{uuid4().hex[:8]}"
        await self._post.send(Outgoing(Kind.SEEN, Lane.RELAY, stream, key, payload, person.id))

    async def of_her(self, person: Person, message_id: int, emoji: str | None) -> None:
        """Let her reaction to an answer stand under the staff's message."""
        shown = None if emoji is None else known(emoji, TO_STAFF)
        if (emoji is not None and shown is None) or not await self._is_ours(person, message_id):
            return
        found = await self._uow.copies.find(person.id, message_id)
        if found is None or found[1].room_id is None or found[1].message_id == PREPARED:
            return
        thread_id, copy = found
        letter = await self._letter_of(copy, await self._uow.letters.list_of_thread(thread_id))
        prefix = f"hers:{copy.room_id}:{copy.message_id}:"
        await self._uow.batches.cancel(prefix)
        payload = {"message_id": copy.message_id, "room": copy.room_id.hex if copy.room_id else None}
        payload |= {"emoji": shown, "read": self._is_told(person, letter)}
        stream = "r" + (uuid4() if letter is None else letter.id).hex
        key = f"{prefix}{uuid4().hex[:8]}"
        receipt = Outgoing(Kind.RECEIPT, Lane.RELAY, stream, key, payload, thread_id=thread_id)
        await self._post.send(receipt)

    async def _is_ours(self, person: Person, message_id: int) -> bool:
        """Tell whether a message in her chat is the bot's."""
        await self._uow.traces.flush()
        marks = await self._uow.traces.list_of(person.id)
        return any(mark.message_id == message_id and not mark.is_hers for mark in marks)

    async def _letter_of(self, copy: StaffCopy, letters: list[StoredLetter]) -> StoredLetter | None:
        place = (copy.room_id, copy.message_id)
        return next((one for one in letters if (one.room_id, one.staff_message_id) == place), None)

    @staticmethod
    def _is_told(person: Person, letter: StoredLetter | None) -> bool:
        """Tell whether the staff's message was marked as read before she reacted."""
        return bool(person.settings.is_reading_told) and letter is not None and letter.state != UNREAD
