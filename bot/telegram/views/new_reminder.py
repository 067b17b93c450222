"""Screens that make a reminder: what about, how often, when, in which words, and what that gives."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from bot.domain.visit_templates import VisitKind
from bot.domain.wish_codes import write_wish
from bot.domain.wishes import MEDICINE_KIND, OWN_KIND, Ask, Way, Wish, times_wanted
from bot.services.new_reminders import Outlook
from bot.telegram.callbacks import Go, Place, PlanAct, PlanTime
from bot.telegram.form_callbacks import FormSave
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import reminder_form as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.recurrence import rule_words
from bot.telegram.texts.times import clock_words, full_date_words, list_words
from bot.telegram.texts.unasked import neutral_wordings
from bot.telegram.views.paging import cut_page, side_by_side
from bot.telegram.views.reminder_details import CHOSEN, DETAIL_SCREENS
from bot.telegram.views.reminder_steps import Look, back_row, choice, step
from bot.telegram.views.reminders import Act
from bot.telegram.visit_callbacks import OnceDays
from bot.telegram.visit_form_callbacks import VisitForm, VisitStep

OFFERED_HOURS = (8, 9, 10, 12, 18, 20, 21, 22)
OFFERED_ROWS = {
    2: ((8, 20), (9, 21), (10, 22), (7, 19)),
    3: ((8, 14, 20), (9, 15, 21), (10, 16, 22), (7, 13, 19)),
}
HOURS_WIDE = 4
WORDINGS_A_PAGE = 6
OFFERED_DAYS = 28
DAYS_A_PAGE = 8
RETEST_KIND = 1  # as single reminders are numbered


def about_screen() -> Screen:
    """Ask what the reminder is about."""
    rows: tuple[Row, ...] = (
        (choice(plain("💊 Medicines"), Wish(MEDICINE_KIND)),),
        (
            button(plain("👩‍⚕️ Gynaecologist"), VisitForm(step=VisitStep.CHOOSE)),
            button(plain("📅 Visit"), VisitForm(step=VisitStep.CALENDAR, kind=VisitKind.PLAIN)),
        ),
        (
            button(plain("🧪 Repeated test"), OnceDays(kind=RETEST_KIND)),
            button(plain("🌸 Contraception"), VisitForm(step=VisitStep.CONTRACEPTION)),
        ),
        (choice(plain("✏️ My own"), Wish(OWN_KIND)),),
        home_row(Go(to=Place.REMINDERS)),
    )
    return Screen(words.what_about(), rows)


def often_screen(wish: Wish, look: Look) -> Screen:
    """Ask how often."""
    del look
    is_medicine = wish.kind == MEDICINE_KIND
    once = () if is_medicine else ((choice(plain("Only once"), wish.by(Way.ONCE)),),)
    rows = (
        (
            choice(plain("Once a day"), wish.by(Way.DAILY, 1)),
            choice(plain("2 times"), wish.by(Way.DAILY, 2)),
        ),
        (
            choice(plain("3 times"), wish.by(Way.DAILY, 3)),
            choice(plain("Another way"), wish.by(None), Ask.OTHER),
        ),
        *once,
        back_row(Ask.OFTEN, wish),
    )
    return Screen(words.how_often(is_medicine=is_medicine), rows)


def times_screen(wish: Wish, look: Look) -> Screen:
    """Ask for the times of day."""
    count = times_wanted(wish)
    if count in OFFERED_ROWS:
        rows = OFFERED_ROWS[count]
        offers = [[time(hour) for hour in row] for row in rows]
    else:
        offers = [[time(hour)] for hour in OFFERED_HOURS]
    buttons = [choice(list_words([clock_words(wall) for wall in one]), wish.at(*one)) for one in offers]
    wide = HOURS_WIDE if count not in OFFERED_ROWS else 4 - count
    is_first = wish.way in {Way.HOURS, Way.AFTER_LAST}
    asked = words.what_time(count, is_first=is_first, again=look.again)
    if look.is_over:
        asked = words.time_is_over()
    return Screen(asked, (*side_by_side(buttons, wide=wide), back_row(Ask.TIMES, wish)))


def day_screen(wish: Wish, look: Look) -> Screen:
    """Ask for a day, from today on."""
    days = [look.today + timedelta(days=ahead) for ahead in range(OFFERED_DAYS)]
    shown = cut_page(days, look.page, size=DAYS_A_PAGE)
    buttons = [choice(full_date_words(day), replace(wish, day=day)) for day in shown.items]
    more = button(plain("More days"), step(wish, Ask.DAY, page=(shown.number + 1) % shown.count))
    asked = words.which_day(is_first=wish.way is not Way.ONCE, again=look.again)
    return Screen(asked, (*side_by_side(buttons), (more,), back_row(Ask.DAY, wish)))


def words_screen(wish: Wish, look: Look) -> Screen:
    """Offer wordings, some at a time, and let her write her own."""
    shown = cut_page(list(enumerate(neutral_wordings(), start=1)), look.page, size=WORDINGS_A_PAGE)
    offers = [choice(wording, replace(wish, words=number)) for number, wording in shown.items]
    more = button(plain("More options"), step(wish, Ask.WORDS, page=(shown.number + 1) % shown.count))
    when = None if look.rule is None else rule_words(look.rule)
    rows = (*side_by_side(offers), (more,), back_row(Ask.WORDS, wish))
    return Screen(words.which_words(when, again=look.again), rows)


def preview_screen(wish: Wish, wording: str, outlook: Outlook, now: datetime) -> Screen:
    """Show the next fires before saving; the button carries the moment it was made."""
    said = [words.preview(wording, outlook.rule, outlook.fires, now=now, zone=outlook.zone)]
    rows: list[Row] = []
    if outlook.disturbed is not None:
        said.append(words.disturbed(outlook.disturbed, is_moved=wish.is_moved))
        rows.append(_quiet_row(wish))
    if outlook.disturbed is None or wish.is_moved is not None:
        save = FormSave(made=int(now.timestamp()), wish=write_wish(wish))
        rows.insert(0, (button(plain("Save"), save, style="success"),))
    if wish.way in {Way.EVERY_DAYS, Way.CYCLE}:
        rows.append((button(plain("Another first day"), step(wish, Ask.DAY)),))
    return Screen(lines(*said), (*rows, back_row(Ask.PREVIEW, wish)))


def _quiet_row(wish: Wish) -> Row:
    options = ((plain("Send it all the same"), False), (plain("Move it"), True))
    return tuple(
        choice(
            CHOSEN.format(label=label) if wish.is_moved is is_moved else label,
            replace(wish, is_moved=is_moved),
        )
        for label, is_moved in options
    )


def change_time_screen(plan: str, *, count: int = 1, again: bool = False) -> Screen:
    """Ask for other times of day of the reminder named by `plan`, which has so many now."""
    offered = OFFERED_HOURS if count == 1 else ()
    hours = [
        button(clock_words(time(hour)), PlanTime(kind=1, minute=hour * 60, plan=plan)) for hour in offered
    ]
    back = home_row(PlanAct(plan=plan, act=Act.SHOW))
    return Screen(words.what_time(None, again=again), (*side_by_side(hours, wide=HOURS_WIDE), back))


def minute_of(wall: time) -> int:
    """Count the minutes since midnight, as buttons carry a time."""
    return wall.hour * 60 + wall.minute


def wording_of(number: int) -> str | None:
    """Return the proposal of this number, None when there is none."""
    proposals = neutral_wordings()
    return proposals[number - 1] if 0 < number <= len(proposals) else None


STEP_SCREENS: Final[Mapping[Ask, Callable[[Wish, Look], Screen]]] = MappingProxyType(
    {
        **DETAIL_SCREENS,
        Ask.OFTEN: often_screen,
        Ask.TIMES: times_screen,
        Ask.DAY: day_screen,
        Ask.WORDS: words_screen,
    }
)
