"""A chain counts from the last one taken: pressed late, taken earlier, taken back, or not pressed at all."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from bot.clock import FrozenClock
from bot.domain.errors import NotFound
from bot.domain.recurrence import AfterLast, counted_at
from bot.domain.reminder import MEDICINE, Body, FireState
from bot.services.reminders import Draft
from tests.services.reminding import Reminding, hours

EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
EIGHT = hours(8)
MINUTE = timedelta(minutes=1)


async def first_of_chain(reminding: Reminding, clock: FrozenClock) -> UUID:
    await reminding.keep(Draft(AfterLast(EIGHT, EVENING), Body(MEDICINE, "Water the flowers")))
    clock.set_to(EVENING)
    return await reminding.fired()


async def answer(
    reminding: Reminding, fire_id: UUID, state: FireState = FireState.DONE, *, at: datetime | None = None
) -> None:
    async with reminding.step() as (scope, person):
        await scope.fires.answer(person, fire_id, state, at=at)


async def test_next_comes_so_long_after_the_press(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_of_chain(reminding, clock)
    clock.move(hours(1))
    await answer(reminding, fire_id)

    assert await reminding.next_due() == EVENING + hours(1) + EIGHT


async def test_taken_earlier_brings_the_next_earlier(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_of_chain(reminding, clock)
    await answer(reminding, fire_id, at=EVENING - hours(2))

    assert await reminding.next_due() == EVENING - hours(2) + EIGHT


async def test_undo_puts_the_chain_back(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_of_chain(reminding, clock)
    clock.move(hours(1))
    await answer(reminding, fire_id)
    async with reminding.step() as (scope, person):
        await scope.fires.undo(person, fire_id)

    assert await reminding.next_due() == EVENING + EIGHT
    assert await reminding.states() == [FireState.SENT, FireState.PENDING]


async def test_skipped_one_counts_when_it_was_due(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_of_chain(reminding, clock)
    clock.move(hours(1))
    await answer(reminding, fire_id)
    await answer(reminding, fire_id, FireState.SKIPPED)

    assert await reminding.next_due() == EVENING + EIGHT


async def test_second_press_keeps_one_chain(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_of_chain(reminding, clock)
    for _ in range(2):
        await answer(reminding, fire_id)
        clock.move(MINUTE)

    assert await reminding.next_due() == EVENING + MINUTE + EIGHT
    assert await reminding.states() == [FireState.DONE, FireState.PENDING]


async def test_next_one_on_its_way_is_called_off(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_of_chain(reminding, clock)
    clock.move(EIGHT)
    await reminding.ring()
    await answer(reminding, fire_id)

    assert await reminding.deliver() == []
    assert await reminding.next_due() == EVENING + 2 * EIGHT


async def test_moment_of_more_than_a_day_ago_is_refused(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_of_chain(reminding, clock)
    for at in (EVENING - hours(25), EVENING + MINUTE):
        with pytest.raises(NotFound):
            await answer(reminding, fire_id, at=at)

    assert await reminding.next_due() == EVENING + EIGHT


@pytest.mark.parametrize(
    ("key", "instant"),
    [
        pytest.param("2026-11-23#11080", EVENING, id="in_a_row"),
        pytest.param("2026-11-23#0", None, id="wall_time"),
        pytest.param("2026-11-23#d3", None, id="step"),
    ],
)
def test_key_of_a_row_names_its_instant(key: str, instant: datetime | None) -> None:
    assert counted_at(key) == instant
