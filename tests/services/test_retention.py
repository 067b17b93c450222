"""Every night what need not be kept is forgotten; what waits stays."""

from datetime import timedelta

from bot.clock import FrozenClock
from bot.domain.reminder import FireState
from bot.services.bells import KEPT_FIRES, Retention
from tests.services.reminding import Reminding, hours


async def test_old_fires_and_parcels_are_forgotten(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.move(hours(9))
    await reminding.fired()
    clock.move(KEPT_FIRES + timedelta(days=1))
    await Retention(reminding.works, reminding.world).ring()

    assert await reminding.states() == [FireState.PENDING]


async def test_recent_fires_stay(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.move(hours(9))
    await reminding.fired()
    clock.move(timedelta(days=9))
    await Retention(reminding.works, reminding.world).ring()

    assert await reminding.states() == [FireState.SENT, FireState.PENDING]
