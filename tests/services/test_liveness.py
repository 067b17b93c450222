"""Every process sees when reminders are late, also while none is due, and says so once an hour."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.clock import FrozenClock
from bot.domain.outgoing import Kind
from bot.domain.staff import Role
from bot.services.bells import Retention
from bot.services.liveness import Watch, lateness
from models import CanaryRow, OutboxRow
from tests.services.reminding import Reminding, hours

EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def watch(reminding: Reminding) -> Watch:
    """Watch from one process."""
    return Watch(reminding.works, reminding.world)


async def late(reminding: Reminding) -> timedelta:
    async with reminding.works.begin() as uow:
        return await lateness(uow, reminding.world.clock.now())


async def test_fire_that_waits_long_is_told(
    reminding: Reminding, watch: Watch, clock: FrozenClock, caplog: pytest.LogCaptureFixture
) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING + 3 * MINUTE)
    with caplog.at_level(logging.ERROR):
        await watch.ring()
        assert "reminders_late" not in caplog.text
        await watch.ring()

    assert "reminders_late seconds=180" in caplog.text


async def test_canary_tells_when_nobody_rings(reminding: Reminding, watch: Watch, clock: FrozenClock) -> None:
    await watch.ring()
    clock.move(4 * MINUTE)

    assert await late(reminding) == 3 * MINUTE
    await reminding.ring()
    assert await late(reminding) == timedelta()


async def test_waking_machine_is_no_alarm(
    reminding: Reminding, watch: Watch, clock: FrozenClock, caplog: pytest.LogCaptureFixture
) -> None:
    await watch.ring()
    clock.move(hours(3))
    with caplog.at_level(logging.ERROR):
        await watch.ring()
        await reminding.ring()
        await watch.ring()

    assert "reminders_late" not in caplog.text


async def test_coordinators_hear_of_it_once_an_hour(
    reminding: Reminding, watch: Watch, clock: FrozenClock
) -> None:
    async with reminding.works.begin() as uow:
        await uow.staff.enlist(990, chat_id=990, role=Role.COORDINATOR, day=EVENING.date())
        await uow.commit()
    await reminding.plan("21:00")
    clock.set_to(EVENING + 3 * MINUTE)
    for _ in range(4):
        await watch.ring()

    async with reminding.works.begin() as uow:
        query = select(func.count()).select_from(OutboxRow).where(OutboxRow.kind == Kind.TELL.value)
        assert (await uow.connection.execute(query)).scalar() == 1


async def test_canary_of_a_dead_process_is_forgotten(
    reminding: Reminding, watch: Watch, clock: FrozenClock
) -> None:
    await watch.ring()
    clock.move(timedelta(days=2))
    await Retention(reminding.works, reminding.world).ring()

    async with reminding.works.begin() as uow:
        assert (await uow.connection.execute(select(CanaryRow.worker))).first() is None
