"""Screens that make the weekly check-in: day, hour, words, and the next five.

Every button carries all that was chosen before, so an old one works after any restart.
"""

from datetime import datetime, time

from bot.services.reminders import Preview
from bot.telegram.callbacks import Go, Place
from bot.telegram.care_callbacks import CheckGo, CheckSave, CheckTime, CheckWords
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import check_ins as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.times import clock_words
from bot.telegram.texts.unasked import how_are_you, neutral_wordings
from bot.telegram.views.new_reminder import HOURS_WIDE, OFFERED_HOURS, WORDINGS_A_PAGE, minute_of
from bot.telegram.views.paging import cut_page, side_by_side

USUAL, OWN = 0, -1  # numbers of wordings in buttons; those above are the proposals
WEEK_DAYS = 7


def days_screen(tomorrow: int) -> Screen:
    """Ask for the day; the one that is tomorrow comes first."""
    days = [(tomorrow + step) % WEEK_DAYS for step in range(WEEK_DAYS)]
    buttons = [button(words.day_label(day), CheckGo(day=day)) for day in days]
    return Screen(words.which_day(), (*side_by_side(buttons), home_row(Go(to=Place.REMINDERS))))


def hours_screen(day: int, *, again: bool = False) -> Screen:
    """Ask for the hour."""
    hours = [button(clock_words(time(hour)), CheckTime(day=day, minute=hour * 60)) for hour in OFFERED_HOURS]
    rows = (*side_by_side(hours, wide=HOURS_WIDE), home_row(CheckGo()))
    return Screen(words.what_hour(day, again=again), rows)


def words_screen(day: int, wall: time, *, page: int = 0, again: bool = False) -> Screen:
    """Offer wordings, and let her write her own."""
    minute = minute_of(wall)
    shown = cut_page(list(enumerate(neutral_wordings(), start=1)), page, size=WORDINGS_A_PAGE)
    offers = [
        button(wording, CheckTime(day=day, minute=minute, words=number)) for number, wording in shown.items
    ]
    more = CheckWords(day=day, minute=minute, page=(shown.number + 1) % shown.count)
    back = CheckTime(day=day, minute=minute)
    rows: tuple[Row, ...] = (
        *side_by_side(offers),
        (button(plain("More options"), more),),
        home_row(back),
    )
    return Screen(words.which_words(day, wall, again=again), rows)


def preview_screen(
    day: int, wall: time, *, number: int, wording: str, preview: Preview, now: datetime
) -> Screen:
    """Show the next five before saving."""
    minute = minute_of(wall)
    save = CheckSave(day=day, minute=minute, words=number, plan=preview.plan_id.hex)
    rows = (
        (button(plain("Save"), save, style="success"),),
        (button(plain("Other words"), CheckWords(day=day, minute=minute)),),
        home_row(CheckGo(day=day)),
    )
    return Screen(words.preview(wording, preview.fires, now=now, zone=preview.zone), rows)


def wording_of(number: int) -> str | None:
    """Return the wording of this number; None where it is her own, or none."""
    proposals = neutral_wordings()
    if number == USUAL:
        return how_are_you()
    return proposals[number - 1] if 0 < number <= len(proposals) else None
