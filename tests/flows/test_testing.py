"""From «🧪 Провериться» to what tells already, and to one neutral reminder on the right day of her clock."""

from datetime import timedelta

from bot.simulator import Phone
from tests.flows.conftest import Stage, said

REMIND = "⏰ Напомнить о повторном тесте"


async def after_risk(stage: Stage, *labels: str) -> Phone:
    """Bring on a woman in Tomsk who has said when the risk was, and pressed on."""
    woman = await stage.woman_in("Томск")
    for label in ("🧪 Провериться", "Не знаю, помогите выбрать", *labels):
        await stage.sees(woman, label)
        await woman.press(label)
    return woman


async def test_first_day_leads_to_urgent_help(stage: Stage) -> None:
    woman = await after_risk(stage, "Меньше 24 часов", "🆘 Что можно сделать сейчас")

    await stage.sees(woman, "Меньше 24 часов: можно успеть многое")


async def test_retest_reminder_comes_once_and_neutral(stage: Stage) -> None:
    woman = await after_risk(stage, "6 недель", REMIND, "⏰ чт, 26 нояб", "Сохранить")
    await stage.sees(woman, "Один раз: чт, 26 нояб")

    await stage.later(timedelta(days=3) - timedelta(hours=2, minutes=1))
    assert "✅ Готово" not in said(woman)
    await stage.later(timedelta(minutes=1))

    await stage.sees(woman, "✅ Готово")
    assert woman.last.words == "Пора 🌿"


async def test_reminder_never_comes_a_second_time(stage: Stage) -> None:
    woman = await after_risk(stage, "6 недель", REMIND, "⏰ чт, 26 нояб", "Сохранить")
    await stage.sees(woman, "Один раз: чт, 26 нояб")
    await stage.later(timedelta(days=3))
    await stage.sees(woman, "✅ Готово")
    before = len(woman.messages)

    await stage.later(timedelta(days=1))
    await stage.outbox_is_empty()

    assert len(woman.messages) == before


async def test_saving_twice_makes_one_reminder(stage: Stage) -> None:
    woman = await after_risk(stage, "6 недель", REMIND, "⏰ чт, 26 нояб")
    await stage.sees(woman, "Сохранить")
    save = woman.last.find("Сохранить")
    assert save is not None
    await woman.press("Сохранить")
    await stage.sees(woman, "Один раз")

    await woman.press_data(str(save.data))
    await woman.press("‹ Назад")
    await woman.press("Только я")

    await stage.sees(woman, "➕ Добавить")
    assert said(woman).count("Пора 🌿") == 2  # one line and its button


async def test_other_words_and_time_are_kept(stage: Stage) -> None:
    woman = await after_risk(
        stage, "6 недель", REMIND, "⏰ чт, 26 нояб", "Другие слова", "Полить цветы", "Другое время", "18:00"
    )
    await stage.sees(woman, "«Полить цветы»")

    await woman.press("Сохранить")

    await stage.sees(woman, "Один раз: чт, 26 нояб")
    assert "18:00" in said(woman)
