"""A check-in that has come, what follows her answer, and what may be done when she is silent."""

from enum import IntEnum
from uuid import UUID

from bot.domain.care import Missing
from bot.domain.people import Settings
from bot.telegram.callbacks import Go, Place
from bot.telegram.care_callbacks import CheckAct, MissingAct, SilenceAct, SupplyAct
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import check_ins as words
from bot.telegram.texts import silence, unasked
from bot.telegram.texts.catalogue import Safe, plain


class Said(IntEnum):
    """What she presses under a check-in; the numbers are for ever."""

    FINE = 1
    QUESTION = 2
    NOT_NOW = 3
    UNDO = 4


def check_in_message(fire_id: UUID, wording: str) -> tuple[Safe, tuple[Row, ...]]:
    """Say her wording, nothing else, above the three answers."""
    fine, question, not_now = unasked.check_in_buttons()
    rows = (
        (button(fine, _said(fire_id, Said.FINE)),),
        (button(question, _said(fire_id, Said.QUESTION)), button(not_now, _said(fire_id, Said.NOT_NOW))),
    )
    return unasked.reminder(wording), rows


def fine_screen(fire_id: UUID, *, is_asked: bool) -> Screen:
    """Answer warmly; ask at most one thing."""
    undo: Row = (button(plain("Undo"), _said(fire_id, Said.UNDO)),)
    if not is_asked:
        return Screen(words.glad(), (undo,))
    asked = (button(plain("Yes"), MissingAct(why=-1)), button(plain("Not always"), MissingAct(why=0)))
    return Screen(words.is_it_working(), (asked, undo))


def not_now_screen(fire_id: UUID) -> Screen:
    """Accept that it does not suit her."""
    return Screen(words.another_time(), ((button(plain("Undo"), _said(fire_id, Said.UNDO)),),))


def undo_row(fire_id: UUID) -> Row:
    """Offer to take the answer back."""
    return (button(plain("Undo"), _said(fire_id, Said.UNDO)),)


def glad_screen() -> Screen:
    """End with a warm line."""
    return Screen(words.glad(), (home_row(Go(to=Place.REMINDERS)),))


def reasons_screen() -> Screen:
    """Offer six plain reasons."""
    rows = tuple((button(label, MissingAct(why=number)),) for number, label in words.reasons())
    return Screen(words.why_not(), (*rows, home_row(Go(to=Place.REMINDERS))))


def help_screen(why: Missing) -> Screen:
    """Say a line of help; where they are used up, a person comes first."""
    ask: Row = (button(plain("💬 Ask"), Go(to=Place.ASK)),)
    back = home_row(Go(to=Place.REMINDERS))
    if why is Missing.RAN_OUT:
        yes: Row = (button(plain("Yes, tell her"), SupplyAct(), style="success"),)
        return Screen(words.used_up(), (yes, ask, back))
    return Screen(words.help_line(why), (ask, back))


def told_screen() -> Screen:
    """Say that somebody takes care."""
    return Screen(words.told_of_it(), (home_row(Go(to=Place.REMINDERS)),))


def silence_screen(settings: Settings, *, toast: str | None = None) -> Screen:
    """Ask what may be done when she is silent for long."""
    rows = tuple((button(label, SilenceAct(route=number)),) for number, label in silence.route_labels())
    return Screen(silence.if_silent(settings), (*rows, home_row(Go(to=Place.REMINDERS))), toast=toast)


def sentence_screen(*, again: bool = False) -> Screen:
    """Ask for her own sentence."""
    without: Row = (button(plain("Without words"), SilenceAct(route=-1)),)
    return Screen(silence.own_sentence(again=again), (without, home_row(SilenceAct(route=0))))


def _said(fire_id: UUID, said: Said) -> CheckAct:
    return CheckAct(fire=fire_id.hex, act=said)
