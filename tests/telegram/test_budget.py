"""The send budget keeps Telegram's limits and lets urgent messages through first."""

import asyncio

from bot.domain.outgoing import Lane
from bot.telegram.budget import Budget
from tests.virtual_time import run_virtually

GROUP = -100


async def send_all(budget: Budget, sends: list[tuple[Lane, int]]) -> list[tuple[float, Lane]]:
    granted: list[tuple[float, Lane]] = []

    async def send(lane: Lane, chat_id: int) -> None:
        await budget.acquire(lane, chat_id)
        granted.append((asyncio.get_running_loop().time(), lane))

    async with asyncio.TaskGroup() as group:
        for lane, chat_id in sends:
            group.create_task(send(lane, chat_id))
    return granted


def most_in_window(times: list[float], seconds: float) -> int:
    return max(sum(start <= time < start + seconds for time in times) for start in times)


def test_no_second_holds_more_than_thirty() -> None:
    sends = [(Lane.REMINDER, number) for number in range(300)]

    times = [time for time, _ in run_virtually(send_all(Budget(rate_per_second=30), sends))]

    assert most_in_window(times, 1.0) <= 30


def test_budget_is_used_nearly_whole() -> None:
    sends = [(Lane.REMINDER, number) for number in range(600)]

    times = [time for time, _ in run_virtually(send_all(Budget(rate_per_second=30), sends))]

    assert 600 / (times[-1] + 1.0) >= 0.95 * 30


def test_group_gets_twenty_a_minute() -> None:
    sends = [(Lane.URGENT, GROUP)] * 50

    times = [time for time, _ in run_virtually(send_all(Budget(rate_per_second=30), sends))]

    assert most_in_window(times, 60.0) <= 20


def test_private_chat_may_burst_then_one_a_second() -> None:
    sends = [(Lane.SCREEN, 5)] * 45

    times = [time for time, _ in run_virtually(send_all(Budget(rate_per_second=30), sends))]

    assert times[19] == 0.0
    assert most_in_window(times, 20.0) <= 20


def test_urgent_overtakes_what_waits() -> None:
    sends = [(Lane.REMINDER, number) for number in range(90)] + [(Lane.URGENT, GROUP)]

    granted = run_virtually(send_all(Budget(rate_per_second=30), sends))

    assert [lane for _, lane in granted].index(Lane.URGENT) == 30


def test_group_keeps_places_for_urgent() -> None:
    sends = [(Lane.RELAY, GROUP)] * 30 + [(Lane.URGENT, GROUP)]

    granted = run_virtually(send_all(Budget(rate_per_second=30), sends))

    assert next(time for time, lane in granted if lane is Lane.URGENT) == 0.0


def test_full_group_does_not_hold_up_others() -> None:
    sends = [(Lane.RELAY, GROUP)] * 30 + [(Lane.RELAY, 7)]

    granted = run_virtually(send_all(Budget(rate_per_second=100), sends))

    assert sum(time == 0.0 for time, _ in granted) == 18


def test_pause_of_one_chat_spares_others() -> None:
    async def scenario() -> list[tuple[float, Lane]]:
        budget = Budget(rate_per_second=30)
        budget.pause(5, 35)
        return await send_all(budget, [(Lane.RELAY, 5), (Lane.REMINDER, 6)])

    assert run_virtually(scenario()) == [(0.0, Lane.REMINDER), (35.0, Lane.RELAY)]
