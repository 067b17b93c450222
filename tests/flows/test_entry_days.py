"""Changed days: closed, other hours, another stop or a note, for one day or a run of them."""

import pytest

from bot.domain.codes import short_code
from bot.domain.directory import ScheduleException
from bot.domain.entry_fields import EntryField
from bot.simulator import Phone
from bot.telegram.directory_callbacks import DraftAct, DraftStep, EntryAct, EntryStep
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import is_small
from tests.flows.test_directory_desk import open_entry
from tests.flows.test_entry_edit import open_field
from tests.flows.test_entry_hours import DROP_IN, save


async def stored(stage: Stage, code: str = DROP_IN) -> tuple[ScheduleException, ...]:
    async with stage.app.works.begin() as uow:
        listing = await uow.entries.find(code)
    assert listing is not None
    return listing.place.exceptions


async def add_day(stage: Stage, phone: Phone, words: str) -> None:
    await open_field(stage, phone, "📅 Особые дни")
    await stage.sees(phone, "➕ Добавить день")
    await phone.press("➕ Добавить день")
    await stage.sees(phone, "Какие дни?")
    await phone.send(words)


async def test_run_of_days_is_closed_at_once(stage: Stage) -> None:
    phone = stage.coordinator
    await add_day(stage, phone, "31.12–03.01")
    await stage.sees(phone, "чт, 31 декабря – вс, 3 января: что будет?")
    await phone.press("🔴 Закрыто")
    await stage.sees(phone, "вс, 3 января: закрыто")
    assert is_small(phone)
    await phone.press("Дальше ›")
    await stage.sees(phone, "📅 вс, 3 января: закрыто")
    await phone.press("Сохранить")
    await stage.sees(phone, "Отменить изменение")

    assert [item.day.day for item in await stored(stage) if item.is_closed] == [31, 1, 2, 3]


async def test_other_hours_of_a_day_are_typed(stage: Stage) -> None:
    phone = stage.coordinator
    await add_day(stage, phone, "26.11")
    await stage.sees(phone, "чт, 26 ноября: что будет?")
    await phone.press("🕐 Другие часы")
    await stage.sees(phone, "Со скольки до скольки?")
    for words, problem in (("пн 10-12", "Не поняла часы"), ("по записи", "либо открыто, либо закрыто")):
        await phone.send(words)
        await stage.sees(phone, problem)
    await phone.send("10-12, 14-16")
    await stage.sees(phone, "чт, 26 ноября: 10:00–12:00 · только женщины, 14:00–16:00")
    await phone.press("Дальше ›")

    await stage.sees(phone, "▫️ чт, 26 ноября 14:00–16:00 · только женщины")


async def test_note_keeps_the_hours_of_the_day(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "📅 Особые дни")
    await phone.press("➕ Добавить день")
    await phone.press("Завтра")
    await stage.sees(phone, "вт, 24 ноября: что будет?")
    await phone.press("📝 Только пометка")
    await stage.sees(phone, "Несколько слов")
    await phone.send("вход <со двора>")
    await stage.sees(phone, "вт, 24 ноября: 10:00–18:00")

    await save(stage, phone)

    assert "10:00–18:00 · только женщины (вход <со двора>)" in said(phone)


async def test_day_without_sure_hours_takes_no_note(stage: Stage) -> None:
    phone = stage.coordinator
    await add_day(stage, phone, "08.01")
    await phone.press("📝 Только пометка")
    await stage.sees(phone, "Несколько слов")
    await phone.send("звоните")

    await stage.sees(phone, "Часы этого дня не подтверждены")


async def test_bus_stands_elsewhere_for_a_day(stage: Stage) -> None:
    phone = stage.coordinator
    await open_entry(stage, phone, "Автобус", "Санкт-Петербург")
    for label in ("✏️ Изменить", "📅 Особые дни", "➕ Добавить день", "Завтра", "🚌 Другая остановка"):
        await stage.sees(phone, label)
        await phone.press(label)
    await stage.sees(phone, "Где стоит в эти дни?")
    await phone.send("ул. Новая, у аптеки")
    await stage.sees(phone, "🚌 ул. Новая, у аптеки")

    await save(stage, phone)

    assert "🚌 ул. Новая, у аптеки" in said(phone)


async def test_changed_day_is_as_usual_again(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "📅 Особые дни")
    await phone.press("пт, 1 января: закрыто")
    await stage.sees(phone, "✖️ Снова как обычно")
    await phone.press("✖️ Снова как обычно")
    await stage.until(lambda: "1 января" not in said(phone))
    await save(stage, phone)

    assert [item.day.isoformat() for item in await stored(stage)] == ["2026-12-30"]


@pytest.mark.parametrize(
    ("words", "problem"),
    [("завтра", "Не поняла дни"), ("20.11", "Эта дата уже прошла"), ("01.12–30.06", "Столько дат сразу")],
)
async def test_uncertain_dates_are_asked_again(stage: Stage, words: str, problem: str) -> None:
    await add_day(stage, stage.coordinator, words)

    await stage.sees(stage.coordinator, problem)


@pytest.mark.parametrize("value", [0, 738000, 99999999999])
async def test_forged_steps_change_no_days(stage: Stage, value: int) -> None:
    before, field = await stored(stage), int(EntryField.EXCEPTIONS)
    for step in DraftStep:
        if step == DraftStep.SAVE:
            continue
        opening = EntryAct(act=EntryStep.FIELD, code=short_code("tomsk-dropin"), value=field)
        await stage.coordinator.press_data(opening.pack())
        await stage.coordinator.press_data(DraftAct(act=step, code=DROP_IN, field=field, value=value).pack())

    assert await stored(stage) == before
