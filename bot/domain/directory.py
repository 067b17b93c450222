"""The directory in HSDS 3.1 words: who offers what, where, when, and on which terms. Data only, no rules.

Every text here is the programme's own and is shown as it is; ids are the stable slugs of the directory files.
"""

from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum

from bot.domain.how_tested import HowTested


class Tri(StrEnum):
    """What is known of a term. Unknown never counts as yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AccessTerm(StrEnum):
    """On which terms a place takes her. "no_passport" with YES means: no passport is needed."""

    NO_PASSPORT = "no_passport"
    NO_REGISTRATION = "no_registration"
    NO_OMS_POLICY = "no_oms_policy"
    REFERRAL_NEEDED = "referral_needed"
    NO_DOCS_WITH_REFERRAL = "no_docs_with_referral"
    WALK_IN = "walk_in"
    APPOINTMENT = "appointment"
    SKIP_QUEUE = "skip_queue"
    WITH_CHILD = "with_child"
    PLAY_CORNER = "play_corner"
    WOMEN_ONLY = "women_only"
    WOMEN_HOURS = "women_hours"
    WOMAN_DOCTOR = "woman_doctor"
    PREGNANT_OK = "pregnant_ok"
    UNDER_INFLUENCE_OK = "under_influence_ok"
    HIV_OK = "hiv_ok"
    ANONYMOUS = "anonymous"
    FREE = "free"
    HR_FRIENDLY = "hr_friendly"
    ACCOMPANIMENT = "accompaniment"
    CONFIDENTIALITY = "confidentiality"
    AT_CAPACITY = "at_capacity"


class ServiceKind(StrEnum):
    """What a service gives, as the screens ask for it."""

    DROP_IN = "drop_in"
    BUS = "bus"
    HIV_TEST = "hiv_test"
    HCV_TEST = "hcv_test"
    SYPHILIS_TEST = "syphilis_test"
    PREGNANCY_TEST = "pregnancy_test"
    GYNAECOLOGIST = "gynaecologist"
    AIDS_CENTRE = "aids_centre"
    PAEDIATRICIAN = "paediatrician"
    PRENATAL = "prenatal"
    NARCOLOGIST = "narcologist"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social_worker"
    LAWYER = "lawyer"
    PEER = "peer"
    GROUP = "group"
    EXCHANGE = "exchange"
    SECONDARY_EXCHANGE = "secondary_exchange"
    OVERDOSE_TRAINING = "overdose_training"
    CRISIS_FLAT = "crisis_flat"
    CHILDCARE = "childcare"


class LocationType(StrEnum):
    """Where a service is met; only a physical one has an address, a mobile one has stops in its hours."""

    PHYSICAL = "physical"
    MOBILE = "mobile"
    VIRTUAL = "virtual"
    SECRET = "secret"  # noqa: S105 - a kind of place, not a password


class Freq(StrEnum):
    """How hours repeat: by weekday, by nth weekday of the month, or on listed dates."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    DATES = "dates"


class HoursState(StrEnum):
    """What hours promise: the door is open, one must arrange it first, or nobody has confirmed them."""

    OPEN = "open"
    BY_APPOINTMENT = "by_appointment"
    UNKNOWN = "unknown"


class OnHoliday(StrEnum):
    """What becomes of hours on a public holiday."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


class Audience(StrEnum):
    """Whom the hours are for."""

    EVERYONE = "everyone"
    WOMEN_ONLY = "women_only"


class Status(StrEnum):
    """Whether a service at a location exists at the moment; only an active one is shown."""

    ACTIVE = "active"
    TEMPORARILY_CLOSED = "temporarily_closed"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"


@dataclass(frozen=True, slots=True)
class City:
    """A town she can choose; `zone` is an IANA name, `region` an ISO 3166-2 code that selects holidays.

    `latitude` and `longitude` are of its middle; `travel` tells women of other towns how to get here and who
    pays the fare.
    """

    id: str
    name: str
    zone: str
    region: str
    has_services: bool = False
    latitude: float | None = None
    longitude: float | None = None
    travel: str = ""


@dataclass(frozen=True, slots=True)
class Organization:
    """A programme."""

    id: str
    name: str
    city_id: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A place, a bus, a remote consultant, or a secret place of which no address is ever stored.

    `district` is a part of its city by the name women use; a secret place has none.
    """

    id: str
    city_id: str
    name: str
    zone: str
    location_type: LocationType = LocationType.PHYSICAL
    address: str | None = None
    landmark: str = ""
    how_to_find: str = ""
    latitude: float | None = None
    longitude: float | None = None
    district: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """One thing a woman can get. `next_step` is what to do; `desk_words` is a sentence to say or copy.

    `what_they_ask` tells what is asked, written down and reported; `alert` is shown first on the card.
    `required_documents` are papers without which she is turned away; `service_area` says who may come.
    """

    id: str
    organization_id: str
    name: str
    kinds: tuple[ServiceKind, ...]
    description: str = ""
    next_step: str = ""
    alert: str = ""
    what_they_ask: str = ""
    what_to_bring: str = ""
    desk_words: str = ""
    result_when: str = ""
    fees: str = ""
    required_documents: tuple[str, ...] = ()
    service_area: str = ""
    how_tested: HowTested = HowTested.UNKNOWN


@dataclass(frozen=True, slots=True)
class Schedule:
    """Hours by rule, in wall time of the place; `closes` at or before `opens` means the next day.

    `byday` holds "MO" (weekly) or "1WE", "-1TH" (monthly); `dtstart` anchors an interval above one and is
    the first day otherwise; `until` is the last day; `stop` names where a mobile service stands.
    """

    freq: Freq
    opens: time
    closes: time
    byday: tuple[str, ...] = ()
    interval: int = 1
    dates: tuple[date, ...] = ()
    dtstart: date | None = None
    until: date | None = None
    stop: str = ""
    note: str = ""
    audience: Audience = Audience.EVERYONE
    state: HoursState = HoursState.OPEN
    on_holiday: OnHoliday = OnHoliday.UNKNOWN


@dataclass(frozen=True, slots=True)
class ScheduleException:
    """A day on which the rules do not hold: closed when no hours are given, otherwise these hours instead."""

    day: date
    reason: str = ""
    opens: time | None = None
    closes: time | None = None
    stop: str = ""
    audience: Audience = Audience.EVERYONE

    @property
    def is_closed(self) -> bool:
        """Tell whether nothing happens that day."""
        return self.opens is None or self.closes is None


@dataclass(frozen=True, slots=True)
class ServiceAtLocation:
    """This service here, with its own hours and terms: the card that is shown.

    `keeper` is the role (`bot.domain.staff.Role`) that is asked whether the entry still holds; where it is
    empty, the coordinators are.
    """

    id: str
    service_id: str
    location_id: str
    phones: tuple[str, ...] = ()
    access: dict[AccessTerm, Tri] = field(default_factory=dict)
    schedules: tuple[Schedule, ...] = ()
    exceptions: tuple[ScheduleException, ...] = ()
    verified_on: date | None = None
    is_sample: bool = False
    status: Status = Status.ACTIVE
    keeper: str = ""

    def term(self, term: AccessTerm) -> Tri:
        """Return what is known of an access term."""
        return self.access.get(term, Tri.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day a region keeps beside the federal ones, or (`is_off` false) a federal one on which it works."""

    region: str
    day: date
    name: str = ""
    is_off: bool = True


@dataclass(frozen=True, slots=True)
class Directory:
    """All of it at once, as a file holds it; every id named is present (the loader saw to that)."""

    cities: tuple[City, ...] = ()
    organizations: tuple[Organization, ...] = ()
    locations: tuple[Location, ...] = ()
    services: tuple[Service, ...] = ()
    places: tuple[ServiceAtLocation, ...] = ()
    holidays: tuple[Holiday, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A service at a location together with all it refers to; women may have put it in doubt."""

    place: ServiceAtLocation
    service: Service
    location: Location
    organization: Organization
    is_doubted: bool = False

    def with_hours(
        self, schedules: tuple[Schedule, ...], exceptions: tuple[ScheduleException, ...]
    ) -> "Listing":
        """Return the same with hours and changed days, which lists leave out."""
        return replace(self, place=replace(self.place, schedules=schedules, exceptions=exceptions))
