"""The commands of members' private chats: brought up to date by the start after an upgrade, once."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot import start
from bot.clock import FrozenClock
from bot.config import Settings
from bot.simulator import Fault
from tests.flows.conftest import Stage
from tests.flows.faults_help import running, settle

NEWER = [("menu", "Начало"), ("queue", "Список")]


def listed(stage: Stage) -> list[dict[str, Any]]:
    """Return what was listed for single chats, or refused, in order."""
    calls = [call.params for call in stage.telegram.calls if call.method == "setMyCommands"]
    return [one for one in calls if '"chat"' in json.dumps(one["scope"]).replace("\\", "")]


async def started_anew(stage: Stage, settings: Settings, clock: FrozenClock) -> list[dict[str, Any]]:
    """Start the bot again on the same database; return what it lists for single chats."""
    before = len(listed(stage))
    async with running(settings, clock):
        await settle(stage)
    return listed(stage)[before:]


@pytest.fixture
async def ended(stage: Stage) -> Stage:
    """Let the first process end, with everybody's commands listed."""
    await settle(stage)
    stage.app.stop()
    return stage


async def test_upgrade_lists_new_commands_once(
    ended: Stage, settings: Settings, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "staff_commands", lambda: NEWER)

    first = await started_anew(ended, settings, clock)
    second = await started_anew(ended, settings, clock)

    assert [one["scope"]["chat_id"] for one in first] == [ended.coordinator.id, ended.consultant.id]
    assert second == []


async def test_start_without_an_upgrade_lists_nothing(
    ended: Stage, settings: Settings, clock: FrozenClock
) -> None:
    assert await started_anew(ended, settings, clock) == []


async def test_list_that_telegram_refused_is_tried_again(
    ended: Stage, settings: Settings, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "staff_commands", lambda: NEWER)
    blocked = "Forbidden: bot was blocked by the user"
    ended.telegram.faults.add(Fault("setMyCommands", status=403, description=blocked, skip=1))
    await started_anew(ended, settings, clock)
    clock.move(timedelta(minutes=1))

    again = await started_anew(ended, settings, clock)

    assert [one["scope"]["chat_id"] for one in again] == [ended.coordinator.id]
