"""The week of a place: grouped in words, and as a picture whose colours are never the only sign."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.domain.directory import HoursState, LocationType, ScheduleException
from bot.domain.opening import OpeningState, StateKind
from bot.services.place_views import WeekView
from bot.telegram.screens import Reply
from bot.telegram.texts.week import PlaceWeek, Span, Timetable, timetable, week_line
from bot.telegram.timetable import draw
from bot.telegram.views.place_week import WEEK_PAGE, week_picture_reply, week_screen
from tests.telegram.test_place_screens import AROUND, HOUSE, TODAY, hours, is_open, labels, opens, view

WORKDAYS = tuple(hours(10, 18, days=day) for day in range(5))


def week(*changes: ScheduleException, **changed: object) -> WeekView:
    """Give the drop-in centre, open on workdays."""
    shown = WeekView(view(is_open(18), WORKDAYS[0]), TODAY, WORKDAYS, changes)
    return replace(shown, **changed)  # type: ignore[arg-type] # any field


def words(shown: WeekView) -> str:
    """Say the week as she reads it."""
    return week_line(shown).removeprefix("<b>Дроп-ин центр</b> · ")


def test_days_are_grouped_by_their_hours() -> None:
    shown = week(openings=(*WORKDAYS[:3], hours(9, 14, days=4), hours(11, 15, days=6)))

    assert words(shown) == "Дом · пн–ср 10:00–18:00, пт 9:00–14:00, вс 11:00–15:00"


def test_hours_for_women_are_named_by_day() -> None:
    shown = week(openings=(*WORKDAYS, hours(18, 20, days=1, women=True)))

    assert words(shown).endswith("· 👩 только женщины вт 18:00–20:00")


def test_a_bus_is_told_stop_by_stop() -> None:
    stops = (replace(hours(11, 14), stop="у моста"), replace(hours(15, 18), stop="у рынка"))
    bus = view(is_open(14), location=replace(HOUSE, location_type=LocationType.MOBILE, address=None))

    assert words(week(view=bus, openings=stops)) == "🚌 · у моста: пн 11:00–14:00 · у рынка: пн 15:00–18:00"


def test_a_cancelled_day_is_told() -> None:
    cancelled = ScheduleException(TODAY + timedelta(days=1), reason="ремонт")

    assert "❗ вт, 24 ноября закрыто (ремонт)" in words(week(cancelled, openings=WORKDAYS[:1]))


def test_an_empty_week_says_what_comes_next() -> None:
    closed = view(opens(hours(10, 18, days=19)))

    assert words(week(view=closed, openings=())) == "Дом · не на этой неделе · дальше: 12 декабря"


def test_week_has_three_tabs_and_a_picture() -> None:
    screen = week_screen([week()] * (WEEK_PAGE + 1), AROUND, 0)

    assert labels(screen)[-6:] == ["Сегодня", "Завтра", "· Неделя ·", "🖼 Картинкой", "‹ Назад", "🏠 Меню"]
    assert "1/2" in labels(screen)


def test_cells_carry_marks_beside_colours() -> None:
    by_booking = replace(hours(9, 10, days=2), state=HoursState.BY_APPOINTMENT)
    shown = week(
        ScheduleException(TODAY + timedelta(days=1)), openings=(hours(16, 18, women=True), by_booking)
    )
    cells = timetable([shown], "Томск", TODAY).places[0].cells

    assert cells[0] == (Span("16:00", "18:00", "♀", "women"),)
    assert cells[1] == (Span("✕", "", style="cancelled"),)
    assert cells[2][0].mark == "☎"
    assert cells[3] == ()


def test_picture_says_when_it_was_printed() -> None:
    table = timetable([week()], "Томск", TODAY)

    assert (table.title, table.days[0]) == ("Часы приёма · Томск", "пн 23")
    assert table.subtitle == "23 ноября – 29 ноября · напечатано 23 ноября"


def a_table(*spans: Span) -> Timetable:
    """Give a timetable of one place with these hours on its first day."""
    return Timetable("Т", "с", ("пн 1",) * 7, (PlaceWeek("Дом", "", (spans, *((),) * 6)),), (("women", "♀"),))


def test_picture_is_narrow_and_shows_women_hours_in_colour() -> None:
    image = Image.open(BytesIO(draw(a_table(Span("16:00", "18:00", "♀", "women")))))

    assert (image.format, image.width) == ("PNG", 720)
    assert (107, 63, 160) in {colour for _, colour in image.getcolors(maxcolors=100_000) or []}


@pytest.mark.parametrize("mark", ["♀", "☎", "✕", "①"])
def test_marks_have_shapes_in_the_font(mark: str) -> None:
    assert draw(a_table(Span(mark, ""))) != draw(a_table(Span("\ue000", "")))


def test_equal_pictures_are_drawn_once() -> None:
    assert draw(a_table()) is draw(a_table())


def test_a_page_with_two_buses_stays_readable() -> None:
    bus = tuple(
        replace(hours(first, first + 3, days=day), stop=stop)
        for day in range(7)
        for first, stop in ((11, "у моста"), (15, "у рынка"))
    )
    page = [week(openings=bus)] * 2 + [week()] * (WEEK_PAGE - 2)
    reply = week_picture_reply(page, AROUND, 0)

    assert isinstance(reply, Reply)
    assert reply.picture is not None
    assert Image.open(BytesIO(reply.picture.make())).height <= 1280


def test_unknown_hours_are_never_told_as_closed() -> None:
    unknown = week(view=view(OpeningState(StateKind.CLOSED)), openings=())

    assert words(unknown) == "Дом · ❔ уточните"
    (place,) = timetable([unknown], "Томск", TODAY).places
    assert {span.style for cell in place.cells for span in cell} == {"asked"}
    assert all(place.cells)
