"""A question goes to the staff and its answer comes back, and nobody learns who she is."""

from bot.simulator import Phone
from tests.flows.conftest import Stage, said


async def ask(stage: Stage, words: str = "Можно ли мне рожать?") -> Phone:
    anna = await stage.woman_in("Томск")
    await anna.press("💬 Задать вопрос")
    await stage.sees(anna, "О чём ваш вопрос?")
    await anna.press("ВИЧ и лечение")
    await stage.sees(anna, "Напишите одним или несколькими")
    await anna.send(words)
    await stage.sees(anna, "✅ Отправить")
    await anna.press("✅ Отправить")
    await stage.sees(anna, "Отправлено")
    return anna


async def test_question_reaches_the_staff_topic(stage: Stage) -> None:
    await ask(stage)

    await stage.until(lambda: any(message.text == "Можно ли мне рожать?" for message in stage.group.messages))
    [topic] = stage.group.topics.values()
    assert topic.name.endswith("· ВИЧ и лечение")


async def test_answer_comes_as_a_letter(stage: Stage) -> None:
    anna = await ask(stage)
    await stage.until(lambda: len(stage.group.messages) >= 3 and bool(stage.group.topics))
    [topic] = stage.group.topics

    await stage.consultant.send("Да, конечно.", chat=stage.group, thread_id=topic)
    await stage.sees(anna, "Вам письмо ✉️")
    await anna.press("Открыть")
    await stage.sees(anna, "Да, конечно.")
    await anna.press("Скрыть")
    await stage.sees(anna, "Вам письмо ✉️")

    assert "Да, конечно." not in said(anna)
