"""Each group has its own twenty a minute and its own pace of topics: a full one holds up no other."""

import pytest

from bot.telegram import sender
from tests.flows.conftest import Stage
from tests.flows.faults_help import settle
from tests.flows.rooms_help import another_group, ask_about, texts

FULL = 10  # with topic and card
MANY = 18  # more than a group takes in a minute of what is not urgent
FEW = 4  # topics a minute


async def test_full_group_holds_up_no_other(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "MOST_IN_FLIGHT", 1)
    lawyers = await another_group(stage, "Юрист", "Все города")
    anna = await ask_about(stage, "Здоровье", "Болит живот")
    await settle(stage)
    for _ in range(MANY):
        await anna.send_photo()
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.until(lambda: len(stage.group.messages) >= FULL)

    await ask_about(stage, "Юрист", "Как вернуть паспорт?")

    await stage.until(lambda: "Как вернуть паспорт?" in texts(lawyers), timeout=10)


async def test_topics_of_one_group_delay_no_other(stage: Stage) -> None:
    lawyers = await another_group(stage, "Юрист", "Все города")
    for number in range(FEW):
        await ask_about(stage, "Здоровье", f"Вопрос {number}")
    await stage.until(lambda: len(stage.group.topics) == FEW)

    await ask_about(stage, "Юрист", "Как вернуть паспорт?")

    await stage.until(lambda: "Как вернуть паспорт?" in texts(lawyers))
    assert [topic.name for topic in lawyers.topics.values() if topic.name == "Приёмная"] == []
