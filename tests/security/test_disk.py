"""The disk is full, read-only or locked: nothing is confirmed that is not written, and it mends itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import event

from bot.app import MOST_FAILURES
from bot.config import Settings
from bot.telegram import receiver
from tests.flows.conftest import Stage
from tests.flows.faults_help import found, locked, settle
from tests.flows.talking import talking

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
LONG = "ё" * 4096  # sealed, it needs pages of its own
PRAGMAS = {
    "full": ("max_page_count=1", "max_page_count=1073741823"),
    "read-only": ("query_only=ON", "query_only=OFF"),
}
IMPATIENT = "busy_timeout=50"  # a hundredth of what the driver waits, and so a minute is half a second
MINUTE_SECONDS = 0.6
AT_ONCE_SECONDS = 1.0


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetch again soon."""
    monkeypatch.setattr(receiver, "LONGEST_BACKOFF_SECONDS", 0.2)


@asynccontextmanager
async def told_to(stage: Stage, pragma: str) -> AsyncIterator[None]:
    """Say this to every connection that is taken from the pool while the block runs."""

    def say(connection: object, *_rest: object) -> None:
        connection.cursor().execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined] # the driver's own

    engine = stage.app.works.database.engine.sync_engine
    event.listen(engine, "checkout", say)
    try:
        yield
    finally:
        event.remove(engine, "checkout", say)


@asynccontextmanager
async def fault(stage: Stage, settings: Settings, what: str) -> AsyncIterator[None]:
    """Let the disk fail while the block runs."""
    if what == "locked for a minute":
        async with told_to(stage, IMPATIENT), locked(settings):
            yield
            await asyncio.sleep(MINUTE_SECONDS)
        return
    bad, good = PRAGMAS[what]
    async with told_to(stage, bad):
        yield
    async with told_to(stage, good), stage.app.works.begin():
        pass


def failed(caplog: pytest.LogCaptureFixture) -> int:
    return sum(
        record.getMessage().startswith("receive_failed error=Operational") for record in caplog.records
    )


@pytest.mark.case(47)
@pytest.mark.parametrize("what", ["full", "read-only", "locked for a minute"])
async def test_words_wait_for_the_disk(
    stage: Stage, settings: Settings, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await talking(stage)
    await stage.leave_footprints()

    async with fault(stage, settings, what):
        await anna.send(LONG)
        await stage.until(lambda: failed(caplog) >= MOST_FAILURES)
        assert stage.telegram.pending_updates == 1
        health = await stage.app.health()
    await settle(stage)

    assert len(found(stage.group, LONG)) == 1
    assert (health.is_ready, (await stage.app.health()).is_ready) == (False, True)


@pytest.mark.case(47)
@pytest.mark.parametrize("what", ["full", "read-only"])
async def test_urgent_help_needs_no_disk(stage: Stage, settings: Settings, what: str) -> None:
    anna = await stage.woman_in("Томск")
    await stage.leave_footprints()

    async with fault(stage, settings, what):
        began = asyncio.get_running_loop().time()
        await anna.send("/sos")
        await stage.sees(anna, "Передозировка")
        assert asyncio.get_running_loop().time() - began < AT_ONCE_SECONDS
    await settle(stage)

    assert sum("Передозировка" in shown.labels for shown in anna.messages) == 1
