"""A woman from Tomsk away in Moscow, whose clock the staff keep: her screens keep her city's clock."""

from datetime import timedelta

from tests.flows.conftest import Stage, said

PAST_HER_MIDNIGHT = timedelta(
    hours=14
)  # two at night on Tuesday in Tomsk, ten in the evening on Monday in Moscow
AFTER_CLOSING = timedelta(hours=8)  # eight in the evening in Tomsk, four in the afternoon in Moscow


async def test_menu_names_the_day_of_her_city(stage: Stage) -> None:
    stage.clock.move(PAST_HER_MIDNIGHT)

    woman = await stage.woman_in("Томск")

    assert "Вторник, 24 ноября · Томск" in said(woman)


async def test_drop_in_closed_by_her_city_is_not_open(stage: Stage) -> None:
    stage.clock.move(AFTER_CLOSING)
    woman = await stage.woman_in("Томск")

    await woman.press("🟢 Открыто сейчас")

    await stage.sees(woman, "Беременна")
    assert "🔴 завтра в 10:00 · Дроп-ин центр" in said(woman)


async def test_hours_of_today_begin_at_midnight_of_her_city(stage: Stage) -> None:
    stage.clock.move(PAST_HER_MIDNIGHT)
    woman = await stage.woman_in("Томск")

    await woman.press("🕐 Часы приёма")

    await stage.sees(woman, "Неделя")
    assert "🟡 в 10:00 · Дроп-ин центр" in said(woman)  # today there, tomorrow in Moscow
