"""Words about places: their state now, what is special, and lines of lists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.directory import AccessTerm, Audience, HoursState, LocationType, Service
from bot.domain.freshness import Freshness
from bot.domain.how_tested import HowTested
from bot.domain.nearby import Town
from bot.domain.opening import Opening, StateKind
from bot.services.place_views import PlaceView
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.distances import distance_words
from bot.telegram.texts.times import day_words, moment_words, time_words, until_words

ALWAYS = timedelta(days=7)
DOT = " · "
TERMS = {
    AccessTerm.REFERRAL_NEEDED: N_("with a referral"),
    AccessTerm.APPOINTMENT: N_("by appointment"),
    AccessTerm.NO_PASSPORT: N_("no passport asked"),
    AccessTerm.WALK_IN: N_("no appointment"),
    AccessTerm.SKIP_QUEUE: N_("no queue"),
    AccessTerm.FREE: N_("free"),
    AccessTerm.ANONYMOUS: N_("anonymous"),
    AccessTerm.WITH_CHILD: N_("children welcome"),
    AccessTerm.PREGNANT_OK: N_("pregnant women welcome"),
    AccessTerm.WOMAN_DOCTOR: N_("the doctor is a woman"),
    AccessTerm.HIV_OK: N_("they know about HIV therapy"),
    AccessTerm.UNDER_INFLUENCE_OK: N_("welcome in any state"),
    AccessTerm.ACCOMPANIMENT: N_("we can go with you"),
}
HOW_TESTED = {
    HowTested.UNKNOWN: N_("rapid or laboratory: ask"),
    HowTested.RAPID: N_("rapid test"),
    HowTested.LAB: N_("laboratory"),
    HowTested.BOTH: N_("rapid test or laboratory"),
}


def zone_of(view: PlaceView) -> ZoneInfo:
    """Return the zone the times of a place are told in."""
    return ZoneInfo(view.location.zone)


def state_words(view: PlaceView, now: datetime) -> str:
    """Say the state now: «🟢 until 18:00», «🟡 at 14:00», «🔴 tomorrow at 10:00», «❔ ask first»."""
    state, zone = view.state, zone_of(view)
    if state.kind is StateKind.OPEN and state.until is not None:
        return _open_words(state.until, now=now, zone=zone)
    if state.kind is StateKind.BY_APPOINTMENT and state.until is not None:
        return plain("🟡 by appointment {until}", until=until_words(state.until, now=now, zone=zone))
    if state.kind is StateKind.CLOSED and state.next_opening is not None:
        return _next_words(state.next_opening, now=now, zone=zone)
    return plain("❔ ask first")


def _open_words(until: datetime, *, now: datetime, zone: ZoneInfo) -> str:
    if until - now > ALWAYS:
        return plain("🟢 around the clock")
    return plain("🟢 {until}", until=until_words(until, now=now, zone=zone))


def _next_words(opening: Opening, *, now: datetime, zone: ZoneInfo) -> str:
    today = now.astimezone(zone).date()
    if opening.start.astimezone(zone).date() != today:
        words = plain("🔴 {moment}", moment=moment_words(opening.start, now=now, zone=zone))
    else:
        words = plain("🟡 at {time}", time=time_words(opening.start, zone))
    if opening.state is HoursState.BY_APPOINTMENT:
        return words + ", " + plain("by appointment")
    return words


def state_sign(view: PlaceView, now: datetime) -> str:
    """Return the sign of the state alone, for buttons."""
    return state_words(view, now).split(" ", 1)[0]


def hours_words(hours: Sequence[Opening], zone: ZoneInfo, *, with_stops: bool = False) -> str:
    """Say the hours of a day: «10:00–14:00, 15:00–18:00»; none means closed.

    `with_stops` says beside them where a bus stands.
    """
    if not hours:
        return plain("closed")
    spans = [_span(opening, zone) + _at_stop(opening, is_said=with_stops) for opening in _joined(hours)]
    return ("; " if with_stops else ", ").join(dict.fromkeys(spans))


def _at_stop(opening: Opening, *, is_said: bool) -> str:
    return f" — {opening.stop}" if is_said and opening.stop else ""


def _joined(hours: Sequence[Opening]) -> list[Opening]:
    """Join hours that follow without a break, whoever they are for."""
    runs: list[Opening] = []
    for opening in hours:
        last = runs[-1] if runs else None
        if last and (last.end, last.state, last.stop) == (opening.start, opening.state, opening.stop):
            runs[-1] = replace(last, end=opening.end)
        else:
            runs.append(opening)
    return runs


def _span(opening: Opening, zone: ZoneInfo) -> str:
    span = f"{time_words(opening.start, zone)}–{time_words(opening.end, zone)}"
    if opening.state is HoursState.UNKNOWN:
        return plain("{span} (ask first)", span=span)
    if opening.state is HoursState.BY_APPOINTMENT:
        return plain("{span} (by appointment)", span=span)
    return span


def women_words(hours: Sequence[Opening], zone: ZoneInfo) -> str:
    """Say when a place is for women only: always, in some hours, or an empty text."""
    ours = [opening for opening in hours if opening.audience is Audience.WOMEN_ONLY]
    if not ours:
        return ""
    if len(ours) == len(hours):
        return plain("👩 women only")
    return plain("👩 women only {hours}", hours=hours_words(ours, zone))


def now_words(view: PlaceView) -> str:
    """Say of a place that is for women only now that it is, and in which hours where it does not stay so."""
    everything = view.women_only_to_the_end or view.takes(AccessTerm.WOMEN_ONLY)
    hours = "" if everything else women_words(view.hours, zone_of(view))
    return hours or plain("women only")


def remarks(view: PlaceView) -> list[str]:
    """List what is special about a place."""
    found = [women_words(view.hours, zone_of(view))]
    if not found[0] and view.takes(AccessTerm.WOMEN_ONLY):
        found = [plain("👩 women only")]
    if view.takes(AccessTerm.PLAY_CORNER):
        found.append(plain("🧸 play room"))
    if view.freshness is Freshness.DOUBTED:
        found.append(plain("women say it is wrong"))
    elif view.freshness is not Freshness.FRESH:
        found.append(plain("not checked for long"))
    return [words for words in found if words]


def where_words(view: PlaceView) -> str:
    """Say where in short: the stop of a bus, the name of a house, nothing for what has no door."""
    match view.location.location_type:
        case LocationType.MOBILE:
            return f"🚌 {view.stop}" if view.stop else "🚌"
        case LocationType.PHYSICAL:
            return ", ".join(part for part in (view.location.name, view.location.district) if part)
        case _:
            return ""


def result_words(service: Service, *, is_asked: bool = False) -> str:
    """Say how a service tests and when the result comes; `is_asked` also says that it is not known how."""
    is_told = is_asked or service.how_tested is not HowTested.UNKNOWN
    how = plain(HOW_TESTED[service.how_tested]) if is_told else ""
    return ", ".join(words for words in (how, service.result_when) if words)


def term_words(view: PlaceView, terms: Sequence[AccessTerm], *, most: int) -> list[str]:
    """Say which of these terms are certainly met, in this order."""
    return [plain(TERMS[term]) for term in terms if view.takes(term)][:most]


def item_line(view: PlaceView, now: datetime) -> Safe:
    """Say a place in one line: state, name, where, what is special."""
    return _item(view, state_words(view, now), where_words(view))


def day_line(view: PlaceView) -> Safe:
    """Say a place in one line by the hours of a day that is not today."""
    stops = list(dict.fromkeys(opening.stop for opening in view.hours if opening.stop))
    where = "🚌 " + " → ".join(stops) if stops else where_words(view)
    if view.are_hours_unknown:
        return _item(view, plain("❔ ask first"), where)
    return _item(view, "🕐 " + hours_words(view.hours, zone_of(view)), where)


def _item(view: PlaceView, first: str, where: str) -> Safe:
    rest = DOT.join(words for words in (where, *remarks(view)) if words)
    if not rest:
        return _("{state} · <b>{name}</b>", state=first, name=view.service.name)
    return _("{state} · <b>{name}</b> · {rest}", state=first, name=view.service.name, rest=rest)


def outlook(view: PlaceView | None, now: datetime) -> Safe:
    """Say the one thing that matters now."""
    if view is None:
        return _("Ask us, and we will tell where to go.")
    name = view.service.name if not view.stop else f"{view.service.name}, {view.stop}"
    if view.is_open:
        words = state_words(view, now).split(" ", 1)[1]
        if view.women_only_now:
            words += ", " + now_words(view)
        return _("🟢 Open now: {name} — {until}", name=name, until=words)
    ahead = view.state.next_opening
    if ahead is None:
        return _("Ask us, and we will tell where to go.")
    return _(
        "Next: {name}, {moment}", name=name, moment=moment_words(ahead.start, now=now, zone=zone_of(view))
    )


def elsewhere(city: str, nearest: Town) -> Safe:
    """Say that her city has no programme yet, and which one is nearest."""
    return _("No programme in {city} yet. Nearer than others: {nearest}.", city=city, nearest=_far(nearest))


def _far(town: Town) -> str:
    if town.kilometres is None:
        return town.city.name
    return plain("{city} ({distance})", city=town.city.name, distance=distance_words(town.kilometres))


def ask_first() -> Safe:
    """Head places that may be open."""
    return _("Ask first:")


def nothing_here() -> Safe:
    """Say why a list is empty, and what to do."""
    return lines(
        _("Nothing like this in our directory yet."),
        _("Ask a question: we will find where to go together."),
    )


def shelf_title(title: str) -> Safe:
    """Head a list."""
    return _("<b>{title}</b>", title=title)


def day_title(day: str) -> Safe:
    """Head the hours of a day."""
    return _("<b>🕐 Opening hours: {day}</b>", day=day)


def change_line(view: PlaceView, week: Sequence[Opening], *, now: datetime) -> str:
    """Say the hours of the next day that has any."""
    zone = zone_of(view)
    today = now.astimezone(zone).date()
    ahead = [opening for opening in week if opening.day > today]
    if not ahead:
        return ""
    day = ahead[0].day
    same = [opening for opening in ahead if opening.day == day]
    return f"{day_words(day, today)} {hours_words(same, zone)}"


def no_such_test() -> Safe:
    """Say that nobody tests so, and what to do."""
    return lines(
        _("No such test in our directory yet."),
        _("Take the mark off: another test today is better than none."),
    )


def which_district() -> Safe:
    """Ask which district comes first."""
    return lines(
        _("<b>🏙 Which district suits you?</b>"),
        _("Its places come first, all others after them."),
        _("We do not remember it unless you press “Remember the district”."),
    )


def district_kept(name: str) -> str:
    """Confirm that her district is remembered, or forgotten."""
    if not name:
        return plain("Forgotten.")
    return plain("Remembered: {name} comes first. “Forget the district” takes it back.", name=name)
