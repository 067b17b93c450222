"""Screens of the reminders: the list, one reminder, and a reminder that has come."""

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from uuid import UUID

from bot.domain.recurrence import Rule
from bot.domain.reminder import POSTPONE_MINUTES, FireState
from bot.services.fires import FireView
from bot.services.reminders import PlanView
from bot.telegram.callbacks import FireAct, FireLater, Go, PhoneSeen, Place, PlanAct, PlanPages
from bot.telegram.keyboards import back_button, button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import reminders as words
from bot.telegram.texts import unasked
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.recurrence import rule_words
from bot.telegram.views.paging import cut_page, paging_rows

LABEL_LENGTH = 30


class Act(IntEnum):
    """What a button does to a reminder; the numbers are for ever."""

    SHOW = 0
    TURN_ON = 1
    TURN_OFF = 2
    ASK_DELETE = 3
    DELETE = 4
    CHANGE_TIME = 5


class Response(IntEnum):
    """What a button does to a reminder that has come; the numbers are for ever."""

    SHOW = 0
    DONE = 1
    LATER = 2
    SKIP = 3
    UNDO = 4


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
    plans: Sequence[PlanView], now: datetime, *, page: int = 0, toast: str | None = None
) -> Screen:
    """List what comes and when, each to be opened by a tap."""
    shown = cut_page(plans, page)
    told = [words.plan_line(plan.wording, _state(plan, now)) for plan in shown.items]
    rows: list[Row] = [(button(_short(plan.wording), _act(plan.id, Act.SHOW)),) for plan in shown.items]
    rows += paging_rows(shown, lambda number: PlanPages(page=number))
    rows += [(button(plain("➕ Add"), Go(to=Place.REMINDER_ADD)),), home_row(Go(to=Place.MENU))]
    return Screen(lines(words.heading(is_empty=not plans), *told), tuple(rows), toast=toast)


def plan_screen(plan: PlanView, now: datetime, *, toast: str | None = None) -> Screen:
    """Show one reminder and what can be done to it."""
    switch = (
        button(plain("Turn off"), _act(plan.id, Act.TURN_OFF))
        if plan.is_on
        else button(plain("Turn on"), _act(plan.id, Act.TURN_ON))
    )
    change = (button(plain("Change the time"), _act(plan.id, Act.CHANGE_TIME)),)
    rows = (
        (switch, *(change if isinstance(plan.rule, Rule) else ())),
        (button(plain("Delete"), _act(plan.id, Act.ASK_DELETE)),),
        home_row(Go(to=Place.REMINDERS)),
    )
    card = words.plan_card(plan.wording, rule_words(plan.rule), _state(plan, now))
    return Screen(card, rows, toast=toast)


def delete_screen(plan: PlanView) -> Screen:
    """Ask before deleting."""
    yes = button(plain("Yes, delete"), _act(plan.id, Act.DELETE), style="danger")
    return Screen(words.delete_question(plan.wording), ((yes,), home_row(_act(plan.id, Act.SHOW))))


def fire_screen(fire: FireView) -> Screen:
    """Show a reminder that has come as it stands: a calm line after an answer, its buttons before."""
    undo = ((button(plain("Undo"), _response(fire.id, Response.UNDO)),),)
    if fire.state is FireState.DONE:
        return Screen(words.done(fire.wording), undo)
    if fire.state is FireState.SKIPPED:
        return Screen(words.skipped(fire.wording), undo)
    if fire.is_put_off:
        return Screen(words.postponed(fire.wording, fire.due_at, fire.zone), undo)
    return Screen(*reminder_message(fire.id, fire.wording))


def later_screen(fire: FireView) -> Screen:
    """Offer how long to put it off."""
    delays = tuple(
        button(words.delay_label(minutes), FireLater(fire=fire.id.hex, minutes=minutes))
        for minutes in POSTPONE_MINUTES
    )
    back = (back_button(_response(fire.id, Response.SHOW)),)
    return Screen(unasked.reminder(fire.wording), (delays, back))


def reminder_message(fire_id: UUID, wording: str) -> tuple[Safe, tuple[Row, ...]]:
    """Say her wording, nothing else, above the three answers."""
    done, later, skip = unasked.reminder_buttons()
    rows = (
        (button(done, _response(fire_id, Response.DONE)),),
        (button(later, _response(fire_id, Response.LATER)), button(skip, _response(fire_id, Response.SKIP))),
    )
    return unasked.reminder(wording), rows


def _act(plan_id: UUID, act: Act) -> PlanAct:
    return PlanAct(plan=plan_id.hex, act=act)


def _response(fire_id: UUID, response: Response) -> FireAct:
    return FireAct(fire=fire_id.hex, act=response)


def _state(plan: PlanView, now: datetime) -> str:
    return words.state_words(is_on=plan.is_on, next_at=plan.next_at, now=now, zone=plan.zone)


def _short(wording: str) -> str:
    return wording if len(wording) <= LABEL_LENGTH else wording[: LABEL_LENGTH - 1].rstrip() + "…"
