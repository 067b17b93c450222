"""Letters on their way: what they show, what follows when they arrive, and when they do not."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from bot.domain.figures import Event
from bot.domain.letter import PREPARED, READ_LIFE, LetterBody
from bot.domain.outgoing import Kind, Parcel, Receipt, Refusal, thread_stream
from bot.domain.people import Person
from bot.repositories.letters import OPEN, StoredLetter
from bot.repositories.uow import UnitOfWork
from bot.services.figures import Figures
from bot.services.letters import Letters
from bot.services.relays import Relays
from bot.services.sealed_letters import SealedLetters, letter_key
from bot.services.world import World

SHOWING = frozenset({Kind.LETTER, Kind.CHANGE_LETTER})


class Arrivals:
    """Bring letters into her chat, as stubs or as they are."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._relays = Relays(uow, world)
        self._sealed = SealedLetters(uow, world)

    async def packed(self, parcel: Parcel, *, is_discreet: bool) -> Parcel | None:
        """Return a parcel with all it is to show; None, once it is dropped, for a letter that is gone.

        The words are taken out of the letter at the last moment, so that they never lie in a parcel.
        """
        if parcel.kind not in SHOWING:
            return parcel
        now, letter = self._world.clock.now(), await self._uow.letters.find(UUID(parcel.payload["letter"]))
        if letter is None or letter.body is None or letter.expires_at <= now:
            await self._uow.outbox.settle(parcel.id, sent=False, now=now)
            return None
        is_hidden = parcel.kind is Kind.CHANGE_LETTER and letter.state != OPEN
        if is_discreet or is_hidden:
            return parcel
        body = await self._sealed.body(letter)
        return replace(parcel, payload=parcel.payload | {"shown": body.to_json()})

    async def delivered(self, parcel: Parcel, receipt: Receipt) -> None:
        """Link the letter with the staff's message, and mark that one as delivered."""
        shown, now = parcel.payload.get("shown"), self._world.clock.now()
        values: dict[str, Any] = {"stub_id": receipt.message_id}
        if shown is not None:
            values |= {"state": OPEN, "shown_id": receipt.message_id, "expires_at": now + READ_LIFE}
        letter = await self._uow.letters.change(UUID(parcel.payload["letter"]), **values)
        if letter is None:
            return
        if shown is not None:
            await self._catch_up(letter, LetterBody.from_json(shown))
        if (
            parcel.attempts > 1
        ):  # it may have begun to come as it was before it changed, or before she chose a stub
            await self._sealed.take_pieces_away(letter, but=receipt.earlier)
        if letter.staff_message_id != PREPARED:
            await self._sealed.confirm(letter, receipt.earlier)
        if parcel.payload.get("again"):
            await self._note(letter, "delivered_after_all")

    async def _catch_up(self, letter: StoredLetter, shown: LetterBody) -> None:
        """Send what the staff have added or changed while the letter was on its way."""
        body = await self._sealed.body(letter)
        if PREPARED in shown.messages and PREPARED not in body.messages:
            shown = shown.moved(next(iter(body.messages)))
        added = body.messages.keys() - shown.messages.keys()
        kept = body.only(set(shown.messages))
        if kept.messages != shown.messages:
            kept = replace(kept, is_changed=True)
            await self._sealed.show_change(letter, shown, kept)
        if added or kept.is_changed != body.is_changed:
            await self._sealed.rewrite(letter, kept)
        thread = await self._uow.threads.find(letter.thread_id) if added else None
        if thread is not None:
            rest = body.only(set(added))
            await Letters(self._uow, self._world).post_body(thread, rest, room_id=letter.room_id)

    async def changed(self, parcel: Parcel, _receipt: Receipt) -> None:
        """Close a letter that she has hidden while its new words were on their way to her."""
        letter = await self._uow.letters.find(UUID(parcel.payload["letter"]))
        if letter is not None and letter.state != OPEN and "shown" in parcel.payload:
            await self._sealed.close(letter)

    async def undelivered(self, parcel: Parcel, refusal: Refusal) -> None:
        """Tell the staff in words that she cannot be reached; the letter is kept."""
        letter = await self._uow.letters.find(UUID(parcel.payload["letter"]))
        if letter is None or letter.stub_id is not None:
            return
        await self._sealed.take_pieces_away(letter)
        await Figures(self._uow, self._world).happened(Event.UNDELIVERED, refusal.value)
        await self._note(letter, "blocked" if refusal is Refusal.BLOCKED else "undelivered")

    async def offer_again(self, person: Person) -> None:
        """Send the letters again that could not be delivered: she is back."""
        now = self._world.clock.now()
        for letter in await self._uow.letters.list_never_delivered(person.id):
            stream, key = thread_stream(letter.thread_id, to_staff=False), letter_key(letter.id)
            is_waiting = await self._uow.outbox.is_stream_waiting(stream, prefix=key)
            if letter.expires_at > now and not is_waiting:
                await self._sealed.send(letter, again=True)

    async def forget_lapsed(self) -> None:
        """Delete letters past their time; tell the staff of those that were never opened."""
        now, told = self._world.clock.now(), set()
        for letter in await self._uow.letters.list_lapsed(now=now):
            code = "never_came" if letter.stub_id is None else "never_opened"
            if (letter.thread_id, code) not in told:
                told.add((letter.thread_id, code))
                await self._note(letter, code)
            if letter.stub_id is not None:
                await Figures(self._uow, self._world).happened(Event.EXPIRED, "letter")
        await self._uow.letters.purge(now=now)

    async def _note(self, letter: StoredLetter, code: str) -> None:
        thread = await self._uow.threads.find(letter.thread_id)
        if thread is not None:
            await self._relays.note(thread, code, f"{code}:{letter.id.hex}")
