"""The hours of seven days: grouped in words, and as the cells of a picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.directory import Audience, HoursState, LocationType, ScheduleException
from bot.domain.opening import Opening
from bot.services.place_views import PlaceView, WeekView
from bot.telegram.texts.catalogue import Safe, _, plain
from bot.telegram.texts.places import DOT, hours_words, remarks, where_words, zone_of
from bot.telegram.texts.times import clock_words, date_words, day_of_week, day_range_words, full_date_words

DAYS = 7
WOMEN, ASKED, BOOKED, CANCELLED = "♀", "?", "☎", "✕"
NUMBERS = "①②③④⑤⑥⑦⑧⑨"


@dataclass(frozen=True, slots=True)
class Span:
    """Hours in a cell: two times, a mark beside the colour, and which colour."""

    opens: str
    closes: str
    mark: str = ""
    style: str = "open"


@dataclass(frozen=True, slots=True)
class PlaceWeek:
    """A place in the picture: its name, where it is, a cell a day, and lines about its marks."""

    name: str
    where: str
    cells: tuple[tuple[Span, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timetable:
    """Everything a picture of a week says; equal ones are drawn once."""

    title: str
    subtitle: str
    days: tuple[str, ...]
    places: tuple[PlaceWeek, ...]
    legend: tuple[tuple[str, str], ...]


def week_line(week: WeekView) -> Safe:
    """Say the week of a place in one line: its days grouped by their hours, and what is special."""
    view = week.view
    where = "🚌" if _is_bus(view) else where_words(view)
    told = [where, *_hours(week), *_changes(week), *_special(week)]
    rest = DOT.join(words for words in told if words)
    return _("<b>{name}</b> · {rest}", name=view.service.name, rest=rest)


def _is_bus(view: PlaceView) -> bool:
    return view.location.location_type is LocationType.MOBILE


def _hours(week: WeekView) -> list[str]:
    """Say the hours, those of a bus stop by stop."""
    if week.are_hours_unknown:
        return [plain("❔ ask first")]
    if not week.openings:
        return [plain("not this week"), _beyond(week)]
    stops = dict.fromkeys(opening.stop for opening in week.openings)
    told = []
    for stop in stops:
        words = _grouped([one for one in week.openings if one.stop == stop], week)
        told.append(f"{stop}: {words}" if stop else words)
    return told


def _beyond(week: WeekView) -> str:
    """Say the day of the next opening that lies beyond the week."""
    ahead = week.view.state.next_opening
    return "" if ahead is None else plain("next: {day}", day=date_words(ahead.day))


def _grouped(openings: Iterable[Opening], week: WeekView) -> str:
    """Say hours by days: «Mon–Fri 10:00–18:00, Sat 11:00–17:00»."""
    by_day: dict[date, list[Opening]] = {}
    for opening in openings:
        by_day.setdefault(opening.day, []).append(opening)
    days_of: dict[str, list[date]] = {}
    for day in sorted(by_day, key=date.weekday):
        days_of.setdefault(hours_words(by_day[day], zone_of(week.view)), []).append(day)
    return ", ".join(f"{day_range_words(days)} {hours}" for hours, days in days_of.items())


def _changes(week: WeekView) -> list[str]:
    return [f"❗ {_change(item)}" for item in week.changes if item.is_closed]


def _change(item: ScheduleException) -> str:
    words = plain("{day}: closed", day=full_date_words(item.day))
    return f"{words} ({item.reason})" if item.reason else words


def _special(week: WeekView) -> list[str]:
    """Say which hours are for women, and the rest of what is special."""
    ours = [one for one in week.openings if one.audience is Audience.WOMEN_ONLY]
    if not ours:
        return remarks(week.view)
    words = plain("👩 women only")
    if len(ours) < len(week.openings):
        words = plain("👩 women only {hours}", hours=_grouped(ours, week))
    return [words, *(one for one in remarks(week.view) if not one.startswith("👩"))]


def caption(today: date) -> str:
    """Say under a picture how old it is."""
    return plain("Hours as of {date}. They change: look again before you go.", date=date_words(today))


def timetable(weeks: Sequence[WeekView], city: str, today: date) -> Timetable:
    """Put a week of some places into the words of a picture."""
    days = [today + timedelta(days=number) for number in range(DAYS)]
    span = f"{date_words(days[0])} – {date_words(days[-1])}"
    places = tuple(_place_week(week, days) for week in weeks)
    return Timetable(
        title=plain("Opening hours · {city}", city=city),
        subtitle=plain("{span}; printed on {date}", span=span, date=date_words(today)),
        days=tuple(f"{day_of_week(day)} {day.day}" for day in days),
        places=places,
        legend=_legend(places),
    )


def _legend(places: Sequence[PlaceWeek]) -> tuple[tuple[str, str], ...]:
    """Explain the colours that are in the picture."""
    words = {
        "women": f"{WOMEN} " + plain("women only"),
        "open": plain("open to all"),
        "booked": f"{BOOKED} " + plain("by appointment"),
        "asked": f"{ASKED} " + plain("ask first"),
        "cancelled": f"{CANCELLED} " + plain("cancelled"),
    }
    used = {span.style for place in places for cell in place.cells for span in cell}
    return tuple((style, text) for style, text in words.items() if style in used)


def _place_week(week: WeekView, days: Sequence[date]) -> PlaceWeek:
    stops = list(dict.fromkeys(opening.stop for opening in week.openings if opening.stop))
    numbers = dict(zip(stops, NUMBERS, strict=False))
    where = "" if _is_bus(week.view) else week.view.location.address or where_words(week.view)
    closed = {item.day for item in week.changes if item.is_closed}
    return PlaceWeek(
        week.view.service.name,
        where,
        tuple(_cell(week, day, numbers, is_cancelled=day in closed) for day in days),
        tuple(f"{number} {stop}" for stop, number in numbers.items()),
    )


def _cell(week: WeekView, day: date, numbers: dict[str, str], *, is_cancelled: bool) -> tuple[Span, ...]:
    if is_cancelled:
        return (Span(CANCELLED, "", style="cancelled"),)
    if week.are_hours_unknown:
        return (Span(ASKED, "", style="asked"),)
    return tuple(_span(one, week, numbers) for one in week.openings if one.day == day)


def _span(opening: Opening, week: WeekView, numbers: dict[str, str]) -> Span:
    style, mark = _style(opening)
    zone = zone_of(week.view)
    return Span(
        clock_words(opening.start.astimezone(zone).time()),
        clock_words(opening.end.astimezone(zone).time()),
        mark + numbers.get(opening.stop, ""),
        style,
    )


def _style(opening: Opening) -> tuple[str, str]:
    """Give hours a colour and a mark, so that the colour is never the only sign."""
    mark = WOMEN if opening.audience is Audience.WOMEN_ONLY else ""
    if opening.state is HoursState.UNKNOWN:
        return "asked", ASKED + mark
    if opening.state is HoursState.BY_APPOINTMENT:
        return "booked", BOOKED + mark
    return ("women", mark) if mark else ("open", "")
