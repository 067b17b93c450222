"""A reminder that has come, and what can be pressed under it; everything stays in its one message."""

from dataclasses import replace
from datetime import datetime, time
from enum import IntEnum
from uuid import UUID

from bot.domain.reminder import POSTPONE_MINUTES, FireState
from bot.services.fires import FireView
from bot.telegram.callbacks import FireAct, FireLater
from bot.telegram.fire_callbacks import FireAlone, FireEarlier
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import fires as words
from bot.telegram.texts import unasked
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.plan_settings import taper_question
from bot.telegram.texts.times import clock_words
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.plan_settings import taper_button

EARLIER_MINUTES = (60, 120)
ALONE_HOURS = (7, 9, 11, 13, 15, 17, 20, 22)
HOURS_WIDE = 4


class Response(IntEnum):
    """What a button does to a reminder that has come; the numbers are for ever."""

    SHOW = 0
    DONE = 1
    LATER = 2
    SKIP = 3
    UNDO = 4
    ALONE = 5
    ALONE_HOUR = 6
    EARLIER = 7
    LATE = 8
    ASK = 9


def fire_screen(fire: FireView, now: datetime, *, is_told_when: bool = False) -> Screen:
    """Show a reminder that has come as it stands: a calm line after an answer, its buttons before.

    `is_told_when`: she has just said when it was done, and is told what was understood.
    """
    undo = _button(plain("Undo"), fire.id, Response.UNDO)
    if fire.state is FireState.DONE:
        return Screen(_done(fire, now, is_told_when=is_told_when), ((undo, *_earlier(fire)),))
    if fire.state is FireState.SKIPPED:
        return Screen(words.skipped(fire.wording), ((undo, *_earlier(fire)), *_late(fire)))
    if fire.is_put_off:
        hour = _button(plain("Another hour"), fire.id, Response.ALONE_HOUR)
        rows = ((undo, hour),) if fire.is_until_alone else ((undo,),)
        return Screen(words.postponed(fire.wording, fire.due_at, now=now, zone=fire.zone), rows)
    return Screen(*reminder_message(fire.id, fire.wording))


def with_taper(screen: Screen, fire: FireView) -> Screen:
    """Offer under an answer to write once a week; offered once, and keeping it as it is takes one press."""
    if fire.plan_id is None:
        return screen
    keep = _button(plain("Leave it as it is"), fire.id, Response.SHOW)
    rows = (*screen.rows, (taper_button(fire.plan_id.hex),), (keep,))
    return replace(screen, text=lines(screen.text, "", taper_question()), rows=rows)


def later_screen(fire: FireView) -> Screen:
    """Offer how long to put it off, and what else helps when it does not fit."""
    delays = tuple(
        button(words.delay_label(minutes), FireLater(fire=fire.id.hex, minutes=minutes))
        for minutes in POSTPONE_MINUTES
    )
    alone = _button(plain("When I am alone"), fire.id, Response.ALONE)
    earlier: tuple[Row, ...] = (_earlier(fire),) if fire.is_medicine else ()
    back = (back_button(_act(fire.id, Response.SHOW)),)
    return Screen(unasked.reminder(fire.wording), (delays, (alone,), *earlier, *_late(fire), back))


def alone_screen(fire: FireView, *, again: bool = False) -> Screen:
    """Ask at which hour she is usually alone."""
    hours = [
        button(clock_words(time(hour)), FireAlone(fire=fire.id.hex, minute=hour * 60)) for hour in ALONE_HOURS
    ]
    back = (back_button(_act(fire.id, Response.LATER)),)
    return Screen(words.alone_question(again=again), (*side_by_side(hours, wide=HOURS_WIDE), back))


def earlier_screen(fire: FireView, *, again: bool = False) -> Screen:
    """Ask when it was done."""
    moments = tuple(
        button(words.earlier_label(minutes), FireEarlier(fire=fire.id.hex, minutes=minutes))
        for minutes in EARLIER_MINUTES
    )
    back = (back_button(_act(fire.id, Response.SHOW)),)
    return Screen(words.earlier_question(fire.wording, again=again), (moments, back))


def late_screen(fire: FireView) -> Screen:
    """Show the fixed answer to «it is late», only by her tap."""
    ask = _button(plain("💬 Ask"), fire.id, Response.ASK)
    hide = _button(plain("Hide"), fire.id, Response.SHOW)
    return Screen(words.late_dose(), ((ask, hide),))


def reminder_message(fire_id: UUID, wording: str) -> tuple[Safe, tuple[Row, ...]]:
    """Say her wording, nothing else, above the three answers."""
    done, later, skip = unasked.reminder_buttons()
    rows = (
        (_button(done, fire_id, Response.DONE),),
        (_button(later, fire_id, Response.LATER), _button(skip, fire_id, Response.SKIP)),
    )
    return unasked.reminder(wording), rows


def _done(fire: FireView, now: datetime, *, is_told_when: bool) -> Safe:
    if is_told_when and fire.settled_at is not None:
        return words.done_at(fire.wording, fire.settled_at, now=now, zone=fire.zone)
    return words.done(fire.wording)


def _earlier(fire: FireView) -> Row:
    return (_button(plain("Took it earlier"), fire.id, Response.EARLIER),) if fire.is_medicine else ()


def _late(fire: FireView) -> tuple[Row, ...]:
    label = plain("Late? What to do")
    return ((_button(label, fire.id, Response.LATE),),) if fire.is_medicine else ()


def _button(label: str, fire_id: UUID, response: Response) -> Button:
    return button(label, _act(fire_id, response))


def _act(fire_id: UUID, response: Response) -> FireAct:
    return FireAct(fire=fire_id.hex, act=response)
