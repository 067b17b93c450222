"""Screens that make a reminder which comes once: the day, the time, the wording, and what that gives.

Every button carries all that was chosen before, so an old one works after any restart.
"""

from datetime import date, time, timedelta
from enum import IntEnum

from bot.domain.errands import Errand
from bot.domain.reminder import RETEST, VISIT
from bot.services.reminders import Preview
from bot.telegram.callbacks import Go, Place, Shelf
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import single_reminder as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.times import clock_words, full_date_words
from bot.telegram.texts.unasked import neutral_wordings
from bot.telegram.views.new_reminder import HOURS_WIDE, OFFERED_HOURS, WORDINGS_A_PAGE, minute_of
from bot.telegram.views.paging import cut_page, side_by_side
from bot.telegram.visit_callbacks import OnceDays, OncePreview, OnceSave, OnceTime, OnceWords

USUAL_MINUTE = 10 * 60
OFFERED_DAYS = 28
DAYS_A_PAGE = 8


class OnceKind(IntEnum):
    """What a single reminder is about; numbers stand in buttons and are for ever."""

    RETEST = 1
    VISIT = 2


BODY_KINDS = {OnceKind.RETEST: RETEST, OnceKind.VISIT: VISIT}


def days_screen(kind: OnceKind, today: date, page: int) -> Screen:
    """Ask for the day, from today on."""
    days = [today + timedelta(days=ahead) for ahead in range(OFFERED_DAYS)]
    shown = cut_page(days, page, size=DAYS_A_PAGE)
    more = OnceDays(kind=kind, page=(shown.number + 1) % shown.count)
    rows: tuple[Row, ...] = (
        *side_by_side([_day_button(kind, day) for day in shown.items]),
        (button(plain("More days"), more),),
        home_row(_begin_of(kind)),
    )
    return Screen(words.which_day(), rows)


def _day_button(kind: OnceKind, day: date) -> Button:
    return button(full_date_words(day), OnceTime(kind=kind, day=day.toordinal()))


def once_time_screen(kind: OnceKind, day: date, *, number: int, is_over: bool = False) -> Screen:
    """Ask for the time of day; `number` is that of the wording chosen so far."""
    hours = [
        button(clock_words(time(hour)), _preview(kind, day, hour * 60, number)) for hour in OFFERED_HOURS
    ]
    back = OnceDays(kind=kind) if kind is OnceKind.VISIT else _begin_of(kind)
    rows = (*side_by_side(hours, wide=HOURS_WIDE), home_row(back))
    return Screen(words.what_time(day, is_over=is_over), rows)


def once_words_screen(kind: OnceKind, day: date, minute: int, page: int) -> Screen:
    """Offer wordings, some at a time."""
    shown = cut_page(list(enumerate(neutral_wordings(), start=1)), page, size=WORDINGS_A_PAGE)
    offers = [button(wording, _preview(kind, day, minute, number)) for number, wording in shown.items]
    more = OnceWords(kind=kind, day=day.toordinal(), minute=minute, page=(shown.number + 1) % shown.count)
    rows: tuple[Row, ...] = (
        *side_by_side(offers),
        (button(plain("More options"), more),),
        home_row(_preview(kind, day, minute, 1)),
    )
    return Screen(words.which_words(), rows)


def once_preview_screen(kind: OnceKind, day: date, *, wall: time, number: int, preview: Preview) -> Screen:
    """Show the message and when it comes; the button carries the id the reminder will have."""
    minute, ordinal = minute_of(wall), day.toordinal()
    save = OnceSave(kind=kind, day=ordinal, minute=minute, words=number, plan=preview.plan_id.hex)
    rows = (
        (button(plain("Save"), save, style="success"),),
        (
            button(plain("Another time"), OnceTime(kind=kind, day=ordinal, words=number)),
            button(plain("Other words"), OnceWords(kind=kind, day=ordinal, minute=minute)),
        ),
        home_row(OnceDays(kind=kind) if kind is OnceKind.VISIT else _begin_of(kind)),
    )
    wording = neutral_wordings()[number - 1]
    return Screen(words.preview(wording, preview.fires[0], preview.zone), rows)


def _preview(kind: OnceKind, day: date, minute: int, number: int) -> OncePreview:
    return OncePreview(kind=kind, day=day.toordinal(), minute=minute, words=number)


def _begin_of(kind: OnceKind) -> Go | Shelf:
    """Return where this kind of reminder is offered."""
    return Go(to=Place.DOCTORS) if kind is OnceKind.VISIT else Shelf(what=Errand.TEST_CHOOSE)
