"""The composition root: the only place that puts real parts together."""

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from secrets import token_bytes

from aiogram import Bot

from bot.background import Nursery
from bot.config import Settings
from bot.domain.clock import Clock
from bot.domain.sealing import SealBroken
from bot.lock_watch import LockWatch
from bot.repositories.database import Database
from bot.repositories.leadership import Leadership
from bot.repositories.lockdown import Lock
from bot.repositories.uow import Works
from bot.repositories.vault import Purpose
from bot.scheduling.clockwork import Clockwork
from bot.services.deliveries import Deliveries
from bot.services.desk_screens import DeskScreens
from bot.services.intake import Intake
from bot.services.world import World
from bot.start import (
    bells_for,
    greet_telegram,
    import_directory_once,
    list_staff_commands,
    measure_health,
    open_works,
    serve_http,
)
from bot.telegram.api import make_bot
from bot.telegram.budget import Budget
from bot.telegram.dispatch import Dispatch
from bot.telegram.file_desk import FileDesk
from bot.telegram.footprints import Footprints
from bot.telegram.ledger import Ledger
from bot.telegram.parcels.registry import RENDERERS
from bot.telegram.presenter import Presenter
from bot.telegram.receiver import Receiver
from bot.telegram.redis_link import RedisLink, open_link
from bot.telegram.sender import Sender
from bot.telegram.throttle import Throttle
from bot.telegram.turns import Turns
from bot.web.health import Health
from handlers import build_router
from handlers.client.last import explain

logger = logging.getLogger(__name__)
LAST_SCREENS_SECONDS = 3.0
MOST_FAILURES = 3  # of taking updates in a row, before this process calls itself unwell


@dataclass(slots=True)
class Application:
    """The running bot. `run` works until `stop`; leaving `open_application` closes everything."""

    settings: Settings
    world: World
    works: Works
    bot: Bot
    deliveries: Deliveries
    sender: Sender
    receiver: Receiver
    presenter: Presenter
    footprints: Footprints
    clockwork: Clockwork
    leadership: Leadership
    budget: Budget
    lock_watch: LockWatch
    nursery: Nursery = field(default_factory=Nursery)

    async def run(self) -> None:
        """Serve until `stop`: finish what is held, confirm it, then return."""
        if self.works.database.is_sqlite:
            await self.deliveries.release_all()
        async with self.nursery, AsyncExitStack() as stack:
            await serve_http(stack, self.settings, self.receiver, self.health)
            self.nursery.start(self.footprints.run(), name="footprints")
            sending = self.nursery.start(self.sender.run(self.nursery), name="sender")
            self.nursery.start(self.leadership.strive(), name="leadership")
            self.nursery.start(self.budget.keep_in_touch(), name="ledger")
            self.nursery.start(self.lock_watch.run(self.fall_silent), name="lock-watch")
            self.clockwork.start()
            logger.info("started")
            await self.receiver.serve(webhook=bool(self.settings.webhook_url))
            await self.clockwork.stop()
            await self.presenter.drain(timeout_seconds=LAST_SCREENS_SECONDS)
            self.sender.stop()
            await sending
            await self.footprints.flush()
        logger.info("stopped")

    async def health(self) -> Health:
        """Ask the database how much waits; where updates cannot be taken in either, it is not ready."""
        health = await measure_health(self.works, self.world.clock.now(), is_locked=self.receiver.is_locked)
        return replace(health, is_ready=health.is_ready and self.receiver.failures < MOST_FAILURES)

    def fall_silent(self) -> None:
        """Ring, send and handle nothing any more, in the middle of a lockdown."""
        self.receiver.lock()
        self.sender.stop()
        self.clockwork.pause()
        self.footprints.forget()

    def stop(self) -> None:
        """Ask `run` to end; safe to call from a signal handler."""
        self.receiver.stop()


@asynccontextmanager
async def open_application(settings: Settings, clock: Clock) -> AsyncIterator[Application]:
    """Prepare database, keys, directory and Telegram; yield the bot, ready to run.

    Raises:
        CannotStart: with the reason as a code, where it cannot run.
    """
    async with AsyncExitStack() as stack:
        database = Database(settings.database_url)
        stack.push_async_callback(database.close)
        works = await open_works(database, settings, clock)
        world = World(clock=clock, staff_chat_id=settings.staff_chat_id)
        await import_directory_once(works, world, settings.directory_file)
        bot = make_bot(_token(settings), api_url=settings.bot_api_url, proxy=settings.bot_proxy)
        stack.push_async_callback(bot.session.close)
        await greet_telegram(bot, world, settings)
        await list_staff_commands(works, world)
        yield await _assemble(stack, settings=settings, world=world, works=works, bot=bot)


async def _assemble(
    stack: AsyncExitStack, *, settings: Settings, world: World, works: Works, bot: Bot
) -> Application:
    intake, deliveries = Intake(works, world), Deliveries(works, world)
    rate = settings.send_rate_per_second
    leadership, link = Leadership(works.database), _link(stack, settings, works, bot)
    budget = Budget(rate_per_second=rate, ledger=Ledger(link) if link else None)
    footprints = Footprints(intake, DeskScreens(works, world))
    showing = await stack.enter_async_context(Nursery())
    turns = Turns(link) if link else None
    presenter = Presenter(bot, budget, showing, footprints.left, named=footprints.named, turns=turns)
    newest_in = partial(_newest_in, presenter, footprints)
    sender = Sender(bot, deliveries, budget, RENDERERS, newest_in, rate_per_second=rate)
    desk = FileDesk(bot, presenter, showing)
    dispatch = Dispatch(bot, build_router(), explain)
    throttle, leading = Throttle(world.allowances, world.clock), leadership.leading
    receiver = Receiver(
        bot,
        intake,
        dispatch,
        presenter,
        wake_sender=sender.wake,
        leading=leading,
        throttle=throttle,
    )
    return Application(
        settings=settings,
        world=world,
        works=works,
        bot=bot,
        deliveries=deliveries,
        sender=sender,
        receiver=receiver,
        presenter=presenter,
        footprints=footprints,
        clockwork=Clockwork(bells_for(works, world, sender.wake, desk), is_leading=leading.is_set),
        leadership=leadership,
        budget=budget,
        lock_watch=LockWatch(Lock(works.database), settings.key_dir, works.safe),
    )


async def _newest_in(presenter: Presenter, footprints: Footprints, chat_id: int) -> list[int]:
    """Wait for the screens of a chat, and return their messages."""
    await presenter.settle(chat_id, timeout_seconds=LAST_SCREENS_SECONDS)
    return footprints.recent(chat_id)


def _link(stack: AsyncExitStack, settings: Settings, works: Works, bot: Bot) -> RedisLink | None:
    """Open the link that replicas share, where Redis is named."""
    if settings.redis_url is None:
        return None
    vault, stand_in = works.safe.vault, token_bytes()

    def name_of(chat_id: int) -> str:
        try:
            return vault.index(Purpose.REDIS, str(chat_id)).hex()
        except SealBroken:  # locked: what is still sent keeps to this process' share of the limits
            return sha256(stand_in + str(chat_id).encode()).hexdigest()

    link = open_link(settings.redis_url, name=str(bot.id), name_of=name_of)
    stack.push_async_callback(link.close)
    return link


def _token(settings: Settings) -> str:
    return settings.bot_token.get_secret_value() if settings.bot_token else ""
