"""A built-in Telegram and a bot of aiogram's that speaks to it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiogram import Bot

from bot.clock import FrozenClock
from bot.simulator import Phone, Telegram
from bot.telegram.api import make_bot


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
async def telegram(clock: FrozenClock) -> AsyncIterator[Telegram]:
    async with Telegram(clock=clock) as running:
        yield running


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    made = make_bot(telegram.token, api_url=telegram.url)
    yield made
    await made.session.close()


@pytest.fixture
async def anna(telegram: Telegram) -> Phone:
    phone = telegram.add_user("Anna")
    await phone.send("/start")
    return phone
