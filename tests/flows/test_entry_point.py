"""The point of a place: typed or sent from the map, seen, saved, undone, removed; never of a secret place."""

import pytest

from bot.domain.codes import short_code
from bot.domain.entry_fields import EntryField
from bot.simulator import Phone
from bot.telegram.directory_callbacks import EntryAct, EntryStep
from tests.flows.conftest import Stage, said
from tests.flows.test_entry_edit import FLAT, open_field

DROP_IN = short_code("tomsk-dropin")
POINT = "📌 Точка на карте"


async def open_point(stage: Stage) -> Phone:
    await open_field(stage, stage.coordinator, "📍 Где это", POINT)
    await stage.sees(stage.coordinator, "Напишите широту и долготу")
    return stage.coordinator


async def point(stage: Stage) -> tuple[float | None, float | None]:
    async with stage.app.works.begin() as uow:
        listing = await uow.entries.find(DROP_IN)
        assert listing is not None
        return listing.location.latitude, listing.location.longitude


async def test_typed_point_is_seen_saved_and_undone(stage: Stage) -> None:
    before = await point(stage)
    phone = await open_point(stage)
    await phone.send("56,5012 84,9701")
    await stage.sees(phone, "📌 56.50120, 84.97010")
    assert await point(stage) == before
    await phone.press("Сохранить")
    await stage.sees(phone, "Отменить изменение")
    assert await point(stage) == (56.5012, 84.9701)

    await phone.press("Отменить изменение")

    await stage.until(lambda: "Отменить изменение" not in said(phone))
    assert await point(stage) == before


async def test_point_sent_from_the_map_is_taken(stage: Stage) -> None:
    phone = await open_point(stage)

    await phone.send_media("location", latitude=56.4901, longitude=84.9502)

    await stage.sees(phone, "📌 56.49010, 84.95020")
    await phone.press("Сохранить")
    await stage.sees(phone, "Отменить изменение")
    assert await point(stage) == (56.4901, 84.9502)


@pytest.mark.parametrize("typed", ["убрать", "Убрать"])
async def test_point_is_removed_by_a_word(stage: Stage, typed: str) -> None:
    phone = await open_point(stage)
    await phone.send("56.5, 84.9")
    await phone.press("Сохранить")
    await open_point(stage)
    await phone.send(typed)

    await stage.sees(phone, "Точки нет")
    await phone.press("Сохранить")

    await stage.sees(phone, "Отменить изменение")
    assert await point(stage) == (None, None)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("у моста", "Не понимаю эту точку"), ("84.9476, 56.4846", "дальше 300 км"), ("91, 0", "Не понимаю")],
)
async def test_wrong_point_is_said_and_asked_again(stage: Stage, typed: str, problem: str) -> None:
    phone = await open_point(stage)
    await phone.send(typed)
    await stage.sees(phone, problem)

    await phone.send("56.5, 84.9")

    await stage.sees(phone, "📌 56.50000, 84.90000")


async def test_secret_place_gets_no_point(stage: Stage) -> None:
    field = EntryAct(act=EntryStep.FIELD, code=FLAT, value=int(EntryField.POINT))
    await stage.coordinator.press_data(field.pack())
    await stage.sees(stage.coordinator, "Напишите широту и долготу")

    await stage.coordinator.send("59.93, 30.31")

    await stage.sees(stage.coordinator, "Это тайное место")
