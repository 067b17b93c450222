"""Reading a reaction: the newest ordinary emoji of it; a bought one would tell who she is."""

from aiogram.types import MessageReactionUpdated, ReactionTypeEmoji


def emoji_of(reaction: MessageReactionUpdated) -> str | None:
    """Return the emoji that stands there now; None when there is none any more.

    Somebody with several reactions has the newest one last.
    """
    ordinary = [one.emoji for one in reaction.new_reaction if isinstance(one, ReactionTypeEmoji)]
    return ordinary[-1] if ordinary else None
