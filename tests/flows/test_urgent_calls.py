"""Calls in the staff's group: when, to whom, where to; never a woman's name, never more than one a minute."""

from datetime import timedelta

import pytest

from bot.simulator import Fault, Phone, Shown
from tests.flows.conftest import Stage
from tests.flows.talking import talking
from tests.flows.test_duties import plan
from tests.flows.test_guard import stranger_comes

QUARTER, HOUR, MINUTE = timedelta(minutes=16), timedelta(hours=1), timedelta(minutes=1)


def calls(stage: Stage) -> list[Shown]:
    """Return the calls, oldest first."""
    return [shown for shown in stage.group.messages if "Отвечайте в самом разговоре" in shown.text]


def topics(stage: Stage) -> dict[str, int]:
    return {topic.name: number for number, topic in stage.group.topics.items()}


def leads(shown: Shown) -> list[str]:
    """Return where the links of a message lead."""
    return [str(one["url"]) for one in shown.entities if one["type"] == "text_link"]


async def after(stage: Stage, delay: timedelta) -> None:
    await stage.later(delay)
    await stage.outbox_is_empty()


async def in_danger(stage: Stage, name: str = "Анна") -> Phone:
    """Let a woman write words of danger."""
    woman = await stage.woman_in("Томск", name)
    await woman.send("он меня убьёт")
    await stage.until(lambda: any("112" in shown.text for shown in woman.messages))
    await woman.press("Да")
    await stage.sees(woman, "Отправлено срочно")
    return woman


async def test_waiting_is_called_in_a_topic_of_its_own(stage: Stage) -> None:
    await talking(stage)
    (hers,) = stage.group.topics
    name = stage.group.topics[hers].name.split(" ·")[0]

    await after(stage, QUARTER)

    (call,) = calls(stage)
    assert call.thread_id == topics(stage)["Срочное"] != hers
    assert leads(call) == [f"https://t.me/c/{str(stage.group.id).removeprefix('-100')}/{hers}"]
    assert name not in call.text
    assert "15 минут" in call.text
    assert call.protected


async def test_call_names_the_roles_on_duty(stage: Stage) -> None:
    await plan(stage, stage.consultant, "пн", "8:00", "18:00")
    await talking(stage)

    await after(stage, QUARTER)
    await after(stage, HOUR)

    first, second = calls(stage)
    assert "Зовём: Консультантка." in first.text
    assert "Зовём всех" in second.text


async def test_danger_is_called_at_once(stage: Stage) -> None:
    await in_danger(stage)
    await stage.outbox_is_empty()

    (call,) = calls(stage)
    assert call.text.startswith("🆘 1 срочный вопрос")
    assert leads(call)
    assert "убьёт" not in call.text


@pytest.mark.usefixtures("quick_group")
async def test_calls_within_a_minute_are_one(stage: Stage) -> None:
    await in_danger(stage)
    await stage.outbox_is_empty()
    for name in ("Вера", "Галя", "Дина"):
        await in_danger(stage, name)
    await stage.until(lambda: len(stage.group.topics) >= 4)
    assert len(calls(stage)) == 1

    await after(stage, MINUTE)

    first, second = calls(stage)
    assert len(leads(second)) == 3
    assert "3 срочных вопроса" in second.text
    assert leads(first) != leads(second)[:1]


async def test_taken_conversation_is_called_no_more(stage: Stage) -> None:
    await talking(stage)
    await stage.consultant.press("Взять", chat=stage.group)

    for _ in range(5):
        await after(stage, HOUR)

    assert calls(stage) == []


async def test_calling_goes_on_until_somebody_takes_it(stage: Stage) -> None:
    await talking(stage)
    await after(stage, HOUR)
    await after(stage, HOUR)
    assert len(calls(stage)) == 1
    await after(stage, HOUR)
    assert len(calls(stage)) == 2
    await after(stage, 2 * HOUR)
    assert len(calls(stage)) == 3

    await stage.consultant.press("Взять", chat=stage.group)
    await after(stage, 2 * HOUR)

    assert len(calls(stage)) == 3


async def test_calling_again_can_be_switched_off(stage: Stage) -> None:
    await alarms(stage, "🔁 никогда", "Больше никого не зовём")
    await talking(stage)

    for _ in range(5):
        await after(stage, HOUR)

    assert len(calls(stage)) == 1


async def test_alarm_minutes_are_as_decided(stage: Stage) -> None:
    await alarms(stage, "⏳ 30 → 120", "через 30 мин")
    await talking(stage)

    await after(stage, timedelta(minutes=29))
    assert calls(stage) == []
    await after(stage, MINUTE)

    assert "30 минут" in calls(stage)[0].text
    assert any("без ответа 30 минут" in shown.text for shown in stage.consultant.messages)


async def alarms(stage: Stage, choice: str, shown: str) -> None:
    """Choose something about alarms."""
    await stage.coordinator.press("🛠 Настройки")
    await stage.sees(stage.coordinator, "⏳ Тревоги")
    await stage.coordinator.press("⏳ Тревоги")
    await stage.sees(stage.coordinator, "Когда кого звать")
    await stage.coordinator.press(choice)
    await stage.sees(stage.coordinator, shown)


async def test_night_is_not_called_for_what_can_wait(stage: Stage) -> None:
    stage.clock.move(9 * HOUR + QUARTER)  # a quarter past nine in the evening, where she is
    await talking(stage)

    await after(stage, 4 * HOUR)

    assert calls(stage) == []


async def test_paused_room_is_not_called(stage: Stage) -> None:
    await talking(stage)
    await stranger_comes(stage)

    await stage.later(QUARTER)
    await stage.until(lambda: any("ез ответа" in shown.text for shown in stage.consultant.messages))
    await stage.later(MINUTE)

    assert calls(stage) == []
    assert "Срочное" not in topics(stage)


async def test_call_that_is_taken_meanwhile_is_not_sent(stage: Stage) -> None:
    await talking(stage)
    shut = Fault("sendMessage", chat_id=stage.group.id, status=429, retry_after=3, times=1)
    stage.telegram.faults.add(shut)
    await stage.later(QUARTER)
    await stage.put_off()

    await stage.consultant.press("Взять", chat=stage.group)
    await after(stage, MINUTE)

    assert calls(stage) == []


@pytest.mark.parametrize("loss", ["deleted", "closed"])
async def test_lost_topic_of_calls_is_opened_again(stage: Stage, loss: str) -> None:
    await talking(stage)
    await after(stage, QUARTER)
    lost = topics(stage)["Срочное"]
    if loss == "deleted":
        stage.group.delete_topic(lost)
    else:
        shut = Fault("sendMessage", chat_id=stage.group.id, status=400, description="TOPIC_CLOSED")
        stage.telegram.faults.add(shut)

    await after(stage, HOUR)

    newest = calls(stage)[-1]
    assert newest.thread_id not in {None, lost}
    assert stage.group.topics[newest.thread_id or 0].name == "Срочное"


async def test_plain_group_is_called_among_its_messages(stage: Stage) -> None:
    del stage.group.chat.data["is_forum"]
    await talking(stage)

    await after(stage, QUARTER)

    (call,) = calls(stage)
    assert call.thread_id is None
    assert leads(call)


async def test_words_under_a_call_reach_nobody(stage: Stage) -> None:
    anna = await talking(stage)
    await after(stage, QUARTER)

    (call,) = calls(stage)
    await stage.consultant.send("Я возьму", chat=stage.group, thread_id=call.thread_id, reply_to=call)
    await stage.sees(stage.consultant, "никому не ушло")

    assert not any("Вам письмо" in shown.text for shown in anna.messages)
