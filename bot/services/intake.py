"""Taking updates in: one transaction for a batch, a savepoint an update once one of them has failed."""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.repositories.bars import Unhashed, slow_bar
from bot.repositories.database import is_transient
from bot.repositories.traces import Footprint
from bot.repositories.uow import UnitOfWork, Works
from bot.services.scope import Scope
from bot.services.world import World

logger = logging.getLogger(__name__)
TRIES = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update as it came: its id, who sent it (if anyone), and the untouched body."""

    update_id: int
    sender_id: int | None
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Handled(Generic[T]):
    """What became of an update: the handler's outcome, or `failed` for a dead letter."""

    incoming: Incoming
    outcome: T | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Batch(Generic[T]):
    """The committed result: what to show, and whether the outbox has new parcels."""

    handled: tuple[Handled[T], ...]
    has_parcels: bool


Handle = Callable[[Incoming, Scope], Awaitable[T]]
HandleOne = Callable[[UnitOfWork, Incoming, Handle[T]], Awaitable[Handled[T]]]


class _Failed(Exception):
    """A handler failed without a savepoint of its own."""


class Intake:
    """Handle updates so that an accepted one is never lost and never takes effect twice."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def accept(
        self, batch: Sequence[Incoming], handle: Handle[T], *, is_kept: bool = False
    ) -> Batch[T]:
        """Handle the new ones of `batch` in order and commit them together.

        An update whose handler keeps failing becomes a dead letter and does not stop the others: the first
        failure undoes the batch, and it is done again with a savepoint for each update.

        What `is_kept` is let go in the same transaction. A slow hash that somebody new needs is computed
        between two transactions, the first of them undone: nobody waits for it with the database locked.

        Raises:
            Exception: a transient fault of the database; nothing took effect, offer the batch again.
        """
        one, hashes = self._handle_trusting, dict[int, str]()
        while True:
            try:
                return await self._accept(batch, handle, one=one, is_kept=is_kept, hashes=hashes)
            except _Failed:
                one = self._handle_guarded
            except Unhashed as missing:  # each is missing once
                self._world.allowances.recognitions.take(self._world.clock.now())
                hashes[missing.telegram_id] = await slow_bar(self._works.safe, missing.telegram_id)

    async def keep(self, batch: Sequence[Incoming]) -> list[Incoming]:
        """Keep updates on the disk, sealed, so that they may be confirmed and handled in another order.

        Returns those that are new: not handled before, and not kept twice.
        """
        async with self._works.begin() as uow:
            seen = await uow.updates.list_seen([incoming.update_id for incoming in batch])
            fresh = _unique(incoming for incoming in batch if incoming.update_id not in seen)
            if fresh:
                bodies = {incoming.update_id: incoming.body for incoming in fresh}
                await uow.updates.keep(bodies, now=self._world.clock.now())
                await uow.commit()
            return fresh

    async def kept(self) -> dict[int, dict[str, Any]]:
        """Return what was kept before this process, by update id, in the order it came."""
        async with self._works.begin() as uow:
            return await uow.updates.list_kept()

    async def let_go(self, update_ids: Sequence[int]) -> None:
        """Forget what is kept of updates that are not to be handled."""
        async with self._works.begin() as uow:
            await uow.updates.let_go(update_ids)
            await uow.commit()

    async def _accept(
        self,
        batch: Sequence[Incoming],
        handle: Handle[T],
        *,
        one: HandleOne[T],
        is_kept: bool,
        hashes: Mapping[int, str],
    ) -> Batch[T]:
        async with self._works.begin() as uow:
            uow.bars.hash_outside(hashes)
            seen = await uow.updates.list_seen([incoming.update_id for incoming in batch])
            fresh = _unique(incoming for incoming in batch if incoming.update_id not in seen)
            if is_kept:
                await uow.updates.let_go([incoming.update_id for incoming in batch])
            if not fresh:
                await uow.commit()
                return Batch((), has_parcels=False)
            await self._prefetch(uow, fresh)
            handled = [await one(uow, incoming, handle) for incoming in fresh]
            hour = whole_hour(self._world.clock.now())
            await uow.traces.flush()
            await uow.updates.mark_seen([incoming.update_id for incoming in fresh], at_hour=hour)
            await uow.commit()
            return Batch(tuple(handled), has_parcels=uow.outbox.added > 0)

    @staticmethod
    async def _prefetch(uow: UnitOfWork, fresh: Sequence[Incoming]) -> None:
        await uow.people.prefetch({item.sender_id for item in fresh if item.sender_id is not None})

    async def _handle_trusting(self, uow: UnitOfWork, incoming: Incoming, handle: Handle[T]) -> Handled[T]:
        try:
            outcome = await handle(incoming, Scope(uow, self._world))
            await uow.people.flush()
        except Exception as fault:
            if _is_to_be_done_again(fault):
                raise
            raise _Failed from fault
        return Handled(incoming, outcome)

    async def _handle_guarded(self, uow: UnitOfWork, incoming: Incoming, handle: Handle[T]) -> Handled[T]:
        error = ""
        for _ in range(TRIES):
            try:
                async with uow.savepoint():
                    outcome = await handle(incoming, Scope(uow, self._world))
                    await uow.people.flush()
                return Handled(incoming, outcome)
            except Exception as fault:  # the boundary: whatever a handler raises, neighbours go on
                uow.people.forget_cached()
                if _is_to_be_done_again(fault):
                    raise
                error = type(fault).__name__
        logger.error("update_failed update=%s error=%s", incoming.update_id, error)
        await uow.updates.bury(incoming.update_id, error=error, at_hour=whole_hour(self._world.clock.now()))
        return Handled(incoming, failed=True)

    async def remember(self, marks: Sequence[tuple[UUID | int, int, UUID | None]]) -> None:
        """Remember messages of ours in women's chats: whose (row or Telegram id), which, of which letter.

        The urgent screens are shown before anybody is looked up, so they know only the Telegram id.
        """
        hour = whole_hour(self._world.clock.now())
        async with self._works.begin() as uow:
            found: list[Footprint] = []
            for owner, message_id, letter_id in marks:
                person = await uow.people.find(owner) if isinstance(owner, int) else None
                person_id = person.id if person else owner
                if isinstance(person_id, UUID):
                    mark = Footprint(person_id, message_id, is_hers=False, at_hour=hour, letter_id=letter_id)
                    found.append(mark)
            await uow.traces.add(found)
            await uow.commit()


def _is_to_be_done_again(fault: Exception) -> bool:
    """Tell whether an update is not to blame: the same one succeeds later."""
    return isinstance(fault, Unhashed) or is_transient(fault)


def _unique(batch: Iterable[Incoming]) -> list[Incoming]:
    return list({incoming.update_id: incoming for incoming in batch}.values())
