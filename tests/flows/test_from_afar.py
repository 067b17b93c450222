"""A woman whose city has no services: what needs no journey comes first, and the nearest city is named."""

import pytest

from bot.simulator import Phone
from tests.flows.conftest import Stage, said


async def from_afar(stage: Stage) -> Phone:
    """Bring on a woman who has chosen Novosibirsk among the cities nobody serves."""
    woman = stage.woman()
    await woman.send("/start")
    for label in ("Другой город", "Новосибирск"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, "🟢 Открыто сейчас")
    return woman


@pytest.mark.parametrize("label", ["🟢 Открыто сейчас", "🕐 Часы приёма"])
async def test_consultant_who_needs_no_journey_comes_first(stage: Stage, label: str) -> None:
    woman = await from_afar(stage)

    await woman.press(label)

    await stage.sees(woman, "Дроп-ин центр")
    assert said(woman).index("Равная консультантка") < said(woman).index("Дроп-ин центр")


@pytest.mark.parametrize("label", ["🟢 Открыто сейчас", "🕐 Часы приёма"])
async def test_nearest_city_is_named(stage: Stage, label: str) -> None:
    woman = await from_afar(stage)

    await woman.press(label)

    await stage.sees(woman, "Ближе других: Томск")


async def test_nearest_city_is_told_with_its_distance(stage: Stage) -> None:
    woman = await from_afar(stage)

    assert "Томск (≈ 210 км)" in said(woman)


async def cities_with_programmes(stage: Stage) -> Phone:
    woman = await from_afar(stage)
    await woman.press("🟢 Открыто сейчас")
    await stage.sees(woman, "🧭 Города с программой")
    await woman.press("🧭 Города с программой")
    await stage.sees(woman, "по прямой")
    return woman


async def test_cities_with_programmes_come_nearest_first(stage: Stage) -> None:
    woman = await cities_with_programmes(stage)

    assert woman.last.labels[:2] == ["Томск · ≈ 210 км", "Набережные Челны · ≈ 1910 км"]


async def test_pressed_city_becomes_hers(stage: Stage) -> None:
    woman = await cities_with_programmes(stage)

    await woman.press("Томск · ≈ 210 км")

    await stage.sees(woman, "· Томск")
    await woman.press("🟢 Открыто сейчас")
    await stage.sees(woman, "Дроп-ин центр")
    assert "Города с программой" not in said(woman)
