"""A rush: more updates than Telegram offers at once, danger among them, and Telegram out of reach."""

from bot.simulator import Fault, Phone
from bot.telegram.backlog import FULL
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, settle

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
