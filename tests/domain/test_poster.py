"""What a poster may print: no secret address, no hours that are over, and a hint for a mistyped place."""

from datetime import date, time

import pytest

from bot.domain.directory import (
    City,
    Directory,
    Freq,
    HoursState,
    Location,
    LocationType,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceKind,
    Status,
)
from bot.domain.poster import PlaceSecret, PlaceUnknown, find_posted

TODAY = date(2026, 11, 26)
WEEKLY = Schedule(Freq.WEEKLY, time(10), time(18), byday=("MO",))


def directory(
    *rules: Schedule, kind: LocationType = LocationType.PHYSICAL, status: Status = Status.ACTIVE
) -> Directory:
    return Directory(
        cities=(City("tomsk", "Томск", "Asia/Tomsk", "RU-TOM"),),
        locations=(Location("house", "tomsk", "Дом", "Asia/Tomsk", kind),),
        services=(Service("drop-in", "fund", "Дроп-ин центр", (ServiceKind.DROP_IN,)),),
        places=(ServiceAtLocation("tomsk-dropin", "drop-in", "house", schedules=rules, status=status),),
    )


def test_place_is_found_by_its_id() -> None:
    found = find_posted(directory(WEEKLY), "tomsk-dropin", TODAY)

    assert (found.location.name, found.city, found.hours) == ("Дом", "Томск", (WEEKLY,))


@pytest.mark.parametrize("typed", ["tomsk-dropn", "TOMSK-DROPIN", "дроп-ин", "dropin"])
def test_mistyped_place_names_the_nearest(typed: str) -> None:
    with pytest.raises(PlaceUnknown) as refusal:
        find_posted(directory(), typed, TODAY)

    assert refusal.value.similar == ("tomsk-dropin",)


def test_foreign_word_names_nothing() -> None:
    with pytest.raises(PlaceUnknown) as refusal:
        find_posted(directory(), "zzzz", TODAY)

    assert refusal.value.similar == ()


def test_secret_place_has_no_poster() -> None:
    with pytest.raises(PlaceSecret):
        find_posted(directory(kind=LocationType.SECRET), "tomsk-dropin", TODAY)


def test_place_that_is_gone_has_no_poster() -> None:
    with pytest.raises(PlaceUnknown):
        find_posted(directory(status=Status.DEFUNCT), "tomsk-dropin", TODAY)


@pytest.mark.parametrize(
    "over",
    [
        pytest.param({"until": date(2026, 11, 25)}, id="ended"),
        pytest.param({"freq": Freq.DATES, "dates": (date(2026, 11, 25),)}, id="dates_over"),
        pytest.param({"state": HoursState.UNKNOWN}, id="not_sure"),
    ],
)
def test_hours_that_do_not_hold_are_left_out(over: dict[str, object]) -> None:
    values = {"freq": Freq.WEEKLY, "byday": ("TU",)} | over
    rule = Schedule(opens=time(9), closes=time(12), **values)  # type: ignore[arg-type] # one value differs

    assert find_posted(directory(rule, WEEKLY), "tomsk-dropin", TODAY).hours == (WEEKLY,)
