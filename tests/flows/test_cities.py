"""A coordinator says where a city is and how one gets there: typed, seen, saved, undone."""

import pytest

from bot.domain.city_fields import CityField
from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.simulator import Phone
from bot.telegram.directory_callbacks import CityAct, CityStep
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import is_small, shown
from tests.flows.test_entry_new import press

TOMSK = short_code("tomsk")


async def open_tomsk(stage: Stage) -> Phone:
    phone = stage.coordinator
    await shown(stage, phone, "/menu", "📍 Справочник")
    await press(stage, phone, "📍 Справочник", "🏙 Города", "Томск")
    await stage.sees(phone, "🏙 Томск")
    assert is_small(phone)
    return phone


async def tomsk(stage: Stage) -> City:
    async with stage.app.works.begin() as uow:
        found = await uow.listings.find_city("tomsk")
        assert found is not None
        return found


async def test_way_there_is_typed_seen_saved_and_undone(stage: Stage) -> None:
    before = await tomsk(stage)
    phone = await open_tomsk(stage)
    await press(stage, phone, "🧳 Как добраться")
    await stage.sees(phone, "Как сюда добраться")
    await phone.send("<b>Автобус</b> 500, дорогу оплатим")
    await stage.sees(phone, "Всё верно?")
    assert await tomsk(stage) == before
    await press(stage, phone, "Сохранить")
    await stage.sees(phone, "🧳 <b>Автобус</b> 500, дорогу оплатим")

    await press(stage, phone, "Отменить изменение")

    await stage.until(lambda: "Отменить изменение" not in said(phone))
    assert await tomsk(stage) == before


async def test_point_is_sent_from_the_map_and_removed(stage: Stage) -> None:
    phone = await open_tomsk(stage)
    await press(stage, phone, "📌 Точка на карте")
    await stage.sees(phone, "Напишите широту и долготу")
    await phone.send_media("location", latitude=56.5, longitude=84.9)
    await stage.sees(phone, "📌 56.50000, 84.90000")
    await press(stage, phone, "Сохранить", "📌 Точка на карте")
    await stage.sees(phone, "Сейчас: 56.50000, 84.90000")
    await phone.send("убрать")
    await stage.sees(phone, "Точки нет")
    await press(stage, phone, "Сохранить")

    await stage.sees(phone, "Отменить изменение")
    assert (await tomsk(stage)).latitude is None


@pytest.mark.parametrize(
    ("label", "typed", "problem"),
    [
        ("📌 Точка на карте", "у моста", "Не понимаю эту точку"),
        ("🧳 Как добраться", "я" * 201, "помещается до 200 знаков"),
    ],
)
async def test_what_does_not_fit_is_asked_again(stage: Stage, label: str, typed: str, problem: str) -> None:
    phone = await open_tomsk(stage)
    await press(stage, phone, label)
    await stage.sees(phone, "Сейчас:")

    await phone.send(typed)

    await stage.sees(phone, problem)


async def test_colleague_who_was_quicker_is_told(stage: Stage) -> None:
    phone = await open_tomsk(stage)
    await press(stage, phone, "🧳 Как добраться")
    await stage.sees(phone, "Сейчас:")
    await phone.send("Моё")
    await stage.sees(phone, "Всё верно?")
    async with stage.app.works.begin() as uow:
        await uow.cities.write("tomsk", CityField.TRAVEL, "Её")
        await uow.commit()

    await press(stage, phone, "Сохранить")

    await stage.sees(phone, "Сейчас: Её")
    await press(stage, phone, "Сохранить моё")
    await stage.sees(phone, "🧳 Моё")


@pytest.mark.parametrize("step", [CityStep.SAVE, CityStep.CLEAR])
async def test_old_button_writes_nothing(stage: Stage, step: CityStep) -> None:
    before = await tomsk(stage)
    old = CityAct(act=step, city=TOMSK, value=int(CityField.TRAVEL))

    await stage.coordinator.press_data(old.pack())

    await stage.sees(stage.coordinator, "Сейчас:")
    assert await tomsk(stage) == before


async def test_consultant_corrects_no_cities(stage: Stage) -> None:
    old = CityAct(act=CityStep.ASK, city=TOMSK, value=int(CityField.TRAVEL))

    await stage.consultant.press_data(old.pack())

    assert "Сейчас:" not in said(stage.consultant)
