"""Tasks in the private chat: who should be looked after, and what came of it."""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.care import OUTCOME_NUMBERS, Outcome, TaskDone
from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.care_callbacks import CareAct, CareGo
from bot.telegram.desk_callbacks import QueueAct
from bot.telegram.screens import Screen
from bot.telegram.texts.care import done_already, noted, write_there
from bot.telegram.texts.staff import gone
from bot.telegram.views.care import Do, later_screen, task_screen, tasks_screen
from bot.telegram.views.staff import Act
from bot.telegram.views.worklist import Where, case_screen


def router() -> Router:
    """Answer the list of tasks and what is pressed in one."""
    router = Router(name="care")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(show_list, CareGo.filter())
    router.callback_query.register(act, CareAct.filter())
    return router


async def show_list(_query: CallbackQuery, callback_data: CareGo, scope: Scope, member: Member) -> Screen:
    """Show a page of the tasks."""
    return await _listed(scope, member, callback_data.page)


async def act(_query: CallbackQuery, callback_data: CareAct, scope: Scope, member: Member) -> Screen:
    """Show a task, or do something to it; of two at once, one is told."""
    try:
        return await _do(callback_data, scope, member)
    except TaskDone:
        return await _listed(scope, member, callback_data.page, toast=done_already())
    except (NotFound, ValueError):
        return await _listed(scope, member, callback_data.page, toast=gone())


async def _do(pressed: CareAct, scope: Scope, member: Member) -> Screen:
    task_id, page = UUID(pressed.task), pressed.page
    match pressed.act:
        case Do.TAKE:
            await scope.care.take(task_id, member)
        case Do.WRITE:
            return await _write(task_id, scope, member)
        case Do.ASK_LATER:
            return later_screen(await scope.care.view(task_id, member), page)
        case Do.END | Do.LATER:
            await _end(pressed, scope, member)
            return await _listed(scope, member, page, toast=noted())
    return task_screen(await scope.care.view(task_id, member), page)


async def _end(pressed: CareAct, scope: Scope, member: Member) -> None:
    if pressed.act == Do.LATER:
        await scope.care.end(UUID(pressed.task), member, Outcome.LATER, days=pressed.value)
        return
    if pressed.value not in OUTCOME_NUMBERS:
        raise NotFound
    await scope.care.end(UUID(pressed.task), member, OUTCOME_NUMBERS[pressed.value])


async def _write(task_id: UUID, scope: Scope, member: Member) -> Screen:
    """Open, or continue, the conversation with her, and show it."""
    thread = await scope.reaching_out.write(task_id, member)
    shown = QueueAct(thread=thread.id.hex, act=Act.CARD, where=Where.MINE)
    return case_screen(await scope.worklist.case(thread.id), shown, toast=write_there())


async def _listed(scope: Scope, member: Member, page: int, *, toast: str | None = None) -> Screen:
    return tasks_screen(await scope.care.list_due(member), page, toast=toast)
