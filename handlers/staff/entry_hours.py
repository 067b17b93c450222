"""Editing the hours of an entry by small steps; the rules lie in the draft until they are seen and saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.directory import Schedule
from bot.domain.directory_times import DAY_CODES, MIDNIGHT, NotUnderstood, Span, parse_days
from bot.domain.entry_checks import EntryRefused, read_remark
from bot.domain.entry_fields import schedule_from_json, schedule_to_json
from bot.domain.rule_editing import (
    INTERVALS,
    NUMBERS,
    anchors,
    empty_rule,
    every,
    is_whole,
    toggle_day,
    toggle_number,
    turn_audience,
    turn_holiday,
    turn_state,
    with_typed,
)
from bot.domain.typed_hours import BETWEEN_DAYS, TypedHours, read_date, read_dates, read_hours
from bot.services.entries import EntryView
from bot.telegram.directory_callbacks import DraftAct, DraftStep
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts import entry_hours as words
from bot.telegram.texts.directory_words import form_words
from bot.telegram.views import entry_hours as views
from handlers.staff.entry_draft import Desk, Draft, Step, change_draft, keep_draft


def editor(view: EntryView, draft: Draft) -> Screen:
    """Show the rules of a draft."""
    return views.rules_screen(view, _rules(draft), draft.page)


def _rules(draft: Draft) -> list[Schedule]:
    return [schedule_from_json(item) for item in draft.value]


def _is_new(draft: Draft) -> bool:
    return not 0 <= draft.at < len(draft.value)


def _current(draft: Draft) -> Schedule:
    """Return the rule in hand: the part that is not whole yet, or one of the list."""
    if draft.part:
        return schedule_from_json(draft.part)
    return empty_rule(_rules(draft)) if _is_new(draft) else _rules(draft)[draft.at]


async def _list(draft: Draft, _pressed: DraftAct | None, desk: Desk) -> Screen:
    draft.part, draft.at = {}, -1
    await keep_draft(desk.state, draft)
    return editor(await desk.view(draft.code), draft)


async def _put(draft: Draft, desk: Desk, rules: Sequence[Schedule]) -> None:
    """Put rules in the place of the one in hand, or behind all others."""
    at = len(draft.value) if _is_new(draft) else draft.at
    value = [*draft.value[:at], *(schedule_to_json(rule) for rule in rules), *draft.value[at + 1 :]]
    draft.part = {}
    await change_draft(desk.state, draft, value)


async def _rule(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    draft.at, draft.part = pressed.value, {}
    return await _show_rule(draft, desk)


async def _show_rule(draft: Draft, desk: Desk) -> Screen:
    if _is_new(draft):
        return await _list(draft, None, desk)
    await keep_draft(desk.state, draft)
    return views.rule_screen(await desk.view(draft.code), _rules(draft)[draft.at], draft.at)


async def _add(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    draft.at = len(draft.value)
    return await _choose_days(draft, desk, empty_rule(_rules(draft)))


async def _days(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    return await _choose_days(draft, desk, _current(draft))


async def _choose_days(
    draft: Draft, desk: Desk, part: Schedule, refused: EntryRefused | None = None
) -> Screen:
    view, is_new = await desk.view(draft.code), _is_new(draft)
    draft.part = schedule_to_json(part)
    await keep_draft(desk.state, draft, asks=words.HOURS if is_new else words.DAYS)
    return views.days_screen(view, part, _today(desk, view), is_new=is_new, refused=refused)


def _today(desk: Desk, view: EntryView) -> date:
    return desk.scope.editing.today(view.listing)


async def _day(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    part = toggle_day(_current(draft), DAY_CODES[pressed.value % len(DAY_CODES)])
    return await _choose_days(draft, desk, part)


async def _number(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    part = toggle_number(_current(draft), NUMBERS[pressed.value % len(NUMBERS)])
    return await _choose_days(draft, desk, part)


async def _every(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    interval = pressed.value if pressed.value in INTERVALS else 1
    return await _choose_days(draft, desk, every(_current(draft), interval, None))


async def _anchor(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    part, view = _current(draft), await desk.view(draft.code)
    offered = anchors(part, part.interval, _today(desk, view))
    if offered:
        part = every(part, part.interval, offered[pressed.value % len(offered)])
    return await _choose_days(draft, desk, part)


async def _days_done(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen | Toast:
    """Go on with the hours of a new rule; of a known one its days are changed."""
    part = _current(draft)
    if not is_whole(part):
        return Toast(words.choose_days())
    if _is_new(draft):
        return await _time(draft, pressed, desk)
    await _put(draft, desk, [part])
    return await _show_rule(draft, desk)


async def _time(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    return await _ask(draft, desk, words.HOURS)


async def _ask(draft: Draft, desk: Desk, asks: str, refused: EntryRefused | None = None) -> Screen:
    await keep_draft(desk.state, draft, asks=asks)
    view, is_set = await desk.view(draft.code), _is_set(_current(draft), asks)
    return views.asked_screen(view, asks, is_set=is_set, refused=refused)


def _is_set(rule: Schedule, asks: str) -> bool:
    kept = {words.SINCE: rule.dtstart, words.UNTIL: rule.until, words.STOP: rule.stop, words.NOTE: rule.note}
    return bool(kept.get(asks))


async def _whole_day(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen | Toast:
    asked = pressed.act == DraftStep.BY_APPOINTMENT
    typed = TypedHours((Span(MIDNIGHT, MIDNIGHT, by_appointment=asked),))
    if not is_whole(_current(draft)):
        return Toast(words.choose_days())
    await _put(draft, desk, with_typed(_current(draft), typed))
    return await _list(draft, None, desk)


def _turning(turn: Callable[[Schedule], Schedule]) -> Step:
    async def step(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
        if _is_new(draft):
            return await _list(draft, None, desk)
        await _put(draft, desk, [turn(_current(draft))])
        return await _show_rule(draft, desk)

    return step


def _asking(asks: str) -> Step:
    async def step(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
        return await _list(draft, None, desk) if _is_new(draft) else await _ask(draft, desk, asks)

    return step


async def _empty(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    """Take out what was asked for."""
    empty: dict[str, object] = {
        words.SINCE: {"dtstart": None},
        words.UNTIL: {"until": None},
        words.STOP: {"stop": ""},
        words.NOTE: {"note": ""},
    }
    changes = empty.get(draft.asks)
    if _is_new(draft) or not isinstance(changes, dict):
        return await _list(draft, pressed, desk)
    await _put(draft, desk, [replace(_current(draft), **changes)])
    return await _show_rule(draft, desk)


async def _drop(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    """Take out the rule in hand, if it is the one that the button was made for."""
    if not _is_new(draft) and pressed.value == draft.at:
        await _put(draft, desk, [])
    return await _list(draft, pressed, desk)


async def take(draft: Draft, text: str, desk: Desk) -> Screen:
    """Take what was typed; what is not certain is asked again."""
    try:
        return await _take(draft, text, desk)
    except NotUnderstood as error:
        refused = EntryRefused(error.code)
    except EntryRefused as error:
        refused = error
    if draft.asks == words.DAYS or (draft.part and _is_new(draft) and not is_whole(_current(draft))):
        return await _choose_days(draft, desk, _current(draft), refused)
    return await _ask(draft, desk, draft.asks, refused)


async def _take(draft: Draft, text: str, desk: Desk) -> Screen:
    today = _today(desk, await desk.view(draft.code))
    if draft.asks == words.HOURS:
        rules = with_typed(_current(draft), read_hours(text, form_words().words, today))
        if not all(is_whole(rule) for rule in rules):
            raise EntryRefused("which_days")
        await _put(draft, desk, rules)
        return await _list(draft, None, desk)
    changed = _typed(draft, text, today)
    await _put(draft, desk, [changed])
    return await _show_rule(draft, desk)


def _typed(draft: Draft, text: str, today: date) -> Schedule:
    rule = _current(draft)
    if draft.asks == words.DAYS:
        days = parse_days([part for part in BETWEEN_DAYS.split(text) if part.strip()], form_words().words)
        typed = TypedHours(
            (Span(rule.opens, rule.closes),), days or (), () if days else read_dates(text, today)
        )
        return with_typed(rule, typed)[0]
    if draft.asks in (words.STOP, words.NOTE):
        said = read_remark(text)
        return replace(rule, stop=said) if draft.asks == words.STOP else replace(rule, note=said)
    return _with_limit(rule, read_date(text, today), is_first=draft.asks == words.SINCE)


def _with_limit(rule: Schedule, day: date, *, is_first: bool) -> Schedule:
    rule = replace(rule, dtstart=day) if is_first else replace(rule, until=day)
    if rule.dtstart and rule.until and rule.until < rule.dtstart:
        raise EntryRefused("until_before_since")
    return rule


STEPS: Mapping[int, Step] = {
    DraftStep.RULES: _list,
    DraftStep.RULE: _rule,
    DraftStep.ADD_RULE: _add,
    DraftStep.DAYS: _days,
    DraftStep.DAY: _day,
    DraftStep.NUMBER: _number,
    DraftStep.EVERY: _every,
    DraftStep.ANCHOR: _anchor,
    DraftStep.DAYS_DONE: _days_done,
    DraftStep.TIME: _time,
    DraftStep.WHOLE_DAY: _whole_day,
    DraftStep.BY_APPOINTMENT: _whole_day,
    DraftStep.WOMEN: _turning(turn_audience),
    DraftStep.STATE: _turning(turn_state),
    DraftStep.HOLIDAY: _turning(turn_holiday),
    DraftStep.SINCE: _asking(words.SINCE),
    DraftStep.UNTIL: _asking(words.UNTIL),
    DraftStep.STOP: _asking(words.STOP),
    DraftStep.NOTE: _asking(words.NOTE),
    DraftStep.EMPTY: _empty,
    DraftStep.DROP_RULE: _drop,
}
