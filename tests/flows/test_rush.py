"""A rush: more updates than Telegram offers at once, danger among them, and Telegram out of reach."""

from typing import Any

from pydantic import SecretStr

from bot.app import open_application
from bot.clock import FrozenClock
from bot.config import Settings
from bot.services.intake import Intake
from bot.simulator import Fault, Phone, Telegram
from bot.telegram.backlog import FULL
from bot.telegram.raw import parse_incoming
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, running, settle

DANGER = "он меня убьёт"
OFFER = "Отправить это"


async def rush(stage: Stage) -> list[Phone]:
    """Let more women write than one answer of Telegram's holds, and the last one in danger."""
    women = [stage.woman(f"Анна {number}") for number in range(FULL + 20)]
    for woman in women:
        await woman.send(DANGER if woman is women[-1] else "Где вы?")
    return women


async def test_danger_behind_a_rush_is_answered_first(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("getUpdates", status=502))

    *others, last = await rush(stage)
    await stage.until(lambda: OFFER in said(last), timeout=30)

    assert sum(OFFER in said(woman) for woman in others) < FULL


async def test_rush_is_handled_while_telegram_is_out(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("getUpdates", status=502, skip=3, times=1000))

    women = await rush(stage)

    await stage.until(lambda: all(OFFER in said(woman) for woman in women[:FULL]), timeout=60)
    stage.telegram.faults.clear()
    await settle(stage)
    assert found(stage.group, DANGER) == []


async def test_rush_asks_telegram_no_sooner_than_it_wants(stage: Stage) -> None:
    too_many: dict[str, Any] = {
        "status": 429,
        "description": "Too Many Requests: retry after 15",
        "retry_after": 15,
    }
    stage.telegram.faults.add(Fault("getUpdates", skip=3, times=1000, **too_many))

    women = await rush(stage)
    await stage.until(lambda: all(OFFER in said(woman) for woman in women[:FULL]), timeout=60)
    stage.telegram.faults.clear()

    refused = [call for call in stage.telegram.calls if call.method == "getUpdates"]
    assert len(refused) == 1


async def test_kept_words_are_handled_behind_a_webhook(
    settings: Settings, clock: FrozenClock, telegram: Telegram
) -> None:
    anna = telegram.add_user("Анна")
    async with open_application(settings, clock) as before:
        user = {"id": anna.id, "is_bot": False, "first_name": "Анна"}
        message = {"message_id": 1, "date": 1, "chat": {"id": anna.id, "type": "private"}, "from": user}
        update = parse_incoming({"update_id": 1, "message": message | {"text": "/start"}})
        await Intake(before.works, before.world).keep([update])

    hook = {"webhook_url": "https://example.org/telegram", "webhook_secret": SecretStr("s" * 32)}
    async with running(settings.model_copy(update=hook), clock):
        await telegram.until(lambda: any(call.method == "sendMessage" for call in telegram.calls))
