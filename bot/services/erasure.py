"""Making things disappear: sweeping her chat, and deleting everything about her.

Telegram lets a bot delete messages of the last 48 hours, both hers and its own, and refuses a whole call when
one of them is older. Its own older ones can still be overwritten; hers cannot, which she is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from bot.domain.outgoing import DELETABLE, Kind, Lane, Outgoing, Parcel, Receipt
from bot.domain.people import Dialog, Person
from bot.repositories.traces import Footprint
from bot.repositories.uow import UnitOfWork
from bot.services.care import Care
from bot.services.clearing import Clearing
from bot.services.farewells import Farewells
from bot.services.post import Post
from bot.services.world import World

MOST_EDITS = 5
EDITS_PAUSE = timedelta(seconds=5)  # as many edits of one chat as its send budget allows


@dataclass(frozen=True, slots=True)
class Pressed:
    """The message whose button was pressed, and when it was sent."""

    message_id: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class _Sweep:
    """What to do with the messages of a chat."""

    delete: tuple[int, ...]
    overwrite: tuple[int, ...]
    some_stay: bool

    def digest(self, owner: UUID) -> str:
        """Name this set of messages, so that sweeping it twice is one sweep."""
        return sha256(repr((owner, self.delete, self.overwrite)).encode()).hexdigest()[:32]


class Erasure:
    """Hide a chat, or forget a woman altogether."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)

    async def hide(self, person: Person, *, pressed: Pressed | None = None) -> None:
        """Sweep her chat and leave one innocent line; an unfinished form goes too."""
        person.dialog.state, person.dialog.answers = Dialog().state, {}
        sweep = await self._sweep_of(person, pressed)
        await self._send(sweep, line="hidden", person=person, is_known=True)

    async def erase(self, person: Person, *, pressed: Pressed | None = None) -> None:
        """Delete everything about her, also in the staff's chat, and sweep hers; harmless when repeated."""
        if person.is_new:  # her second press after the first one erased her
            await self._uow.people.erase(person)
            return
        sweep = await self._sweep_of(person, pressed)
        await self.forget(person)
        await self._send(sweep, line="erased", person=person, is_known=False)

    async def forget(self, person: Person) -> None:
        """Delete everything about her, also in the staff's chats; her own chat stays as it is."""
        await Farewells(self._uow, self._world).tell_authors(person)
        await Clearing(self._uow, self._world).clear(await self._uow.threads.list_of(person.id))
        await Care(self._uow, self._world).leave(person.id)
        await self._uow.outbox.cancel_for(person.id)
        await self._uow.people.erase(person)
        self._uow.needs_checkpoint = True

    async def withdraw(self, person_id: UUID, message_ids: Sequence[int]) -> None:
        """Take messages of ours out of her chat; those too old for that are overwritten."""
        if not message_ids:
            return
        await self._uow.traces.flush()
        hours = {mark.message_id: mark.at_hour for mark in await self._uow.traces.list_of(person_id)}
        now = self._world.clock.now()
        old = {one for one in message_ids if hours.get(one, now) <= now - DELETABLE}
        payload = {"delete": [one for one in message_ids if one not in old], "overwrite": sorted(old)}
        stream = "h" + uuid4().hex
        await self._post.send(
            Outgoing(
                Kind.WITHDRAW,
                Lane.SCREEN,
                stream=stream,
                dedupe_key=f"withdraw:{stream}",
                payload=payload,
                person_id=person_id,
            )
        )

    async def withdrawn(self, parcel: Parcel, _receipt: Receipt) -> None:
        """Forget messages that were taken back."""
        if parcel.person_id is not None:
            gone = [*parcel.payload["delete"], *parcel.payload["overwrite"]]
            await self._uow.traces.forget(parcel.person_id, gone)

    async def swept(self, parcel: Parcel, receipt: Receipt) -> None:
        """Forget the messages that a sweep has reached; sweep those that became known meanwhile."""
        if parcel.person_id is None:
            return
        gone = [*parcel.payload["delete"], *parcel.payload["overwrite"]]
        await self._uow.traces.forget(parcel.person_id, gone)
        person = await self._uow.people.get(parcel.person_id)
        if person is None or receipt.message_id is None:
            return
        sweep = await self._sweep_of(person, None, before=receipt.message_id)
        if sweep.delete:
            await self._send(replace(sweep, overwrite=()), line=None, person=person, is_known=True)

    async def _sweep_of(
        self, person: Person, pressed: Pressed | None, *, before: int | None = None
    ) -> _Sweep:
        """Sort her chat by what can be done; `before` leaves out messages from this id on."""
        await self._uow.traces.flush()
        marks = await self._uow.traces.list_of(person.id)
        marks = [mark for mark in marks if before is None or mark.message_id < before]
        known = {mark.message_id for mark in marks}
        if pressed is not None and pressed.message_id not in known:
            marks.append(Footprint(person.id, pressed.message_id, is_hers=False, at_hour=pressed.sent_at))
        oldest = self._world.clock.now() - DELETABLE
        old = [mark for mark in marks if mark.at_hour <= oldest]
        return _Sweep(
            delete=tuple(mark.message_id for mark in marks if mark.at_hour > oldest),
            overwrite=tuple(mark.message_id for mark in old if not mark.is_hers),
            some_stay=any(mark.is_hers for mark in old),
        )

    async def _send(self, sweep: _Sweep, *, line: str | None, person: Person, is_known: bool) -> None:
        """Send the deletions and the last line first, then overwrite in small steps."""
        address: dict[str, Any] = {} if is_known else {"chat_id": person.chat_id}
        first = {"delete": list(sweep.delete), "overwrite": [], "line": line, "some_stay": sweep.some_stay}
        steps = [first] + [
            {"delete": [], "overwrite": list(part)} for part in _parts(sweep.overwrite, MOST_EDITS)
        ]
        now, stream = self._world.clock.now(), "h" + uuid4().hex
        for number, step in enumerate(steps):
            await self._post.send(
                Outgoing(
                    Kind.SWEEP,
                    Lane.SCREEN,
                    stream=stream,
                    dedupe_key=f"sweep:{sweep.digest(person.id)}:{number}",
                    payload=address | step,
                    person_id=person.id if is_known else None,
                    not_before=now + max(0, number - 1) * EDITS_PAUSE,
                )
            )


def _parts(message_ids: Sequence[int], size: int) -> list[Sequence[int]]:
    return [message_ids[start : start + size] for start in range(0, len(message_ids), size)]
