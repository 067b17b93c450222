"""Words about buses: what the crew says, where one stands now and next, and of which stops she hears."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.bus import BusState, BusStatus
from bot.domain.opening import Opening, StateKind
from bot.services.buses import BusToday
from bot.services.place_views import CardView
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.places import hours_words, state_words, zone_of
from bot.telegram.texts.times import moment_words, time_words

MOST_STOPS = 5
SAID = {
    BusState.STANDING: N_("we are standing"),
    BusState.CANCELLED: N_("we do not come today"),
}


def said_label(state: BusState, minutes: int = 0) -> str:
    """Say what a crew says, as its button does."""
    if state is BusState.LATE:
        return plain("we are {minutes} min late", minutes=minutes)
    return plain(SAID[state])


def crew_word(status: BusStatus | None, zone: ZoneInfo) -> str:
    """Say what the crew says of today, and when it said so; empty where it says nothing."""
    if status is None:
        return ""
    said = time_words(status.said_at, zone)
    match status.state:
        case BusState.STANDING:
            return plain("✅ The crew at {time}: standing.", time=said)
        case BusState.CANCELLED:
            return plain("❗ The crew at {time}: does not come today.", time=said)
        case _:
            return _late(status, said, zone)


def _late(status: BusStatus, said: str, zone: ZoneInfo) -> str:
    return plain(
        "⏳ The crew at {time}: {minutes} min late, comes at {expected}.",
        time=said,
        minutes=status.minutes,
        expected=time_words(status.expected_at or status.said_at, zone),
    )


def bus(card: CardView) -> Safe:
    """Say where a bus stands now and next: the crew's word first, then the stops that follow."""
    view, zone = card.view, zone_of(card.view)
    told = [
        _("<b>🚌 {name}</b>", name=view.service.name),
        lines(crew_word(view.bus, zone)),
        _now(card),
        *(_stop(one, card.now, zone) for one in _ahead(card)),
    ]
    return lines(*(line for line in told if line))


def _now(card: CardView) -> Safe:
    view = card.view
    state = state_words(view, card.now)
    if view.state.kind is StateKind.OPEN and view.stop:
        return _("Now: {stop} · {state}", stop=view.stop, state=state)
    if view.shown_hours is None:
        return _("No stops in the next days. Ask us where to go.")
    return _("Next: {stop} · {state}", stop=view.stop, state=state)


def _ahead(card: CardView) -> list[Opening]:
    shown = card.view.shown_hours
    return [one for one in card.week if one.start > card.now and one != shown][:MOST_STOPS]


def _stop(opening: Opening, now: datetime, zone: ZoneInfo) -> Safe:
    moment = moment_words(opening.start, now=now, zone=zone)
    until = time_words(opening.end, zone)
    return _("• {moment}–{until}: {stop}", moment=moment, until=until, stop=opening.stop)


def which_stops(*, is_mine: bool) -> Safe:
    """Ask of which stops she wants to hear; say what comes, and what does not."""
    if is_mine:
        return lines(_("<b>🔔 Stops you hear of</b>"), _("A tap switches one off."))
    return lines(
        _("<b>🔔 Tell me about changes</b>"),
        _("Tap the stops you need. When one changes, a short line comes: no name, no place."),
        _("At night we wait until morning; what is about the next hours comes without a sound."),
    )


def no_stops() -> Safe:
    """Say that there is no stop of which she hears."""
    return lines(_("<b>🔔 Stops you hear of</b>"), _("None. Open the card of a bus to choose one."))


def switched(*, is_on: bool) -> str:
    """Confirm a switch."""
    return plain("You will hear of changes.") if is_on else plain("Switched off.")


def crew(buses: Sequence[BusToday]) -> Safe:
    """Tell the crew what stands in the directory for today, and what they have said."""
    if not buses:
        return lines(_("<b>🚌 Today</b>"), _("No stops are left today."))
    return lines(_("<b>🚌 Today</b>"), *(line for bus_ in buses for line in _crew_lines(bus_)))


def _crew_lines(bus_: BusToday) -> list[Safe]:
    hours = hours_words(bus_.openings, bus_.zone, with_stops=True)
    told = [_("<b>{name}</b>: {hours}", name=bus_.listing.service.name, hours=hours)]
    word = crew_word(bus_.status, bus_.zone)
    return [*told, lines(word)] if word else told


def nothing_today() -> str:
    """Say that no stop lies ahead today."""
    return plain("No stops are left today.")
