"""What members put under her messages in a room."""

from aiogram import Router
from aiogram.types import MessageReactionUpdated

from bot.domain.staff import Member, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.emoji import emoji_of


def router() -> Router:
    """Take reactions of registered members; an anonymous administrator's has nobody behind it."""
    router = Router(name="staff_reactions")
    router.message_reaction.register(react, From(Audience.STAFF_ROOM, Audience.STAFF_PRIVATE))
    return router


async def react(
    reaction: MessageReactionUpdated, scope: Scope, member: Member | None, room: Room | None
) -> None:
    """Let her see what a member has put under her message."""
    if member is not None and room is not None:
        await scope.reactions.of_staff(member, room, reaction.message_id, emoji_of(reaction))
