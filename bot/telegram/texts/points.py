"""Points of the map in words, as the staff type and check them."""

from collections.abc import Sequence

from bot.telegram.spoken import MAP
from bot.telegram.texts.catalogue import Safe, _, plain


def point_words(point: Sequence[float]) -> str:
    """Say a point as it is typed; nothing where there is none."""
    return ", ".join(f"{one:.5f}" for one in point)


def on_map(point: Sequence[float]) -> Safe:
    """Say a point with a link to look at it, or that there is none."""
    if not point:
        return _("No point: women get the address alone.")
    url = MAP.format(latitude=point[0], longitude=point[1])
    return _('📌 <a href="{url}">{point}</a>: look at it on the map.', url=url, point=point_words(point))


def remove_words() -> frozenset[str]:
    """Return what may be typed to remove something."""
    # Translators: words that mean “remove it”, one space between them.
    return frozenset(plain("remove delete").split())
