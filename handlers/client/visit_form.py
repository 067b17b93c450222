"""Making and moving a visit, press by press; days, times and words may be typed too."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.clock_times import parse_time
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.reminder import clean_wording
from bot.domain.typed_dates import Fault, Side, parse_date
from bot.domain.visit_settings import choices_of
from bot.domain.visit_templates import PERSON_FIRST, TEMPLATES, VisitKind, usual_of
from bot.domain.visits import LONGEST_AHEAD, Visit
from bot.services.scope import Scope
from bot.services.visits import VisitPast, VisitTooFar
from bot.telegram.screens import Screen
from bot.telegram.texts.date_words import date_words_typed
from bot.telegram.texts.reminders import saved
from bot.telegram.texts.typed_words import time_words_typed
from bot.telegram.texts.visit_form import Again
from bot.telegram.views import visit_form as views
from bot.telegram.views.new_reminder import wording_of
from bot.telegram.views.reminders import city_first_screen, plan_screen
from bot.telegram.views.visit_steps import step_to
from bot.telegram.visit_form_callbacks import UNKNOWN_MINUTE, Flags, VisitForm, VisitStep
from handlers.client.reminder_form import id_of, wall_of
from handlers.client.single_reminder import day_of

FAULTS = {Fault.UNCLEAR: Again.UNCLEAR, Fault.NO_SUCH_DAY: Again.NO_SUCH_DAY}


class VisitTyping(StatesGroup):
    """What she may type while she makes or moves a visit."""

    day = State()
    time = State()
    words = State()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a question of the form may use."""

    scope: Scope
    person: Person
    state: FSMContext

    @property
    def today(self) -> date:
        """Return the day it is by her clock."""
        return self.scope.reminders.today(self.person)

    async def listen(self, state: State, form: VisitForm) -> None:
        """Let the next thing she types answer this question; her own words stay."""
        kept = (await self.state.get_data()).get("wording")
        await self.state.set_state(state)
        await self.state.set_data({"form": form.pack(), "wording": kept})


def router() -> Router:
    """Answer the buttons of the form and what is typed into it."""
    router = Router(name="visit_form")
    router.callback_query.register(press, VisitForm.filter())
    is_typed = F.text & ~F.text.startswith("/")
    router.message.register(type_day, StateFilter(VisitTyping.day), is_typed)
    router.message.register(type_time, StateFilter(VisitTyping.time), is_typed)
    router.message.register(type_words, StateFilter(VisitTyping.words), is_typed)
    return router


async def press(
    _query: CallbackQuery, callback_data: VisitForm, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Show the question a button leads to."""
    if person.settings.zone is None:
        return city_first_screen()
    return await _show(callback_data, Desk(scope, person, state))


async def _show(form: VisitForm, desk: Desk) -> Screen:
    if form.plan and form.step in {VisitStep.CALENDAR, VisitStep.STORY} and not form.kind:
        view = await desk.scope.visits.get(desk.person, id_of(form.plan))
        form = form.model_copy(update={"kind": view.visit.kind})
    if form.step not in SHOWN:
        raise NotFound
    return await SHOWN[VisitStep(form.step)](form, desk)


async def _choose(form: VisitForm, desk: Desk) -> Screen:
    await desk.state.clear()
    lists = {
        VisitStep.CONTRACEPTION: views.contraception_screen,
        VisitStep.INFECTIONS: views.infections_screen,
    }
    return lists.get(VisitStep(form.step), views.choose_screen)()


async def _kind(form: VisitForm, desk: Desk) -> Screen:
    await desk.state.clear()
    return views.kind_screen(_kind_of(form))


async def _person(form: VisitForm, desk: Desk) -> Screen:
    await desk.state.clear()
    kind = _kind_of(form)
    if kind not in PERSON_FIRST:
        raise NotFound
    return views.person_screen(kind)


async def _calendar(form: VisitForm, desk: Desk, again: Again | None = None) -> Screen:
    _kind_of(form)
    if form.day:
        day_of(form.day)
    await desk.listen(VisitTyping.day, form)
    return views.calendar_screen(form, desk.today, again=again)


async def _interval(form: VisitForm, desk: Desk) -> Screen:
    kind, base = _kind_of(form), day_of(form.day)
    decided = (await desk.scope.programme.current()).visit_intervals
    interval = usual_of(kind, decided)
    interval = form.every.interval or interval
    if interval is None or interval not in choices_of(kind):
        raise NotFound
    if base > desk.today:
        return await _calendar(step_to(form, VisitStep.BASE), desk, Again.AHEAD)
    return views.interval_screen(form, interval, desk.today)


async def _time(form: VisitForm, desk: Desk, *, again: bool = False) -> Screen:
    _kind_of(form)
    refused = _refused(day_of(form.day), desk.today)
    if refused:
        return await _calendar(step_to(form, VisitStep.CALENDAR, day=0), desk, refused)
    if form.kind == VisitKind.PILLS:
        return await _words(step_to(form, VisitStep.WORDS), desk)
    await desk.listen(VisitTyping.time, form)
    return views.time_screen(form, again=again)


async def _words(form: VisitForm, desk: Desk, *, again: bool = False) -> Screen:
    _visit_of(form)
    await desk.listen(VisitTyping.words, form)
    return views.words_screen(form, again=again)


async def _preview(form: VisitForm, desk: Desk) -> Screen:
    visit, wording = _visit_of(form), await _wording_of(form, desk)
    if wording is None:
        return await _words(step_to(form, VisitStep.WORDS, words=1), desk)
    try:
        shown = await desk.scope.visits.preview(desk.person, visit)
    except (VisitPast, VisitTooFar) as error:
        return await _elsewhere(form, desk, error)
    return views.preview_screen(form, visit, wording, shown)


async def _save(form: VisitForm, desk: Desk) -> Screen:
    visit, plan_id, visits = _visit_of(form), id_of(form.plan), desk.scope.visits
    known = {plan.id for plan in await desk.scope.reminders.list_of(desk.person)}
    try:
        if plan_id in known:
            kept = (await visits.get(desk.person, plan_id)).visit
            is_next = bool(form.flags & Flags.NEXT) and kept.day != visit.day
            view = await visits.move(desk.person, plan_id, day=visit.day, wall=visit.wall, is_next=is_next)
        else:
            wording = await _wording_of(form, desk)
            if wording is None:
                return await _words(step_to(form, VisitStep.WORDS, words=1, plan=""), desk)
            view = await visits.keep(desk.person, plan_id, visit, wording)
    except (VisitPast, VisitTooFar) as error:
        return await _elsewhere(form, desk, error)
    await desk.state.clear()
    return plan_screen(view, desk.scope.world.clock.now(), toast=saved())


async def _story(form: VisitForm, desk: Desk) -> Screen:
    view = await desk.scope.visits.get(desk.person, id_of(form.plan))
    return views.plan_story_screen(view.visit.kind, form.plan)


async def _elsewhere(form: VisitForm, desk: Desk, error: VisitPast | VisitTooFar) -> Screen:
    again = Again.PAST if isinstance(error, VisitPast) else Again.TOO_FAR
    return await _calendar(step_to(form, VisitStep.CALENDAR, day=0), desk, again)


async def type_day(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Type a day; what is not one, or does not fit, is kindly asked for again."""
    desk, form = Desk(scope, person, state), await _form_of(state)
    is_base = form.step == VisitStep.BASE
    side = Side.BEHIND if is_base else Side.AHEAD
    day = parse_date(message.text or "", desk.today, date_words_typed(), side=side)
    if isinstance(day, Fault):
        return await _calendar(form, desk, FAULTS[day])
    if is_base:
        again = _refused_base(day, desk.today)
        following = step_to(form, VisitStep.INTERVAL, day=day.toordinal())
    else:
        again = _refused(day, desk.today)
        following = step_to(form, VisitStep.TIME, day=day.toordinal())
    return await _calendar(form, desk, again) if again else await _show(following, desk)


async def type_time(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Type the time of the visit; what is not understood is kindly asked for again."""
    desk, form = Desk(scope, person, state), await _form_of(state)
    wall = parse_time(message.text or "", time_words_typed())
    if wall is None:
        return await _time(form, desk, again=True)
    step = VisitStep.PREVIEW if form.plan else VisitStep.WORDS
    return await _show(step_to(form, step, minute=wall.hour * 60 + wall.minute), desk)


async def type_words(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Write her own words and see what they give."""
    desk, form = Desk(scope, person, state), await _form_of(state)
    wording = clean_wording(message.text or "")
    if wording is None:
        return await _words(form, desk, again=True)
    await state.update_data({"wording": wording})
    return await _show(step_to(form, VisitStep.PREVIEW, words=0), desk)


async def _form_of(state: FSMContext) -> VisitForm:
    return VisitForm.unpack(str((await state.get_data())["form"]))


async def _wording_of(form: VisitForm, desk: Desk) -> str | None:
    if form.plan and form.step == VisitStep.PREVIEW:
        return (await desk.scope.visits.get(desk.person, id_of(form.plan))).wording
    if form.words == 0:
        return (await desk.state.get_data()).get("wording")
    return wording_of(form.words)


def _kind_of(form: VisitForm) -> VisitKind:
    if form.kind not in TEMPLATES and not form.plan:
        raise NotFound
    return VisitKind(form.kind)


def _visit_of(form: VisitForm) -> Visit:
    return Visit(
        _kind_of(form),
        day_of(form.day),
        None if form.minute == UNKNOWN_MINUTE else wall_of(form.minute),
        form.every.interval,
        is_followed=bool(form.flags & Flags.FOLLOWED),
    )


def _refused(day: date, today: date) -> Again | None:
    if day < today:
        return Again.PAST
    return Again.TOO_FAR if day > today + LONGEST_AHEAD else None


def _refused_base(day: date, today: date) -> Again | None:
    if day > today:
        return Again.AHEAD
    return Again.TOO_FAR if day < today - LONGEST_AHEAD else None


SHOWN: dict[VisitStep, Callable[[VisitForm, Desk], Awaitable[Screen]]] = {
    VisitStep.CHOOSE: _choose,
    VisitStep.CONTRACEPTION: _choose,
    VisitStep.INFECTIONS: _choose,
    VisitStep.KIND: _kind,
    VisitStep.PERSON: _person,
    VisitStep.CALENDAR: _calendar,
    VisitStep.BASE: _calendar,
    VisitStep.INTERVAL: _interval,
    VisitStep.TIME: _time,
    VisitStep.WORDS: _words,
    VisitStep.PREVIEW: _preview,
    VisitStep.SAVE: _save,
    VisitStep.STORY: _story,
}
