"""The visits of a pregnancy, from a week, a due date or a period to reminders of their own."""

import pytest

from tests.flows.conftest import Stage
from tests.flows.test_visits import at_gynaecologist, press, type_day


async def test_week_gives_the_row_and_each_is_kept(stage: Stage) -> None:
    phone = await at_gynaecologist(stage)
    await press(stage, phone, "Беременность", shows="Что из этого вы знаете?")
    await press(stage, phone, "Неделю", shows="Напишите число")
    await type_day(stage, phone, "12 недель", shows="Срок 12 нед.")
    assert "▫️ Вирусная нагрузка" in phone.last.labels
    await press(stage, phone, "✓ Второе УЗИ", shows="▫️ Второе УЗИ")
    await press(stage, phone, "Сохранить", shows="Пора 🌿")

    assert phone.last.labels.count("Пора 🌿") == 5


@pytest.mark.parametrize(
    ("asked", "typed"),
    [
        pytest.param("Дату родов", "через 60 недель", id="sixty_weeks"),
        pytest.param("Дату родов", "31 февраля", id="no_such_day"),
        pytest.param("Неделю", "60", id="no_such_week"),
        pytest.param("Последние месячные", "1.1.2025", id="long_ago"),
    ],
)
async def test_what_does_not_fit_is_asked_for_again(stage: Stage, asked: str, typed: str) -> None:
    phone = await at_gynaecologist(stage)
    await press(stage, phone, "Беременность", shows="Что из этого вы знаете?")
    await press(stage, phone, asked, shows="Напишите")
    await type_day(stage, phone, typed, shows="Так не получается")


async def test_last_period_counts_the_due_date(stage: Stage) -> None:
    phone = await at_gynaecologist(stage)
    await press(stage, phone, "Беременность", shows="Что из этого вы знаете?")
    await press(stage, phone, "Последние месячные", shows="Напишите")
    await type_day(stage, phone, "1 сентября", shows="вт, 8 июня 2027")
