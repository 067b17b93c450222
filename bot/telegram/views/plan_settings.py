"""Screens of what can be set of a reminder once it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from bot.domain.errands import Errand
from bot.domain.reminder import MOST_NUDGES
from bot.domain.rrules import months_later
from bot.domain.supply import DAYS_BEFORE
from bot.services.plan_settings import PlanSettingsView
from bot.telegram.callbacks import PlanAct, Shelf
from bot.telegram.form_callbacks import PlanSet
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import plan_settings as words
from bot.telegram.texts.catalogue import Safe, lines, plain, plain_n
from bot.telegram.texts.unasked import supply_wording
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.reminders import Act

ASKED = -1  # instead of a value
OFFERED_PAUSES = (3, 7, 14)
OFFERED_MONTHS = (1, 3, 6)
OFFERED_SUPPLIES = (30, 60, 90)
NEAR = timedelta(days=max(DAYS_BEFORE))


class What(IntEnum):
    """What can be set; the numbers stand in buttons and are for ever.

    Values: `PAUSE` an ordinal day, 0 until she returns, 1 to go on; `QUIET` 1 to keep it, 0 not to; `END` an
    ordinal day, 0 for none; `NUDGES` how many; `SUPPLY` days, 0 to forget it; `TAPER` 1.
    """

    SHOW = 0
    PAUSE = 1
    QUIET = 2
    END = 3
    NUDGES = 4
    SUPPLY = 5
    TAPER = 6


def settings_screen(view: PlanSettingsView, *, toast: str | None = None) -> Screen:
    """Show what is set, each to be changed by a tap."""
    buttons = [
        _ask(plain("⏸ Pause"), view, What.PAUSE),
        _ask(plain("🌙 Quiet hours"), view, What.QUIET),
        *([_ask(plain("📅 Last day"), view, What.END)] if view.can_end else []),
        _ask(plain("🔁 Repeat"), view, What.NUDGES),
        *([_ask(plain("📦 Supply"), view, What.SUPPLY)] if view.is_medicine else []),
        *([_ask(plain("Less often: once a week"), view, What.TAPER)] if view.may_taper else []),
    ]
    rows = (*side_by_side(buttons), home_row(PlanAct(plan=view.id.hex, act=Act.SHOW)))
    return Screen(words.overview(view), rows, toast=toast)


def setting_screen(what: What, view: PlanSettingsView, *, again: bool = False) -> Screen:
    """Ask for one setting, kindly once more where what she wrote was not understood."""
    screen = SCREENS[what](view)
    return replace(screen, text=lines(words.once_more(), Safe(screen.text))) if again else screen


def pause_screen(view: PlanSettingsView) -> Screen:
    """Ask until when it rests."""
    days = [
        _set(plain_n("{count} day", "{count} days", length), view, What.PAUSE, _ahead(view, length))
        for length in OFFERED_PAUSES
    ]
    rows: list[Row] = [tuple(days), (_set(plain("Until I return"), view, What.PAUSE, 0),)]
    if view.is_paused or view.resumes_on is not None:
        rows.append((_set(plain("End the pause"), view, What.PAUSE, 1),))
    return Screen(words.pause_question(), (*rows, _back(view)))


def quiet_screen(view: PlanSettingsView, *, toast: str | None = None) -> Screen:
    """Ask what becomes of a time in her hours of quiet."""
    row = (
        _set(plain("Send it all the same"), view, What.QUIET, 0),
        _set(plain("Move it"), view, What.QUIET, 1),
    )
    return Screen(words.quiet_question(view.quiet), (row, _back(view)), toast=toast)


def end_screen(view: PlanSettingsView) -> Screen:
    """Ask for the last day."""
    months = [
        _set(
            plain_n("{count} month", "{count} months", number),
            view,
            What.END,
            months_later(view.today, number).toordinal(),
        )
        for number in OFFERED_MONTHS
    ]
    never = (_set(plain("Without end"), view, What.END, 0),)
    return Screen(words.end_question(), (tuple(months), never, _back(view)))


def nudges_screen(view: PlanSettingsView) -> Screen:
    """Ask whether it comes again without an answer; there is nothing to write."""
    counts = [_set(words.nudge_label(count), view, What.NUDGES, count) for count in range(MOST_NUDGES + 1)]
    return Screen(words.nudge_question(), (tuple(counts), _back(view)))


def supply_screen(view: PlanSettingsView) -> Screen:
    """Ask for how many days the supply is enough; near its end, tell where to get more."""
    days = [
        _set(plain_n("{count} day", "{count} days", length), view, What.SUPPLY, length)
        for length in OFFERED_SUPPLIES
    ]
    rows: list[Row] = [tuple(days)]
    if view.supply_until is not None:
        rows.append((_set(plain("Forget the supply"), view, What.SUPPLY, 0),))
        if view.supply_until - view.today <= NEAR:
            rows.append(supply_row())
    return Screen(words.supply_question(supply_wording()), (*rows, _back(view)))


def supply_row() -> Row:
    """Offer to look where to get more; never under a message that comes unasked."""
    return (button(plain("Where to get more?"), Shelf(what=Errand.PILLS)),)


def taper_screen(view: PlanSettingsView) -> Screen:
    """Ask before a daily reminder becomes a weekly one."""
    return Screen(words.taper_question(), ((taper_button(view.id.hex),), _back(view)))


def taper_button(plan: str) -> Button:
    """Make the button that lets the daily reminder `plan` come once a week."""
    return button(plain("Less often: once a week"), PlanSet(plan=plan, what=What.TAPER, value=1))


SCREENS: Final[Mapping[What, Callable[[PlanSettingsView], Screen]]] = MappingProxyType(
    {
        What.PAUSE: pause_screen,
        What.QUIET: quiet_screen,
        What.END: end_screen,
        What.NUDGES: nudges_screen,
        What.SUPPLY: supply_screen,
        What.TAPER: taper_screen,
    }
)


def _ahead(view: PlanSettingsView, days: int) -> int:
    return (view.today + timedelta(days=days)).toordinal()


def _ask(label: str, view: PlanSettingsView, what: What) -> Button:
    return button(label, PlanSet(plan=view.id.hex, what=what))


def _set(label: str, view: PlanSettingsView, what: What, value: int) -> Button:
    return button(label, PlanSet(plan=view.id.hex, what=what, value=value))


def _back(view: PlanSettingsView) -> Row:
    return home_row(PlanSet(plan=view.id.hex, what=What.SHOW))
