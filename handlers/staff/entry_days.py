"""Editing the changed days of an entry; they lie in the draft until they are seen and saved."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.domain import day_editing
from bot.domain.directory import ScheduleException
from bot.domain.directory_times import NotUnderstood
from bot.domain.entry_checks import EntryRefused, read_remark
from bot.domain.entry_fields import exception_from_json, exception_to_json
from bot.domain.typed_hours import read_dates, read_hours
from bot.services.entries import EntryView
from bot.telegram.directory_callbacks import DraftAct, DraftStep
from bot.telegram.screens import Screen
from bot.telegram.texts import entry_days as words
from bot.telegram.texts.directory_words import form_words
from bot.telegram.texts.rule_words import changed_lines
from bot.telegram.views import entry_days as views
from handlers.staff.entry_draft import Desk, Draft, Step, change_draft, keep_draft

FURTHEST = timedelta(days=800)


def editor(view: EntryView, draft: Draft) -> Screen:
    """Show the changed days of a draft from today on."""
    first = view.card.today if view.card else date.min
    return views.days_screen(view, changed_lines(_days(draft), first), draft.page)


def _days(draft: Draft) -> list[ScheduleException]:
    return [exception_from_json(item) for item in draft.value]


def _dates(draft: Draft) -> list[date]:
    return [date.fromisoformat(day) for day in draft.part.get("dates", ())]


async def _list(draft: Draft, _pressed: DraftAct | None, desk: Desk) -> Screen:
    draft.part = {}
    await keep_draft(desk.state, draft)
    return editor(await desk.view(draft.code), draft)


async def _put(draft: Draft, desk: Desk, days: Sequence[ScheduleException]) -> Screen:
    await change_draft(desk.state, draft, [exception_to_json(item) for item in days])
    return await _list(draft, None, desk)


async def _add(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    draft.part = {}
    return await _ask(draft, desk, words.DATES)


async def _ask(draft: Draft, desk: Desk, asks: str, refused: EntryRefused | None = None) -> Screen:
    await keep_draft(desk.state, draft, asks=asks)
    return views.asked_screen(await desk.view(draft.code), asks, refused)


async def _soon(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    view = await desk.view(draft.code)
    day = desk.scope.editing.today(view.listing) + timedelta(days=pressed.value % 2)
    return await _choose(draft, desk, [day])


async def _open(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    today = desk.scope.editing.today((await desk.view(draft.code)).listing)
    if not abs(pressed.value - today.toordinal()) < FURTHEST.days:
        return await _list(draft, pressed, desk)
    return await _choose(draft, desk, [date.fromordinal(pressed.value)])


async def _choose(
    draft: Draft, desk: Desk, dates: Sequence[date], refused: EntryRefused | None = None
) -> Screen:
    """Ask what happens on these days."""
    draft.part = {"dates": [day.isoformat() for day in dates]}
    await keep_draft(desk.state, draft)
    is_known = any(item.day in dates for item in _days(draft))
    return views.what_screen(await desk.view(draft.code), dates, is_known=is_known, refused=refused)


async def _closed(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    return await _put(draft, desk, day_editing.closed(_days(draft), _dates(draft)))


async def _drop(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    return await _put(draft, desk, day_editing.without(_days(draft), _dates(draft)))


def _asking(asks: str) -> Step:
    async def step(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
        return await _ask(draft, desk, asks if _dates(draft) else words.DATES)

    return step


async def take(draft: Draft, text: str, desk: Desk) -> Screen:
    """Take what was typed; what is not certain is asked again."""
    try:
        return await _take(draft, text, desk)
    except (NotUnderstood, EntryRefused) as error:
        refused = EntryRefused(error.code, getattr(error, "limit", 0))
    if refused.code in {"no_hours_that_day", "unsure_day"}:
        return await _choose(draft, desk, _dates(draft), refused)
    return await _ask(draft, desk, draft.asks or words.DATES, refused)


async def _take(draft: Draft, text: str, desk: Desk) -> Screen:
    view = await desk.view(draft.code)
    dates, today = _dates(draft), desk.scope.editing.today(view.listing)
    if draft.asks == words.DATES or not dates:
        return await _choose(draft, desk, read_dates(text, today))
    if draft.asks == words.HOURS:
        typed = read_hours(text, form_words().words, today)
        if typed.byday or typed.dates:
            raise EntryRefused("bad_span")
        audience = day_editing.audience_of(view.listing.place.schedules)
        return await _put(draft, desk, day_editing.with_hours(_days(draft), dates, typed.spans, audience))
    said = read_remark(text)
    change = {words.STOP: day_editing.moved}.get(draft.asks, day_editing.noted)
    regular = await desk.scope.day_statuses.regular(view.listing, dates)
    zone = ZoneInfo(view.listing.location.zone)
    return await _put(draft, desk, change(_days(draft), dates, said, regular, zone))


STEPS: Mapping[int, Step] = {
    DraftStep.DAY_LIST: _list,
    DraftStep.ADD_DAY: _add,
    DraftStep.DAY_SOON: _soon,
    DraftStep.DAY_OPEN: _open,
    DraftStep.DAYS_CLOSED: _closed,
    DraftStep.DAYS_HOURS: _asking(words.HOURS),
    DraftStep.DAYS_MOVED: _asking(words.STOP),
    DraftStep.DAYS_NOTE: _asking(words.NOTE),
    DraftStep.DROP_DAY: _drop,
}
