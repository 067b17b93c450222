"""Districts order lists: hers, others, those without, and what is secret last."""

import pytest

from bot.domain.directory import Location, LocationType
from bot.domain.districts import ANY, districts_of, number_of, rank

HERE, THERE = number_of("Центр"), number_of("Заречный")


def place(district: str, kind: LocationType = LocationType.PHYSICAL) -> Location:
    return Location("house", "tomsk", "Дом", "Asia/Tomsk", kind, district=district)


PLACES = (place("Центр"), place("Заречный"), place(""), place("", LocationType.SECRET))


def test_her_district_comes_first_and_secret_last() -> None:
    assert [rank(one, HERE) for one in PLACES] == [0, 1, 2, 3]
    assert [rank(one, THERE) for one in PLACES] == [1, 0, 2, 3]


@pytest.mark.parametrize("district", [0, ANY])
def test_without_a_district_the_order_stays(district: int) -> None:
    assert {rank(one, district) for one in PLACES} == {0}


def test_one_district_is_no_choice() -> None:
    assert districts_of(PLACES) == ("Заречный", "Центр")
    assert districts_of((place("Центр"), place(""))) == ()
