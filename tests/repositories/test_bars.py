"""Closed accesses: a slow hash, computed beside the loop, and only of whoever is new."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, func, select

from bot.domain.allowance import RECOGNITIONS
from bot.domain.barring import BarReason, Barred, Opening
from bot.domain.people import Person
from bot.domain.staff import Member, Role
from bot.repositories.vault import Purpose, Vault
from bot.services.scope import Scope
from models.bar import BarRow
from models.staff import AuditRow
from tests.conftest import NOON

UNTIL = NOON + timedelta(days=90)
TROLL = 4711


async def newcomer(scope: Scope, telegram_id: int) -> Person:
    alias = f"07-{telegram_id}"
    return await scope.uow.people.add(telegram_id, chat_id=telegram_id, alias=alias, day=NOON.date())


async def close_access(scope: Scope, telegram_id: int = TROLL) -> None:
    await scope.uow.bars.put(telegram_id, until=UNTIL, reason=BarReason.SPAM, staff_id=uuid4())


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note whose slow hash is computed."""
    done: list[str] = []
    slow = Vault.slow_index

    def note(vault: Vault, purpose: Purpose, value: str) -> bytes:
        done.append(value)
        return slow(vault, purpose, value)

    monkeypatch.setattr(Vault, "slow_index", note)
    return done


@contextmanager
def statements(scope: Scope) -> Iterator[list[str]]:
    """Note what is asked of the database."""
    seen: list[str] = []

    def note(*args: Any) -> None:
        seen.append(str(args[2]))

    engine = scope.uow.connection.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


async def test_quick_index_is_nowhere_in_a_bar(scope: Scope) -> None:
    await close_access(scope)

    kept = (await scope.uow.connection.execute(select(BarRow.bidx))).scalar()
    assert kept is not None
    assert kept != scope.uow.safe.vault.index(Purpose.BAR, str(TROLL))


async def test_who_comes_back_is_recognised(scope: Scope) -> None:
    await close_access(scope)

    with pytest.raises(Barred):
        await scope.barring.check((await newcomer(scope, TROLL)).id)


async def test_nothing_is_hashed_while_nobody_is_barred(scope: Scope, hashed: list[str]) -> None:
    await scope.barring.check((await newcomer(scope, 1)).id)

    assert hashed == []


async def test_a_known_woman_is_never_hashed_again(scope: Scope, hashed: list[str]) -> None:
    await close_access(scope)
    anna = await newcomer(scope, 1)
    await scope.barring.check(anna.id)
    hashed.clear()

    with statements(scope) as asked:
        await scope.barring.check(anna.id)

    assert (hashed, asked) == ([], [])


async def test_coming_back_again_costs_no_hash(scope: Scope, hashed: list[str]) -> None:
    await close_access(scope)
    for _ in range(RECOGNITIONS.burst.__ceil__() + 2):
        troll = await newcomer(scope, TROLL)
        with pytest.raises(Barred):
            await scope.barring.check(troll.id)
        await scope.uow.people.erase(troll)

    assert len(hashed) == 1 + 1


async def test_a_crowd_of_new_women_waits_for_no_hash(scope: Scope, hashed: list[str]) -> None:
    await close_access(scope)
    hashed.clear()

    crowd = [await newcomer(scope, number) for number in range(1, 21)]
    for woman in crowd:
        await scope.barring.check(woman.id)

    assert len(hashed) == RECOGNITIONS.burst


async def test_who_slipped_through_a_crowd_is_recognised_next_time(scope: Scope, hashed: list[str]) -> None:
    await close_access(scope)
    while scope.world.allowances.recognitions.take(NOON):
        hashed.clear()
    troll = await newcomer(scope, TROLL)
    assert not await scope.barring.is_barred(troll)

    scope.world.clock.move(timedelta(seconds=2))  # type: ignore[attr-defined]  # the clock of the tests

    assert await scope.barring.is_barred(troll)


async def test_lockdown_forgets_who_came_back(scope: Scope) -> None:
    await close_access(scope)
    await scope.barring.is_barred(await newcomer(scope, TROLL))
    quick = scope.uow.safe.vault.index(Purpose.BAR, str(TROLL))

    scope.uow.safe.forget()

    assert scope.uow.safe.recognised.find(quick) is None


async def test_opening_an_open_access_is_no_deed(scope: Scope) -> None:
    await close_access(scope)
    coordinator = Member(uuid4(), Role.COORDINATOR, chat_id=1)
    key = (await scope.barring.list_closed(coordinator))[0].key

    opened = [await scope.barring.open_by_key(key, coordinator, Opening.MISTAKE) for _ in range(2)]

    deeds = (await scope.uow.connection.execute(select(func.count()).select_from(AuditRow))).scalar()
    assert (opened, deeds) == ([True, False], 1)
