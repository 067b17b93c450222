"""A reminder that comes once: on its day by her clock, whatever happens to her zone, and never again."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from bot.clock import FrozenClock
from bot.domain.reminder import RETEST, Body, once
from bot.services.reminders import Draft
from tests.services.reminding import Reminding

DAY = date(2026, 11, 26)
TEN = time(10)
BODY = Body(RETEST, "It is time")


async def save(reminding: Reminding) -> None:
    """Store one for the 26th at ten."""
    async with reminding.step() as (scope, person):
        await scope.reminders.add(person, uuid4(), Draft(once(TEN, on=DAY), BODY))


async def test_single_one_fires_on_its_local_day(reminding: Reminding) -> None:
    await save(reminding)

    assert await reminding.next_due() == datetime(2026, 11, 26, 7, tzinfo=UTC)


async def test_single_one_follows_her_to_another_zone(reminding: Reminding) -> None:
    await save(reminding)
    async with reminding.step() as (scope, person):
        person.settings.zone = "Asia/Tomsk"
        await scope.zone_moves.follow(person)

    assert await reminding.next_due() == datetime(2026, 11, 26, 3, tzinfo=UTC)


async def test_single_one_is_over_afterwards(reminding: Reminding, clock: FrozenClock) -> None:
    await save(reminding)
    clock.move(timedelta(days=3))
    await reminding.fired()

    assert await reminding.next_due() is None
    async with reminding.step() as (scope, person):
        (plan,) = await scope.reminders.list_of(person)
    assert (plan.next_at, plan.rule) == (None, once(TEN, on=DAY))


async def test_time_that_has_passed_promises_nothing(reminding: Reminding) -> None:
    async with reminding.step() as (scope, person):
        today = scope.reminders.today(person)

        assert scope.reminders.preview(person, once(TEN, on=today)).fires == ()
        assert len(scope.reminders.preview(person, once(time(13), on=today)).fires) == 1


async def test_what_it_is_for_stays_sealed(reminding: Reminding) -> None:
    await save(reminding)

    async with reminding.works.begin() as uow:
        rows = await uow.connection.exec_driver_sql("SELECT * FROM plan")
        stored = " ".join(repr(tuple(row)) for row in rows)
    assert RETEST not in stored
