"""What she puts under an answer."""

from aiogram import Router
from aiogram.types import MessageReactionUpdated

from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.emoji import emoji_of


def router() -> Router:
    """Take her reactions."""
    router = Router(name="her_reactions")
    router.message_reaction.register(react)
    return router


async def react(reaction: MessageReactionUpdated, scope: Scope, person: Person) -> None:
    """Let the staff see what she has put under an answer."""
    await scope.reactions.of_her(person, reaction.message_id, emoji_of(reaction))
