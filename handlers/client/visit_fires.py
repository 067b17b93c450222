"""What she answers to a message about a visit."""

from uuid import UUID

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.services.visits import VisitAnswer
from bot.telegram.screens import Screen
from bot.telegram.views.visit_fires import VisitResponse, story_screen, visit_fire_screen
from bot.telegram.views.visit_steps import calendar_form, next_form
from bot.telegram.visit_form_callbacks import VisitAct
from handlers.client.reminder_form import id_of
from handlers.client.visit_form import press

ANSWERS = {
    VisitResponse.COME: VisitAnswer.COME,
    VisitResponse.CANCEL: VisitAnswer.CANCEL,
    VisitResponse.BEEN: VisitAnswer.BEEN,
    VisitResponse.FAILED: VisitAnswer.FAILED,
    VisitResponse.UNDO: VisitAnswer.UNDO,
}
FORMS = {VisitResponse.MOVE: calendar_form, VisitResponse.NEXT: next_form}


def router() -> Router:
    """Answer the buttons under a message about a visit."""
    router = Router(name="visit_fires")
    router.callback_query.register(act, VisitAct.filter())
    return router


async def act(
    query: CallbackQuery, callback_data: VisitAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Take her answer, or show what she asks for."""
    fire_id, response = id_of(callback_data.fire), _response(callback_data.act)
    if response in ANSWERS:
        return visit_fire_screen(fire_id, await scope.visits.answer(person, fire_id, ANSWERS[response]))
    return await _looked_at(fire_id, response, query, (scope, person, state))


async def _looked_at(
    fire_id: UUID,
    response: VisitResponse,
    query: CallbackQuery,
    pressed: tuple[Scope, Person, FSMContext],
) -> Screen:
    scope, person, state = pressed
    view = await scope.visits.of_fire(person, fire_id)
    if response in FORMS:
        return await press(query, FORMS[response](view), scope, person, state)
    return (
        story_screen(fire_id, view) if response is VisitResponse.STORY else visit_fire_screen(fire_id, view)
    )


def _response(number: int) -> VisitResponse:
    if number not in set(VisitResponse):
        raise NotFound
    return VisitResponse(number)
