"""What was promised to her: when it has passed she is told once and neutrally, and so are the staff."""

from datetime import timedelta

from bot.domain.figures import Event
from bot.simulator import Phone
from tests.flows.conftest import Stage
from tests.flows.talking import in_topic, talking
from tests.flows.test_office import asks_about, hours
from tests.flows.test_urgent_calls import calls, in_danger

HOUR = timedelta(hours=1)
LATE = "Ответ задерживается"


def late(phone: Phone) -> int:
    return len([shown for shown in phone.messages if LATE in shown.text])


def told_late(phone: Phone) -> int:
    return len([shown for shown in phone.messages if "ответ задерживается. Ей" in shown.text])


async def after(stage: Stage, delay: timedelta) -> None:
    await stage.later(delay)
    await stage.outbox_is_empty()


async def asks(stage: Stage, theme: str = "Здоровье") -> Phone:
    anna = await asks_about(stage, theme)
    await anna.send("Здравствуйте")
    await anna.press("✅ Отправить")
    await stage.sees(anna, "✅ Отправлено")
    await stage.outbox_is_empty()
    return anna


async def test_promise_of_tomorrow_passes_tomorrow(stage: Stage) -> None:
    await hours(stage, "Все темы", "вт", "10:00", "18:00")
    anna = await asks(stage)  # Monday, 8:00 in Moscow; «tomorrow after 14:00» in Tomsk

    await after(stage, 27 * HOUR)
    assert (late(anna), told_late(stage.consultant)) == (0, 0)
    await after(stage, HOUR)
    await after(stage, HOUR)

    assert (late(anna), told_late(stage.consultant), told_late(stage.coordinator)) == (1, 1, 1)


async def test_usual_wait_passes_after_twice_its_time(stage: Stage) -> None:
    async with stage.app.works.begin() as uow:
        for _ in range(5):
            await uow.counts.add(stage.clock.now().date(), Event.WAITED, "8:40")
        await uow.commit()
    anna = await asks(stage)

    await after(stage, 79 * HOUR / 60)
    assert late(anna) == 0
    await after(stage, HOUR / 60)

    assert late(anna) == 1


async def test_answer_keeps_the_promise(stage: Stage) -> None:
    await hours(stage, "Все темы", "вт", "10:00", "18:00")
    anna = await asks(stage)
    await after(stage, 26 * HOUR)
    await stage.consultant.send("Добрый день", **in_topic(stage))
    await stage.sees(anna, "Вам письмо")

    await after(stage, 5 * HOUR)

    assert (late(anna), told_late(stage.consultant)) == (0, 0)


async def test_next_question_has_a_promise_of_its_own(stage: Stage) -> None:
    anna = await talking(stage)
    await after(stage, 8 * HOUR)
    assert late(anna) == 1
    await stage.consultant.send("Добрый день", **in_topic(stage))
    await stage.sees(anna, "Вам письмо")
    await anna.send("А ещё?")
    await stage.outbox_is_empty()

    await after(stage, 17 * HOUR)  # the night lies between

    assert late(anna) == 2


async def test_urgent_question_is_late_after_an_hour(stage: Stage) -> None:
    anna = await in_danger(stage)

    await after(stage, HOUR)

    assert late(anna) == 1


async def test_nobody_is_called_before_the_hours_begin(stage: Stage) -> None:
    await hours(stage, "Все темы", "вт", "10:00", "18:00")
    await asks(stage)

    await after(stage, 4 * HOUR)
    assert calls(stage) == []
    await after(stage, 22 * HOUR)  # ten o'clock on Tuesday
    assert calls(stage) == []
    await after(stage, HOUR / 4)

    (call,) = calls(stage)
    assert "26 часов" in call.text or "1 день" in call.text
