"""Screens that make a reminder: what about, how often, when, in which words, and what that gives.

Every button carries all that was chosen before, so an old one works after any restart.
"""

from datetime import datetime, time
from enum import IntEnum

from bot.domain.reminder import MEDICINE
from bot.services.reminders import Preview
from bot.telegram.callbacks import (
    Go,
    Place,
    PlanAct,
    PlanOften,
    PlanPreview,
    PlanSave,
    PlanTime,
    PlanWhen,
    PlanWords,
)
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import reminders as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.recurrence import every_day_at
from bot.telegram.texts.times import clock_words
from bot.telegram.texts.unasked import neutral_wordings
from bot.telegram.views.paging import cut_page, side_by_side
from bot.telegram.views.reminders import Act

OFFERED_HOURS = (8, 9, 10, 12, 18, 20, 21, 22)
HOURS_WIDE = 4
WORDINGS_A_PAGE = 6
OWN_WORDS = 0
KINDS = {1: MEDICINE}


class Often(IntEnum):
    """How often a reminder comes; the numbers are for ever."""

    ONCE_A_DAY = 1


def about_screen() -> Screen:
    """Ask what the reminder is about."""
    medicines = (button(plain("💊 Medicines"), PlanOften(kind=1)),)
    return Screen(words.what_about(), (medicines, home_row(Go(to=Place.REMINDERS))))


def often_screen(kind: int) -> Screen:
    """Ask how often."""
    once = (button(plain("Once a day"), PlanWhen(kind=kind, often=Often.ONCE_A_DAY)),)
    return Screen(words.how_often(), (once, home_row(Go(to=Place.REMINDER_ADD))))


def time_screen(*, kind: int, plan: str = "", again: bool = False) -> Screen:
    """Ask for the time of day, of a new reminder or of the one named by `plan`."""
    hours = [
        button(clock_words(time(hour)), PlanTime(kind=kind, minute=hour * 60, plan=plan))
        for hour in OFFERED_HOURS
    ]
    back = PlanAct(plan=plan, act=Act.SHOW) if plan else PlanOften(kind=kind)
    return Screen(words.what_time(again=again), (*side_by_side(hours, wide=HOURS_WIDE), home_row(back)))


def words_screen(*, kind: int, wall: time, page: int = 0, again: bool = False) -> Screen:
    """Offer wordings, some at a time, and let her write her own."""
    minute = minute_of(wall)
    shown = cut_page(list(enumerate(neutral_wordings(), start=1)), page, size=WORDINGS_A_PAGE)
    offers = [
        button(wording, PlanPreview(kind=kind, minute=minute, words=number))
        for number, wording in shown.items
    ]
    following = PlanWords(kind=kind, minute=minute, page=(shown.number + 1) % shown.count)
    rows: tuple[Row, ...] = (
        *side_by_side(offers),
        (button(plain("More options"), following),),
        home_row(PlanWhen(kind=kind, often=Often.ONCE_A_DAY)),
    )
    return Screen(words.which_words(every_day_at([wall]), again=again), rows)


def preview_screen(
    *, kind: int, wall: time, number: int, wording: str, preview: Preview, now: datetime
) -> Screen:
    """Show the next fires before saving; the button carries the id the reminder will have."""
    minute = minute_of(wall)
    save = PlanSave(kind=kind, minute=minute, words=number, plan=preview.plan_id.hex)
    page = max(number - 1, 0) // WORDINGS_A_PAGE
    rows = (
        (button(plain("Save"), save, style="success"),),
        home_row(PlanWords(kind=kind, minute=minute, page=page)),
    )
    return Screen(words.preview(wording, preview.fires, now=now, zone=preview.zone), rows)


def minute_of(wall: time) -> int:
    """Count the minutes since midnight, as buttons carry a time."""
    return wall.hour * 60 + wall.minute


def wording_of(number: int) -> str | None:
    """Return the proposal of this number, None when there is none."""
    proposals = neutral_wordings()
    return proposals[number - 1] if 0 < number <= len(proposals) else None
