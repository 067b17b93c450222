"""Directory files are understood where certain; otherwise each problem is named by place and cure."""

from collections.abc import Mapping
from datetime import date, time

import pytest

from bot.domain.directory import (
    AccessTerm,
    Audience,
    Directory,
    Freq,
    HoursState,
    LocationType,
    OnHoliday,
    Tri,
)
from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused
from bot.domain.directory_file import Sheet, read_directory

TODAY = date(2026, 11, 23)
Data = Mapping[str, object]


def make_data(
    *,
    place: Data | None = None,
    location: Data | None = None,
    city: Data | None = None,
    root: Data | None = None,
) -> Data:
    """Describe a directory of one place; each part can be changed."""
    where = {"id": "house", "city": "tomsk", "name": "House", "address": "Street 1", **(location or {})}
    card = {"id": "dropin", "at": "house", **(place or {})}
    service = {"id": "dropin", "name": "Drop-in", "kinds": ["drop_in"], "next_step": "Come", "places": [card]}
    programme = {"id": "ngo", "name": "NGO", "city": "tomsk", "locations": [where], "services": [service]}
    town = {"id": "tomsk", "name": "Tomsk", "zone": "Asia/Tomsk", "region": "RU-TOM", **(city or {})}
    return {"cities": [town], "organizations": [programme], **(root or {})}


def read(data: object) -> Directory:
    return read_directory([Sheet("one.yaml", data)], today=TODAY)


def problems_of(data: object) -> list[DirectoryProblem]:
    with pytest.raises(DirectoryRefused) as refused:
        read(data)
    return list(refused.value.problems)


def codes_of_hours(**hours: object) -> list[str]:
    return [problem.code for problem in problems_of(make_data(place={"hours": [hours]}))]


def test_smallest_directory_is_read() -> None:
    directory = read(make_data())

    assert [place.id for place in directory.places] == ["dropin"]
    assert directory.cities[0].has_services
    assert directory.locations[0].zone == "Asia/Tomsk"


def test_unmentioned_terms_stay_unknown() -> None:
    place = read(
        make_data(place={"access": {"no_passport": True, "free": "unknown", "anonymous": False}})
    ).places[0]

    assert place.term(AccessTerm.NO_PASSPORT) is Tri.YES
    assert place.term(AccessTerm.ANONYMOUS) is Tri.NO
    assert place.term(AccessTerm.FREE) is Tri.UNKNOWN
    assert place.term(AccessTerm.WITH_CHILD) is Tri.UNKNOWN


def test_weekly_hours_are_read() -> None:
    hours = {"days": ["MO", "FR"], "from": "20:00", "to": "2:00", "audience": "women_only", "stop": "Square"}

    schedule = read(make_data(place={"hours": [hours]})).places[0].schedules[0]

    assert (schedule.freq, schedule.opens, schedule.closes) == (Freq.WEEKLY, time(20), time(2))
    assert (schedule.audience, schedule.stop) == (Audience.WOMEN_ONLY, "Square")
    assert (schedule.state, schedule.on_holiday) == (HoursState.OPEN, OnHoliday.UNKNOWN)


def test_nth_weekdays_make_monthly_hours() -> None:
    hours = {"days": ["1WE", "3WE"], "from": "10:00", "to": "24:00"}

    schedule = read(make_data(place={"hours": [hours]})).places[0].schedules[0]

    assert (schedule.freq, schedule.closes) == (Freq.MONTHLY, time(0))


def test_listed_dates_are_sorted() -> None:
    hours = {"dates": ["2026-12-05", "2026-11-28"], "from": "10:00", "to": "12:00"}

    schedule = read(make_data(place={"hours": [hours]})).places[0].schedules[0]

    assert schedule.freq is Freq.DATES
    assert schedule.dates == (date(2026, 11, 28), date(2026, 12, 5))


def test_changed_day_has_other_hours() -> None:
    changed = {"date": "2026-12-30", "from": "10:00", "to": "14:00", "reason": "short"}

    exception = read(make_data(place={"exceptions": [changed]})).places[0].exceptions[0]

    assert (exception.opens, exception.closes, exception.is_closed) == (time(10), time(14), False)


def test_sample_counts_days_from_import() -> None:
    directory = read(make_data(place={"verified_days_ago": 9}, root={"sample": True}))

    assert directory.places[0].verified_on == date(2026, 11, 14)
    assert directory.places[0].is_sample


def test_secret_place_keeps_no_address() -> None:
    location = {"type": "secret", "address": None, "how_to_find": "Write to us"}

    found = read(make_data(location=location)).locations[0]

    assert (found.location_type, found.address) == (LocationType.SECRET, None)


def test_problem_names_file_and_path() -> None:
    problem = problems_of(make_data(place={"hours": [{"days": ["MO"], "from": "10-18", "to": "18:00"}]}))[0]

    assert problem.where == "one.yaml → organizations[0].services[0].places[0].hours[0].from"
    assert (problem.code, problem.params) == ("bad_time", {"value": "10-18"})


def test_all_problems_are_told_at_once() -> None:
    data = make_data(place={"at": "nowhere", "hours": [{"from": "25:00", "to": "18:00"}]})

    assert [problem.code for problem in problems_of(data)] == [
        "unknown_location",
        "bad_time",
        "days_or_dates",
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"place": {"hours": "круглосуточно"}}, "not_a_list", id="hours as words"),
        pytest.param({"place": {"phones": [70000000001]}}, "not_a_text", id="phone as number"),
        pytest.param({"place": {"access": {"no_pasport": True}}}, "unknown_field", id="misspelt term"),
        pytest.param({"place": {"access": {"free": "maybe"}}}, "unknown_code", id="term of a fourth kind"),
        pytest.param({"place": {"verified_on": "2026-02-30"}}, "bad_date", id="impossible date"),
        pytest.param({"place": {"verified_on": "2027-01-01"}}, "future_date", id="verified in the future"),
        pytest.param({"place": {"verified_days_ago": 3}}, "only_for_samples", id="days ago outside samples"),
        pytest.param({"place": {"id": "Drop In"}}, "bad_id", id="id with a space"),
        pytest.param({"location": {"address": ""}}, "missing", id="house without address"),
        pytest.param(
            {"location": {"latitude": 91, "longitude": 0}}, "bad_number", id="latitude beyond the pole"
        ),
        pytest.param({"location": {"latitude": 56.5}}, "half_a_point", id="latitude alone"),
        pytest.param({"city": {"longitude": 84.9}}, "half_a_point", id="longitude of a city alone"),
        pytest.param({"city": {"latitude": 0, "longitude": 180.1}}, "bad_number", id="a city off the globe"),
        pytest.param({"location": {"type": "secret"}}, "secret_address", id="secret place with address"),
        pytest.param(
            {"location": {"type": "secret", "address": "", "district": "Центр"}},
            "secret_address",
            id="secret place with district",
        ),
        pytest.param({"location": {"zone": "Asia/Tmosk"}}, "unknown_zone", id="misspelt zone"),
        pytest.param({"location": {"city": "atlantis"}}, "unknown_city", id="city nobody knows"),
        pytest.param({"location": {"name": 7}}, "not_a_text", id="name as number"),
        pytest.param({"location": {"landmark": "x" * 2001}}, "text_too_long", id="endless text"),
        pytest.param({"root": {"sample": "perhaps"}}, "not_a_flag", id="flag as word"),
        pytest.param({"root": {"organisations": []}}, "unknown_field", id="misspelt section"),
        pytest.param({"place": {"keeper": "director"}}, "unknown_code", id="keeper without a role"),
        pytest.param(
            {"root": {"holidays": [{"region": "RU-XX", "date": "2026-12-01"}]}},
            "unknown_region",
            id="holiday of nobody's region",
        ),
        pytest.param({"root": {"holidays": [{"region": "RU-TOM"}]}}, "missing", id="holiday without a day"),
        pytest.param(
            {"root": {"holidays": [{"region": "RU-TOM", "date": "2026-12-01"}] * 2}},
            "doubled_id",
            id="holiday twice",
        ),
    ],
)
def test_bad_value_is_refused(changes: dict[str, Data], code: str) -> None:
    assert code in [problem.code for problem in problems_of(make_data(**changes))]


@pytest.mark.parametrize(
    ("hours", "code"),
    [
        pytest.param({"days": ["MO"]}, "missing", id="no times"),
        pytest.param(
            {"days": ["Пн"], "from": "10:00", "to": "18:00"}, "bad_weekday", id="weekday in Russian"
        ),
        pytest.param(
            {"days": ["MO", "1WE"], "from": "10:00", "to": "18:00"}, "bad_weekday", id="mixed kinds"
        ),
        pytest.param({"days": ["6MO"], "from": "10:00", "to": "18:00"}, "bad_weekday", id="sixth Monday"),
        pytest.param({"days": ["MO"], "from": "10:00", "to": "24:30"}, "bad_time", id="after midnight twice"),
        pytest.param(
            {"days": ["MO"], "every": 2, "from": "1:00", "to": "2:00"}, "interval_needs_since", id="no anchor"
        ),
        pytest.param({"days": ["MO"], "every": 0, "from": "1:00", "to": "2:00"}, "bad_number", id="never"),
        pytest.param(
            {"days": ["MO"], "every": 1.5, "from": "1:00", "to": "2:00"}, "bad_number", id="half a week"
        ),
        pytest.param(
            {"days": ["MO"], "since": "2026-02-01", "until": "2026-01-01", "from": "1:00", "to": "2:00"},
            "until_before_since",
            id="ends before it starts",
        ),
    ],
)
def test_bad_hours_are_refused(hours: Data, code: str) -> None:
    assert code in codes_of_hours(**hours)


def test_misspelt_code_offers_nearest() -> None:
    hours = {"days": ["MO"], "from": "10:00", "to": "18:00", "state": "by_apointment"}

    problem = problems_of(make_data(place={"hours": [hours]}))[0]

    assert (problem.code, problem.params["known"]) == ("unknown_code", "by_appointment")


def test_exception_needs_closed_or_hours() -> None:
    data = make_data(place={"exceptions": [{"date": "2026-12-30"}, {"reason": "no date"}]})

    assert [problem.code for problem in problems_of(data)] == ["closed_or_hours", "missing"]


def test_doubled_id_is_refused() -> None:
    data = make_data()

    with pytest.raises(DirectoryRefused, match="doubled_id"):
        read_directory([Sheet("one.yaml", data), Sheet("two.yaml", data)], today=TODAY)


@pytest.mark.parametrize("data", [None, "text", 7, [], [{}]])
def test_anything_but_a_mapping_is_refused(data: object) -> None:
    assert problems_of(data)[0].code == "not_a_mapping"


def test_naming_the_coordinators_is_naming_nobody() -> None:
    assert read(make_data(place={"keeper": "coordinator"})).places[0].keeper == ""
    assert read(make_data(place={"keeper": "crew"})).places[0].keeper == "crew"
