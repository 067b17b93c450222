"""A town without services knows the nearest ones, by distance where their points are known."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.directory import City
from bot.domain.distance import Point
from bot.domain.nearby import Town, nearest_served, towns_around, towns_near
from bot.services.directory_import import load_directory

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SERVED = [
    City("tomsk", "Томск", "Asia/Tomsk", "RU-TOM", has_services=True),
    City("spb", "Санкт-Петербург", "Europe/Moscow", "RU-SPE", has_services=True),
    City("chelny", "Набережные Челны", "Europe/Moscow", "RU-TA", has_services=True),
]
KAZAN = City("kazan", "Казань", "Europe/Moscow", "RU-TA")
SAMPLES = load_directory(today=date(2026, 11, 23)).cities


def sample(city_id: str) -> City:
    return next(city for city in SAMPLES if city.id == city_id)


def at(city: City, latitude: float, longitude: float) -> City:
    return replace(city, latitude=latitude, longitude=longitude)


@pytest.mark.parametrize(
    ("city", "nearest"),
    [
        (SERVED[0], "tomsk"),
        (City("novosibirsk", "Новосибирск", "Asia/Novosibirsk", "RU-NVS"), "tomsk"),
        (KAZAN, "chelny"),
        (City("moscow", "Москва", "Europe/Moscow", "RU-MOW"), "spb"),
    ],
)
def test_without_points_region_then_clock_decide(city: City, nearest: str) -> None:
    found = nearest_served(city, [*SERVED, city], NOW)

    assert found is not None
    assert found.city.id == nearest


def test_nobody_served_means_no_nearest() -> None:
    assert nearest_served(KAZAN, [KAZAN], NOW) is None


@pytest.mark.parametrize(
    ("city_id", "nearest", "kilometres"),
    [
        ("samara", "chapaevsk", 36),
        ("kazan", "chelny", 206),
        ("izhevsk", "chelny", 134),
        ("novosibirsk", "tomsk", 205),
        ("moscow", "spb", 634),
        ("ufa", "chelny", 252),
    ],
)
def test_sample_cities_know_the_nearest_by_distance(city_id: str, nearest: str, kilometres: float) -> None:
    found = nearest_served(sample(city_id), SAMPLES, NOW)

    assert found is not None
    assert found.city.id == nearest
    assert found.kilometres == pytest.approx(kilometres, rel=0.02)


def test_towns_come_nearest_first_without_her_own() -> None:
    towns = towns_near(sample("chapaevsk"), SAMPLES, NOW)

    assert len(towns) == len([city for city in SAMPLES if city.has_services]) - 1
    assert _is_sorted(towns)
    assert "chapaevsk" not in {town.city.id for town in towns}


def _is_sorted(towns: tuple[Town, ...]) -> bool:
    distances = [town.kilometres or 0.0 for town in towns]
    return distances == sorted(distances)


def test_region_without_point_beats_only_what_is_far() -> None:
    here = at(KAZAN, 55.8, 49.1)
    far, near = at(SERVED[1], 59.9, 30.3), at(SERVED[0], 55.8, 50.0)

    def order(*cities: City) -> list[str]:
        return [town.city.id for town in towns_near(here, cities, NOW)]

    assert order(far, SERVED[2]) == ["chelny", "spb"]
    assert order(SERVED[2], near) == ["tomsk", "chelny"]


def test_around_a_point_only_known_towns_are_named() -> None:
    towns = towns_around(Point(53.0, 50.0), [*SAMPLES, replace(SERVED[0], id="nowhere")])

    assert towns[0].city.id == "chapaevsk"
    assert {town.city.id for town in towns} == {"chapaevsk", "chelny", "spb", "vyborg", "tomsk"}
    assert _is_sorted(towns)
