"""Screens of planning a colleague's duties, in a coordinator's private chat."""

from zoneinfo import ZoneInfo

from bot.domain.duty import WEEKDAYS
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.services.duties import Roster
from bot.telegram.desk_callbacks import DutyOf, DutyOfStep, StaffGo
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import duties as words
from bot.telegram.texts import stand_ins as about
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.worklist import member_name
from bot.telegram.views.desk import Desk
from bot.telegram.views.duties import AWAY, LENGTHS, MOST_SHOWN, STARTS, wrapped
from bot.telegram.views.paging import side_by_side


def colleagues_screen(roster: Roster) -> Screen:
    """Ask for whom to plan."""
    others = [
        button(member_name(one), DutyOf(act=DutyOfStep.SHOW, what=one.id.hex))
        for one in roster.members
        if one.id != roster.me.id and may(one, Right.DUTY)
    ]
    back = (button(plain("‹ Back"), StaffGo(to=Desk.DUTIES)),)
    return Screen(about.colleagues(), (*side_by_side(others), back))


def colleague_screen(roster: Roster, *, toast: str | None = None) -> Screen:
    """Show a colleague's duties; the roster is hers."""
    who, what = member_name(roster.me), roster.me.id.hex
    rows: list[Row] = [
        (button(f"✖️ {words.shift_words(shift)}", DutyOf(act=DutyOfStep.REMOVE, what=shift.id.hex)),)
        for shift in roster.mine[:MOST_SHOWN]
    ]
    away = button(plain("🌴 She is away"), DutyOf(act=DutyOfStep.AWAY, what=what))
    if roster.is_away:
        away = button(plain("👋 She is back"), DutyOf(act=DutyOfStep.LEAVE, what=what))
    rows.append((button(plain("➕ Her duty"), DutyOf(act=DutyOfStep.WEEKDAY, what=what)), away))
    rows.append((button(plain("‹ Back"), DutyOf(act=DutyOfStep.LIST)),))
    shown = ", ".join(words.shift_words(shift) for shift in roster.mine)
    return Screen(about.duties_of(who, shown), tuple(rows), toast=toast)


def weekday_screen(member: Member) -> Screen:
    """Ask on which day."""
    days = [
        button(words.weekday_short(day), DutyOf(act=DutyOfStep.START, what=member.id.hex, day=day))
        for day in range(WEEKDAYS)
    ]
    return Screen(words.choose_weekday(), (*side_by_side(days, wide=4), _back(member)))


def start_screen(member: Member, day: int, zone: ZoneInfo) -> Screen:
    """Ask from when."""
    what = member.id.hex
    starts = [
        button(words.minute_words(start), DutyOf(act=DutyOfStep.END, what=what, day=day, start=start))
        for start in STARTS
    ]
    return Screen(words.choose_start(day, zone), (*side_by_side(starts, wide=4), _back(member)))


def end_screen(member: Member, day: int, start: int) -> Screen:
    """Ask until when."""
    what = member.id.hex
    ends = [
        button(words.minute_words(end), DutyOf(act=DutyOfStep.SAVE, what=what, day=day, start=start, end=end))
        for end in (wrapped(start + length) for length in LENGTHS)
    ]
    return Screen(words.choose_end(day, start), (*side_by_side(ends, wide=4), _back(member)))


def away_screen(member: Member) -> Screen:
    """Ask for how long."""
    days = [button(str(count), DutyOf(act=DutyOfStep.LEAVE, what=member.id.hex, day=count)) for count in AWAY]
    return Screen(about.choose_away(), (tuple(days), _back(member)))


def _back(member: Member) -> Row:
    return (button(plain("‹ Back"), DutyOf(act=DutyOfStep.SHOW, what=member.id.hex)),)
