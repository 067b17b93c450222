"""Standing in for one another, in the private chat."""

from datetime import date
from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.conversation import TakenAlready
from bot.domain.duty import NotYours
from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import StandIn, StandInStep
from bot.telegram.screens import Screen
from bot.telegram.texts.duties import not_yours, stale, turn_words
from bot.telegram.views.stand_ins import stand_ins_screen, taken_screen


def router() -> Router:
    """Answer the buttons of standing in."""
    router = Router(name="stand_ins")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(take, StandIn.filter(F.act == StandInStep.TAKE))
    router.callback_query.register(change, StandIn.filter())
    return router


async def take(_query: CallbackQuery, callback_data: StandIn, scope: Scope, member: Member) -> Screen:
    """Take a colleague's duty, if nobody was faster."""
    try:
        turn = await scope.stand_ins.take(member, *_duty(callback_data))
    except (TakenAlready, NotFound, ValueError, OverflowError):
        return taken_screen(None)
    return taken_screen(turn_words(turn.starts_at, turn.ends_at, await scope.programme.zone()))


async def change(_query: CallbackQuery, callback_data: StandIn, scope: Scope, member: Member) -> Screen:
    """Ask, ask no longer, or give back; then show what can change hands."""
    toast = None
    try:
        await _change(callback_data, scope, member)
    except NotYours:
        toast = not_yours()
    except (NotFound, ValueError, OverflowError):
        toast = stale()
    return stand_ins_screen(await scope.duties.roster(member), await scope.stand_ins.asked(), toast=toast)


async def _change(pressed: StandIn, scope: Scope, member: Member) -> None:
    match pressed.act:
        case StandInStep.ASK:
            await scope.stand_ins.ask(member, *_duty(pressed))
        case StandInStep.WITHDRAW:
            await scope.stand_ins.withdraw(member, *_duty(pressed))
        case StandInStep.GIVE_BACK:
            await scope.stand_ins.give_back(member, *_duty(pressed))


def _duty(pressed: StandIn) -> tuple[UUID, date]:
    """Return which shift on which day.

    Raises:
        ValueError, OverflowError: nobody offers this.
    """
    return UUID(pressed.shift), date.fromordinal(pressed.day)
