"""Points at which a bot of the tests dies, exactly as a power cut there would end it."""

import asyncio
import os
import signal
from collections.abc import Callable
from importlib import import_module
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

ARMED = "armed"  # this file beside the keys; until it is there, the bot lives
CONFIRM_SECONDS = 1.0  # enough for the next getUpdates to confirm what was handled
POINTS: dict[str, tuple[str, str, str]] = {
    "before commit": ("bot.repositories.updates", "Updates", "mark_seen"),
    "after commit": ("bot.telegram.receiver", "Receiver", "_confirm"),
    "after receipt": ("bot.telegram.sender", "Sender", "_attempt"),
    "after send": ("bot.services.deliveries", "Deliveries", "delivered"),
    "part sent": ("bot.services.deliveries", "Deliveries", "begun"),
    "part noted": ("bot.services.deliveries", "Deliveries", "begun"),
    "making tables": ("bot.repositories.migrating", "", "_build"),
    "migrating": ("bot.repositories.migrating", "", "_migrate"),
}
AFTERWARDS = frozenset({"before commit", "part noted", "making tables", "migrating"})
WORDS = frozenset({"relay", "letter"})  # kinds of parcels that carry what people have written


def arrange(point: str) -> None:
    """Let this process die at a point, once it is armed."""
    module, owner, name = POINTS[point]
    holder: Any = import_module(module)
    holder = getattr(holder, owner) if owner else holder
    original = getattr(holder, name)
    setattr(holder, name, _dying(point, original))


def _dying(point: str, original: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*given: Any) -> Any:
        if point not in AFTERWARDS:
            _die_if_armed()
        result = original(*given)
        _die_if_armed()
        return result

    async def dying_later(*given: Any, **named: Any) -> Any:
        if point in AFTERWARDS:
            result = await original(*given, **named)
            _die_if_armed()
            return result
        if given[1].parcel.kind in WORDS:
            await asyncio.sleep(CONFIRM_SECONDS if point == "after receipt" and _is_armed() else 0)
            _die_if_armed()
        return await original(*given, **named)

    return dying_later if iscoroutinefunction(original) else dying


def _is_armed() -> bool:
    return (Path(os.environ["KEY_DIR"]).parent / ARMED).exists()


def _die_if_armed() -> None:
    if _is_armed():
        os.kill(os.getpid(), signal.SIGKILL)
