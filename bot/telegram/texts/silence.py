"""Words of what may be done when she is silent for long; nobody is told unless she says so."""

from bot.domain.care import ROUTE_NUMBERS, Route, allowed
from bot.domain.people import Settings
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain

ROUTES = {
    Route.NOBODY: N_("Tell nobody"),
    Route.HERE: N_("Let a consultant write to me here"),
    Route.PEER: N_("Let a peer consultant come or get in touch, as we agree"),
}


def if_silent(settings: Settings) -> Safe:
    """Ask what may be done when two check-ins in a row are not answered."""
    return lines(
        _("<b>If I am silent for long:</b>"),
        _("That is two messages in a row without an answer."),
        _("Relatives are never told. You can change it at any time."),
        _("Now: {choice}", choice=silence_words(settings)),
    )


def route_labels() -> list[tuple[int, str]]:
    """Pair the number of each route with its label."""
    return [(number, plain(ROUTES[route])) for number, route in ROUTE_NUMBERS.items()]


def own_sentence(*, again: bool = False) -> Safe:
    """Ask for her own sentence, which whoever takes the route will read."""
    ask = _("Write it in your own words, up to 200 characters: only whoever takes care will read it.")
    if again:
        ask = _("That was empty or too long. Write up to 200 characters, or go on without words.")
    return lines(_("<b>Is there something they should know?</b>"), ask)


def silence_words(settings: Settings) -> str:
    """Say her choice in short, and whether there is a sentence of hers."""
    said = plain(ROUTES[allowed(settings.silence)])
    return plain("{choice}, with your sentence", choice=said) if settings.silence_words else said
