"""Hours are edited by buttons and plain words, and the nearest times are shown before anything is saved."""

import pytest

from bot.domain.codes import short_code
from bot.domain.directory import Freq, HoursState, Schedule
from bot.domain.entry_fields import EntryField
from bot.simulator import Phone
from bot.telegram.directory_callbacks import DraftAct, DraftStep, EntryAct, EntryStep
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import is_small
from tests.flows.test_entry_edit import open_field

DROP_IN = short_code("tomsk-dropin")


async def stored(stage: Stage, code: str = DROP_IN) -> tuple[Schedule, ...]:
    async with stage.app.works.begin() as uow:
        listing = await uow.entries.find(code)
    assert listing is not None
    return listing.place.schedules


async def open_hours(stage: Stage, phone: Phone) -> None:
    await open_field(stage, phone, "🕐 Часы")
    await stage.sees(phone, "➕ Добавить часы")


async def add(stage: Stage, phone: Phone, words: str) -> None:
    await phone.press("➕ Добавить часы")
    await stage.sees(phone, "Когда открыто?")
    await phone.send(words)


async def save(stage: Stage, phone: Phone) -> None:
    await phone.press("Дальше ›")
    await stage.sees(phone, "верно?")
    await phone.press("Сохранить")
    await stage.sees(phone, "Отменить изменение")


async def test_typed_line_is_shown_as_dates_before_saving(stage: Stage) -> None:
    phone = stage.coordinator
    await open_hours(stage, phone)
    assert is_small(phone)
    await add(stage, phone, "вс 18–20")
    await stage.sees(phone, "вс 18:00–20:00")
    await phone.press("Дальше ›")

    await stage.sees(phone, "Вот ближайшие 5 раз — верно?")
    assert "▫️ пн, 23 ноября 10:00–18:00 · только женщины" in said(phone)
    assert "Так увидит она:" in said(phone)
    await phone.press("Сохранить")
    await stage.sees(phone, "Отменить изменение")
    assert len(await stored(stage)) == 4


async def test_undo_brings_all_hours_back(stage: Stage) -> None:
    phone, before = stage.coordinator, await stored(stage)
    await open_hours(stage, phone)
    await phone.press("пн–пт 10:00–18:00")
    await stage.sees(phone, "✖️ Удалить")
    await phone.press("✖️ Удалить")
    await stage.until(lambda: "пн–пт" not in said(phone))
    await save(stage, phone)
    assert len(await stored(stage)) == 2

    await phone.press("Отменить изменение")

    await stage.sees(phone, "пн–пт 10:00–18:00")
    assert await stored(stage) == before


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("24.03, 25.03 15–19", "24.03, 25.03 15:00–19:00"),
        ("1-я ср, 3-я ср 20-22", "1-я среда месяца и 3-я среда месяца 20:00–22:00"),
        ("пн 19–21, 22–2", "пн 22:00–2:00"),
        ("вт круглосуточно", "вт круглосуточно"),
    ],
)
async def test_plain_words_are_understood(stage: Stage, words: str, shown: str) -> None:
    phone = stage.coordinator
    await open_hours(stage, phone)
    await phone.press("пн–пт")
    await stage.sees(phone, "✖️ Удалить")
    await phone.press("✖️ Удалить")
    await stage.sees(phone, "➕ Добавить часы")
    await add(stage, phone, words)

    await stage.sees(phone, shown)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("с утра", "Не поняла часы"),
        ("пн 9-6", "можно понять по-разному"),
        ("10-18", "Выберите, в какие дни"),
        ("20.11 10-18", "Эта дата уже прошла"),
        ("пн закрыто", "Не поняла часы"),
    ],
)
async def test_uncertain_words_are_asked_again(stage: Stage, words: str, problem: str) -> None:
    phone = stage.coordinator
    await open_hours(stage, phone)
    await add(stage, phone, words)
    await stage.sees(phone, problem)

    await phone.send("вс 18–20")

    await stage.sees(phone, "вс 18:00–20:00")


async def test_fortnight_is_chosen_by_buttons_alone(stage: Stage) -> None:
    phone = stage.coordinator
    await open_hours(stage, phone)
    await phone.press("➕ Добавить часы")
    await stage.sees(phone, "Когда открыто?")
    await phone.press("чт")
    await stage.sees(phone, "✓ чт")
    await phone.press("раз в 2 нед.")
    await stage.sees(phone, "От какой даты считать?")
    await phone.press("чт, 3 декабря")
    await stage.sees(phone, "✓ чт, 3 декабря")
    assert is_small(phone)
    await phone.press("Дальше ›")
    await stage.sees(phone, "Напишите часы")
    await phone.send("19-21")
    await stage.sees(phone, "чт раз в 2 нед. от 03.12 19:00–21:00")

    await save(stage, phone)

    rule = (await stored(stage))[-1]
    assert (rule.freq, rule.byday, rule.interval) == (Freq.WEEKLY, ("TH",), 2)


async def test_first_wednesday_is_chosen_by_buttons_alone(stage: Stage) -> None:
    phone = stage.coordinator
    await open_hours(stage, phone)
    await phone.press("➕ Добавить часы")
    for label in ("ср", "1-я", "посл."):
        await phone.press(label)
        await stage.sees(phone, f"✓ {label}")
    await phone.press("Дальше ›")
    await stage.sees(phone, "Напишите часы")
    await phone.press("По записи")
    await stage.sees(phone, "последняя среда месяца")

    assert "1-я среда месяца" in said(phone)
    assert "по записи" in said(phone)


async def test_marks_of_a_line_are_turned(stage: Stage) -> None:
    phone = stage.coordinator
    await open_hours(stage, phone)
    await phone.press("пн–пт")
    for label, then in (
        ("👩 Только женщины", "👥 Для всех"),
        ("🚪 Дверь открыта", "✍️ По записи"),
        ("🎌 в праздники уточнять", "🎌 в праздники закрыто"),
    ):
        await phone.press(label)
        await stage.sees(phone, then)
    assert is_small(phone)
    await phone.press("⏹ Без конца")
    await stage.sees(phone, "По какой день включительно?")
    await phone.send("31.01")
    await stage.sees(phone, "⏹ По 31 января")
    await phone.press("📝 Пометка")
    await phone.send("вход <со двора>")
    await stage.sees(phone, "вход <со двора>")
    await phone.press("‹ Назад")
    await save(stage, phone)

    rule = (await stored(stage))[0]
    assert (rule.state, rule.note, str(rule.until)) == (
        HoursState.BY_APPOINTMENT,
        "вход <со двора>",
        "2027-01-31",
    )


async def test_contradiction_is_told_and_not_saved(stage: Stage) -> None:
    phone, before = stage.coordinator, await stored(stage)
    await open_hours(stage, phone)
    await add(stage, phone, "пн 12–13 по записи")
    await stage.sees(phone, "пн 12:00–13:00")

    press = await phone.press("Дальше ›")

    assert "Две строки спорят" in press.text
    assert await stored(stage) == before


async def test_draft_waits_while_she_looks_elsewhere(stage: Stage) -> None:
    phone = stage.coordinator
    await open_hours(stage, phone)
    await add(stage, phone, "вс 18–20")
    await stage.sees(phone, "вс 18:00–20:00")
    draft = phone.last
    await phone.send("/menu")
    await stage.sees(phone, "📥 Очередь")

    await phone.press("Дальше ›", message=draft)

    await stage.until(lambda: any("Вот ближайшие 5 раз" in one.words for one in phone.messages))


@pytest.mark.parametrize("value", [0, 77])
async def test_forged_steps_change_no_hours(stage: Stage, value: int) -> None:
    before = await stored(stage)
    for begun in (False, True):
        for step in DraftStep:
            if step == DraftStep.SAVE:
                continue
            if begun:
                opening = EntryAct(act=EntryStep.FIELD, code=DROP_IN, value=int(EntryField.HOURS))
                await stage.coordinator.press_data(opening.pack())
            act = DraftAct(act=step, code=DROP_IN, field=int(EntryField.HOURS), value=value)
            await stage.coordinator.press_data(act.pack())
            await stage.consultant.press_data(act.pack())

    assert await stored(stage) == before
