"""Words of asking for the point of a place."""

from collections.abc import Sequence

from bot.domain.entry_checks import EntryRefused
from bot.domain.entry_fields import EntryField
from bot.services.entries import EntryView
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.entries import field_name
from bot.telegram.texts.entry_edit import refusal, sharing
from bot.telegram.texts.points import point_words


def ask_point(view: EntryView, point: Sequence[float], refused: EntryRefused | None = None) -> Safe:
    """Ask for the point of a place, and say where it is now."""
    told = [] if refused is None else [refusal(refused), Safe()]
    shared = sharing(view, EntryField.POINT)
    return lines(
        *told,
        _("<b>{field}</b>", field=field_name(EntryField.POINT)),
        _("Now: {words}", words=point_words(point) or plain("nothing")),
        _("Write latitude and longitude, for example: 56.4846, 84.9476."),
        _("Or send the place from the map: 📎 → Location."),
        *([shared] if shared else []),
    )
