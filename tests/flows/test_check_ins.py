"""The weekly check-in from the offer to its answers, through the whole bot and the built-in Telegram."""

from datetime import timedelta

import pytest

from bot.domain.care import CareKind
from bot.domain.staff import Role
from bot.simulator import Phone
from tests.flows.conftest import Stage

WEEK = timedelta(days=7)  # every flow begins on Monday, 23 November 2026, at noon in Tomsk
OFFER = "🌿 Раз в неделю: «Как вы?»"
ANSWERS = ["Всё хорошо", "Есть вопрос", "Не сейчас"]


async def press(stage: Stage, phone: Phone, label: str, *, shows: str) -> None:
    await phone.press(label)
    await stage.sees(phone, shows)


async def at_offer(stage: Stage) -> Phone:
    phone = await stage.woman_in("Томск")
    await press(stage, phone, "⏰ Напоминания", shows="Кто ещё видит этот телефон?")
    await press(stage, phone, "Только я", shows=OFFER)
    return phone


async def with_check_in(stage: Stage, route: str = "Никому не говорить") -> Phone:
    """Make a check-in for Tuesdays at ten, the day after the flow begins."""
    phone = await at_offer(stage)
    await press(stage, phone, OFFER, shows="В какой день")
    await press(stage, phone, "Вторник", shows="В какое время?")
    await press(stage, phone, "10:00", shows="«Как вы?»")
    await press(stage, phone, "Сохранить", shows="Никому не говорить")
    await phone.press(route)
    return phone


async def asked(stage: Stage, phone: Phone, *, after: timedelta = timedelta(days=1)) -> None:
    """Let the check-in, or what else is due by then, come."""
    known = len(phone.notifications)
    await stage.later(after)
    await stage.until(lambda: len(phone.notifications) > known)


async def kinds(stage: Stage) -> list[CareKind]:
    """Return the kinds of the tasks that are open, also of later days."""
    async with stage.app.works.begin() as uow:
        later = (stage.app.world.clock.now() + WEEK).date()
        return [one.kind for one in await uow.care_tasks.list_due(later, limit=9)]


async def test_check_in_is_the_first_thing_offered(stage: Stage) -> None:
    phone = await at_offer(stage)

    assert phone.last.labels[0] == OFFER


async def test_check_in_comes_neutrally_and_takes_a_tap(stage: Stage) -> None:
    phone = await with_check_in(stage)
    await asked(stage, phone)
    assert (phone.notifications[-1], phone.last.labels) == ("Как вы?", ANSWERS)

    await press(stage, phone, "Всё хорошо", shows="До следующей недели")
    await press(stage, phone, "Отменить", shows="Как вы?")
    assert phone.last.labels == ANSWERS
    await press(stage, phone, "Не сейчас", shows="через неделю")


@pytest.mark.parametrize(
    ("route", "tasks"),
    [("Никому не говорить", []), ("Пусть консультантка напишет", [CareKind.QUESTION])],
)
async def test_question_begins_and_is_kept_as_she_allows(
    stage: Stage, route: str, tasks: list[CareKind]
) -> None:
    phone = await with_check_in(stage, route)
    await asked(stage, phone)
    await press(stage, phone, "Есть вопрос", shows="ВИЧ и лечение")

    assert await kinds(stage) == tasks
    await press(stage, phone, "Отменить", shows="Как вы?")
    assert await kinds(stage) == []


async def test_typed_hour_and_own_words_are_taken(stage: Stage) -> None:
    phone = await at_offer(stage)
    await press(stage, phone, OFFER, shows="В какой день")
    await press(stage, phone, "Среда", shows="В какое время?")
    await phone.send("полдевятого")
    await stage.sees(phone, "Не поняла время")
    await phone.send("18:30")
    await stage.sees(phone, "18:30")
    await press(stage, phone, "Другие слова", shows="Что написать в сообщении?")
    await phone.send("Привет, это Оля")
    await stage.sees(phone, "«Привет, это Оля»")
    await press(stage, phone, "Сохранить", shows="Никому не говорить")
    await phone.send("/reminders")
    await stage.sees(phone, "ср, 25 ноября в 18:30 · Привет, это Оля")

    assert OFFER not in phone.last.labels


async def test_second_check_in_takes_the_place_of_the_first(stage: Stage) -> None:
    phone = await with_check_in(stage)

    async with stage.app.works.begin() as uow:
        person = await uow.people.find(phone.id)
        assert person is not None
        key = await uow.people.key_of(person.id)
        assert key is not None
        plans = await uow.plans.list_of(person.id, key=key)

    assert [plan.body.kind for plan in plans] == ["check_in"]


async def test_missed_doses_are_asked_about_once_and_kindly(stage: Stage) -> None:
    phone = await with_check_in(stage)
    for label, shows in (
        ("➕ Добавить", "💊 Лекарства"),
        ("💊 Лекарства", "Раз в день"),
        ("Раз в день", "В какое время?"),
        ("20:00", "Что написать"),
        ("Полить цветы", "Сохранить"),
        ("Сохранить", "Полить цветы"),
    ):
        await press(stage, phone, label, shows=shows)
    await asked(stage, phone, after=timedelta(hours=8))
    await press(stage, phone, "⏭ Пропустить", shows="Отменить")
    await asked(stage, phone, after=timedelta(hours=14))
    await press(stage, phone, "Всё хорошо", shows="получается принимать")

    async with stage.app.works.begin() as uow:
        await uow.staff.enlist(77, chat_id=77, role=Role.CONSULTANT, day=stage.app.world.clock.now().date())
        await uow.commit()
    await press(stage, phone, "Не всегда", shows="Что мешает?")
    await press(stage, phone, "Закончились", shows="нужен человек")
    assert await kinds(stage) == []
    await phone.press("Да, скажите ей")

    await stage.sees(phone, "сегодня или утром")
    assert await kinds(stage) == [CareKind.NO_SUPPLY]
