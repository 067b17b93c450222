"""The card of a conversation: its buttons, and how card, icon and title follow what happens."""

import pytest

from bot.simulator.topics import ICONS
from tests.flows.conftest import Stage
from tests.flows.talking import card, in_topic, notes, talking


def topic(stage: Stage) -> tuple[str, str]:
    """Return icon and title of the newest topic."""
    newest = stage.group.topics[max(stage.group.topics)]
    return ICONS[newest.icon or ""], newest.name


async def press(stage: Stage, label: str) -> None:
    await stage.consultant.press(label, message=card(stage), chat=stage.group)


async def test_topic_is_opened_with_the_icon_of_its_state(stage: Stage) -> None:
    await talking(stage)

    assert topic(stage)[0] == "❓"


async def test_card_icon_and_title_follow_the_state(stage: Stage) -> None:
    await talking(stage)

    await press(stage, "Взять")
    await stage.until(lambda: topic(stage)[0] == "💬")
    await press(stage, "Срочно")
    await stage.until(lambda: topic(stage)[0] == "❗")
    assert topic(stage)[1].startswith("🆘 ")
    await stage.until(lambda: "Срочно" not in card(stage).labels)
    await press(stage, "Закрыть")

    await stage.until(lambda: topic(stage)[0] == "✅")
    assert not topic(stage)[1].startswith("🆘 ")


async def test_first_answer_takes_the_conversation(stage: Stage) -> None:
    await talking(stage)

    await stage.consultant.send("Добрый день", **in_topic(stage))

    await stage.until(lambda: card(stage).labels[0] == "🟢 взято: консультантка")
    await stage.until(lambda: topic(stage)[0] == "💬")


async def test_writing_into_a_closed_topic_opens_it_again(stage: Stage) -> None:
    anna = await talking(stage)
    await press(stage, "Закрыть")
    await stage.until(lambda: topic(stage)[0] == "✅")

    await stage.consultant.send("Ещё одно", **in_topic(stage))

    await stage.sees(anna, "Вам письмо ✉️")
    await stage.until(lambda: topic(stage)[0] == "💬")


async def test_hand_over_tells_the_colleague_and_the_room(stage: Stage) -> None:
    await talking(stage)
    await press(stage, "Взять")
    await stage.until(lambda: "Взять" not in card(stage).labels)

    await press(stage, "Передать")
    await stage.until(lambda: any("Координаторка" in label for label in card(stage).labels))
    await press(stage, "Координаторка")

    await stage.until(lambda: "Передано: Координаторка" in notes(stage))
    await stage.until(lambda: any("передала вам разговор" in s.text for s in stage.coordinator.messages))
    told = next(s.text for s in stage.coordinator.messages if "передала вам разговор" in s.text)
    assert "Здравствуйте" not in told
    link = stage.coordinator.last.buttons[0][0].url or ""
    assert link.startswith("https://t.me/c/")
    assert link.endswith(f"/{max(stage.group.topics)}")


async def test_back_from_hand_over_and_to_the_queue(stage: Stage) -> None:
    await talking(stage)
    await press(stage, "Взять")
    await stage.until(lambda: "Взять" not in card(stage).labels)
    await press(stage, "Передать")
    await stage.until(lambda: "‹ Назад" in card(stage).labels)
    await press(stage, "‹ Назад")
    await stage.until(lambda: "Срочно" in card(stage).labels)
    await press(stage, "Передать")
    await stage.until(lambda: "↩️ В очередь" in card(stage).labels)

    await press(stage, "↩️ В очередь")

    await stage.until(lambda: "Взять" in card(stage).labels)
    await stage.until(lambda: topic(stage)[0] == "❓")
    assert "Снова в очереди" in notes(stage)


@pytest.mark.parametrize("data", ["dg:{thread}:", "dg:{thread}:1", "dg:x:1", "d:{thread}:77", "d:x:4"])
async def test_forged_presses_change_nothing(stage: Stage, data: str) -> None:
    await talking(stage)
    stands = card(stage)
    thread = str(stands.buttons[0][0].data)[2:34]

    pressed = await stage.consultant.press_data(data.format(thread=thread), message=stands, chat=stage.group)

    assert pressed.answered
    assert card(stage).labels == stands.labels
    assert topic(stage)[0] == "❓"
