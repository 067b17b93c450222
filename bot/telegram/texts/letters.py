"""Words around an answer: who signs it, what lies beside it, and what becomes of it."""

from bot.telegram.texts.catalogue import Safe, _, lines, plain


def signature(role: str, pseudonym: str | None, *, is_changed: bool) -> str:
    """Say who has answered: a role, with a pseudonym where there is one; never a name."""
    signed = plain("{pseudonym} · {role}", pseudonym=pseudonym, role=role) if pseudonym else role
    return plain("{signature} · changed", signature=signed) if is_changed else signed


def head(signed: str, body: Safe) -> Safe:
    """Put the signature above the words."""
    return lines(_("<b>{signature}</b>", signature=signed), body)


def media_below() -> Safe:
    """Say that the answer is a picture, a voice or a file, and comes below."""
    return _("The answer is below.")


def media_above() -> Safe:
    """Say that the answer is a picture, a voice or a file, and stands above."""
    return _("The answer is above.")


def ask_about_reading(body: Safe) -> Safe:
    """Ask, once, whether the staff may see that she has read."""
    return lines(body, "", _("<b>Show the consultant that you have read it?</b>"))


def reading_told(*, is_told: bool) -> str:
    """Say in a toast what the staff see."""
    return plain("She will see 👀") if is_told else plain("She will see only that it has come")


def never_again() -> str:
    """Say in a toast that a hidden letter cannot be opened any more."""
    return plain("Hidden. A day has passed: it cannot be opened any more.")


def write_answer() -> str:
    """Invite her to answer a letter."""
    return plain("Write here, I will pass it on.")
