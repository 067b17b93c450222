"""Thirty women at once, and Telegram's limits in force: nobody provokes a refusal, and danger goes first."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
from aiogram.methods import Response, TelegramMethod

from bot.clock import FrozenClock
from bot.config import Settings
from bot.simulator import Phone, Telegram, limits
from bot.telegram import budget
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import cards, found

WOMEN = 30
HALF = 15  # more than a group takes in a minute
URGENT = "он меня убьёт"
AT_ONCE_SECONDS = 1.0
DOCUMENTED_RATE = 30
CALM_RATE = 15  # two such seconds pushed together are still within what Telegram takes
ON_THE_WAY_SECONDS = 0.3
SOME_SECONDS = timedelta(seconds=5)


@pytest.fixture
async def telegram(clock: FrozenClock) -> AsyncIterator[Telegram]:
    """Run the built-in Telegram as strict as the real one."""
    async with Telegram(clock=clock, limits=True) as running:
        yield running


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Send at a rate that no jitter of a busy machine can push over Telegram's limit."""
    return settings.model_copy(update={"send_rate_per_second": CALM_RATE})


@pytest.fixture
def full_rate(settings: Settings) -> None:
    """Send as fast as a deployment does; before the bot starts."""
    settings.send_rate_per_second = DOCUMENTED_RATE


@pytest.fixture
def short_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a group's minute last two seconds, and the bot's a second more as ever; before any message."""
    monkeypatch.setattr(limits, "GROUP", (20, 2.0))
    monkeypatch.setattr(budget, "GROUP_WINDOW_SECONDS", 3.0)


async def offered(stage: Stage, words: str) -> Phone:
    """Let a newcomer write; return her phone when the bot asks whether to send it."""
    woman = stage.woman()
    await woman.send(words)
    await stage.until(lambda: "Отправить это" in said(woman), timeout=15)
    return woman


async def crowd(stage: Stage, size: int) -> list[Phone]:
    """Let so many women ask at the same time."""
    women = await asyncio.gather(*(offered(stage, f"Вопрос {number}") for number in range(size)))
    await asyncio.gather(*(woman.press("Да") for woman in women))
    return list(women)


def refusals(stage: Stage) -> list[str]:
    """Return what Telegram found too much."""
    return [f"{call.method} {call.description}" for call in stage.telegram.calls if call.status == 429]


async def topics_open(stage: Stage) -> None:
    """Let minutes pass until every question stands in a topic of its own."""
    async with asyncio.timeout(60):
        while not all(found(stage.group, f"Вопрос {one}") for one in range(HALF)):
            stage.clock.move(SOME_SECONDS)
            stage.app.sender.wake()
            await asyncio.sleep(0.1)


async def all_told(stage: Stage, women: list[Phone]) -> None:
    """Wait until each has been told that her question is accepted."""
    await stage.until(lambda: all("Отправлено" in said(woman) for woman in women), timeout=15)


async def test_urgent_question_passes_the_crowd(stage: Stage) -> None:
    frightened = await offered(stage, URGENT)
    women = await crowd(stage, WOMEN)
    await all_told(stage, women)

    began = asyncio.get_running_loop().time()
    await frightened.press("Да")
    await stage.until(lambda: found(stage.group, URGENT))

    assert asyncio.get_running_loop().time() - began < AT_ONCE_SECONDS
    assert len(cards(stage.group)) < WOMEN
    assert refusals(stage) == []


@pytest.mark.usefixtures("short_minute")
async def test_crowd_is_passed_on_without_refusals(stage: Stage) -> None:
    await crowd(stage, HALF)
    await topics_open(stage)

    assert [len(found(stage.group, f"Вопрос {one}")) for one in range(HALF)] == [1] * HALF
    assert len(cards(stage.group)) == HALF
    assert refusals(stage) == []


@pytest.mark.usefixtures("full_rate")
async def test_slow_road_provokes_no_refusal(stage: Stage) -> None:
    stage.app.bot.session.middleware(slow_road)

    women = await crowd(stage, WOMEN)
    await all_told(stage, women)

    assert refusals(stage) == []


async def slow_road(
    make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
) -> Response[Any]:
    """Let messages travel longer than edits, as a network does at times."""
    if method.__api_method__ == "sendMessage":
        await asyncio.sleep(ON_THE_WAY_SECONDS)
    return await make_request(bot, method)
