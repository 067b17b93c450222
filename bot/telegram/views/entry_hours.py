"""Screens of editing hours: the rules, one rule, its days, and what is typed about it."""

from collections.abc import Sequence
from datetime import date

from bot.domain.directory import Freq, LocationType, Schedule
from bot.domain.directory_times import DAY_CODES
from bot.domain.entry_checks import EntryRefused
from bot.domain.entry_fields import EntryField
from bot.domain.rule_editing import INTERVALS, NUMBERS, anchors, days_in, is_whole, numbers_in
from bot.services.entries import EntryView
from bot.telegram.directory_callbacks import DraftAct, DraftStep, EntryAct, EntryStep
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import entry_hours as words
from bot.telegram.texts.catalogue import Safe, plain
from bot.telegram.texts.duties import weekday_short
from bot.telegram.texts.time_settings import choice
from bot.telegram.views.paging import PAGE_SIZE, cut_page, paging_rows, side_by_side


def rules_screen(
    view: EntryView, rules: Sequence[Schedule], number: int, *, toast: str | None = None
) -> Screen:
    """List the hours of an entry."""
    code, page = view.code, cut_page(rules, number)
    shown = [
        (_step(words.rule_label(rule), DraftStep.RULE, code, page.number * PAGE_SIZE + at),)
        for at, rule in enumerate(page.items)
    ]
    turning = paging_rows(
        page, lambda to: DraftAct(act=DraftStep.PAGE, code=code, field=int(EntryField.HOURS), value=to)
    )
    add = _step(plain("➕ Add hours"), DraftStep.ADD_RULE, code)
    on = _step(plain("Next ›"), DraftStep.PREVIEW, code)
    back = back_button(EntryAct(act=EntryStep.EDIT, code=code))
    return Screen(words.rules(view, rules), (*shown, *turning, (add,), (back, on)), toast=toast)


def rule_screen(view: EntryView, rule: Schedule, at: int) -> Screen:
    """Show one rule with all that can be changed of it."""
    code = view.code
    rows: list[Row] = [
        (_step(plain("📆 Days"), DraftStep.DAYS, code), _step(plain("🕐 Time"), DraftStep.TIME, code)),
        (
            _step(words.audience_label(rule), DraftStep.WOMEN, code),
            _step(words.state_label(rule), DraftStep.STATE, code),
        ),
        (_step(words.holiday_label(rule.on_holiday), DraftStep.HOLIDAY, code),),
        _limits(rule, code),
        tuple(_texts(view, code)),
        (_step(plain("✖️ Delete"), DraftStep.DROP_RULE, code, at), _to_rules(code)),
    ]
    return Screen(words.rule(rule), tuple(rows))


def _limits(rule: Schedule, code: str) -> Row:
    until = _step(words.until_label(rule), DraftStep.UNTIL, code)
    if rule.interval > 1:
        return (until,)
    return (_step(words.since_label(rule), DraftStep.SINCE, code), until)


def _texts(view: EntryView, code: str) -> list[Button]:
    note = _step(plain("📝 Note"), DraftStep.NOTE, code)
    if view.listing.location.location_type is not LocationType.MOBILE:
        return [note]
    return [_step(plain("🚌 Stop"), DraftStep.STOP, code), note]


def days_screen(
    view: EntryView, part: Schedule, today: date, *, is_new: bool, refused: EntryRefused | None = None
) -> Screen:
    """Let days be chosen: weekdays, which ones of a month, every so many weeks."""
    code, ours, numbers = view.code, days_in(part), numbers_in(part)
    is_ruled = part.freq is not Freq.DATES
    days = [
        _step(choice(weekday_short(at), is_chosen=is_ruled and day in ours), DraftStep.DAY, code, at)
        for at, day in enumerate(DAY_CODES)
    ]
    counted = [
        _step(
            choice(words.number_name(number), is_chosen=is_ruled and number in numbers),
            DraftStep.NUMBER,
            code,
            at,
        )
        for at, number in enumerate(NUMBERS)
    ]
    rows = [*side_by_side(days, wide=4)]
    if ours and is_ruled:
        rows += [tuple(counted), *_interval_rows(part, code, today)]
    on = [_step(plain("Next ›"), DraftStep.DAYS_DONE, code)] if is_whole(part) else []
    text: Safe = words.new_rule(part, refused) if is_new else words.days(part, refused)
    return Screen(text, (*rows, (_to_rules(code), *on)))


def _interval_rows(part: Schedule, code: str, today: date) -> list[Row]:
    if numbers_in(part):
        return []
    often = [
        _step(
            choice(words.interval_name(interval), is_chosen=part.interval == interval),
            DraftStep.EVERY,
            code,
            interval,
        )
        for interval in INTERVALS
    ]
    rows: list[Row] = [*side_by_side(often)]
    if part.interval > 1:
        rows += [
            (
                _step(
                    choice(words.anchor_name(day), is_chosen=day == part.dtstart), DraftStep.ANCHOR, code, at
                ),
            )
            for at, day in enumerate(anchors(part, part.interval, today))
        ]
    return rows


def asked_screen(
    view: EntryView, asks: str, *, is_set: bool = False, refused: EntryRefused | None = None
) -> Screen:
    """Ask for something about a rule."""
    code = view.code
    rows: list[Row] = []
    if asks == words.HOURS:
        rows.append(
            (
                _step(plain("Around the clock"), DraftStep.WHOLE_DAY, code),
                _step(plain("By appointment"), DraftStep.BY_APPOINTMENT, code),
            )
        )
    if is_set:
        rows.append((_step(plain("🧹 Make it empty"), DraftStep.EMPTY, code),))
    return Screen(words.asked(asks, refused), (*rows, (_to_rules(code),)))


def _to_rules(code: str) -> Button:
    return _step(plain("‹ Back"), DraftStep.RULES, code)


def _step(label: str, step: DraftStep, code: str, value: int = 0) -> Button:
    return button(label, DraftAct(act=step, code=code, field=int(EntryField.HOURS), value=value))
