"""A woman whose words come once an hour for a day: she is told so in neutral words, once."""

from datetime import timedelta

from bot.simulator import Phone
from tests.flows.conftest import Stage
from tests.flows.talking import notes, talking
from tests.flows.test_floods import press_more

SLOWER = "Ответы сейчас могут идти дольше"
HOUR = timedelta(hours=1)


async def quiet(stage: Stage) -> Phone:
    """Bring on a woman whose words come once an hour from now on."""
    anna = await talking(stage)
    await press_more(stage, "🔇 Тише на 24 ч")
    await stage.until(lambda: "раз в час" in notes(stage))
    return anna


def told(woman: Phone) -> int:
    """Count how often she was told that answers take longer."""
    return sum(SLOWER in shown.text for shown in woman.messages)


async def handled(stage: Stage) -> None:
    await stage.until(lambda: stage.telegram.pending_updates == 0)


async def test_quiet_woman_hears_that_answers_take_longer(stage: Stage) -> None:
    anna = await quiet(stage)
    assert told(anna) == 0

    await anna.send("Тихая строка")

    await stage.until(lambda: told(anna) == 1)
    [line] = [shown.text for shown in anna.messages if SLOWER in shown.text]
    assert "/sos" in line
    assert not any(word in line.casefold() for word in ("тише", "спам", "огранич", "решил", "вы "))


async def test_she_hears_it_once_a_quieting(stage: Stage) -> None:
    anna = await quiet(stage)

    for words in ("Раз", "Два", "Три"):
        await anna.send(words)
    await handled(stage)
    await stage.later(HOUR)
    await anna.send("Четыре")
    await handled(stage)
    await stage.later(HOUR)
    await stage.outbox_is_empty()

    assert told(anna) == 1


async def test_she_hears_it_again_when_quietened_anew(stage: Stage) -> None:
    anna = await quiet(stage)
    await anna.send("Раз")
    await stage.until(lambda: told(anna) == 1)
    await stage.consultant.press("🔊 Снова сразу", chat=stage.group)
    await stage.until(lambda: "Доступ снова открыт" in notes(stage))
    await stage.later(timedelta(minutes=5))
    await stage.consultant.press("🔇 Тише на 24 ч", chat=stage.group)
    await stage.until(lambda: notes(stage).count("раз в час") > 1)

    await anna.send("Два")

    await stage.until(lambda: told(anna) == 2)


async def test_danger_is_no_moment_to_speak_of_delays(stage: Stage) -> None:
    anna = await quiet(stage)

    await anna.send("у него нож, он меня убьёт")

    await stage.until(lambda: "у него нож" in notes(stage))
    await handled(stage)
    assert told(anna) == 0


async def test_loud_woman_hears_nothing_of_delays(stage: Stage) -> None:
    anna = await talking(stage)

    await anna.send("Обычная строка")
    await stage.until(lambda: "Обычная строка" in notes(stage))
    await stage.outbox_is_empty()

    assert told(anna) == 0


async def test_question_of_a_quiet_woman_waits_too(stage: Stage) -> None:
    anna = await quiet(stage)
    await anna.send("/question")
    await stage.sees(anna, "О чём")
    await anna.press("Здоровье")
    await stage.sees(anna, "Напишите одним")
    await anna.send("Новый вопрос")
    await stage.sees(anna, "✅ Отправить")

    await anna.press("✅ Отправить")

    await stage.until(lambda: told(anna) == 1)
    assert "Новый вопрос" not in notes(stage)
    await stage.later(HOUR)
    await stage.until(lambda: "Новый вопрос" in notes(stage))
