"""Five hundred letters of an announcement wait: what is urgent, and who waits for a screen, hardly notice."""

import asyncio

import pytest

from bot.domain.outgoing import Lane
from bot.telegram.budget import Budget
from tests.virtual_time import run_virtually

MANY = 500
GROUP, HER = -100, 77
MIDWAY_SECONDS = 5.0
NOTICED_SECONDS = 1.0


async def wait_for(lane: Lane, chat_id: int) -> float:
    """Return how long a message waits for its place in the middle of an announcement."""
    budget, loop = Budget(rate_per_second=30), asyncio.get_running_loop()

    async def send(lane: Lane, chat_id: int) -> None:
        async with budget.place(lane, chat_id):
            return

    async with asyncio.TaskGroup() as group:
        for number in range(1000, 1000 + MANY):
            group.create_task(send(Lane.ANNOUNCEMENT, number))
        await asyncio.sleep(MIDWAY_SECONDS)
        began = loop.time()
        await send(lane, chat_id)
        return loop.time() - began


@pytest.mark.parametrize(
    ("lane", "chat_id"),
    [(Lane.URGENT, GROUP), (Lane.SCREEN, HER), (Lane.RELAY, GROUP)],
    ids=["urgent", "screen", "relay"],
)
def test_large_announcement_leaves_others_their_time(lane: Lane, chat_id: int) -> None:
    assert run_virtually(wait_for(lane, chat_id)) <= NOTICED_SECONDS
