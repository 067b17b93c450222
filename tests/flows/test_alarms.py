"""Nobody waits unseen: staff are told in private, she is told when a promise has passed."""

from datetime import timedelta

from bot.simulator import Fault, Phone
from tests.flows.conftest import Stage
from tests.flows.faults_help import settle
from tests.flows.talking import in_topic, talking
from tests.flows.test_hide_and_erase import erase

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)


def told(phone: Phone, words: str = "ез ответа") -> list[str]:
    return [shown.text for shown in phone.messages if words in shown.text]


async def after(stage: Stage, delay: timedelta) -> None:
    await stage.later(delay)
    await stage.outbox_is_empty()


async def test_waiting_is_told_once_a_level_to_everybody(stage: Stage) -> None:
    await talking(stage)

    await after(stage, timedelta(minutes=10))
    assert told(stage.consultant) == []
    await after(stage, timedelta(minutes=6))
    await after(stage, timedelta(minutes=1))

    assert len(told(stage.consultant)) == len(told(stage.coordinator)) == 1
    assert "15" in told(stage.consultant)[0]
    assert "Здравствуйте" not in told(stage.consultant)[0]
    await after(stage, HOUR)
    assert len(told(stage.consultant)) == 2


async def test_answer_ends_the_alarm(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.consultant.send("Добрый день", **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")

    await after(stage, 2 * HOUR)

    assert told(stage.consultant) == []


async def test_only_whoever_has_taken_it_is_called_first(stage: Stage) -> None:
    await talking(stage)
    await stage.consultant.press("Взять", chat=stage.group)

    await after(stage, QUARTER + timedelta(minutes=1))

    assert len(told(stage.consultant)) == 1
    assert told(stage.coordinator) == []


async def test_urgent_is_called_after_five_minutes(stage: Stage) -> None:
    await talking(stage)
    await stage.consultant.press("Срочно", chat=stage.group)

    await after(stage, timedelta(minutes=6))

    assert len(told(stage.coordinator)) == 1


async def test_nobody_is_woken_for_what_is_not_urgent(stage: Stage) -> None:
    stage.clock.move(timedelta(hours=9, minutes=30))  # half past nine in the evening, where she is
    await talking(stage)

    await after(stage, 2 * HOUR)
    assert told(stage.consultant) == []
    await after(stage, timedelta(hours=10))

    assert len(told(stage.consultant)) == 1


async def test_she_is_told_when_the_promise_has_passed(stage: Stage) -> None:
    anna = await talking(stage)

    await after(stage, 8 * HOUR)
    await after(stage, timedelta(minutes=5))

    assert len(told(anna, "Ответ задерживается")) == 1


async def test_many_at_once_are_one_line(stage: Stage) -> None:
    for name in ("Анна", "Вера", "Галя", "Дина"):
        woman = await stage.woman_in("Томск", name)
        await woman.send("Здравствуйте")
        await stage.sees(woman, "Отправить это консультантке?")
        await woman.press("Да")
        await stage.sees(woman, "Отправлено")
    await stage.outbox_is_empty()

    await after(stage, QUARTER + timedelta(minutes=1))

    (line,) = told(stage.consultant)
    assert "4" in line


async def test_line_about_a_woman_is_called_off_with_her(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("sendMessage", stage.consultant.chat.id, status=502, times=100))
    anna = await stage.woman_in("Томск")
    await anna.send("он меня убьёт")
    await stage.sees(anna, "Отправить это")
    await anna.press("Да")
    await stage.until(lambda: any(call.chat_id == stage.consultant.chat.id for call in stage.telegram.calls))
    before = len(stage.consultant.messages)

    await erase(stage, anna)
    stage.telegram.faults.clear()
    await settle(stage)

    assert stage.consultant.messages[before:] == []
