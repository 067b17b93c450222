"""What the screens get to know of places: frozen, in the programme's own words, times as instants in UTC."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.bus import BusStatus
from bot.domain.chips import NO_CHIPS, Chip
from bot.domain.directory import (
    AccessTerm,
    Audience,
    City,
    Location,
    Organization,
    ScheduleException,
    Service,
    ServiceAtLocation,
    Status,
    Tri,
)
from bot.domain.freshness import Freshness
from bot.domain.nearby import Town
from bot.domain.opening import Opening, OpeningState, StateKind


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in a list, with its state now.

    `code` is what buttons carry. `hours` are the openings of the day the list is about (of today in
    `open_now`, `places_for` and cards), sorted; those of an expired entry have the state "unknown".
    `is_closed` tells that somebody has closed it for that day. `bus` is what the crew says of today, and the
    hours follow it.
    Give times in `location.zone`.
    """

    code: str
    place: ServiceAtLocation
    service: Service
    location: Location
    organization: Organization
    state: OpeningState
    freshness: Freshness
    hours: tuple[Opening, ...] = ()
    bus: BusStatus | None = None
    is_closed: bool = False

    @property
    def are_hours_unknown(self) -> bool:
        """Tell whether nobody knows if it is open that day: then it must not be called closed."""
        return not self.hours and not self.is_closed and self.state.next_opening is None

    @property
    def is_open(self) -> bool:
        """Tell whether it is certainly open now."""
        return self.state.kind is StateKind.OPEN

    @property
    def shown_hours(self) -> Opening | None:
        """Return the hours that run now, or come next."""
        return self.state.current or self.state.next_opening

    @property
    def women_only_now(self) -> bool:
        """Tell whether the hours that run now, or come next, are for women only."""
        return self.shown_hours is not None and self.shown_hours.audience is Audience.WOMEN_ONLY

    @property
    def women_only_to_the_end(self) -> bool:
        """Tell whether it is for women only as long as the state now holds."""
        until, hours = self.state.until, self.shown_hours
        return self.women_only_now and until is not None and hours is not None and until <= hours.end

    @property
    def stop(self) -> str:
        """Return where a mobile service stands now, or stands next; empty for the others."""
        return self.shown_hours.stop if self.shown_hours else ""

    def takes(self, term: AccessTerm) -> bool:
        """Tell whether a term is certainly met; unknown is not yes."""
        return self.place.term(term) is Tri.YES


@dataclass(frozen=True, slots=True)
class OpenNow:
    """What is open now and agrees to her chips; what only a question tells (`ask`); else what opens next."""

    open: tuple[PlaceView, ...]
    ask: tuple[PlaceView, ...]
    upcoming: tuple[PlaceView, ...]
    chips: Chip = NO_CHIPS


@dataclass(frozen=True, slots=True)
class NearView:
    """A place with a door, how far it is in a straight line, in km, and in which city."""

    view: PlaceView
    kilometres: float
    city: City


@dataclass(frozen=True, slots=True)
class Nearest:
    """What is around a point: open, to be asked first, closed now, each nearest first.

    Where no door is at hand, `towns` are the nearest cities and `remote` is what needs no journey. Doors
    that are at hand may still not take her, as `chips` ask it.
    """

    open: tuple[NearView, ...] = ()
    ask: tuple[NearView, ...] = ()
    closed: tuple[NearView, ...] = ()
    remote: tuple[PlaceView, ...] = ()
    towns: tuple[Town, ...] = ()
    chips: Chip = NO_CHIPS
    is_at_hand: bool = False


@dataclass(frozen=True, slots=True)
class WeekView:
    """A place with the openings of seven days from `today` on, and the days whose rules are changed."""

    view: PlaceView
    today: date
    openings: tuple[Opening, ...]
    changes: tuple[ScheduleException, ...] = ()

    @property
    def are_hours_unknown(self) -> bool:
        """Tell whether nobody knows the hours of these days: then none of them may look closed."""
        is_away = self.view.place.status is Status.TEMPORARILY_CLOSED
        return not self.openings and not is_away and self.view.state.next_opening is None


@dataclass(frozen=True, slots=True)
class CardView:
    """Everything about one place. `week` are the openings of the next seven days, today first."""

    view: PlaceView
    city: City
    today: date
    week: tuple[Opening, ...]
    exceptions: tuple[ScheduleException, ...]
    now: datetime
