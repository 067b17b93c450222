"""The second press: a message that could give her away goes, or she writes it in words."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.domain.content import Risk, risk_of
from bot.domain.distance import Point
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import HeldAct
from bot.telegram.screens import Outcome, Screen
from bot.telegram.texts.nearby import not_kept
from bot.telegram.views import sending as views
from bot.telegram.views.sending import HeldStep
from handlers.client.drafts import take_held
from handlers.client.loose import pass_or_offer
from handlers.client.nearby import show_nearest
from handlers.client.question import Asking, keep


def router() -> Router:
    """Answer the buttons of a message that is held."""
    router = Router(name="held")
    router.callback_query.register(send, HeldAct.filter(F.act == HeldStep.SEND))
    router.callback_query.register(show_near, HeldAct.filter(F.act == HeldStep.NEARBY))
    router.callback_query.register(drop, HeldAct.filter(F.act == HeldStep.IN_WORDS))
    return router


async def send(
    _query: CallbackQuery, callback_data: HeldAct, scope: Scope, person: Person, state: FSMContext
) -> Outcome:
    """Let it go where it was meant to."""
    content = await take_held(state, callback_data.message)
    if content is None:
        raise NotFound
    if risk_of(content) is Risk.VOICE:
        person.settings.is_voice_fine = True
    if await state.get_state() == Asking.writing.state:
        return await keep(state, callback_data.message, content)
    outcome = await pass_or_offer(scope, person, state, callback_data.message, content, is_told_once=False)
    return outcome or views.passed_on_screen()


async def show_near(
    _query: CallbackQuery, callback_data: HeldAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Use a point for what is nearest instead; then it goes to nobody."""
    content = await take_held(state, callback_data.message)
    if content is None or "point" not in content:
        raise NotFound
    kept = not_kept(was_live=False, was_asked=True)
    point = Point.of(*content["point"])
    return await show_nearest(scope, person, point, message_id=callback_data.message, kept=kept)


async def drop(_query: CallbackQuery, callback_data: HeldAct, state: FSMContext) -> Screen:
    """Forget it and invite her to write."""
    await take_held(state, callback_data.message)
    return views.in_words_screen()
