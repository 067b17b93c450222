"""Words of taking a service away from one of its places."""

from bot.services.entries import EntryView
from bot.telegram.texts.catalogue import Safe, _, _n, lines, plain


def ask_away(view: EntryView, left: int) -> Safe:
    """Ask whether a service is to be taken away from a place, or say that it is its only one."""
    name, where = view.listing.service.name, view.listing.location.name
    if not left:
        return lines(
            _("<b>“{name}” is only here.</b>", name=name),
            _("If it does not work any more, say so under “🚦 State”: then women do not see it."),
        )
    return lines(
        _("<b>Take “{name}” away from “{where}”?</b>", name=name, where=where),
        _("Women will not see it here any more. Hours and terms of this place go with it."),
        _n("It stays in {count} other place.", "It stays in {count} other places.", left),
        _("It can be brought back for a day."),
    )


def taken_away() -> str:
    """Say that a service is taken away from a place; another place of it is shown."""
    return plain("Taken away. Here is where it still is.")
