"""City and clock of a place: found, seen with the nearest times, saved, undone; old buttons do no harm."""

import pytest

from bot.domain.codes import short_code
from bot.domain.entry_fields import EntryField
from bot.simulator import Phone
from bot.telegram.directory_callbacks import DraftAct, DraftStep, EntryAct, EntryStep
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import is_small
from tests.flows.test_entry_edit import open_field

DROP_IN = short_code("tomsk-dropin")
FIELD = int(EntryField.CITY)


async def open_city_field(stage: Stage) -> Phone:
    await open_field(stage, stage.coordinator, "📍 Где это", "🌆 Город и часы")
    await stage.sees(stage.coordinator, "Сейчас: Томск")
    return stage.coordinator


async def where(stage: Stage) -> tuple[str, str]:
    async with stage.app.works.begin() as uow:
        listing = await uow.entries.find(DROP_IN)
        assert listing is not None
        return listing.location.city_id, listing.location.zone


async def test_city_is_searched_seen_saved_and_undone(stage: Stage) -> None:
    phone = await open_city_field(stage)
    assert is_small(phone)
    await phone.send("каз")
    await stage.sees(phone, "Найдено: «каз»")
    await phone.press("Казань")
    await stage.sees(phone, "Вот ближайшие 5 раз")
    assert "🌆 Казань" in said(phone)
    assert "Изменится у" in said(phone)
    assert await where(stage) == ("tomsk", "Asia/Tomsk")
    await phone.press("Сохранить")
    await stage.sees(phone, "Дроп-ин центр · Казань")
    assert await where(stage) == ("kazan", "Europe/Moscow")

    await phone.press("Отменить изменение")

    await stage.sees(phone, "Дроп-ин центр · Томск")
    assert await where(stage) == ("tomsk", "Asia/Tomsk")


async def test_clock_alone_is_changed_by_button(stage: Stage) -> None:
    phone = await open_city_field(stage)
    await phone.press("🌍 Другие часы")
    await stage.sees(phone, "По каким часам работает")
    await phone.press(next(label for label in phone.last.labels if label.startswith("Омск")))
    await stage.sees(phone, "Вот ближайшие 5 раз")
    assert "омск" in said(phone).lower()
    await phone.press("Сохранить")

    await stage.sees(phone, "Отменить изменение")
    assert await where(stage) == ("tomsk", "Asia/Omsk")


async def test_city_nobody_knows_is_said_and_pages_turn(stage: Stage) -> None:
    phone = await open_city_field(stage)
    await phone.send("Атлантида")
    await stage.sees(phone, "Города «Атлантида» в справочнике нет")
    await phone.press("Все города")
    await stage.sees(phone, "Томск")
    first = phone.last.labels

    await phone.press("▶️")

    await stage.until(lambda: phone.last.labels != first)
    assert "Сейчас: Томск" in said(phone)


@pytest.mark.parametrize("step", [DraftStep.CITY, DraftStep.ZONE])
async def test_choice_that_never_was_changes_nothing(stage: Stage, step: DraftStep) -> None:
    phone = await open_city_field(stage)
    old = DraftAct(act=step, code=DROP_IN, field=FIELD, value=99)

    answer = await phone.press_data(old.pack())

    assert "Такого варианта больше нет" in answer.text
    assert await where(stage) == ("tomsk", "Asia/Tomsk")


async def test_old_button_without_its_draft_begins_anew(stage: Stage) -> None:
    old = DraftAct(act=DraftStep.SAVE, code=DROP_IN, field=FIELD)

    await stage.coordinator.press_data(old.pack())

    await stage.sees(stage.coordinator, "Сейчас: Томск")
    assert await where(stage) == ("tomsk", "Asia/Tomsk")


async def test_colleague_who_was_quicker_is_told_of(stage: Stage) -> None:
    phone = await open_city_field(stage)
    await phone.press(next(label for label in phone.last.labels if "Выборг" in label))
    await stage.sees(phone, "Вот ближайшие 5 раз")
    async with stage.app.works.begin() as uow:
        listing = await uow.entries.find(DROP_IN, for_change=True)
        assert listing is not None
        await uow.entries.write(listing, EntryField.CITY, ["kazan", "Europe/Moscow"])
        await uow.commit()

    await phone.press("Сохранить")

    await stage.sees(phone, "Сейчас: Казань")
    assert await where(stage) == ("kazan", "Europe/Moscow")
    await phone.press("Сохранить моё")
    await stage.sees(phone, "Дроп-ин центр · Выборг")


async def test_peer_that_keeps_nothing_moves_no_place(stage: Stage) -> None:
    field = EntryAct(act=EntryStep.FIELD, code=DROP_IN, value=FIELD)

    await stage.consultant.press_data(field.pack())

    assert await where(stage) == ("tomsk", "Asia/Tomsk")
    assert "Сейчас: Томск" not in said(stage.consultant)
