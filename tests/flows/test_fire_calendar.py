"""Her calendar of reminders, from the list to the picture."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import select

from bot.domain.recurrence import AsNeeded
from bot.domain.reminder import MEDICINE, Body
from bot.services.reminders import Draft
from bot.services.scope import Scope
from models.person import PersonRow
from tests.flows.conftest import Stage
from tests.flows.test_reminders import press, reminded, woman_with_reminder


async def test_month_is_shown_in_words_and_as_a_picture(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "✅ Готово", shows="Отменить")
    await phone.send("/reminders")
    await stage.sees(phone, "📊 Мой календарь")
    await press(stage, phone, "📊 Мой календарь", shows="23–29:  ✅ 1  🔜 6")
    await phone.press("🖼 Картинкой")
    await stage.until(lambda: phone.last.photo)

    assert phone.last.words == "ноябрь 2026"
    assert phone.last.protected


async def test_other_months_open_in_place(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await press(stage, phone, "📊 Мой календарь", shows="ноябрь 2026")
    await press(stage, phone, "декабрь ›", shows="декабрь 2026")
    await press(stage, phone, "‹ ноябрь", shows="ноябрь 2026")
    await press(stage, phone, "‹ октябрь", shows="В этом месяце пока пусто")
    await press(stage, phone, "‹ Назад", shows="➕ Добавить")


async def test_list_without_reminders_has_no_calendar(stage: Stage) -> None:
    phone = await stage.woman_in("Томск")
    await press(stage, phone, "⏰ Напоминания", shows="Кто ещё видит этот телефон?")
    await press(stage, phone, "Только я", shows="➕ Добавить")

    assert "📊 Мой календарь" not in phone.last.labels


async def test_phone_calendar_comes_after_the_truth(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await press(stage, phone, "📊 Мой календарь", shows="📆 В календарь телефона")
    await press(stage, phone, "📆 В календарь телефона", shows="у кого телефон в руках")
    await phone.press("Прислать файл")
    await stage.until(lambda: phone.last.file_id)

    assert phone.last.words == "📆"
    assert not phone.last.protected


async def test_needed_one_is_noted_on_its_screen(stage: Stage) -> None:
    phone = await stage.woman_in("Томск")
    await keep_needed(stage)
    await press(stage, phone, "⏰ Напоминания", shows="Кто ещё видит этот телефон?")
    await press(stage, phone, "Только я", shows="Полить цветы")
    await press(stage, phone, "Полить цветы", shows="Отметить приём")
    await press(stage, phone, "Отметить приём", shows="За сутки: 12:00 (1 из 3)")
    await press(stage, phone, "Отменить", shows="За сутки ничего не отмечено")
    await press(stage, phone, "‹ Назад", shows="Отметить приём")
    await press(stage, phone, "Отметить приём", shows="✅ Отмечено")
    stage.clock.move(timedelta(hours=1))
    await press(stage, phone, "‹ Назад", shows="Отметить приём")
    await press(stage, phone, "Отметить приём", shows="Снова можно сегодня в 16:00")

    assert "💬 Спросить" in phone.last.labels


async def keep_needed(stage: Stage) -> None:
    """Give the only woman a plan she takes from when needed."""
    async with stage.app.works.begin() as uow:
        person_id = (await uow.connection.execute(select(PersonRow.id))).scalar_one()
        person, scope = await uow.people.get(person_id), Scope(uow, stage.app.world)
        assert person is not None
        rule = AsNeeded(most=3, gap=timedelta(hours=4), starts_on=scope.reminders.today(person))
        await scope.reminders.add(person, uuid4(), Draft(rule, Body(MEDICINE, "Полить цветы")))
        await uow.commit()
