"""Points that staff type: understood where the meaning is certain, else refused."""

import pytest

from bot.domain.distance import Point
from bot.domain.entry_checks import EntryRefused
from bot.domain.typed_point import check_distance, read_point

TOMSK = Point(56.4846, 84.9476)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("55.75, 37.61", [55.75, 37.61]),
        ("55.75 37.61", [55.75, 37.61]),
        ("55.75;37.61", [55.75, 37.61]),
        ("55.75,37.61", [55.75, 37.61]),
        ("(55.7512345678, 37.61)", [55.751235, 37.61]),
        ("55,75 37,61", [55.75, 37.61]),
        ("55,75, 37,61", [55.75, 37.61]),
        ("55,75; 37,61", [55.75, 37.61]),
        ("−33.9, 18", [-33.9, 18.0]),
        (" 55.75 ,\n 37.61 ", [55.75, 37.61]),
    ],
)
def test_two_certain_numbers_are_a_point(text: str, point: list[float]) -> None:
    assert read_point(text) == point


@pytest.mark.parametrize(
    "text",
    [
        "",
        "55.75",
        "91, 37",
        "55, 181",
        "0, 0",
        "55,75,37,61",
        "nan, 1",
        "55.75, 37.61, 12",
        "ул. Мира, 5",
        "1e9, 2",
    ],
)
def test_anything_else_is_no_point(text: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        read_point(text)

    assert refused.value.code == "no_point"


def test_point_far_from_its_city_is_refused() -> None:
    check_distance([56.5, 85.0], TOMSK)
    check_distance([84.9, 56.4], None)

    with pytest.raises(EntryRefused) as refused:
        check_distance([84.9476, 56.4846], TOMSK)

    assert (refused.value.code, refused.value.limit) == ("far_point", 300)
