"""Screens of planning duties, in the staff's private chat."""

from enum import IntEnum
from zoneinfo import ZoneInfo

from bot.domain.duty import DAY_MINUTES, WEEKDAYS, Turn
from bot.domain.rights import Right, may
from bot.services.duties import Roster
from bot.telegram.desk_callbacks import DutyAct, DutyOf, DutyOfStep, StaffGo, StandIn, StandInStep
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import duties as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.worklist import member_name
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import side_by_side

STARTS = tuple(hour * 60 for hour in (8, 9, 10, 12, 14, 16, 18, 20))
LENGTHS = tuple(hour * 60 for hour in (2, 3, 4, 5, 6, 8, 9, 10, 12))
AWAY = (1, 3, 7, 14)
MOST_SHOWN = 8


class Step(IntEnum):
    """What to do with the roster."""

    WEEKDAY = 1
    START = 2
    END = 3
    SAVE = 4
    REMOVE = 5
    SWAPS = 6
    SWAP = 7
    AWAY = 8
    LEAVE = 9


def roster_screen(roster: Roster, *, toast: str | None = None) -> Screen:
    """Show the week ahead, and what one can change."""
    names = {one.id: member_name(one) for one in roster.members}
    shown = [
        words.turn_line(
            _when(turn, roster.zone),
            names.get(turn.staff_id, ""),
            is_mine=turn.staff_id == roster.me.id,
            is_now=is_now,
        )
        for turn, is_now in _first(roster)
    ]
    mine: tuple[Row, ...] = tuple(
        (button(f"✖️ {words.shift_words(shift)}", DutyAct(act=Step.REMOVE, what=shift.id.hex)),)
        for shift in roster.mine[:MOST_SHOWN]
    )
    away = _button(plain("🌴 I am away"), Step.AWAY)
    if roster.is_away:
        away = _button(plain("👋 I am back"), Step.LEAVE)
    more = (_button(plain("➕ My duty"), Step.WEEKDAY), _button(plain("🔁 Stand in"), Step.SWAPS))
    asking = button(plain("🙏 Stand in for me"), StandIn(act=StandInStep.LIST))
    others: tuple[Row, ...] = ()
    if may(roster.me, Right.DUTY_OF_OTHERS):
        others = ((button(plain("👥 Plan for others"), DutyOf(act=DutyOfStep.LIST)),),)
    rows = (*mine, more, (asking, away), *others, _back(Desk.HOME))
    away_until = roster.me.away_until if roster.is_away else None
    return Screen(words.roster(shown, away_until, roster.zone), rows, toast=toast)


def _first(roster: Roster) -> list[tuple[Turn, bool]]:
    return [(turn, turn.starts_at <= roster.now) for turn in roster.turns[:MOST_SHOWN]]


def weekday_screen() -> Screen:
    """Ask on which day."""
    days = [
        button(words.weekday_short(day), DutyAct(act=Step.START, what="", day=day)) for day in range(WEEKDAYS)
    ]
    return Screen(words.choose_weekday(), (*side_by_side(days, wide=4), _back(Desk.DUTIES)))


def start_screen(weekday: int, zone: ZoneInfo) -> Screen:
    """Ask from when."""
    starts = [
        button(words.minute_words(minute), DutyAct(act=Step.END, what="", day=weekday, start=minute))
        for minute in STARTS
    ]
    return Screen(words.choose_start(weekday, zone), (*side_by_side(starts, wide=4), _back(Desk.DUTIES)))


def end_screen(weekday: int, start: int) -> Screen:
    """Ask until when."""
    ends = [start + length for length in LENGTHS]
    buttons = [
        button(
            words.minute_words(wrapped(end)),
            DutyAct(act=Step.SAVE, what="", day=weekday, start=start, end=wrapped(end)),
        )
        for end in ends
    ]
    return Screen(words.choose_end(weekday, start), (*side_by_side(buttons, wide=4), _back(Desk.DUTIES)))


def wrapped(minute: int) -> int:
    """Return a minute of a day, that of the next one where a duty lasts into it."""
    return minute if minute <= DAY_MINUTES else minute - DAY_MINUTES


def swaps_screen(roster: Roster) -> Screen:
    """Offer the duties of colleagues."""
    others = [turn for turn in roster.turns if turn.staff_id != roster.me.id and turn.starts_at > roster.now]
    rows: tuple[Row, ...] = tuple(
        (
            button(
                _when(turn, roster.zone),
                DutyAct(act=Step.SWAP, what=turn.shift_id.hex, day=turn.day.toordinal()),
            ),
        )
        for turn in others[:MOST_SHOWN]
    )
    return Screen(words.choose_swap(), (*rows, _back(Desk.DUTIES)))


def away_screen() -> Screen:
    """Ask for how long."""
    days = [button(str(count), DutyAct(act=Step.LEAVE, what="", day=count)) for count in AWAY]
    return Screen(words.choose_away(), (tuple(days), _back(Desk.DUTIES)))


def _when(turn: Turn, zone: ZoneInfo) -> str:
    return words.turn_words(turn.starts_at, turn.ends_at, zone)


def _button(label: str, step: Step) -> Button:
    return button(label, DutyAct(act=step, what=""))


def _back(to: Desk) -> Row:
    return (button(plain("‹ Back"), StaffGo(to=to)),)
