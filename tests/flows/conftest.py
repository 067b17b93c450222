"""The whole bot against the built-in Telegram, in one process: real HTTP, SQLite, a frozen clock."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.app import Application, open_application
from bot.clock import FrozenClock
from bot.config import Settings
from bot.domain.staff import Role
from bot.services.team import Invitations
from bot.simulator import Group, Phone, Telegram

MONDAY_NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # noon in Tomsk
STOP_SECONDS = 10


@dataclass
class Stage:
    """Everybody on stage: the built-in Telegram, the bot, the staff and their group."""

    telegram: Telegram
    app: Application
    clock: FrozenClock
    folder: Path
    group: Group
    coordinator: Phone
    consultant: Phone

    def woman(self, name: str = "Анна", **details: object) -> Phone:
        """Add a woman who has never written to the bot."""
        return self.telegram.add_user(name, **details)

    async def woman_in(self, city: str, name: str = "Анна", **details: object) -> Phone:
        """Add a woman who has chosen her city and sees the menu."""
        phone = self.woman(name, **details)
        await phone.send("/start")
        await self.until(lambda: phone.messages[-1].from_bot)
        await phone.press(city)
        await self.sees(phone, "🟢 Открыто сейчас")
        return phone

    async def sees(self, phone: Phone, words: str) -> None:
        """Wait until her newest message from the bot holds these words, in text or buttons."""
        await self.until(lambda: words in said(phone))

    async def until(self, condition: object, *, timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until `condition()` holds."""
        assert callable(condition)
        await self.telegram.until(condition, timeout=timeout)

    async def later(self, delay: timedelta) -> None:
        """Move the clock and ring what is due then."""
        self.clock.move(delay)
        await self.app.clockwork.ring_now()
        self.app.sender.wake()


def said(phone: Phone) -> str:
    """Return text and buttons of the newest message of the bot, as she sees them now."""
    if not any(message.from_bot for message in phone.messages):
        return ""
    return f"{phone.last.words}\n" + "\n".join(phone.last.labels)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(MONDAY_NOON)


@pytest.fixture
async def telegram(clock: FrozenClock) -> AsyncIterator[Telegram]:
    async with Telegram(clock=clock) as running:
        yield running


def _was_answered(phone: Phone) -> bool:
    return any(message.from_bot for message in phone.messages)


def make_settings(telegram: Telegram, folder: Path) -> Settings:
    """Make settings that take nothing from the environment."""
    return Settings(
        bot_token=telegram.token,
        bot_api_url=telegram.url,
        database_url=f"sqlite+aiosqlite:///{folder / 'podruga.db'}",
        key_dir=folder / "keys",
        staff_chat_id=None,
        webhook_url=None,
        http_port=0,
        send_rate_per_second=1000,
    )


@pytest.fixture
async def app(telegram: Telegram, clock: FrozenClock, tmp_path: Path) -> AsyncIterator[Application]:
    """Run the bot until the test ends."""
    async with open_application(make_settings(telegram, tmp_path), clock) as application:
        running = asyncio.create_task(application.run())  # noqa: TID251 - awaited below
        yield application
        application.stop()
        await asyncio.wait_for(running, STOP_SECONDS)


@pytest.fixture
async def stage(telegram: Telegram, app: Application, clock: FrozenClock, tmp_path: Path) -> Stage:
    """Bring on a coordinator, a consultant and their group with topics, bound to the bot."""
    group = telegram.add_group("Консультантки")
    phones = {}
    for role in (Role.COORDINATOR, Role.CONSULTANT):
        phones[role] = phone = telegram.add_user(f"Сотрудница {role}")
        group.chat.members.add(phone.id)
        code = await Invitations(app.works, app.world).invite(role)
        await phone.send(f"/start s_{code}")
        await telegram.until(partial(_was_answered, phone))
    await phones[Role.COORDINATOR].send("/bind", chat=group)
    await telegram.until(lambda: any(message.from_bot for message in group.messages))
    return Stage(telegram, app, clock, tmp_path, group, phones[Role.COORDINATOR], phones[Role.CONSULTANT])
