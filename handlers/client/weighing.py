"""What she sends, before it goes: some cannot be passed on, some only after a second press."""

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.domain.content import Content, Risk, Unfit, risk_of
from bot.domain.people import Person
from bot.domain.safe_word import conceal
from bot.telegram.contents import content_of
from bot.telegram.screens import Screen
from bot.telegram.views import sending as views
from bot.telegram.views.question import ready_screen
from handlers.client.drafts import count_of, hold


def content_of_hers(message: Message, person: Person) -> Content | Unfit:
    """Return what a message of hers holds, her safe word covered."""
    content = content_of(message)
    return content if isinstance(content, Unfit) else conceal(content, person.settings.safe_word)


async def weigh(message: Message, person: Person, state: FSMContext) -> Content | Screen:
    """Return what may go as it is; else the screen that says why not, or asks for a second press."""
    content = content_of_hers(message, person)
    if isinstance(content, Unfit):
        count = await count_of(state)
        return views.unfit_screen(content, beside=ready_screen(count) if count else None)
    risk = risk_of(content)
    if risk is None or (risk is Risk.VOICE and person.settings.is_voice_fine):
        return content
    await hold(state, message.message_id, content)
    return views.risk_screen(risk, message.message_id)
