"""A check-in that has come: one tap, a question, or not now; and one kind question after it."""

from dataclasses import replace

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.domain.care import MISSING_NUMBERS
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.care_callbacks import CheckAct, MissingAct, SupplyAct
from bot.telegram.screens import Screen
from bot.telegram.views.check_ins import (
    Said,
    check_in_message,
    fine_screen,
    glad_screen,
    help_screen,
    not_now_screen,
    reasons_screen,
    told_screen,
    undo_row,
)
from handlers.client.question import choose_theme
from handlers.client.reminder_form import id_of


def router() -> Router:
    """Answer the buttons under a check-in."""
    router = Router(name="check_ins")
    router.callback_query.register(answer, CheckAct.filter())
    router.callback_query.register(why, MissingAct.filter())
    router.callback_query.register(used_up, SupplyAct.filter())
    return router


async def answer(
    query: CallbackQuery, callback_data: CheckAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Answer a check-in, or take the answer back."""
    fire_id = id_of(callback_data.fire)
    match callback_data.act:
        case Said.FINE:
            return fine_screen(fire_id, is_asked=await scope.check_ins.fine(person, fire_id))
        case Said.QUESTION:
            await scope.check_ins.has_question(person, fire_id)
            themes = await choose_theme(query, scope, person, state)
            return replace(themes, rows=(*themes.rows, undo_row(fire_id)))
        case Said.NOT_NOW:
            await scope.check_ins.not_now(person, fire_id)
            return not_now_screen(fire_id)
    message_id = query.message.message_id if query.message else None
    wording = await scope.check_ins.undo(person, fire_id, message_id=message_id)
    return Screen(*check_in_message(fire_id, wording))


async def why(_query: CallbackQuery, callback_data: MissingAct, scope: Scope) -> Screen:
    """Say how taking medicines goes; a reason is counted and nothing else."""
    if callback_data.why == 0:
        return reasons_screen()
    if callback_data.why not in MISSING_NUMBERS:
        return glad_screen()
    reason = MISSING_NUMBERS[callback_data.why]
    await scope.check_ins.missing(reason)
    return help_screen(reason)


async def used_up(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Let somebody know that they are used up."""
    await scope.check_ins.used_up(person)
    return told_screen()
