"""What the bot says when a message could not be read."""

from bot.telegram.texts.catalogue import _


def unreadable_text() -> str:
    """Ask her to send again what the bot could not read."""
    return _("I could not read this message. Please send it again, as text if you can.")
