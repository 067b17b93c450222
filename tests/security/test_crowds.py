"""Crowds before one group of twenty messages a minute, with Telegram's limits in force."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.clock import FrozenClock
from bot.config import Settings
from bot.simulator import Phone, Telegram, limits
from bot.telegram import budget
from tests.bench.sightings import marked, rings, sightings
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import tick
from tests.flows.test_crowd import CALM_RATE

FEW, MANY = 25, 60
TALKATIVE = 10  # every so manieth writes twice more
URGENT_WOMEN = 3
SECONDS = 90.0
URGENT_SECONDS = 1.0


@pytest.fixture(autouse=True)
def short_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a group's minute last two seconds, and the bot's a second more as ever; before any message."""
    monkeypatch.setattr(limits, "GROUP", (20, 2.0))
    monkeypatch.setattr(budget, "GROUP_WINDOW_SECONDS", 3.0)


@pytest.fixture
async def telegram(clock: FrozenClock) -> AsyncIterator[Telegram]:
    async with Telegram(clock=clock, limits=True) as running:
        yield running


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Send at a rate that no jitter of a busy machine can push over Telegram's limit."""
    return settings.model_copy(update={"send_rate_per_second": CALM_RATE})


async def offered(stage: Stage, number: int, words: str) -> Phone:
    """Let a newcomer write; return her phone when the bot asks whether to send it."""
    woman = stage.woman(f"Анна {number}")
    await woman.send(marked(number, 1, words))
    await stage.until(lambda: "Отправить это" in said(woman), timeout=SECONDS)
    return woman


async def asks(stage: Stage, number: int) -> None:
    """Let a woman ask; the talkative go on once she is through."""
    woman = await offered(stage, number, "Вопрос")
    await woman.press("Да", wait=False)
    await stage.until(lambda: "Отправлено" in said(woman), timeout=SECONDS)
    for more in (2, 3) if number % TALKATIVE == 0 else ():
        await woman.send(marked(number, more, "и ещё"))


def calls(stage: Stage) -> list[dict[str, Any]]:
    return [call.as_json() for call in stage.telegram.calls]


def unseen(stage: Stage, size: int) -> set[tuple[int, int]]:
    """Return the words that the staff have not seen yet."""
    written = {(number, 1) for number in range(size)}
    written |= {(number, more) for number in range(0, size, TALKATIVE) for more in (2, 3)}
    return written - sightings(calls(stage), stage.group.id).first.keys()


async def all_seen(stage: Stage, size: int) -> None:
    """Let time pass until the staff have seen everything."""
    async with asyncio.timeout(SECONDS):
        while unseen(stage, size):
            for _ in range(10):
                await tick(stage)


def refused(stage: Stage) -> list[str]:
    return [call.description for call in stage.telegram.calls if call.status == 429]


@pytest.mark.peer_row("25 women at once at 20 a minute")
async def test_twenty_five_women_at_once_all_arrive(stage: Stage) -> None:
    await asyncio.gather(*(asks(stage, number) for number in range(FEW)))
    await all_seen(stage, FEW)

    assert sightings(calls(stage), stage.group.id).is_in_order()
    assert refused(stage) == []


@pytest.mark.peer_row("25 women at once at 20 a minute")
async def test_crowd_of_sixty_delays_no_danger(stage: Stage) -> None:
    frightened = [await offered(stage, MANY + one, "он меня убьёт") for one in range(URGENT_WOMEN)]
    crowd = asyncio.gather(*(asks(stage, number) for number in range(MANY)))
    await stage.until(lambda: len(unseen(stage, MANY)) < MANY - 2, timeout=SECONDS)
    waits = [await seconds_until_seen(stage, phone, MANY + one) for one, phone in enumerate(frightened)]
    await crowd
    await all_seen(stage, MANY)

    assert max(waits) < URGENT_SECONDS
    assert sightings(calls(stage), stage.group.id).is_in_order()
    assert refused(stage) == []
    members = [stage.coordinator.id, stage.consultant.id]
    assert max(rings(calls(stage), members)) <= URGENT_WOMEN + 3  # greeting, and one line for many


async def seconds_until_seen(stage: Stage, phone: Phone, number: int) -> float:
    """Let a frightened woman send what she wrote; return how long until the staff see it."""
    began = asyncio.get_running_loop().time()
    await phone.press("Да", wait=False)
    await stage.until(lambda: (number, 1) in sightings(calls(stage), stage.group.id).first, timeout=20)
    await asyncio.sleep(0.5)
    return sightings(calls(stage), stage.group.id).first[number, 1] - began
