"""Screens of the reminders: the list, and one of them; those that have come are in `fires`."""

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from uuid import UUID

from bot.domain.recurrence import AsNeeded, Rule
from bot.domain.visits import is_visit, shown_steps
from bot.services.reminders import PlanView
from bot.telegram.callbacks import Go, PhoneSeen, Place, PlanAct, PlanPages
from bot.telegram.care_callbacks import CheckGo
from bot.telegram.fire_callbacks import MonthShow, NeededNote
from bot.telegram.form_callbacks import PlanSet, ZoneMove
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import reminders as words
from bot.telegram.texts import unasked
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.fire_calendar import calendar_label
from bot.telegram.texts.needed import note_label
from bot.telegram.texts.recurrence import rule_words
from bot.telegram.views.paging import cut_page, paging_rows
from bot.telegram.visit_form_callbacks import VisitForm, VisitStep

LABEL_LENGTH = 30


class Act(IntEnum):
    """What a button does to a reminder; the numbers are for ever."""

    SHOW = 0
    TURN_ON = 1
    TURN_OFF = 2
    ASK_DELETE = 3
    DELETE = 4
    CHANGE_TIME = 5


def phone_screen() -> Screen:
    """Ask, once, who else sees her phone."""
    answers = [
        (button(label, PhoneSeen(who=number)),)
        for number, (_stored, label) in enumerate(words.phone_answers(), start=1)
    ]
    return Screen(words.who_sees_the_phone(), (*answers, home_row(Go(to=Place.MENU))))


def city_first_screen() -> Screen:
    """Ask for a city before the first reminder."""
    choose = (button(plain("Choose a city"), Go(to=Place.CITY)),)
    return Screen(words.city_first(), (choose, home_row(Go(to=Place.MENU))))


def list_screen(
    plans: Sequence[PlanView],
    now: datetime,
    *,
    page: int = 0,
    toast: str | None = None,
    asks_clock: bool = False,
    is_check_in_offered: bool = False,
) -> Screen:
    """List what comes and when, each to be opened by a tap; `asks_clock` offers to choose another clock."""
    shown = cut_page(plans, page)
    told = [words.plan_line(plan.wording, _state(plan, now)) for plan in shown.items]
    rows: list[Row] = [(button(_short(plan.wording), _act(plan.id, Act.SHOW)),) for plan in shown.items]
    if is_check_in_offered:
        told = [words.check_in_offer(), *told]
        rows = [(button(plain("🌿 Once a week: “How are you?”"), CheckGo()),), *rows]
    rows += paging_rows(shown, lambda number: PlanPages(page=number))
    if asks_clock:
        rows.append((button(plain("🕐 By which clock?"), ZoneMove(answer=0)),))
    rows.append((button(plain("➕ Add"), Go(to=Place.REMINDER_ADD)),))
    if plans:
        rows.append((button(calendar_label(), MonthShow()),))
    rows.append(home_row(Go(to=Place.MENU)))
    return Screen(lines(words.heading(is_empty=not plans), *told), tuple(rows), toast=toast)


def plan_screen(plan: PlanView, now: datetime, *, toast: str | None = None) -> Screen:
    """Show one reminder and what can be done to it."""
    switch = (
        button(plain("Turn off"), _act(plan.id, Act.TURN_OFF))
        if plan.is_on
        else button(plain("Turn on"), _act(plan.id, Act.TURN_ON))
    )
    change = (button(plain("Change the time"), _act(plan.id, Act.CHANGE_TIME)),)
    note = (button(note_label(), NeededNote(plan=plan.id.hex)),)
    rows = (
        *((note,) if isinstance(plan.rule, AsNeeded) else ()),
        *visit_rows(plan),
        (switch, *(change if isinstance(plan.rule, Rule) else ())),
        (
            button(plain("⚙️ Settings"), PlanSet(plan=plan.id.hex, what=0)),
            button(plain("Delete"), _act(plan.id, Act.ASK_DELETE)),
        ),
        home_row(Go(to=Place.REMINDERS)),
    )
    when = rule_words(shown_steps(plan.rule))
    card = words.plan_card(plan.wording, when, _state(plan, now))
    return Screen(card, rows, toast=toast)


def visit_rows(plan: PlanView) -> tuple[Row, ...]:
    """Return what else can be done to a visit."""
    if not is_visit(plan.rule):
        return ()
    _come, move, _cancel, what = unasked.visit_buttons()
    moved = VisitForm(step=VisitStep.CALENDAR, plan=plan.id.hex)
    told = VisitForm(step=VisitStep.STORY, plan=plan.id.hex)
    return ((button(move, moved), button(what, told)),)


def delete_screen(plan: PlanView) -> Screen:
    """Ask before deleting."""
    yes = button(plain("Yes, delete"), _act(plan.id, Act.DELETE), style="danger")
    return Screen(words.delete_question(plan.wording), ((yes,), home_row(_act(plan.id, Act.SHOW))))


def _act(plan_id: UUID, act: Act) -> PlanAct:
    return PlanAct(plan=plan_id.hex, act=act)


def _state(plan: PlanView, now: datetime) -> str:
    return words.state_words(
        is_on=plan.is_on, next_at=plan.next_at, now=now, zone=plan.zone, is_paused=plan.is_paused
    )


def _short(wording: str) -> str:
    return wording if len(wording) <= LABEL_LENGTH else wording[: LABEL_LENGTH - 1].rstrip() + "…"
