"""The whole bot against the built-in Telegram, in one process: real HTTP, SQLite, a frozen clock."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Select, select

from bot.app import Application, open_application
from bot.clock import FrozenClock
from bot.config import Settings
from bot.domain.staff import Role
from bot.repositories.database import Database
from bot.repositories.migrating import migrate
from bot.services.team import Invitations
from bot.services.world import World
from bot.simulator import Group, Phone, Telegram
from bot.start import import_directory_once, open_works
from bot.telegram import budget
from models.outbox import OutboxRow
from tests.conftest import POSTGRES, administer, empty_tables, make_quick_database, postgres_address

MONDAY_NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # noon in Tomsk
STOP_SECONDS = 10
PATIENCE_SECONDS = 20


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

    async def until(self, condition: object, *, timeout: float = PATIENCE_SECONDS) -> None:  # noqa: ASYNC109
        """Wait until `condition()` holds."""
        assert callable(condition)
        await self.telegram.until(condition, timeout=timeout)

    async def later(self, delay: timedelta) -> None:
        """Move the clock and ring what is due then."""
        self.clock.move(delay)
        await self.app.clockwork.ring_now()
        self.app.sender.wake()

    async def leave_footprints(self) -> None:
        """Wait until everything shown is also written down."""
        await self.app.presenter.drain(timeout_seconds=2)
        await self.app.footprints.flush()

    async def put_off(self) -> None:
        """Wait until a parcel that failed waits for its next try."""
        waiting = select(OutboxRow.id).where(OutboxRow.state == "waiting", OutboxRow.lease_until.is_(None))
        waiting = waiting.where(OutboxRow.attempts > 0)
        await self._until_rows(waiting, some=True)

    async def outbox_is_empty(self) -> None:
        """Wait until nothing is on its way."""
        await self.no_rows(select(OutboxRow.id).where(OutboxRow.state == "waiting"))

    async def no_rows(self, query: Select[Any]) -> None:
        """Wait until a query finds nothing."""
        await self._until_rows(query, some=False)

    async def _until_rows(self, query: Select[Any], *, some: bool) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                async with self.app.works.begin() as uow:
                    if bool((await uow.connection.execute(query)).first()) is some:
                        return
                await asyncio.sleep(0.05)


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


def make_settings(telegram: Telegram, folder: Path, *, database_url: str = "") -> Settings:
    """Make settings that take nothing from the environment; SQLite in the folder unless told otherwise."""
    return Settings(
        bot_token=telegram.token,
        bot_api_url=telegram.url,
        database_url=database_url or f"sqlite+aiosqlite:///{folder / 'podruga.db'}",
        key_dir=folder / "keys",
        staff_chat_id=None,
        webhook_url=None,
        http_port=0,
        send_rate_per_second=1000,
    )


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with keys and a migrated SQLite database that holds the sample directory."""
    folder = tmp_path_factory.mktemp("furnished")
    asyncio.run(_furnish(f"sqlite+aiosqlite:///{folder / 'podruga.db'}", folder))
    return folder


@pytest.fixture(scope="session")
def migrated_postgres() -> Iterator[str]:
    """Make one migrated PostgreSQL database for all flows of this worker."""
    if not POSTGRES:
        yield ""
        return
    name = f"podruga_{uuid4().hex[:12]}"
    asyncio.run(make_quick_database(name))
    asyncio.run(_migrate(postgres_address(name)))
    yield postgres_address(name)
    asyncio.run(administer(f'DROP DATABASE "{name}" WITH (FORCE)'))


async def _furnish(url: str, folder: Path) -> None:
    clock, database = FrozenClock(MONDAY_NOON), Database(url)
    settings = Settings(database_url=url, key_dir=folder / "keys")
    works = await open_works(database, settings, clock)
    await import_directory_once(works, World(clock=clock), None)
    await database.checkpoint()
    await database.close()


async def _migrate(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


@pytest.fixture
async def settings(
    telegram: Telegram, database_kind: str, furnished: Path, migrated_postgres: str, tmp_path: Path
) -> Settings:
    """Point the bot at the built-in Telegram and at a fresh database of each kind."""
    if database_kind == "sqlite":
        shutil.copytree(furnished, tmp_path, dirs_exist_ok=True)
        return make_settings(telegram, tmp_path)
    await empty_tables(migrated_postgres)
    return make_settings(telegram, tmp_path, database_url=migrated_postgres)


@pytest.fixture
async def app(settings: Settings, clock: FrozenClock) -> AsyncIterator[Application]:
    """Run the bot until the test ends."""
    async with open_application(settings, clock) as application:
        running = asyncio.create_task(application.run())  # noqa: TID251 - awaited below
        yield application
        application.stop()
        await asyncio.wait_for(running, STOP_SECONDS)


@pytest.fixture
def quick_group(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a group's minute last half a second; before any message."""
    monkeypatch.setattr(budget, "GROUP_WINDOW_SECONDS", 0.5)


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
