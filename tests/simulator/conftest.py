"""A built-in Telegram, people, a group, and two ways to speak to it: aiogram's bot and bare HTTP."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.clock import FrozenClock
from bot.simulator import Group, Phone, Telegram

Ask = Callable[..., Awaitable[Any]]


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
async def telegram(clock: FrozenClock) -> AsyncIterator[Telegram]:
    async with Telegram(clock=clock) as running:
        yield running


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    """Give aiogram's own bot: it reads every answer whole, as ours does not."""
    made = Bot(telegram.token, session=AiohttpSession(api=TelegramAPIServer.from_base(telegram.url)))
    yield made
    await made.session.close()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def ask(telegram: Telegram, http: aiohttp.ClientSession) -> Ask:
    """Call a method with JSON parameters; gives the result, or the words of the refusal."""

    async def call(method: str, **params: object) -> Any:
        async with http.post(f"{telegram.url}/bot{telegram.token}/{method}", json=params) as answer:
            body = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body["result"] if body["ok"] else body["description"]

    return call


@pytest.fixture
async def anna(telegram: Telegram) -> Phone:
    phone = telegram.add_user("Anna")
    await phone.send("/start")
    return phone


@pytest.fixture
def group(telegram: Telegram) -> Group:
    return telegram.add_group("Staff")
