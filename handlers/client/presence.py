"""She stopped the bot, or let it back in."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated

from bot.domain.people import Person
from bot.services.scope import Scope


def router() -> Router:
    """Take note of blocking and unblocking."""
    router = Router(name="presence")
    router.my_chat_member.register(note_presence)
    return router


async def note_presence(event: ChatMemberUpdated, scope: Scope, person: Person) -> None:
    """Stop what the bot itself would tell her; let in again, send the letters that could not be delivered.

    Reminders wait until she writes or presses something: whoever unblocks a bot on her phone need not be she.
    """
    if event.new_chat_member.status is ChatMemberStatus.KICKED:
        await scope.visitors.went_away(person.id)
    else:
        person.reachable = False
        await scope.arrivals.offer_again(person)
