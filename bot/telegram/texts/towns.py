"""Words about cities with services, for a woman in one without."""

from collections.abc import Sequence

from bot.domain.nearby import Town
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.distances import as_the_crow_flies, distance_words


def town_label(town: Town) -> str:
    """Label a city on a button: its name, and how far it is where that is known."""
    if town.kilometres is None:
        return town.city.name
    return plain("{city} · {distance}", city=town.city.name, distance=distance_words(town.kilometres))


def towns(towns: Sequence[Town]) -> Safe:
    """Name the cities with services, how far they are and how to get there."""
    told: list[str] = [_("<b>🧭 Cities with a programme</b>")]
    for town in towns:
        told.append("📍 " + town_label(town))
        if town.city.travel:
            told.append("    " + town.city.travel)
    if any(town.kilometres is not None for town in towns):
        told += ["", as_the_crow_flies()]
    return lines(
        *told,
        _("Press a city to see what is there."),
        _("Hours and reminders will then follow its time."),
        _("To ask a question you need not go anywhere."),
    )


def no_towns() -> Safe:
    """Say that no other city has services."""
    return lines(_("No other city has a programme yet."), _("Ask a question: we help from afar."))
