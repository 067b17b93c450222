"""Screens of standing in for one another, in the staff's private chat."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from bot.domain.duty import Turn
from bot.services.duties import Roster
from bot.telegram.desk_callbacks import StaffGo, StandIn, StandInStep
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import stand_ins as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.duties import turn_words
from bot.telegram.views.desk import Desk

MOST_SHOWN = 8


def stand_ins_screen(
    roster: Roster, asked: Collection[tuple[UUID, date]], *, toast: str | None = None
) -> Screen:
    """Show a member's duties of the week ahead, and those she has given or taken."""
    rows: list[Row] = []
    for turn in roster.turns:
        found = None if turn.starts_at <= roster.now else _button(turn, roster, asked)
        if found is not None and len(rows) < MOST_SHOWN:
            rows.append((found,))
    text = words.stand_ins() if rows else words.no_stand_ins()
    return Screen(text, (*rows, (button(plain("‹ Back"), StaffGo(to=Desk.DUTIES)),)), toast=toast)


def _button(turn: Turn, roster: Roster, asked: Collection[tuple[UUID, date]]) -> Button | None:
    owner = roster.owners.get(turn.shift_id)
    is_held, is_owned = turn.staff_id == roster.me.id, owner == roster.me.id
    if is_held and (turn.shift_id, turn.day) in asked:
        return _labelled("withdraw", StandInStep.WITHDRAW, turn, roster)
    if is_held and not is_owned:
        return _labelled("give_back", StandInStep.GIVE_BACK, turn, roster)
    if is_owned and not is_held:
        return _labelled("come", StandInStep.GIVE_BACK, turn, roster)
    return _labelled("ask", StandInStep.ASK, turn, roster) if is_held else None


def _labelled(mark: str, step: StandInStep, turn: Turn, roster: Roster) -> Button:
    when = turn_words(turn.starts_at, turn.ends_at, roster.zone)
    data = StandIn(act=step, shift=turn.shift_id.hex, day=turn.day.toordinal())
    return button(words.mark_label(mark, when), data)


def asked_rows(shift: str, day: int) -> tuple[Row, ...]:
    """Return the button under a colleague's request."""
    return ((button(words.take_label(), StandIn(act=StandInStep.TAKE, shift=shift, day=day)),),)


def taken_screen(when: str | None) -> Screen:
    """Say whether a member has got a duty, in the place of the request."""
    text = words.too_late() if when is None else words.taken(when)
    return Screen(text, ((button(plain("🗓 Duties"), StaffGo(to=Desk.DUTIES)),),))
