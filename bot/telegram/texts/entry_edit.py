"""Words of editing the directory: what is asked, what it gives, what is refused."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.directory import Audience, HoursState, Listing, ServiceKind, Tri
from bot.domain.entry_checks import LIMITS, EntryRefused
from bot.domain.entry_fields import EntryField, Level, read
from bot.domain.how_tested import HowTested
from bot.domain.opening import Opening
from bot.domain.staff import Role
from bot.services.entries import EntryView
from bot.services.previews import Preview
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain
from bot.telegram.texts.city_clocks import city_clock, moved
from bot.telegram.texts.entries import field_name, keeper_words, status_name, term_name
from bot.telegram.texts.place_card import card
from bot.telegram.texts.places import HOW_TESTED
from bot.telegram.texts.points import on_map, point_words
from bot.telegram.texts.question import role_name
from bot.telegram.texts.rule_words import DOT, STATES, changed_lines, rule_line
from bot.telegram.texts.times import full_date_words, time_words

KINDS = {
    ServiceKind.DROP_IN: N_("drop-in centre"),
    ServiceKind.BUS: N_("bus"),
    ServiceKind.HIV_TEST: N_("HIV test"),
    ServiceKind.HCV_TEST: N_("hepatitis C test"),
    ServiceKind.SYPHILIS_TEST: N_("syphilis test"),
    ServiceKind.PREGNANCY_TEST: N_("pregnancy test"),
    ServiceKind.GYNAECOLOGIST: N_("gynaecologist"),
    ServiceKind.AIDS_CENTRE: N_("AIDS centre"),
    ServiceKind.PAEDIATRICIAN: N_("paediatrician"),
    ServiceKind.PRENATAL: N_("prenatal care"),
    ServiceKind.NARCOLOGIST: N_("narcologist"),
    ServiceKind.PSYCHOLOGIST: N_("psychologist"),
    ServiceKind.SOCIAL_WORKER: N_("social worker"),
    ServiceKind.LAWYER: N_("lawyer"),
    ServiceKind.PEER: N_("peer consultant"),
    ServiceKind.GROUP: N_("group"),
    ServiceKind.EXCHANGE: N_("syringe exchange"),
    ServiceKind.SECONDARY_EXCHANGE: N_("for a friend"),
    ServiceKind.OVERDOSE_TRAINING: N_("help in overdose"),
    ServiceKind.CRISIS_FLAT: N_("crisis flat"),
    ServiceKind.CHILDCARE: N_("child care"),
}
ASKED = {
    EntryField.NAME: N_("What is it called? The way women call it."),
    EntryField.DESCRIPTION: N_("What is given here? Two or three short sentences."),
    EntryField.NEXT_STEP: N_("What is the first thing she does? One action."),
    EntryField.ALERT: N_("What must she know first? The line stands above all others."),
    EntryField.ASKS: N_("What is asked, what is written down, who is told?"),
    EntryField.BRING: N_("What is good to have along?"),
    EntryField.DESK_WORDS: N_("What does she say at the reception? One sentence, ready to be shown."),
    EntryField.RESULT: N_("When does the result come?"),
    EntryField.FEES: N_("What does it cost?"),
    EntryField.DOCUMENTS: N_("Without which papers is she turned away? One a line."),
    EntryField.AREA: N_("Who may come, from where?"),
    EntryField.LOCATION_NAME: N_("What is the place called?"),
    EntryField.DISTRICT: N_("Which part of the city is it in? The way women call it."),
    EntryField.ADDRESS: N_("Street and house. For example: ul. Sadovaya, 5"),
    EntryField.LANDMARK: N_("What is nearby that she knows?"),
    EntryField.HOW_TO_FIND: N_("How does she find the door?"),
    EntryField.PHONES: N_("One a line. For example: +7 000 000-00-00"),
}
REFUSED = {
    "too_long": N_("It is too long: up to {limit} characters fit."),
    "too_many": N_("So many do not fit: up to {limit}."),
    "no_phone": N_("This does not look like a phone. For example: +7 000 000-00-00"),
    "words_only": N_("Please write it in words."),
    "required": N_("This cannot be empty."),
    "secret": N_("This place is secret: its address is written down nowhere, not here either."),
    "no_door": N_("This place has no door of its own. Stops of a bus are written with its hours."),
    "no_point": N_("I do not understand this point. Latitude first, for example: 56.4846, 84.9476"),
    "far_point": N_(
        "More than {limit} km away from the city: is the latitude first, as in 56.4846, 84.9476?"
    ),
    "no_zone": N_("Nobody knows by which clock this city lives. Please choose the clock."),
    "which_days": N_("Please choose on which days."),
    "bad_span": N_(
        "I do not understand these hours. For example: Mon–Fri 10–18, or 10:00–13:00, 14:00–18:00"
    ),
    "unclear_span": N_("This has two readings. Please write hours with minutes: 9:00–18:00"),
    "same_hour": N_("It begins and ends at the same hour. For a whole day write: around the clock"),
    "bad_date": N_("I do not understand these days. For example: Mon, Wed or 24.03, 25.03"),
    "past_date": N_("This date is past. If the next year is meant, please write it: 24.03.2027"),
    "too_many_dates": N_("So many dates at once do not fit. Please take a rule, or a shorter run."),
    "until_before_since": N_("It would end before it begins."),
    "doubled_hours": N_("Two lines say the same."),
    "two_stops_at_once": N_("It would stand at two stops at once."),
    "contradicting_hours": N_("Two lines contradict one another: the same hours, promised differently."),
    "no_appointment_day": N_("A special day has hours or is closed. For “by appointment” change the hours."),
    "no_hours_that_day": N_("There are no hours on that day. Give it hours of its own, or close it."),
    "unsure_day": N_("The hours of that day are not sure. Give it hours of its own, or close it."),
    "closed_and_open": N_("One day is closed and open at once."),
    "there_already": N_("This service is at that place already."),
    "only_place": N_("This is its only place. If it is closed, say so under “🚦 State”."),
    "unknown_code": N_("This choice does not exist any more."),
}
NOW_LIMIT = 600
MOST_DAYS = 6
TRI_SIGNS = {Tri.YES: "✅", Tri.NO: "🚫", Tri.UNKNOWN: "❔"}


def groups(view: EntryView) -> Safe:
    """Ask what is to be changed."""
    return _("<b>{name}</b>: what has changed?", name=view.listing.service.name)


def ask(view: EntryView, field: EntryField, now: Any, refused: EntryRefused | None = None) -> Safe:
    """Ask for the words of a field, and show what they are now; say first what was wrong with the last."""
    told = [] if refused is None else [refusal(refused), Safe()]
    told += [
        _("<b>{field}</b>", field=field_name(field)),
        _("Now: {words}", words=value_words(now)[:NOW_LIMIT]),
        _(ASKED[field]),
        _("Up to {limit} characters.", limit=LIMITS[field]),
    ]
    shared = sharing(view, field)
    return lines(*told, *([shared] if shared else []))


def value_words(value: Any) -> str:
    """Say a value that consists of words."""
    if isinstance(value, list):
        return "; ".join(map(str, value)) or plain("nothing")
    return str(value or plain("nothing"))


def now_words(view: EntryView, field: EntryField) -> str:
    """Say what a field of an entry is now."""
    if field is EntryField.CITY:
        return city_clock(view.city, view.listing.location.zone)
    said = _SAID.get(field)
    if said is None:
        return value_words(read(view.listing, field))
    return said(view.listing) or plain("nothing")


def _hours_said(listing: Listing) -> str:
    return "; ".join(rule_line(one) for one in listing.place.schedules)


def _days_said(listing: Listing) -> str:
    days = changed_lines(listing.place.exceptions, date.min)
    return "; ".join(f"{full_date_words(day)}: {said}" for day, said in days)


def _terms_said(listing: Listing) -> str:
    known = listing.place.access.items()
    return ", ".join(f"{TRI_SIGNS[value]} {term_name(term)}" for term, value in known)


_SAID: Mapping[EntryField, Callable[[Listing], str]] = {
    EntryField.HOURS: _hours_said,
    EntryField.EXCEPTIONS: _days_said,
    EntryField.ACCESS: _terms_said,
    EntryField.HOW_TESTED: lambda listing: how_tested_name(listing.service.how_tested),
    EntryField.STATUS: lambda listing: status_name(listing.place.status),
    EntryField.KEEPER: lambda listing: keeper_words(listing.place.keeper),
    EntryField.POINT: lambda listing: point_words(read(listing, EntryField.POINT)),
    EntryField.KINDS: lambda listing: ", ".join(kind_name(kind) for kind in listing.service.kinds),
}


def sharing(view: EntryView, field: EntryField) -> Safe | None:
    """Say that a change is seen in other entries too."""
    services, at_location = view.shared
    if field.level is Level.SERVICE and services > 1:
        return _n("It changes in {count} place.", "It changes in {count} places of this service.", services)
    if field.level is Level.LOCATION and at_location > 1:
        return _n("It changes for {count} service.", "It changes for {count} services here.", at_location)
    return None


def refusal(refused: EntryRefused) -> Safe:
    """Say why a value is refused."""
    return _(REFUSED[refused.code], limit=refused.limit)


def terms(view: EntryView) -> Safe:
    """Explain the three states of a term."""
    return lines(
        _("<b>{name}</b> · 🔑 terms", name=view.listing.service.name),
        _("✅ yes, 🚫 no, ❔ we do not know. A press changes it. What is unknown never counts as yes."),
    )


def kinds(view: EntryView) -> Safe:
    """Ask what is given here."""
    return lines(
        _("<b>{name}</b>: what is given here?", name=view.listing.service.name),
        _("By this women find it under tests, doctors and help."),
    )


def choice(view: EntryView, field: EntryField) -> Safe:
    """Ask to choose one value."""
    return _("<b>{name}</b> · {field}", name=view.listing.service.name, field=field_name(field))


def how_tested_name(how: HowTested) -> str:
    """Say how a service tests."""
    return plain(HOW_TESTED[how])


def kind_name(kind: ServiceKind) -> str:
    """Name what a service gives."""
    return plain(KINDS[kind])


def nearest_line(opening: Opening, zone: ZoneInfo) -> Safe:
    """Say one of the nearest hours with its day and date."""
    span = f"{time_words(opening.start, zone)}–{time_words(opening.end, zone)}"
    said = [f"{full_date_words(opening.day)} {span}"]
    if opening.stop:
        said.append(f"🚌 {opening.stop}")
    if opening.audience is Audience.WOMEN_ONLY:
        said.append(plain("women only"))
    if opening.state in STATES:
        said.append(plain("❔ ask first") if opening.state is HoursState.UNKNOWN else plain("by appointment"))
    return lines("▫️ " + DOT.join([*said, *([opening.note] if opening.note else [])]))


def nearest(preview: Preview) -> Safe:
    """Show the nearest five times, and ask whether they are right."""
    zone = ZoneInfo(preview.view.listing.location.zone)
    shown = [nearest_line(opening, zone) for opening in preview.nearest]
    if not shown:
        return lines(_("<b>There are no hours in the next 60 days. Is that right?</b>"))
    return lines(
        _n(
            "<b>Here is the nearest time. Is it right?</b>",
            "<b>Here are the nearest {count} times. Are they right?</b>",
            len(shown),
        ),
        *shown,
    )


def preview(found: Preview, field: EntryField, *, has_hours: bool) -> Safe:
    """Show what a change gives: the nearest times where hours change, and the card as she sees it."""
    shared = sharing(found.view, field)
    head = nearest(found) if has_hours else _("<b>{field}: is it right?</b>", field=field_name(field))
    seen = plain("She does not see this entry.")
    if found.view.card is not None:
        seen = _("<blockquote expandable>{card}</blockquote>", card=card(found.view.card))
    told = [head, *_special(found, field), *([shared] if shared else []), Safe()]
    return lines(*told, *([_("This is what she sees:")] if found.view.card else []), seen)


def _special(found: Preview, field: EntryField) -> list[Safe]:
    """Say the special days ahead where they are what changes: they may lie beyond the nearest times."""
    if field is EntryField.CITY:
        return moved(found.view)
    if field is EntryField.POINT:
        return [on_map(read(found.view.listing, EntryField.POINT))]
    if field is not EntryField.EXCEPTIONS or found.view.card is None:
        return []
    days = changed_lines(found.view.listing.place.exceptions, found.view.card.today)
    more = [_("and others: {count}", count=len(days) - MOST_DAYS)] if len(days) > MOST_DAYS else []
    return [*(lines(f"📅 {full_date_words(day)}: {said}") for day, said in days[:MOST_DAYS]), *more]


def conflict(role: Role | None, now: str) -> Safe:
    """Say that somebody else was quicker."""
    who = role_name(role) if role else plain("A colleague")
    return lines(
        _("<b>{who} has changed this meanwhile.</b>", who=who),
        _("Now: {words}", words=now[:NOW_LIMIT]),
        _("Save yours in its place?"),
    )


def saved() -> str:
    """Say that a change is saved."""
    return plain("Saved. Women see it now.")


def unchanged() -> str:
    """Say that nothing was different."""
    return plain("Nothing was different.")


def draft_gone() -> str:
    """Say that a draft was left."""
    return plain("This draft is not kept any more, here is how it stands.")
