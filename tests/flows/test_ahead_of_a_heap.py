"""Words of danger go before a heap of her messages: in her order, with what the bot says about them."""

import pytest

from bot.domain.allowance import Allowance, Buckets
from bot.services import relays
from bot.simulator import Phone
from bot.telegram import budget
from tests.flows.conftest import Stage
from tests.flows.faults_help import plan, settle
from tests.flows.talking import notes, talking

NOTHING = Allowance(burst=0, per_second=0)
ONE, TWO = "он меня убьёт раз", "он меня убьёт два"
SIGNAL = "ромашковый чай"


@pytest.fixture
async def anna(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Phone:
    """Let a woman with a safe word write a heap of messages."""
    monkeypatch.setattr(budget, "GROUP_LIMIT", 500)
    monkeypatch.setattr(relays, "HEAP", 3)
    anna = await talking(stage)
    async with stage.app.works.begin() as uow:
        person = await uow.people.find(anna.id)
        assert person is not None
        person.settings.safe_word = SIGNAL
        await uow.people.flush()
        await uow.commit()
    stage.app.world.allowances.people = Buckets(NOTHING)
    for number in range(6):
        await anna.send(f"Строка {number}")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    return anna


def order(stage: Stage, *words: str) -> list[str]:
    """Return these words in the order in which they stand in the group."""
    shown = notes(stage)
    return sorted(words, key=shown.index)


async def test_calls_for_help_keep_their_order(stage: Stage, anna: Phone) -> None:
    plan(stage, "sendMessage", stage.group.id, "429")

    for words in (ONE, TWO):
        await anna.send(words)
    await settle(stage)

    assert order(stage, ONE, TWO, "Строка 0") == [ONE, TWO, "Строка 0"]


async def test_line_about_danger_stands_before_the_words(stage: Stage, anna: Phone) -> None:
    plan(stage, "sendMessage", stage.group.id, "429")

    await anna.send(ONE)
    await settle(stage)

    line = "По её словам, есть опасность"
    assert order(stage, line, ONE, "Строка 0") == [line, ONE, "Строка 0"]


async def test_signal_is_said_before_the_heap(stage: Stage, anna: Phone) -> None:
    plan(stage, "sendMessage", stage.group.id, "429")

    await anna.send(f"Купи {SIGNAL}, пожалуйста")
    await settle(stage)

    line = "Она написала своё слово-сигнал"
    assert order(stage, line, "Купи", "Строка 0") == [line, "Купи", "Строка 0"]
