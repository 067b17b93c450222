"""Her district comes first in lists, remembered when she says so; and chips for the kind of a test."""

from datetime import timedelta

import pytest

from bot.simulator import Phone
from tests.flows.conftest import Stage, said


def places_in(phone: Phone) -> list[str]:
    """Name the places of a list in their order."""
    return [label[2:] for label in phone.last.labels if label.startswith(("🟢 ", "🟡 ", "🔴 ", "❔ "))]


async def open_now(stage: Stage, woman: Phone, *labels: str) -> None:
    for label in ("🟢 Открыто сейчас", *labels):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, "🏙 ")


async def test_her_district_comes_first_then_others(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await open_now(stage, woman)
    assert places_in(woman)[0] == "Дроп-ин центр"

    for label in ("🏙 Мой район", "Заречный"):
        await stage.sees(woman, label)
        await woman.press(label)

    await stage.sees(woman, "🏙 Район: Заречный")
    shown = places_in(woman)
    assert shown[0] == "Врач СПИД-центра"
    assert shown[-1] == "Равная консультантка"
    assert "Дроп-ин центр" in shown


async def test_district_is_remembered_only_when_she_says_so(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await open_now(stage, woman, "🏙 Мой район", "Заречный")
    await woman.press("🏠 Меню")
    await open_now(stage, woman)
    assert places_in(woman)[0] == "Дроп-ин центр"

    for label in ("🏙 Мой район", "Заречный", "💾 Запомнить район"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, "🗑 Забыть район")
    await woman.press("🏠 Меню")
    await open_now(stage, woman)

    assert places_in(woman)[0] == "Врач СПИД-центра"


async def test_remembered_district_is_told_and_forgotten(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await open_now(stage, woman, "🏙 Мой район", "Центр", "💾 Запомнить район")
    for label in ("🏠 Меню", "⚙️ Ещё", "🔒 Приватность", "Что вы обо мне знаете"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, "Район: Центр.")
    await woman.press("🏠 Меню")

    await open_now(stage, woman, "🗑 Забыть район")

    await stage.sees(woman, "🏙 Мой район")
    assert "🗑" not in said(woman)


async def test_any_district_outweighs_the_remembered_one(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await open_now(stage, woman, "🏙 Мой район", "Заречный", "💾 Запомнить район", "🏙 Район: Заречный")

    await stage.sees(woman, "Любой район")
    await woman.press("Любой район")

    await stage.sees(woman, "🏙 Мой район")
    assert places_in(woman)[0] == "Дроп-ин центр"


async def test_another_city_forgets_the_district(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await open_now(stage, woman, "🏙 Мой район", "Центр", "💾 Запомнить район")
    for label in ("🏠 Меню", "⚙️ Ещё", "🌍 Город, время, язык", "Выборг"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, "Выборг")
    await open_now(stage, woman)

    assert "🗑" not in said(woman)


async def test_city_with_one_district_asks_nothing(stage: Stage) -> None:
    woman = await stage.woman_in("Чапаевск")
    await woman.press("🟢 Открыто сейчас")
    await stage.sees(woman, "Без паспорта")

    assert "🏙" not in said(woman)


@pytest.mark.parametrize(
    ("chip", "shown", "hidden", "window"),
    [
        ("Экспресс", "Быстрые тесты", "Врач СПИД-центра", "экспресс видит с 90-го дня"),
        ("Лаборатория", "Врач СПИД-центра", "Быстрые тесты", "лаборатория видит с 45-го дня"),
    ],
)
async def test_chip_leaves_tests_of_one_kind(
    stage: Stage, chip: str, shown: str, hidden: str, window: str
) -> None:
    woman = await stage.woman_in("Томск")
    for label in ("🧪 Провериться", "ВИЧ", chip):
        await stage.sees(woman, label)
        await woman.press(label)

    await stage.sees(woman, f"✓ {chip}")
    assert shown in said(woman)
    assert hidden not in said(woman)
    assert window in said(woman)


async def test_where_only_the_lab_tells_its_list_opens(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    for label in ("🧪 Провериться", "Не знаю, помогите выбрать", "7 недель", "ВИЧ"):
        await stage.sees(woman, label)
        await woman.press(label)

    await stage.sees(woman, "✓ Лаборатория")


async def test_no_such_test_says_what_to_do(stage: Stage) -> None:
    await stage.later(timedelta(hours=3))
    woman = await stage.woman_in("Санкт-Петербург")
    for label in ("🧪 Провериться", "ВИЧ", "Лаборатория"):
        await stage.sees(woman, label)
        await woman.press(label)

    await stage.sees(woman, "Такого теста в справочнике пока нет.")
