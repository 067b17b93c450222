"""A change of the law moves what is planned; nothing fires twice, nothing is lost."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.clock import FrozenClock
from bot.services import replanning
from bot.services.replanning import Replanning, rules_digest
from models import PlanRow, ZoneMarkRow
from tests.services.reminding import TELEGRAM_ID, Reminding, hours

EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # 21:00 in Moscow


@pytest.fixture
def law(reminding: Reminding) -> Replanning:
    """Watch for changes of the law."""
    return Replanning(reminding.works, reminding.world)


async def pass_law(reminding: Reminding) -> None:
    """Let the stored fires be those of a clock an hour behind: Samara's data said Moscow until today."""
    async with reminding.works.begin() as uow:
        await uow.connection.execute(update(PlanRow).values(zone="Europe/Samara"))
        await uow.commit()


async def test_law_change_moves_what_waits(reminding: Reminding, law: Replanning) -> None:
    await reminding.plan("21:00")
    await pass_law(reminding)

    assert await law.ring() == 1
    assert await reminding.next_due() == EVENING - hours(1)


async def test_moved_into_the_past_fires_late(
    reminding: Reminding, law: Replanning, clock: FrozenClock
) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING - timedelta(minutes=30))
    await pass_law(reminding)
    await law.ring()

    assert [await reminding.ring() for _ in range(2)] == [True, False]
    assert await reminding.next_due() == EVENING + hours(23)


async def test_fired_slot_does_not_come_again(
    reminding: Reminding, law: Replanning, clock: FrozenClock
) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    await reminding.fired()
    await pass_law(reminding)
    await law.ring()
    clock.move(hours(2))

    assert not await reminding.ring()
    assert await reminding.next_due() == EVENING + hours(23)


async def test_same_rules_move_nothing(reminding: Reminding, law: Replanning) -> None:
    await reminding.plan("21:00")

    assert await law.ring() == 0
    async with reminding.works.begin() as uow:
        marks = await uow.liveness.zones_in_use()
    assert marks == {"Europe/Moscow": rules_digest(ZoneInfo("Europe/Moscow"), 2026)}


async def test_cut_short_it_begins_again(
    reminding: Reminding, law: Replanning, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replanning, "BATCH", 2)
    for number in range(5):
        await reminding.plan("21:00", telegram_id=TELEGRAM_ID + number)
    await pass_law(reminding)
    real, calls = replanning._move, 0  # noqa: SLF001 - where it is cut short

    async def cut(uow: object, batch: object) -> int:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise ConnectionError
        return await real(uow, batch)  # type: ignore[arg-type] # passed on

    monkeypatch.setattr(replanning, "_move", cut)
    with pytest.raises(ConnectionError):
        await law.ring()

    assert await law.ring() == 3
    assert await law.ring() == 0


async def test_zone_of_an_old_mark_is_looked_at_again(reminding: Reminding, law: Replanning) -> None:
    await reminding.plan("21:00")
    await law.ring()
    async with reminding.works.begin() as uow:
        await uow.connection.execute(update(ZoneMarkRow).values(digest=bytes(16)))
        await uow.commit()

    assert await Replanning(reminding.works, reminding.world).ring() == 0
    async with reminding.works.begin() as uow:
        assert bytes(16) not in (await uow.liveness.zones_in_use()).values()


def test_digest_tells_clocks_apart() -> None:
    digests = {
        rules_digest(ZoneInfo(zone), 2026) for zone in ("Europe/Moscow", "Europe/Samara", "Europe/Berlin")
    }

    assert len(digests) == 3
    assert rules_digest(ZoneInfo("Europe/Volgograd"), 2020) != rules_digest(ZoneInfo("Europe/Moscow"), 2020)
