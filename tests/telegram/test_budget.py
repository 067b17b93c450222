"""The send budget keeps Telegram's limits and lets urgent messages through first."""

import asyncio

from bot.domain.outgoing import Lane
from bot.telegram.budget import GROUP_LIMIT, GROUP_RESERVE, Budget
from tests.virtual_time import run_virtually

GROUP = -100


async def send_all(
    budget: Budget, sends: list[tuple[Lane, int]], *, answer_seconds: float = 0.0
) -> list[tuple[float, Lane]]:
    granted: list[tuple[float, Lane]] = []

    async def send(lane: Lane, chat_id: int) -> None:
        async with budget.place(lane, chat_id):
            granted.append((asyncio.get_running_loop().time(), lane))
            await asyncio.sleep(answer_seconds)

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

    assert times[19] < 0.5
    assert most_in_window(times, 20.0) <= 20


def test_urgent_overtakes_what_waits() -> None:
    sends = [(Lane.REMINDER, number) for number in range(90)] + [(Lane.URGENT, GROUP)]

    granted = run_virtually(send_all(Budget(rate_per_second=30), sends))

    assert [lane for _, lane in granted].index(Lane.URGENT) < 15


def test_urgent_waits_no_moment_in_a_long_queue() -> None:
    async def scenario() -> float:
        budget, loop = Budget(rate_per_second=30), asyncio.get_running_loop()
        reminders = [(Lane.REMINDER, number) for number in range(300)]
        sending = asyncio.ensure_future(send_all(budget, reminders, answer_seconds=0.05))  # noqa: TID251 - awaited below
        longest = 0.0
        for moment in range(40):
            await asyncio.sleep(0.1 + moment / 1000)
            asked = loop.time()
            async with budget.place(Lane.URGENT, -1000 - moment):
                longest = max(longest, loop.time() - asked)
        await sending
        return longest

    assert run_virtually(scenario()) < 0.35


def test_places_are_counted_from_the_answer() -> None:
    """Telegram counts when a message arrives, which may be as late as the answer."""
    sends = [(Lane.REMINDER, number) for number in range(200)]

    times = [
        time for time, _ in run_virtually(send_all(Budget(rate_per_second=30), sends, answer_seconds=0.3))
    ]

    assert most_in_window(times, 1.29) <= 30


def test_answer_that_never_comes_holds_up_nobody() -> None:
    sends = [(Lane.REMINDER, number) for number in range(90)]

    times = [
        time for time, _ in run_virtually(send_all(Budget(rate_per_second=30), sends, answer_seconds=60))
    ]

    assert times[-1] < 20


def test_group_keeps_places_for_urgent() -> None:
    sends = [(Lane.RELAY, GROUP)] * 30 + [(Lane.URGENT, GROUP)]

    granted = run_virtually(send_all(Budget(rate_per_second=30), sends))

    assert next(time for time, lane in granted if lane is Lane.URGENT) == 0.0


def test_full_group_does_not_hold_up_others() -> None:
    sends = [(Lane.RELAY, GROUP)] * 30 + [(Lane.RELAY, 7)]

    granted = run_virtually(send_all(Budget(rate_per_second=100), sends))

    assert sum(time == 0.0 for time, _ in granted) == GROUP_LIMIT - GROUP_RESERVE + 1


def test_pause_of_one_chat_spares_others() -> None:
    async def scenario() -> list[tuple[float, Lane]]:
        budget = Budget(rate_per_second=30)
        await budget.pause(5, 35)
        return await send_all(budget, [(Lane.RELAY, 5), (Lane.REMINDER, 6)])

    assert run_virtually(scenario()) == [(0.0, Lane.REMINDER), (35.0, Lane.RELAY)]


def test_flood_of_screens_starves_no_answer() -> None:
    sends = [(Lane.SCREEN, number) for number in range(1, 300)] + [(Lane.RELAY, 1000)]

    lanes = [lane for _, lane in run_virtually(send_all(Budget(rate_per_second=30), sends))]

    assert lanes.index(Lane.RELAY) < 30
