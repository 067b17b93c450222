"""`podruga run`: the bot itself."""

import asyncio
import signal
from collections.abc import Callable

from bot.app import Application, open_application
from bot.clock import SystemClock
from bot.commands.terminal import read_settings, speaking
from bot.config import Settings
from bot.logs import configure_logs
from bot.start import CannotStart


def run() -> None:
    """Run until SIGTERM or Ctrl+C, then finish what is held and leave within ten seconds."""
    with speaking():
        settings = read_settings()
        if settings.bot_token is None:
            raise CannotStart("token_missing")
        configure_logs(settings.log_level)
        with asyncio.Runner(loop_factory=quick_loop()) as runner:
            runner.run(_serve(settings))


def quick_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return uvloop's event loop where it is installed; None stands for Python's own."""
    try:
        from uvloop import new_event_loop  # noqa: PLC0415 - not made for every system
    except ImportError:
        return None
    return new_event_loop


async def _serve(settings: Settings) -> None:
    async with open_application(settings, SystemClock()) as application:
        stop_on_signals(application)
        await application.run()


def stop_on_signals(application: Application) -> None:
    """Let SIGTERM and SIGINT end the application cleanly."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, application.stop)
