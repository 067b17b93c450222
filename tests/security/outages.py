"""Telegram out of reach for a time that a moved clock makes short."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.simulator import Fault, Phone
from tests.flows.conftest import Stage
from tests.flows.faults_help import settle

FOR_EVER = 1_000_000
STEPS = 6
BREATH_SECONDS = 0.03
WAYS = {
    "5xx": {"status": 502, "description": "Bad Gateway"},
    "dropped": {"kind": "reset"},
    "garbage": {"kind": "garbage"},
}


@asynccontextmanager
async def telegram_down(stage: Stage, how: str, *, for_: timedelta) -> AsyncIterator[None]:
    """Let every call fail while the block runs, and for so long on the clock; then let all settle."""
    for method in ("*", "getUpdates"):
        stage.telegram.faults.add(Fault(method, times=FOR_EVER, **WAYS[how]))  # type: ignore[arg-type] # a table
    yield
    for _ in range(STEPS):
        await stage.later(for_ / STEPS)
        await asyncio.sleep(BREATH_SECONDS)
    stage.telegram.faults.clear()
    await settle(stage)


async def write_all(phone: Phone, words: Sequence[str], **where: object) -> None:
    """Let somebody write one message after the other."""
    for one in words:
        await phone.send(one, **where)  # type: ignore[arg-type] # where in the group, as `in_topic` says it


def lines_of(texts: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return which of these words the messages hold, in order; several may have come in one."""
    return [line for text in texts for line in text.split("\n\n") if line in words]
