"""What the tests of the directory's forms share: directories drawn by chance, files written and read back."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from hypothesis import strategies as st

from bot.domain.directory import (
    AccessTerm,
    Audience,
    City,
    Directory,
    Freq,
    Holiday,
    HoursState,
    Location,
    LocationType,
    OnHoliday,
    Organization,
    Schedule,
    ScheduleException,
    Service,
    ServiceAtLocation,
    ServiceKind,
    Status,
    Tri,
)
from bot.domain.directory_clash import clashing_exceptions, clashing_schedules
from bot.domain.directory_file import mark_served
from bot.domain.how_tested import HowTested
from bot.domain.staff import Role, keeper_code
from bot.services.directory_export import write_directory
from bot.services.directory_import import load_directory
from bot.telegram.texts.directory_words import form_words

TODAY = date(2026, 11, 23)
CITY = City("tomsk", "Томск", "Asia/Tomsk", "RU-TOM")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LINES = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="\x85\xa0"),
    min_size=1,
    max_size=30,
)
LETTERS = LINES.map(str.strip).filter(bool)
MAYBE = st.just("") | LETTERS
DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
TIMES = st.times(time(0), time(23, 59)).map(lambda wall: wall.replace(second=0, microsecond=0))
LISTS = st.lists(LETTERS.map(lambda text: text.replace(";", ",")), max_size=2, unique=True).map(tuple)


def written_and_read(directory: Directory, path: Path) -> Directory:
    """Write a directory into a file and read it back, knowing its cities."""
    write_directory(directory, path, form_words())
    return load_directory(path, today=TODAY, cities=(CITY,), words=form_words().words)


@st.composite
def spans(draw: st.DrawFn) -> tuple[time, time]:
    """Draw when something opens and closes: never at the same hour, but for midnight."""
    return draw(st.tuples(TIMES, TIMES).filter(lambda span: span[0] != span[1] or span[0] == time()))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Draw a rule of any kind."""
    opens, closes = draw(spans())
    rule = Schedule(
        draw(st.sampled_from((Freq.WEEKLY, Freq.MONTHLY))),
        opens,
        closes,
        stop=draw(MAYBE),
        note=draw(MAYBE),
        audience=draw(st.sampled_from(Audience)),
        state=draw(st.sampled_from(HoursState)),
        on_holiday=draw(st.sampled_from(OnHoliday)),
    )
    if draw(st.booleans()):
        dates = draw(st.lists(DAYS, min_size=1, max_size=3, unique=True))
        return replace(rule, freq=Freq.DATES, dates=tuple(sorted(dates)))
    days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True))
    nth = draw(st.sampled_from(("1", "3", "-1"))) if rule.freq is Freq.MONTHLY else ""
    first = draw(st.none() | st.dates(date(2026, 1, 1), date(2026, 6, 1)))
    interval = draw(st.integers(1, 4)) if first else 1
    until = draw(st.none() | st.dates(date(2026, 7, 1), date(2027, 6, 1)))
    return replace(
        rule, byday=tuple(f"{nth}{day}" for day in days), dtstart=first, interval=interval, until=until
    )


@st.composite
def exceptions(draw: st.DrawFn) -> ScheduleException:
    """Draw a changed day, closed or not."""
    audience = draw(st.sampled_from(Audience))
    changed = ScheduleException(draw(DAYS), draw(MAYBE), stop=draw(MAYBE), audience=audience)
    opens, closes = draw(spans())
    return changed if draw(st.booleans()) else replace(changed, opens=opens, closes=closes)


@st.composite
def places(draw: st.DrawFn) -> ServiceAtLocation:
    """Draw a place whose hours do not contradict one another."""
    rules = draw(st.lists(schedules(), max_size=2))
    days = draw(st.lists(exceptions(), max_size=2))
    known = st.sampled_from((Tri.YES, Tri.NO))
    return ServiceAtLocation(
        "place",
        "service",
        "house",
        phones=draw(LISTS),
        access=draw(st.dictionaries(st.sampled_from(AccessTerm), known, max_size=5)),
        schedules=() if list(clashing_schedules(rules, TODAY)) else tuple(rules),
        exceptions=() if list(clashing_exceptions(days)) else tuple(days),
        verified_on=draw(st.none() | st.dates(date(2001, 1, 1), TODAY)),
        is_sample=draw(st.booleans()),
        status=draw(st.sampled_from(Status)),
        keeper=keeper_code(draw(st.sampled_from(Role))),
    )


@st.composite
def points(draw: st.DrawFn) -> tuple[float | None, float | None]:
    """Draw where something is, or that nobody knows."""
    if draw(st.booleans()):
        return None, None
    return round(draw(st.floats(-90, 90)), 6), round(draw(st.floats(-180, 180)), 6)


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    """Draw a directory of one place, each field of it by chance."""
    (north, east), (latitude, longitude) = draw(points()), draw(points())
    city = replace(CITY, latitude=north, longitude=east, travel=draw(MAYBE))
    service = Service(
        "service",
        "programme",
        draw(LETTERS),
        draw(st.lists(st.sampled_from(ServiceKind), min_size=1, max_size=3, unique=True).map(tuple)),
        next_step=draw(LETTERS),
        required_documents=draw(LISTS),
        how_tested=draw(st.sampled_from(HowTested)),
        **{name: draw(MAYBE) for name in TEXTS},
    )
    kind = draw(st.sampled_from((LocationType.PHYSICAL, LocationType.MOBILE, LocationType.VIRTUAL)))
    house = Location(
        "house", "tomsk", draw(LETTERS), "Asia/Omsk", kind, draw(LETTERS), draw(MAYBE), draw(MAYBE)
    )
    holiday = Holiday("RU-TOM", draw(DAYS), draw(MAYBE), is_off=draw(st.booleans()))
    return mark_served(
        Directory(
            cities=(city,),
            organizations=(Organization("programme", draw(LETTERS), "tomsk", draw(MAYBE)),),
            locations=(replace(house, latitude=latitude, longitude=longitude, district=draw(MAYBE)),),
            services=(service,),
            places=(draw(places()),),
            holidays=draw(st.sampled_from(((), (holiday,)))),
        )
    )


TEXTS = (
    "description",
    "alert",
    "what_they_ask",
    "what_to_bring",
    "desk_words",
    "result_when",
    "fees",
    "service_area",
)
