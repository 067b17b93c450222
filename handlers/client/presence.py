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
    """Stop what the bot itself would tell her; or allow it again, and send what could not be delivered."""
    if event.new_chat_member.status is ChatMemberStatus.KICKED:
        await scope.visitors.went_away(person.id)
    else:
        person.reachable = True
        await scope.arrivals.offer_again(person)
