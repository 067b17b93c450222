"""Distances on the globe: what holds for every pair of points, and a few that are known."""

from math import inf, nan, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.distance import EARTH_KM, Point, coarse, kilometres_between

POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
HALF_WAY_ROUND = pi * EARTH_KM
ROUNDING_KM = 0.001


@given(POINTS, POINTS)
def test_distance_is_symmetric_and_never_beyond_half(one: Point, other: Point) -> None:
    there = kilometres_between(one, other)

    assert there == kilometres_between(other, one)
    assert 0 <= there <= HALF_WAY_ROUND


@given(POINTS)
def test_distance_to_itself_is_nought(point: Point) -> None:
    assert kilometres_between(point, point) == 0


@given(POINTS, POINTS, POINTS)
def test_no_detour_is_shorter(one: Point, other: Point, third: Point) -> None:
    detour = kilometres_between(one, third) + kilometres_between(third, other)

    assert kilometres_between(one, other) <= detour + ROUNDING_KM


@given(st.floats(-90, 90), st.floats(-90, 90))
def test_antimeridian_is_one_line(latitude: float, other: float) -> None:
    east, west = Point(latitude, 180), Point(latitude, -180)

    assert kilometres_between(east, west) == pytest.approx(0, abs=ROUNDING_KM)
    assert kilometres_between(east, Point(other, 0)) == pytest.approx(
        kilometres_between(west, Point(other, 0)), abs=ROUNDING_KM
    )


@given(st.sampled_from((90.0, -90.0)), st.floats(-180, 180), st.floats(-180, 180))
def test_pole_has_no_longitude(pole: float, one: float, other: float) -> None:
    assert kilometres_between(Point(pole, one), Point(pole, other)) == pytest.approx(0, abs=ROUNDING_KM)


@given(POINTS)
def test_poles_are_half_way_round_apart(point: Point) -> None:
    north, south = Point(90, 0), Point(-90, 0)

    assert kilometres_between(north, point) + kilometres_between(point, south) == pytest.approx(
        HALF_WAY_ROUND, abs=ROUNDING_KM
    )


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        (Point(59.9386, 30.3141), Point(60.7092, 28.7442), 121.6),  # St Petersburg to Vyborg
        (Point(53.1959, 50.1002), Point(52.9771, 49.7086), 35.7),  # Samara to Chapaevsk
        (Point(64.7337, 177.5089), Point(64.7337, -177.5089), 236.4),  # over the antimeridian at Anadyr
        (Point(0, 0), Point(0, 1), 111.195),
    ],
)
def test_known_distances_are_right(one: Point, other: Point, kilometres: float) -> None:
    assert kilometres_between(one, other) == pytest.approx(kilometres, rel=0.003)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(90.001, 0), (-91, 0), (0, 180.5), (0, -181), (nan, 0), (0, inf)]
)
def test_what_is_off_the_globe_is_refused(latitude: float, longitude: float) -> None:
    assert Point.of(latitude, longitude) is None
    with pytest.raises(ValueError, match="not a point"):
        Point(latitude, longitude)


@pytest.mark.parametrize(("latitude", "longitude"), [(None, 1.0), (1.0, None), (None, None)])
def test_half_a_point_is_none(latitude: float | None, longitude: float | None) -> None:
    assert Point.of(latitude, longitude) is None


def test_no_text_of_a_point_tells_where() -> None:
    assert "56" not in f"{Point(56.4846, 84.9476)!r}{Point(56.4846, 84.9476)}"


@pytest.mark.parametrize(
    ("kilometres", "said"),
    [
        (0.04, 0),
        (0.26, 0.3),
        (1.23, 1.2),
        (9.94, 9.9),
        (9.96, 10),
        (12.6, 13),
        (99.6, 100),
        (634, 630),
    ],
)
def test_distances_are_said_coarsely(kilometres: float, said: float) -> None:
    assert coarse(kilometres) == said
