"""Words about her safe word; none of them ever holds it."""

from bot.telegram.texts.catalogue import Safe, _, lines


def safe_word(*, is_set: bool, again: bool = False) -> Safe:
    """Say how the safe word works, and ask for one; kindly once more where it did not fit."""
    state = _("Now: there is one. A new one takes its place.") if is_set else _("Now: there is none.")
    ask = _("Write it now: from 3 to 40 letters.")
    if again:
        ask = _("That did not fit. Write a word or a short phrase, from 3 to 40 letters.")
    return lines(_("<b>Safe word</b>"), *_how(), state, "", ask, _("Choose what you never write by chance."))


def chosen() -> Safe:
    """Say that the word is kept, and how it works."""
    return lines(
        _("<b>Safe word: it is set</b>"),
        *_how(),
        _("I have removed your message with it from here."),
    )


def _how() -> tuple[Safe, ...]:
    return (
        _("Write it in any message, alone or among other words."),
        _("You will see nothing unusual here."),
        _("The person on duty is called at once and answers neutrally."),
        _("She does not see the word itself."),
    )


def forgotten() -> Safe:
    """Say that there is no safe word any more."""
    return _("The safe word is removed.")


def small_talk() -> Safe:
    """Acknowledge a message so that nobody who looks on sees anything in it."""
    return _("Have a good day 🌿")
