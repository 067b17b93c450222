"""Staff find every place in the private chat, say in two taps how it is today, confirm, and undo."""

from datetime import timedelta

import pytest

from bot.domain.codes import short_code
from bot.domain.staff import Role
from bot.simulator import Phone
from bot.telegram.directory_callbacks import EntryAct, EntryStep
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import enlist, is_small, shown

DROP_IN = short_code("tomsk-dropin")


async def open_city(stage: Stage, phone: Phone, city: str = "Томск") -> None:
    await shown(stage, phone, "/menu", "📍 Справочник")
    await phone.press("📍 Справочник")
    await stage.sees(phone, "🔎 Найти")
    await phone.press(next(label for label in phone.last.labels if label.startswith(city)))
    await stage.sees(phone, f"📍 {city}")


async def open_entry(stage: Stage, phone: Phone, name: str = "Дроп-ин центр", city: str = "Томск") -> None:
    await open_city(stage, phone, city)
    await phone.press(next(label for label in phone.last.labels if name in label))
    await stage.sees(phone, "👤 ")


async def test_entry_is_found_by_its_city(stage: Stage) -> None:
    await open_entry(stage, stage.coordinator)

    card = said(stage.coordinator)
    assert "Дом на Ромашковой, ул. Ромашковая, 7, за жёлтой аптекой" in card
    assert "🕐 пн–пт 10:00–18:00 · только женщины" in card
    assert "☑️ Проверено 14 ноября" in card
    assert is_small(stage.coordinator)


@pytest.mark.parametrize("words", ["ромашк", "РОМАШКОВАЯ 7", "желтой аптекой", "дроп центр"])
async def test_entry_is_found_by_words(stage: Stage, words: str) -> None:
    phone = stage.coordinator
    await shown(stage, phone, "/menu", "📍 Справочник")
    await phone.press("📍 Справочник")
    await stage.sees(phone, "🔎 Найти")
    await phone.press("🔎 Найти")
    await stage.sees(phone, "Что ищете?")
    await phone.send(words)

    await stage.sees(phone, "✅ Дроп-ин центр · Дом на Ромашковой")


@pytest.mark.parametrize("words", ["%%", "ю", "такого нет", "<b>", "_____"])
async def test_nothing_found_asks_again(stage: Stage, words: str) -> None:
    phone = stage.coordinator
    await shown(stage, phone, "/menu", "📍 Справочник")
    await phone.press("📍 Справочник")
    await stage.sees(phone, "🔎 Найти")
    await phone.press("🔎 Найти")
    await stage.sees(phone, "Что ищете?")
    await phone.send(words)

    await stage.sees(phone, "Ничего не нашлось")


async def test_closed_today_reaches_women_in_two_taps(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await open_entry(stage, stage.consultant)
    await stage.consultant.press("Сегодня закрыто")
    await stage.sees(stage.consultant, "📅 пн, 23 ноября: закрыто")

    await anna.press("🟢 Открыто сейчас")

    await stage.sees(anna, "🟢 ")
    assert "Дроп-ин" not in anna.last.words.split("Уточните")[0]
    await stage.consultant.press("Отменить изменение")
    await stage.until(lambda: "23 ноября" not in stage.consultant.last.words)
    await anna.press("🏠 Меню")
    await stage.sees(anna, "Открыто сейчас: Дроп-ин центр — до 18:00")


async def test_closing_earlier_ends_the_day(stage: Stage) -> None:
    await open_entry(stage, stage.consultant)
    await stage.consultant.press("Закроемся раньше")
    await stage.sees(stage.consultant, "до скольки сегодня?")
    assert stage.consultant.last.labels[0] == "12:00"
    await stage.consultant.press("15:30")
    await stage.sees(stage.consultant, "🟢 до 15:30")
    assert "📅 пн, 23 ноября: 10:00–15:30 · только женщины" in said(stage.consultant)

    await stage.consultant.press("Открыто как обычно")

    await stage.sees(stage.consultant, "🟢 до 18:00")


async def test_usual_day_of_an_unsure_holiday_is_open(stage: Stage) -> None:
    stage.clock.move(timedelta(days=42))  # the first Monday of January
    await open_entry(stage, stage.coordinator)
    assert "❔ уточните" in said(stage.coordinator)

    await stage.coordinator.press("Открыто как обычно")

    await stage.sees(stage.coordinator, "🟢 до 18:00")


async def test_confirming_is_one_tap_and_undone(stage: Stage) -> None:
    await open_entry(stage, stage.coordinator)
    await stage.coordinator.press("✅ Всё верно")
    await stage.sees(stage.coordinator, "☑️ Проверено 23 ноября · Координаторка")

    await stage.coordinator.press("Отменить изменение")

    await stage.sees(stage.coordinator, "☑️ Проверено 14 ноября")


async def test_history_tells_role_hour_and_field(stage: Stage) -> None:
    await open_entry(stage, stage.coordinator)
    await stage.coordinator.press("✅ Всё верно")
    await stage.sees(stage.coordinator, "Отменить изменение")

    await stage.coordinator.press("📜 История")

    await stage.sees(stage.coordinator, "23.11 12:00 · Координаторка: ✅ Проверка")


async def test_consultant_sees_neither_history_nor_confirming(stage: Stage) -> None:
    await open_entry(stage, stage.consultant)

    assert not {"✅ Всё верно", "📜 История"} & set(stage.consultant.last.labels)
    for step in (EntryStep.CONFIRM, EntryStep.HISTORY):
        await stage.consultant.press_data(EntryAct(act=step, code=DROP_IN).pack())
    await open_entry(stage, stage.consultant)
    assert "☑️ Проверено 14 ноября" in said(stage.consultant)


async def test_crew_reaches_the_directory(stage: Stage) -> None:
    crew = await enlist(stage, Role.CREW)

    await open_entry(stage, crew)

    assert "Сегодня закрыто" in crew.last.labels


async def test_card_is_shown_as_she_sees_it(stage: Stage) -> None:
    await open_entry(stage, stage.coordinator)
    await stage.coordinator.press("👁 Как видит она")

    await stage.sees(stage.coordinator, "👉 Приходите и позвоните в дверь")
    assert is_small(stage.coordinator)
