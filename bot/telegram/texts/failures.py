"""What the bot says when messages could not be taken, or when nothing can."""

from bot.telegram.texts.catalogue import Safe, _, lines, plain


def unreadable_text() -> str:
    """Ask her to send again what the bot could not read."""
    return _("I could not read this message. Please send it again, as text if you can.")


def too_fast() -> Safe:
    """Say once that so many messages at once are not taken, and what helps."""
    return lines(
        _("So many messages at once do not fit: the last ones were not passed on."),
        _("Please wait a few minutes, then send the most important again."),
        _("In danger: 112, or 🆘 in the menu."),
    )


def locked_text() -> str:
    """Say that nothing works now, and what does; it gives nothing away."""
    return plain("Not available now. Urgent: 112")
