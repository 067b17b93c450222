"""What she sets of a reminder that is kept: other times, pause, quiet hours, end, nudges, supply, taper."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.domain.clock_times import Times, read_span, read_times
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.recurrence import Rule
from bot.domain.typed_numbers import read_number
from bot.domain.wall_times import Hours
from bot.domain.wishes import MOST_TIMES
from bot.services.new_reminders import disturbed_by
from bot.services.plan_settings import PlanSettings, PlanSettingsView
from bot.services.scope import Scope
from bot.telegram.form_callbacks import PlanSet
from bot.telegram.screens import Screen
from bot.telegram.texts.reminders import saved
from bot.telegram.texts.typed_words import number_fillers, time_words_typed
from bot.telegram.texts.unasked import supply_wording
from bot.telegram.views.new_reminder import change_time_screen
from bot.telegram.views.plan_settings import ASKED, What, quiet_screen, setting_screen, settings_screen
from bot.telegram.views.reminders import plan_screen
from handlers.client.reminder_answers import day_typed
from handlers.client.reminder_form import id_of
from handlers.client.reminder_steps import ReminderForm

FIRST_ORDINAL = date(2020, 1, 1).toordinal()
LAST_ORDINAL = date(2100, 1, 1).toordinal()
UNTIL_RETURN, RESUME = 0, 1


def router() -> Router:
    """Answer the buttons of the settings and what is typed into them."""
    router = Router(name="reminder_settings")
    router.callback_query.register(press, PlanSet.filter())
    is_typed = F.text & ~F.text.startswith("/")
    router.message.register(type_time, StateFilter(ReminderForm.time), is_typed)
    router.message.register(type_setting, StateFilter(ReminderForm.setting), is_typed)
    return router


async def press(
    _query: CallbackQuery, callback_data: PlanSet, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Look at the settings, ask for one of them, or set it."""
    if callback_data.what not in set(What):
        raise NotFound
    plan_id, what = id_of(callback_data.plan), What(callback_data.what)
    await state.clear()
    if what is What.SHOW:
        return settings_screen(await scope.plan_settings.get(person, plan_id))
    if callback_data.value == ASKED:
        return await _ask(what, await scope.plan_settings.get(person, plan_id), state)
    view = await SETTERS[what](scope.plan_settings, person, plan_id, callback_data.value)
    return settings_screen(view, toast=saved())


async def _ask(what: What, view: PlanSettingsView, state: FSMContext, *, again: bool = False) -> Screen:
    await state.set_state(ReminderForm.setting)
    await state.set_data({"plan": view.id.hex, "what": int(what)})
    return setting_screen(what, view, again=again)


async def type_setting(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Type a day, hours or a number of days; what is not understood is kindly asked again."""
    answers = await state.get_data()
    what, view = What(answers["what"]), await scope.plan_settings.get(person, id_of(answers["plan"]))
    try:
        shown = await _set_typed(what, message.text or "", view, scope=scope, person=person)
    except NotFound:
        return await _ask(what, view, state, again=True)
    await state.clear()
    return settings_screen(shown, toast=saved())


async def _set_typed(
    what: What, text: str, view: PlanSettingsView, *, scope: Scope, person: Person
) -> PlanSettingsView:
    """Set what she wrote.

    Raises:
        NotFound: it names nothing that can be set.
    """
    if what is What.QUIET:
        hours = read_span(text, time_words_typed())
        if hours is None:
            raise NotFound
        return await scope.plan_settings.choose_quiet_hours(person, view.id, hours)
    value = _value(what, text, view)
    if value is None:
        raise NotFound
    return await SETTERS[what](scope.plan_settings, person, view.id, value)


def _value(what: What, text: str, view: PlanSettingsView) -> int | None:
    if what in {What.PAUSE, What.END}:
        day = day_typed(text, view.today)
        return None if day is None else day.toordinal()
    return read_number(text, number_fillers())


async def _pause(settings: PlanSettings, person: Person, plan_id: UUID, value: int) -> PlanSettingsView:
    if value == RESUME:
        return await settings.resume(person, plan_id)
    return await settings.pause(person, plan_id, until=None if value == UNTIL_RETURN else _day(value))


async def _quiet(settings: PlanSettings, person: Person, plan_id: UUID, value: int) -> PlanSettingsView:
    return await settings.keep_quiet(person, plan_id, is_kept=bool(value))


async def _end(settings: PlanSettings, person: Person, plan_id: UUID, value: int) -> PlanSettingsView:
    return await settings.end(person, plan_id, last_day=_day(value) if value else None)


async def _nudge(settings: PlanSettings, person: Person, plan_id: UUID, value: int) -> PlanSettingsView:
    return await settings.nudge(person, plan_id, times=value)


async def _supply(settings: PlanSettings, person: Person, plan_id: UUID, value: int) -> PlanSettingsView:
    return await settings.supply(person, plan_id, days=value, wording=supply_wording())


async def _taper(settings: PlanSettings, person: Person, plan_id: UUID, value: int) -> PlanSettingsView:
    del value
    return await settings.taper(person, plan_id)


SETTERS: Final[Mapping[What, Callable[[PlanSettings, Person, UUID, int], Awaitable[PlanSettingsView]]]] = (
    MappingProxyType(
        {
            What.PAUSE: _pause,
            What.QUIET: _quiet,
            What.END: _end,
            What.NUDGES: _nudge,
            What.SUPPLY: _supply,
            What.TAPER: _taper,
        }
    )
)


def _day(ordinal: int) -> date:
    if not FIRST_ORDINAL <= ordinal <= LAST_ORDINAL:
        raise NotFound
    return date.fromordinal(ordinal)


async def type_time(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Type other times of a reminder; what is not understood is kindly asked again."""
    plan_id = id_of(str((await state.get_data())["plan"]))
    plan = await scope.reminders.get(person, plan_id)
    count = len(plan.rule.times) if isinstance(plan.rule, Rule) else 1
    times = _times_of(message.text or "", count)
    if times is None:
        return change_time_screen(plan_id.hex, count=count, again=True)
    return await take_times(plan_id, times, scope=scope, person=person, state=state)


def _times_of(text: str, count: int) -> Times | None:
    """Read times of day, as many as there are now if the text allows it; None when it is unclear."""
    words = time_words_typed()
    readings = read_times(text, words, count=count) or read_times(text, words)
    return readings[0] if len(readings) == 1 and len(readings[0]) <= MOST_TIMES else None


async def take_times(
    plan_id: UUID, times: Times, *, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Move a reminder to these times of day; ask what is to be where they fall into her hours of quiet."""
    await state.clear()
    plan = await scope.reminders.change_times(person, plan_id, times)
    now = scope.world.clock.now()
    if disturbed_by(Hours.read(person.settings.quiet), plan.rule, now, plan.zone):
        return quiet_screen(await scope.plan_settings.get(person, plan_id), toast=saved())
    return plan_screen(plan, now, toast=saved())
