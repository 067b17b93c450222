"""Words about distances: never more exact than they can be, and said to be in a straight line."""

from bot.domain.distance import coarse
from bot.telegram.texts.catalogue import Safe, _, plain

SHORTEST_KM = 0.1


def distance_words(kilometres: float) -> str:
    """Say a distance, coarsely: «≈ 1.2 km»."""
    if kilometres < SHORTEST_KM:
        return plain("under 100 m")
    whole, tenths = divmod(round(coarse(kilometres) * 10), 10)
    if not tenths:
        return plain("≈ {whole} km", whole=whole)
    return plain("≈ {whole}.{tenths} km", whole=whole, tenths=tenths)


def as_the_crow_flies() -> Safe:
    """Say what the distances are."""
    return _("Distances are in a straight line: the way is longer.")
