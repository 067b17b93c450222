"""The steps of a start: schema, keys, directory, Telegram; each says in one code why it cannot be done."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import DeleteWebhook, GetMe, SetMyCommands, SetWebhook, TelegramMethod
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, User
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.config import SECRET_MIN_LENGTH, Settings
from bot.domain.clock import Clock
from bot.domain.directory_fields import DirectoryRefused
from bot.domain.locking import LockState
from bot.repositories.database import Database, is_transient
from bot.repositories.keyring import (
    KeysRefused,
    create_keys,
    epoch_of,
    has_keys,
    is_marked,
    read_keys,
    remove_keys,
    unmark,
)
from bot.repositories.lockdown import Lockdowns
from bot.repositories.migrating import migrate
from bot.repositories.safe import has_marks, open_safe
from bot.repositories.uow import Works
from bot.scheduling.clockwork import DUE_EVERY, Bell
from bot.services.alarms import Alarms
from bot.services.announcing import Announcing
from bot.services.approvals import Expiry
from bot.services.bells import DueReminders, Retention
from bot.services.checks import Checks
from bot.services.command_lists import bring_up_to_date
from bot.services.digest import Digest
from bot.services.directory_reading import DirectoryReading
from bot.services.directory_start import DirectoryStart
from bot.services.floods import FloodLines
from bot.services.liveness import Watch, lateness
from bot.services.replanning import Replanning
from bot.services.stop_news import StopNews
from bot.services.world import World
from bot.telegram.api import ALLOWED_UPDATES
from bot.telegram.file_desk import FileDesk
from bot.telegram.receiver import Receiver
from bot.telegram.texts.commands import commands, staff_commands
from bot.telegram.texts.directory_problems import problem_text
from bot.telegram.texts.directory_words import form_words
from bot.web.health import Health, health_app
from bot.web.webhook import add_webhook

logger = logging.getLogger(__name__)
GREETING_TRIES = 4
MODES = {
    "inline_on": "supports_inline_queries",
    "business_on": "can_connect_to_business",
    "guest_on": "supports_guest_queries",
    "managed_on": "can_manage_bots",
}
MARK_LENGTH = 16  # characters; enough to tell one list of commands from another
ANNOUNCING_EVERY = timedelta(seconds=1)
ALARMS_EVERY = timedelta(seconds=30)
WATCH_EVERY = timedelta(seconds=30)
REPLANNING_EVERY = timedelta(minutes=1)  # soon after a start; it works once a day


class CannotStart(Exception):
    """The bot cannot run; `code` names the reason, `detail` the thing it is about."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


async def open_works(database: Database, settings: Settings, clock: Clock) -> Works:
    """Bring the schema up to date and open the vault; keys are made only for a database never used.

    Raises:
        CannotStart: `database`, `folder_unwritable`, `locked`, or a refusal of the keys (`keys_…`).
    """
    with naming_troubles(database):
        await migrate(database)
        async with database.transaction() as connection:
            folder = settings.key_dir
            await _heed_lockdown(connection, folder, is_alone=database.is_sqlite)
            if not has_keys(folder) and not await has_marks(connection):
                create_keys(folder, epoch=epoch_of(clock.now().date()))
            safe = await open_safe(connection, read_keys(folder))
            await connection.commit()
            unmark(folder)
    return Works(database, safe)


async def _heed_lockdown(connection: AsyncConnection, folder: Path, *, is_alone: bool) -> None:
    """Go on with a lockdown that was cut short; end one after which the copy of the keys was put back.

    Among several replicas, keys without the mark beside them may be those of one that was off meanwhile.

    Raises:
        CannotStart: `locked`, or `locked_elsewhere`.
    """
    lock = Lockdowns(connection)
    state = await lock.state()
    if state is LockState.WANTED:
        remove_keys(folder)
        await lock.done()
        await connection.commit()
    if (state is not None or is_marked(folder)) and not has_keys(folder):
        raise CannotStart("locked", str(folder))
    if state is not None and not is_alone and not is_marked(folder):
        raise CannotStart("locked_elsewhere", str(folder))
    if state is not None:
        await lock.lift()


@contextmanager
def naming_troubles(database: Database) -> Iterator[None]:
    """Turn what a volunteer can mend into its code.

    Raises:
        CannotStart: `database`, `folder_unwritable`, or a refusal of the keys (`keys_…`).
    """
    try:
        yield
    except KeysRefused as error:
        raise CannotStart(f"keys_{error.code}", error.name) from error
    except (PermissionError, FileExistsError, NotADirectoryError) as error:
        raise CannotStart("folder_unwritable", str(error.filename or "data")) from error
    except Exception as error:
        if is_transient(error):
            raise CannotStart("database", database.url.render_as_string(hide_password=True)) from error
        raise


async def import_directory_once(works: Works, world: World, file: Path | None) -> None:
    """Fill an empty directory from `file`, or with the sample programmes.

    Raises:
        CannotStart: `directory`, when the file cannot be read or has errors.
    """
    try:
        await DirectoryStart(works, world, form_words().words).import_once(file)
    except DirectoryRefused as error:
        raise CannotStart("directory", first_problem(error)) from error


def first_problem(error: DirectoryRefused) -> str:
    """Say the first thing that is wrong with a directory file."""
    problem = error.problems[0]
    return problem_text(problem)


async def greet_telegram(bot: Bot, world: World, settings: Settings) -> None:
    """Check the token, learn our name, choose polling or webhook, and set the command list.

    Raises:
        CannotStart: `token_missing`, `token_refused`, `api_unreachable`, `webhook_secret`, or one of `MODES`.
    """
    me = await first_answer(bot)
    for mode in open_modes(me):
        raise CannotStart(mode)
    world.bot_username = me.username or ""
    if settings.webhook_url:
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        if len(secret) < SECRET_MIN_LENGTH:
            raise CannotStart("webhook_secret", str(SECRET_MIN_LENGTH))
        hook = SetWebhook(url=settings.webhook_url, secret_token=secret, allowed_updates=ALLOWED_UPDATES)
        await _best_effort(bot, hook)
    else:
        await _best_effort(bot, DeleteWebhook())
    await _best_effort(bot, _command_list())


def open_modes(me: User) -> list[str]:
    """Name what is switched on and would let in chats that are none of ours."""
    return [code for code, flag in MODES.items() if getattr(me, flag)]


async def first_answer(bot: Bot) -> User:
    """Ask Telegram who we are.

    Raises:
        CannotStart: `token_refused` or `api_unreachable`.
    """
    for attempt in range(GREETING_TRIES):
        try:
            return await bot(GetMe(), request_timeout=10)
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise CannotStart("token_refused") from error
        except TelegramAPIError:
            await asyncio.sleep(0.5 * 2**attempt)
    raise CannotStart("api_unreachable", bot.session.api.base.split("/bot")[0])


def _command_list() -> SetMyCommands:
    listed = [BotCommand(command=name, description=words) for name, words in commands()]
    return SetMyCommands(commands=listed, scope=BotCommandScopeAllPrivateChats())


async def list_staff_commands(works: Works, world: World) -> None:
    """Bring the command lists of members' private chats up to date, where an upgrade has changed them."""
    world.commands_mark = sha256(repr(staff_commands()).encode()).hexdigest()[:MARK_LENGTH]
    await bring_up_to_date(works, world)


async def _best_effort(bot: Bot, call: TelegramMethod[bool]) -> None:
    try:
        await bot(call)
    except TelegramAPIError as error:
        logger.warning("setup_failed method=%s error=%s", call.__api_method__, type(error).__name__)


def bells_for(works: Works, world: World, wake_sender: Callable[[], None], desk: FileDesk) -> Sequence[Bell]:
    """List what the clockwork rings: due reminders often, housekeeping at night."""

    def then_send(ring: Callable[[], Awaitable[bool]]) -> Callable[[], Awaitable[None]]:
        async def ring_and_wake() -> None:
            if await ring():
                wake_sender()

        return ring_and_wake

    return (
        Bell("due_reminders", then_send(DueReminders(works, world).ring), every=DUE_EVERY),
        Bell("watch", then_send(Watch(works, world).ring), every=WATCH_EVERY, everywhere=True),
        Bell("alarms", then_send(Alarms(works, world).ring), every=ALARMS_EVERY),
        Bell("floods", then_send(FloodLines(works, world).ring), every=ALARMS_EVERY),
        Bell("digest", then_send(Digest(works, world).ring), every=ALARMS_EVERY),
        Bell("checks", then_send(Checks(works, world).ring), every=ALARMS_EVERY),
        Bell("announcements", then_send(Announcing(works, world).ring), every=ANNOUNCING_EVERY),
        Bell("directory_files", then_send(_file_reading(works, world, desk).ring), every=ANNOUNCING_EVERY),
        Bell("stop_news", then_send(StopNews(works, world).ring), every=ANNOUNCING_EVERY),
        Bell("approvals", then_send(Expiry(works, world).ring), every=ALARMS_EVERY),
        Bell("retention", Retention(works, world).ring, at_night=True),
        Bell("replanning", Replanning(works, world).ring, every=REPLANNING_EVERY),
        Bell("openings", DirectoryStart(works, world).rematerialise, at_night=True),
    )


def _file_reading(works: Works, world: World, desk: FileDesk) -> DirectoryReading:
    return DirectoryReading(works, world, form_words().words, desk)


async def measure_health(works: Works, now: datetime, *, is_locked: bool = False) -> Health:
    """Ask the database how much waits; one out of reach, or a lockdown, means not ready."""
    waiting, late, is_ready = 0, timedelta(), not is_locked
    try:
        async with works.begin() as uow:
            waiting = await uow.outbox.count_waiting()
            late = await lateness(uow, now)
    except Exception as error:
        if not is_transient(error):
            raise
        is_ready = False
    return Health(
        is_ready,
        waiting,
        late_seconds=late // timedelta(seconds=1),
        tzdata=metadata.version("tzdata"),
        version=metadata.version("podruga"),
        is_locked=is_locked,
    )


async def serve_http(
    stack: AsyncExitStack, settings: Settings, receiver: Receiver, health: Callable[[], Awaitable[Health]]
) -> None:
    """Serve health, and the webhook where one is set; a taken port only costs the health page.

    Raises:
        CannotStart: `port_taken`, when the webhook needs the port.
    """
    app = health_app(health)
    if settings.webhook_url and settings.webhook_secret:
        add_webhook(app, receiver.take, secret=settings.webhook_secret.get_secret_value())
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    try:
        await web.TCPSite(runner, settings.http_host, settings.http_port).start()
    except OSError as error:
        if settings.webhook_url:
            raise CannotStart("port_taken", str(settings.http_port)) from error
        logger.warning("health_page_off port=%s", settings.http_port)
