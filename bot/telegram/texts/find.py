"""Words of the search by nickname."""

from bot.domain.nicknames import match_names
from bot.telegram.texts.aliases import FLOWERS
from bot.telegram.texts.catalogue import Safe, _, _n, lines, plain


def flowers_like(letters: str) -> list[int]:
    """Return the flowers whose name begins so; all of them where no letter is given."""
    names = [plain(flower) for flower in FLOWERS]
    return match_names(letters, names) if letters else list(range(len(names)))


def ask() -> Safe:
    """Ask for a nickname."""
    return lines(
        _("<b>🔎 Find</b>"),
        _("Write her nickname, whole or its beginning: with the number or without."),
        _("Women can be found by nothing else."),
    )


def found(count: int) -> Safe:
    """Head the list of nicknames."""
    return lines(
        _("<b>🔎 Find</b>"),
        _n("{count} nickname is found.", "{count} nicknames are found.", count),
    )


def nobody() -> Safe:
    """Say that nothing is found, and what to try."""
    return lines(
        _("<b>🔎 Find</b>"),
        _("Nobody with this nickname has a conversation here."),
        _("Closed ones are kept 30 days. Write another nickname, or only its beginning."),
    )


def conversations_of(name: str) -> Safe:
    """Head the conversations of a nickname."""
    return _("<b>{alias}</b>", alias=name)


def no_longer() -> Safe:
    """Say that a nickname has no conversation any more."""
    return _("There is no conversation of this nickname any more.")


def name_label(name: str, count: int) -> str:
    """Label a nickname with how many conversations it has."""
    return f"{name} · {count}"
