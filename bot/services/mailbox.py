"""Letters as she reads them: opened, hidden, opened again, one after another."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bot.domain.errors import NotFound
from bot.domain.letter import READ_LIFE, LetterView
from bot.domain.people import Person
from bot.repositories.letters import HIDDEN, OPEN, UNREAD, StoredLetter
from bot.repositories.uow import UnitOfWork
from bot.services.sealed_letters import SealedLetters
from bot.services.world import World


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter that lies open, the next one that waits, and whether to ask about telling the staff."""

    letter: LetterView
    next_id: UUID | None = None
    is_asking: bool = False


@dataclass(frozen=True, slots=True)
class Letterbox:
    """Her letters, oldest first: those not opened yet, and those that can be opened again."""

    unread: tuple[UUID, ...] = ()
    kept: tuple[UUID, ...] = ()


class Mailbox:
    """Open and hide letters."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._sealed = SealedLetters(uow, world)

    async def count_unread(self, person: Person) -> int:
        """Count the letters she has not opened."""
        now = self._world.clock.now()
        return await self._uow.letters.count_unread(person.id, among=self._uow.people.present, now=now)

    async def look_into(self, person: Person) -> Letterbox:
        """Return what is there."""
        now = self._world.clock.now()
        unread = await self._uow.letters.list_unread(person.id, now=now)
        kept = await self._uow.letters.list_kept(person.id, now=now)
        return Letterbox(tuple(unread), tuple(letter.id for letter in kept))

    async def open(self, letter_id: UUID, person: Person, *, shown_id: int | None) -> Opened:
        """Open her letter in a message of her chat; it is kept for a day, so that she can hide and reopen it.

        Another letter that lies open in that message gives way.

        Raises:
            NotFound: there is no such letter of hers, or its time is over.
        """
        letter, now = await self._hers(letter_id, person), self._world.clock.now()
        view = (await self._sealed.body(letter)).view(letter.id)
        await self._give_way(letter, person, shown_id)
        person.dialog.turned_to = letter.thread_id.hex
        values: dict[str, Any] = {"state": OPEN, "shown_id": shown_id}
        if letter.state == UNREAD:
            values["expires_at"] = now + READ_LIFE
        await self._uow.letters.change(letter.id, **values)
        if letter.state == UNREAD and person.settings.is_reading_told:
            await self._sealed.mark(letter, f"read:{letter.id.hex}:{now.timestamp()}", is_read=True)
        is_asking = self._asks(person)
        return Opened(view, await self._next_after(letter, person), is_asking)

    async def answer(self, letter_id: UUID, person: Person, *, shown_id: int | None) -> None:
        """Let her next words go to the conversation of a letter, which stands in this message of her chat.

        That is found by the message where the letter is gone already.
        """
        letter = await self._uow.letters.find(letter_id)
        if letter is not None and letter.person_id == person.id:
            person.dialog.turned_to = letter.thread_id.hex
        elif shown_id is not None and (found := await self._uow.her_chat.thread_of(person.id, shown_id)):
            person.dialog.turned_to = found.hex

    async def _hers(self, letter_id: UUID, person: Person) -> StoredLetter:
        letter = await self._uow.letters.find(letter_id)
        now = self._world.clock.now()
        if letter is None or letter.person_id != person.id or letter.expires_at <= now:
            raise NotFound
        return letter

    async def _give_way(self, letter: StoredLetter, person: Person, shown_id: int | None) -> None:
        for other in await self._uow.letters.list_kept(person.id, now=self._world.clock.now()):
            if other.id != letter.id and other.state == OPEN and other.shown_id == shown_id:
                await self._put_away(other)

    async def _next_after(self, letter: StoredLetter, person: Person) -> UUID | None:
        unread = await self._uow.letters.list_unread(person.id, now=self._world.clock.now())
        return next((one for one in unread if one != letter.id), None)

    @staticmethod
    def _asks(person: Person) -> bool:
        """Tell whether to ask her, once, if the staff may see that she has read; silence means no."""
        settings = person.settings
        if settings.is_reading_told is not None or not settings.discreet:
            return False
        settings.is_reading_told = False
        return True

    async def tell_reading(self, letter_id: UUID, person: Person, *, is_told: bool) -> Opened:
        """Let the staff see that she has read, or not, from this letter on; return it as it lies there.

        Raises:
            NotFound: there is no such letter of hers, or its time is over.
        """
        person.settings.is_reading_told = is_told
        letter = await self._hers(letter_id, person)
        if is_told and letter.state != UNREAD:
            await self._sealed.mark(letter, f"read:{letter.id.hex}:asked", is_read=True)
        view = (await self._sealed.body(letter)).view(letter.id)
        return Opened(view, await self._next_after(letter, person))

    async def hide(self, letter_id: UUID, person: Person) -> bool:
        """Close her letter again, with what lies beside it; False when it can never be opened again."""
        try:
            letter = await self._hers(letter_id, person)
        except NotFound:
            return False
        await self._put_away(letter)
        return True

    async def _put_away(self, letter: StoredLetter) -> None:
        if letter.state == OPEN:
            until = max(letter.expires_at, self._world.clock.now() + READ_LIFE)
            await self._uow.letters.change(letter.id, state=HIDDEN, expires_at=until)
        await self._sealed.take_pieces_away(letter)

    async def close_all(self, person: Person) -> None:
        """Turn every letter that lies open into its stub again."""
        for letter in await self._uow.letters.list_kept(person.id, now=self._world.clock.now()):
            if letter.state == OPEN and letter.shown_id is not None:
                until = max(letter.expires_at, self._world.clock.now() + READ_LIFE)
                await self._uow.letters.change(letter.id, state=HIDDEN, expires_at=until)
                await self._sealed.close(letter)
