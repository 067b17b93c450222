"""A visit from the first tap to what follows it, through the whole bot and the built-in Telegram."""

from datetime import timedelta

from bot.simulator import Phone
from tests.flows.conftest import Stage

DAY = timedelta(days=1)  # every flow begins on Monday, 23 November 2026, at noon in Tomsk


async def press(stage: Stage, phone: Phone, label: str, *, shows: str) -> None:
    await phone.press(label)
    await stage.sees(phone, shows)


async def at_gynaecologist(stage: Stage) -> Phone:
    phone = await stage.woman_in("Томск")
    await press(stage, phone, "⏰ Напоминания", shows="Кто ещё видит этот телефон?")
    await press(stage, phone, "Только я", shows="➕ Добавить")
    await press(stage, phone, "➕ Добавить", shows="👩‍⚕️ Гинеколог")
    await press(stage, phone, "👩‍⚕️ Гинеколог", shows="Плановый осмотр")
    return phone


async def type_day(stage: Stage, phone: Phone, text: str, *, shows: str) -> None:
    await phone.send(text)
    await stage.sees(phone, shows)


async def with_check_up(stage: Stage) -> Phone:
    phone = await at_gynaecologist(stage)
    await press(stage, phone, "Плановый осмотр", shows="Знаю дату")
    await press(stage, phone, "Знаю дату", shows="В какой день?")
    await type_day(stage, phone, "через неделю", shows="В какое время?")
    await press(stage, phone, "10:00", shows="Что написать в сообщении?")
    await press(stage, phone, "Полить цветы", shows="пн, 30 ноября 2026")
    await press(stage, phone, "Сохранить", shows="⏰ Полить цветы")
    return phone


async def reminded(stage: Stage, phone: Phone, after: timedelta) -> None:
    known = len(phone.notifications)
    await stage.later(after)
    await stage.until(lambda: len(phone.notifications) > known)


async def test_two_neutral_notices_come_before_a_visit(stage: Stage) -> None:
    phone = await with_check_up(stage)
    await reminded(stage, phone, 4 * DAY)

    assert phone.notifications[-1] == "Полить цветы"
    assert phone.last.labels == ["Приду", "Перенести", "Отменить", "Что там будет"]
    await reminded(stage, phone, 2 * DAY)
    assert phone.notifications[-2:] == ["Полить цветы", "Полить цветы"]


async def test_what_happens_there_is_shown_and_hidden(stage: Stage) -> None:
    phone = await with_check_up(stage)
    await reminded(stage, phone, 4 * DAY)
    await press(stage, phone, "Что там будет", shows="Осмотр, проверка груди, мазки")
    assert "💬 Спросить" in phone.last.labels
    await press(stage, phone, "Скрыть", shows="Полить цветы")

    assert "Осмотр" not in phone.last.text


async def test_she_says_that_she_comes_and_was_there(stage: Stage) -> None:
    phone = await with_check_up(stage)
    await reminded(stage, phone, 4 * DAY)
    await press(stage, phone, "Приду", shows="пн, 30 ноября 2026 в 10:00")
    await reminded(stage, phone, 2 * DAY)
    await reminded(stage, phone, timedelta(hours=25))
    assert (phone.last.text, phone.last.labels) == ("Как прошло?", ["Была", "Не получилось"])
    await press(stage, phone, "Была", shows="Следующий раз: вт, 30 ноября 2027")
    await press(stage, phone, "Записать следующий", shows="В какое время?")
    await press(stage, phone, "Не знаю", shows="вт, 30 ноября 2027")
    await press(stage, phone, "Сохранить", shows="⏰ Полить цветы")


async def test_what_did_not_work_out_is_offered_again(stage: Stage) -> None:
    phone = await with_check_up(stage)
    await reminded(stage, phone, 4 * DAY)
    await reminded(stage, phone, 2 * DAY)
    await reminded(stage, phone, timedelta(hours=25))
    await reminded(stage, phone, DAY)
    assert phone.last.labels == ["Записать другой день"]
    await press(stage, phone, "Записать другой день", shows="В какой день?")
    await type_day(stage, phone, "в пятницу", shows="В какое время?")
    await press(stage, phone, "9:00", shows="Полить цветы")
    await press(stage, phone, "Сохранить", shows="⏰ Полить цветы")


async def test_visit_is_moved_or_called_off_from_its_notice(stage: Stage) -> None:
    phone = await with_check_up(stage)
    await reminded(stage, phone, 4 * DAY)
    await press(stage, phone, "Отменить", shows="Можно выбрать другой день")
    await press(stage, phone, "Записать другой день", shows="В какой день?")
    await type_day(stage, phone, "12.12", shows="В какое время?")
    await type_day(stage, phone, "9:30", shows="сб, 12 декабря 2026 в 9:30")
    await press(stage, phone, "Сохранить", shows="⏰ Полить цветы")


async def test_day_is_counted_from_one_she_knows(stage: Stage) -> None:
    phone = await at_gynaecologist(stage)
    await press(stage, phone, "Контрацепция: укол, спираль, имплант, таблетки", shows="Спираль")
    await press(stage, phone, "Укол", shows="Посчитать")
    await press(stage, phone, "Посчитать", shows="Когда это было в последний раз?")
    await type_day(stage, phone, "1 ноября", shows="через 12 недель")
    await press(stage, phone, "13 недель", shows="вс, 31 января 2027")
    await press(stage, phone, "Дальше", shows="В какое время?")


async def test_days_that_do_not_fit_are_asked_for_again(stage: Stage) -> None:
    phone = await at_gynaecologist(stage)
    await press(stage, phone, "Скрининг шейки матки", shows="раз в 5 лет")
    await press(stage, phone, "Знаю дату", shows="ноябрь 2026")
    await type_day(stage, phone, "31 февраля", shows="Такого дня нет")
    await type_day(stage, phone, "1.1.2026", shows="уже прошёл")
    await type_day(stage, phone, "через 20 лет", shows="слишком далеко")
    await type_day(stage, phone, "когда-нибудь", shows="Не получилось понять")
    await press(stage, phone, "▶️", shows="декабрь 2026")
    await press(stage, phone, "12", shows="сб, 12 декабря 2026")


async def test_hard_results_lead_to_a_person_first(stage: Stage) -> None:
    phone = await at_gynaecologist(stage)
    await press(stage, phone, "Результат не в норме", shows="лучше сразу поговорить с человеком")
    assert phone.last.labels[:2] == ["💬 Спросить", "⏰ И напомнить тоже"]
    await press(stage, phone, "💬 Спросить", shows="Напишите")


async def test_coordinator_chooses_the_usual_interval(stage: Stage) -> None:
    await press(stage, stage.coordinator, "🛠 Настройки", shows="Сроки визитов")
    await press(stage, stage.coordinator, "👩‍⚕️ Сроки визитов", shows="Скрининг шейки матки · 5 лет")
    await press(stage, stage.coordinator, "Скрининг шейки матки · 5 лет", shows="3 года")
    await press(stage, stage.coordinator, "3 года", shows="Скрининг шейки матки · 3 года")
    phone = await at_gynaecologist(stage)
    await press(stage, phone, "Скрининг шейки матки", shows="Посчитать")
    await press(stage, phone, "Посчитать", shows="Когда это было")
    await type_day(stage, phone, "1.11.2025", shows="через 3 года")
    await press(stage, stage.coordinator, "Скрининг шейки матки · 3 года", shows="Вернуть обычное")
    await press(stage, stage.coordinator, "Вернуть обычное", shows="Скрининг шейки матки · 5 лет")
