"""Her reminders: the list, and one of them; those that have come are in `fires`."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, TelegramObject

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.recurrence import Rule
from bot.services.scope import Scope
from bot.telegram.callbacks import Go, PhoneSeen, Place, PlanAct, PlanPages
from bot.telegram.screens import Screen
from bot.telegram.texts.reminders import deleted, phone_answers
from bot.telegram.views.new_reminder import change_time_screen
from bot.telegram.views.reminders import (
    Act,
    city_first_screen,
    delete_screen,
    list_screen,
    phone_screen,
    plan_screen,
)
from handlers.client.reminder_form import id_of
from handlers.client.reminder_steps import ReminderForm


def router() -> Router:
    """Answer /reminders, the list, and every button of a reminder."""
    router = Router(name="reminders")
    router.message.register(show_list, Command("reminders"))
    router.callback_query.register(show_list, Go.filter(F.to == Place.REMINDERS))
    router.callback_query.register(answer_phone, PhoneSeen.filter())
    router.callback_query.register(turn_page, PlanPages.filter())
    router.callback_query.register(switch, PlanAct.filter(F.act.in_({Act.TURN_ON, Act.TURN_OFF})))
    router.callback_query.register(delete, PlanAct.filter(F.act == Act.DELETE))
    router.callback_query.register(show_plan, PlanAct.filter())
    return router


async def show_list(
    _event: TelegramObject, scope: Scope, person: Person, state: FSMContext, page: int = 0
) -> Screen:
    """Show the list; ask first what must be known before the first reminder."""
    await state.clear()
    if person.settings.zone is None:
        return city_first_screen()
    if person.settings.phone_seen_by is None:
        return phone_screen()
    return list_screen(
        await scope.reminders.list_of(person),
        scope.world.clock.now(),
        page=page,
        asks_clock=await scope.zone_moves.choice(person) is not None,
        is_check_in_offered=not await scope.check_ins.has_one(person),
    )


async def answer_phone(
    query: CallbackQuery, callback_data: PhoneSeen, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Keep who else sees her phone and go on to the list."""
    stored = dict(enumerate((value for value, _ in phone_answers()), start=1))
    if callback_data.who not in stored:
        raise NotFound
    person.settings.phone_seen_by = stored[callback_data.who]
    return await show_list(query, scope, person, state)


async def turn_page(
    query: CallbackQuery, callback_data: PlanPages, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Show another page of the list."""
    return await show_list(query, scope, person, state, page=callback_data.page)


async def switch(_query: CallbackQuery, callback_data: PlanAct, scope: Scope, person: Person) -> Screen:
    """Turn a reminder on or off."""
    is_on = callback_data.act == Act.TURN_ON
    plan = await scope.reminders.switch(person, id_of(callback_data.plan), on=is_on)
    return plan_screen(plan, scope.world.clock.now())


async def delete(_query: CallbackQuery, callback_data: PlanAct, scope: Scope, person: Person) -> Screen:
    """Delete a reminder and go back to the list."""
    await scope.reminders.delete(person, id_of(callback_data.plan))
    plans = await scope.reminders.list_of(person)
    return list_screen(plans, scope.world.clock.now(), toast=deleted())


async def show_plan(
    _query: CallbackQuery, callback_data: PlanAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Show a reminder, or the question before its time is changed or it is deleted."""
    await state.clear()
    plan = await scope.reminders.get(person, id_of(callback_data.plan))
    if callback_data.act == Act.ASK_DELETE:
        return delete_screen(plan)
    if callback_data.act == Act.CHANGE_TIME:
        await state.set_state(ReminderForm.time)
        await state.set_data({"plan": callback_data.plan})
        count = len(plan.rule.times) if isinstance(plan.rule, Rule) else 1
        return change_time_screen(callback_data.plan, count=count)
    return plan_screen(plan, scope.world.clock.now())
