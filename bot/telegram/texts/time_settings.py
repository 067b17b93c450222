"""Words of the programme's settings about time."""

from collections.abc import Sequence

from bot.domain.programme import Programme
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.zones import clock_name


def decided(programme: Programme) -> Sequence[Safe]:
    """Say what is decided about time."""
    return (_("🌍 The staff's clock: {clock}.", clock=clock_name(programme.zone)),)


def zone_label() -> str:
    """Label the choice of the clock."""
    return plain("🌍 The clock")


def choose_zone() -> Safe:
    """Ask by whose clock the staff live."""
    return lines(
        _("<b>By which clock do you work?</b>"),
        _("Duties, cards, hours of answers and the morning summary follow it."),
        _("She always reads her own city's time."),
    )


def choice(label: str, *, is_chosen: bool) -> str:
    """Label a choice; the one in force is marked."""
    return f"✓ {label}" if is_chosen else label
