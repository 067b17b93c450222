"""Errands have answers, codes are opaque, and a town without services knows the nearest."""

from datetime import UTC, datetime

import pytest

from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.errands import DOCTORS, KINDS, SITUATIONS, TESTS, Errand
from bot.domain.nearby import nearest_served

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SERVED = [
    City("tomsk", "Томск", "Asia/Tomsk", "RU-TOM", has_services=True),
    City("spb", "Санкт-Петербург", "Europe/Moscow", "RU-SPE", has_services=True),
    City("chelny", "Набережные Челны", "Europe/Moscow", "RU-TA", has_services=True),
]


def test_every_errand_of_a_list_has_kinds() -> None:
    assert all(KINDS[errand] for errand in (*TESTS, *DOCTORS, *SITUATIONS))


def test_errand_numbers_never_change() -> None:
    assert (Errand.OPEN_NOW, Errand.TODAY, Errand.TEST_HIV, Errand.GYNAECOLOGIST) == (1, 2, 10, 20)
    assert (Errand.PREGNANT, Errand.PILLS) == (30, 37)


def test_codes_are_short_and_stay() -> None:
    assert short_code("tomsk") == "1cf0bc243a73"
    assert len(short_code("x" * 500)) == 12


@pytest.mark.parametrize(
    ("city", "nearest"),
    [
        (SERVED[0], "tomsk"),
        (City("novosibirsk", "Новосибирск", "Asia/Novosibirsk", "RU-NVS"), "tomsk"),
        (City("kazan", "Казань", "Europe/Moscow", "RU-TA"), "chelny"),
        (City("moscow", "Москва", "Europe/Moscow", "RU-MOW"), "spb"),
    ],
)
def test_nearest_is_by_region_then_clock(city: City, nearest: str) -> None:
    found = nearest_served(city, [*SERVED, city], NOW)

    assert found is not None
    assert found.id == nearest


def test_nobody_served_means_no_nearest() -> None:
    city = City("kazan", "Казань", "Europe/Moscow", "RU-TA")

    assert nearest_served(city, [city], NOW) is None
