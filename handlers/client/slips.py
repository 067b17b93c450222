"""Her referral slips: taken from the card of a place, shown, as a QR picture, called off."""

from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.referral import SlipState
from bot.services.scope import Scope
from bot.telegram.callbacks import Card
from bot.telegram.place_callbacks import SlipAct, SlipTake
from bot.telegram.screens import Reply, Screen
from bot.telegram.views import slips as views
from bot.telegram.views.slips import SlipStep


def router() -> Router:
    """Answer the buttons of slips."""
    router = Router(name="slips")
    router.callback_query.register(take, SlipTake.filter())
    router.callback_query.register(show, SlipAct.filter(F.act == SlipStep.SHOW))
    router.callback_query.register(picture, SlipAct.filter(F.act == SlipStep.PICTURE))
    router.callback_query.register(revoke, SlipAct.filter(F.act == SlipStep.REVOKE))
    return router


async def take(_query: CallbackQuery, callback_data: SlipTake, scope: Scope, person: Person) -> Screen:
    """Give her a slip for a place."""
    origin = Card(code=callback_data.code, what=callback_data.what, page=callback_data.page)
    return views.slip_screen(await scope.slips.take(person, callback_data.code), origin)


async def show(_query: CallbackQuery, callback_data: SlipAct, scope: Scope, person: Person) -> Screen:
    """Show her slip."""
    return views.slip_screen(await scope.slips.get(_id(callback_data), person))


async def picture(
    _query: CallbackQuery, callback_data: SlipAct, scope: Scope, person: Person
) -> Reply | Screen:
    """Send its QR as a picture; one that was used is shown as that."""
    slip = await scope.slips.get(_id(callback_data), person)
    if slip.state is not SlipState.LIVE:
        return views.slip_screen(slip)
    return views.picture_reply(slip, scope.world.bot_username)


async def revoke(_query: CallbackQuery, callback_data: SlipAct, scope: Scope, person: Person) -> Screen:
    """Call a slip off; one that was used meanwhile is shown as that."""
    try:
        return views.revoked_screen(await scope.slips.revoke(_id(callback_data), person))
    except NotFound:
        return views.slip_screen(await scope.slips.get(_id(callback_data), person))


def _id(pressed: SlipAct) -> UUID:
    try:
        return UUID(pressed.slip)
    except ValueError as error:
        raise NotFound from error
