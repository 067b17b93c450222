"""`podruga demo`: the bot and the built-in Telegram together, in a browser, without a token."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.app import Application, open_application
from bot.clock import MovableClock, SystemClock
from bot.commands.run import stop_on_signals
from bot.commands.terminal import speaking, terminal
from bot.config import Settings
from bot.domain.staff import Role
from bot.logs import configure_logs
from bot.services.bells import DueReminders
from bot.services.team import Invitations
from bot.simulator import Phone, Telegram
from bot.start import CannotStart
from bot.telegram.texts.demo import bot_name, city_name, demo_address, group_title, people_names

ZONE = "Asia/Tomsk"
READY_SECONDS = 20.0
JUST_AFTER = timedelta(seconds=1)


def demo(*, port: int, folder: Path | None) -> None:
    """Serve the demo page until interrupted; nothing is opened by itself."""
    with speaking():
        configure_logs("ERROR")
        try:
            with TemporaryDirectory(prefix="podruga-demo-") as forgotten:
                asyncio.run(_serve(port, folder or Path(forgotten)))
        except OSError as error:
            raise CannotStart("port_taken", str(port)) from error


async def _serve(port: int, folder: Path) -> None:
    clock = MovableClock()
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(Telegram(clock=clock, port=port, bot_name=bot_name()))
        application = await stack.enter_async_context(open_application(_settings(telegram, folder), clock))
        stop_on_signals(application)
        telegram.place = {"zone": ZONE, "city": city_name()}
        telegram.on_clock = _Hands(application, clock).move
        async with asyncio.TaskGroup() as group:
            group.create_task(application.run())
            await _set_stage(telegram, application)
            terminal.print(demo_address(f"{telegram.url}/"), markup=False)


def _settings(telegram: Telegram, folder: Path) -> Settings:
    """Make settings that take nothing from the environment."""
    return Settings(
        bot_token=telegram.token,
        bot_api_url=telegram.url,
        bot_proxy=None,
        database_url=f"sqlite+aiosqlite:///{folder / 'podruga.db'}",
        redis_url=None,
        staff_chat_id=None,
        key_dir=folder / "keys",
        directory_file=None,
        webhook_url=None,
        http_port=0,
    )


async def _set_stage(telegram: Telegram, application: Application) -> None:
    """Bring on two women, a coordinator, a consultant, an outsider, and the bound staff group."""
    names = people_names()
    roles = ("woman", "woman", "coordinator", "consultant", "stranger")
    phones = [telegram.add_user(name) for name in names]
    for phone, role in zip(phones, roles, strict=True):
        telegram.state.roles[phone.id] = role
    group = telegram.add_group(group_title())
    group.chat.members |= {phone.id for phone in phones[2:]}
    await _enlist(telegram, application, phones[2], Role.COORDINATOR)
    await _enlist(telegram, application, phones[3], Role.CONSULTANT)
    await phones[2].send("/bind", chat=group)
    await telegram.until(lambda: any(one.from_bot for one in group.messages), timeout=READY_SECONDS)


async def _enlist(telegram: Telegram, application: Application, phone: Phone, role: Role) -> None:
    code = await Invitations(application.works, application.world).invite(role)
    await phone.send(f"/start s_{code}")
    await telegram.until(lambda: any(one.from_bot for one in phone.messages), timeout=READY_SECONDS)


class _Hands:
    """Move the demo's clock and ring what is due at the new time."""

    def __init__(self, application: Application, clock: MovableClock) -> None:
        self._application = application
        self._clock = clock

    async def move(self, body: dict[str, Any]) -> dict[str, Any]:
        """Move by seconds, to the next reminder, or back to the present."""
        moved = True
        if body.get("to") == "next_reminder":
            moved = await self._to_next_reminder()
        elif body.get("to") == "now":
            self._clock.set_to(SystemClock().now())
        else:
            self._clock.move(timedelta(seconds=int(body["move_seconds"])))
        await self._application.clockwork.ring_now()
        self._application.sender.wake()
        return {"moved": moved, "now": self._clock.now().isoformat()}

    async def _to_next_reminder(self) -> bool:
        due = await DueReminders(self._application.works, self._application.world).next_due()
        if due is None:
            return False
        self._clock.set_to(max(due + JUST_AFTER, self._clock.now()))
        return True
