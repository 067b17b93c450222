"""A stranger in the staff's room: nothing goes there until a coordinator says so, and nothing is lost."""

from datetime import timedelta

import pytest

from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.talking import notes, talking


async def stranger_comes(stage: Stage) -> Phone:
    stranger = stage.woman("Чужая")
    stage.group.join(stranger)
    await stage.until(lambda: "кого я не знаю" in notes(stage))
    return stranger


@pytest.mark.case(34)
@pytest.mark.leak("join and leave notices")
async def test_stranger_pauses_the_room(stage: Stage) -> None:
    anna = await talking(stage)
    await stranger_comes(stage)

    await anna.send("Тайное")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.later(timedelta(minutes=2))
    await stage.sees(stage.coordinator, "Всё в порядке, продолжить")
    assert "Тайное" not in notes(stage)
    await stage.coordinator.press("Всё в порядке, продолжить")

    await stage.until(lambda: "Тайное" in notes(stage))


async def test_pause_is_told_once(stage: Stage) -> None:
    await talking(stage)
    stranger = await stranger_comes(stage)

    stage.group.leave(stranger)
    stage.group.join(stranger)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.outbox_is_empty()

    assert notes(stage).count("кого я не знаю") == 1
    assert len([shown for shown in stage.coordinator.messages if "чужой человек" in shown.text]) == 1


@pytest.mark.case(34)
async def test_only_a_coordinator_can_end_the_pause(stage: Stage) -> None:
    anna = await talking(stage)
    await stranger_comes(stage)
    await stage.sees(stage.coordinator, "Всё в порядке, продолжить")
    data = str(stage.coordinator.last.buttons[0][0].data)

    await stage.consultant.send("/start")
    await stage.sees(stage.consultant, "Очередь")
    await stage.consultant.press_data(data)
    await anna.send("Тайное")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.later(timedelta(minutes=2))

    assert "Тайное" not in notes(stage)
    assert "Продолжить" not in said(stage.consultant)


async def test_colleague_may_come(stage: Stage) -> None:
    await talking(stage)
    stage.group.leave(stage.consultant)

    stage.group.join(stage.consultant)
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    assert "кого я не знаю" not in notes(stage)


async def test_urgent_question_before_a_paused_room_is_told(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await stranger_comes(stage)

    await anna.send("он меня убьёт")
    await stage.until(lambda: any("112" in shown.text for shown in anna.messages))
    await anna.press("Да")

    await stage.until(lambda: any("Срочно:" in shown.text for shown in stage.coordinator.messages))
    assert not any("убьёт" in shown.text for shown in stage.coordinator.messages)
