"""Doctors: on which terms a clinic takes her, words to copy, somebody to go with, a neutral reminder."""

from datetime import timedelta

from bot.simulator import Phone
from tests.flows.conftest import Stage, said

COMPANY, REMIND = "🤝 Пойти со мной", "⏰ Напомнить о визите"


async def at_the_gynaecologist(stage: Stage, *labels: str) -> Phone:
    """Bring on a woman in Tomsk who looks at the gynaecologist's card, and presses on."""
    woman = await stage.woman_in("Томск")
    for label in ("👩‍⚕️ Врачи", "Гинеколог", "🟢 Гинеколог", *labels):
        await stage.sees(woman, label)
        await woman.press(label)
    return woman


def in_group(stage: Stage, words: str) -> bool:
    """Tell whether the staff have read these words."""
    return any(words in message.words for message in stage.group.messages)


async def test_list_says_how_a_clinic_takes_her(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.press("👩‍⚕️ Врачи")
    await woman.press("Гинеколог")

    await stage.sees(woman, "примет без паспорта")
    assert "без очереди по направлению" in said(woman)
    assert "можно с ребёнком" in said(woman)


async def test_request_for_company_is_shown_before_it_goes(stage: Stage) -> None:
    woman = await at_the_gynaecologist(stage, COMPANY, "Завтра")

    await stage.sees(woman, "Прошу пойти со мной: Гинеколог")
    await stage.outbox_is_empty()
    assert not in_group(stage, "Прошу пойти со мной")


async def test_request_goes_when_she_sends_it(stage: Stage) -> None:
    woman = await at_the_gynaecologist(stage, COMPANY, "Завтра")

    await woman.press("✅ Отправить")

    await stage.until(lambda: in_group(stage, "🤝 Прошу пойти со мной: Гинеколог"))
    assert in_group(stage, "Когда: завтра (вт, 24 ноября).")
    assert in_group(stage, "Пойти со мной")


async def test_two_requests_both_arrive(stage: Stage) -> None:
    woman = await at_the_gynaecologist(stage, COMPANY, "Завтра", "✅ Отправить")
    await stage.until(lambda: in_group(stage, "Когда: завтра (вт, 24 ноября)."))
    for label in ("🏠 Меню", "👩‍⚕️ Врачи", "Гинеколог", "🟢 Гинеколог", COMPANY, "Сегодня", "✅ Отправить"):
        await stage.sees(woman, label.removeprefix("🏠 "))
        await woman.press(label)

    await stage.until(lambda: in_group(stage, "Когда: сегодня (пн, 23 ноября)."))


async def test_answer_to_a_request_reaches_her(stage: Stage) -> None:
    woman = await at_the_gynaecologist(stage, COMPANY, "Завтра", "✅ Отправить")
    await stage.until(lambda: in_group(stage, "Когда: завтра (вт, 24 ноября)."))
    request = next(one for one in stage.group.messages if "Когда: завтра (вт, 24 ноября)." in one.words)

    await stage.consultant.send("Пойду", chat=stage.group, reply_to=request, thread_id=request.thread_id)

    await stage.sees(woman, "Вам письмо ✉️")


async def test_visit_is_reminded_of_neutrally(stage: Stage) -> None:
    woman = await at_the_gynaecologist(stage, REMIND, "вт, 24", "9:00", "Сохранить")
    await stage.sees(woman, "Один раз: вт, 24 ноября в 9:00")

    await stage.later(timedelta(hours=21))

    await stage.sees(woman, "✅ Готово")
    assert woman.last.words == "Пора 🌿"
