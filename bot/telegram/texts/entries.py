"""Words of the staff's directory: lists, the card of an entry, its history."""

from collections.abc import Sequence

from bot.domain.directory import AccessTerm, City, Listing, LocationType, Status, Tri
from bot.domain.entry_fields import EntryField
from bot.domain.entry_line import EntryLine
from bot.domain.freshness import Freshness
from bot.domain.staff import Role
from bot.services.entries import EntryPage, EntryView
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain
from bot.telegram.texts.places import state_words
from bot.telegram.texts.question import role_name
from bot.telegram.texts.rule_words import DOT, changed_lines, rule_lines
from bot.telegram.texts.times import date_words, full_date_words

MOST_RULES = 3
MOST_CHANGED = 2
MOST_TERMS = 6
LABEL_LIMIT = 60
STATUSES = {
    Status.ACTIVE: N_("🟢 works"),
    Status.TEMPORARILY_CLOSED: N_("⏸ closed for a while"),
    Status.INACTIVE: N_("⏸ not shown"),
    Status.DEFUNCT: N_("✖️ does not exist any more"),
}
TERMS = {
    AccessTerm.NO_PASSPORT: N_("Without a passport"),
    AccessTerm.NO_REGISTRATION: N_("Without registration"),
    AccessTerm.NO_OMS_POLICY: N_("Without an insurance policy"),
    AccessTerm.REFERRAL_NEEDED: N_("A referral is needed"),
    AccessTerm.NO_DOCS_WITH_REFERRAL: N_("With a referral no papers"),
    AccessTerm.WALK_IN: N_("Without appointment"),
    AccessTerm.APPOINTMENT: N_("By appointment"),
    AccessTerm.SKIP_QUEUE: N_("Without queueing"),
    AccessTerm.WITH_CHILD: N_("With a child"),
    AccessTerm.PLAY_CORNER: N_("Play room"),
    AccessTerm.WOMEN_ONLY: N_("Women only"),
    AccessTerm.WOMEN_HOURS: N_("Hours for women"),
    AccessTerm.WOMAN_DOCTOR: N_("The doctor is a woman"),
    AccessTerm.PREGNANT_OK: N_("Pregnant women"),
    AccessTerm.UNDER_INFLUENCE_OK: N_("In any state"),
    AccessTerm.HIV_OK: N_("Know about HIV therapy"),
    AccessTerm.ANONYMOUS: N_("Anonymous"),
    AccessTerm.FREE: N_("Free of charge"),
    AccessTerm.HR_FRIENDLY: N_("Without judgement"),
    AccessTerm.ACCOMPANIMENT: N_("We go along"),
    AccessTerm.CONFIDENTIALITY: N_("Told to nobody"),
    AccessTerm.AT_CAPACITY: N_("No places free now"),
}
FIELDS = {
    EntryField.NAME: N_("🏷 Name"),
    EntryField.DESCRIPTION: N_("📝 Description"),
    EntryField.NEXT_STEP: N_("👉 How to begin"),
    EntryField.ALERT: N_("❗ Important line"),
    EntryField.ASKS: N_("🗒 What they ask and record"),
    EntryField.BRING: N_("🎒 What to bring"),
    EntryField.DESK_WORDS: N_("💬 Words for the reception"),
    EntryField.RESULT: N_("🧪 When the result comes"),
    EntryField.HOW_TESTED: N_("⏱ Rapid or laboratory"),
    EntryField.FEES: N_("💰 Price"),
    EntryField.DOCUMENTS: N_("📄 Required papers"),
    EntryField.AREA: N_("🗺 For whom, from where"),
    EntryField.KINDS: N_("🗂 What is given here"),
    EntryField.LOCATION_NAME: N_("🏠 Name of the place"),
    EntryField.DISTRICT: N_("🏙 District"),
    EntryField.ADDRESS: N_("📍 Address"),
    EntryField.LANDMARK: N_("🧭 Landmark"),
    EntryField.HOW_TO_FIND: N_("🚪 How to find the door"),
    EntryField.POINT: N_("📌 Point on the map"),
    EntryField.CITY: N_("🌆 City and clock"),
    EntryField.PHONES: N_("📞 Phone"),
    EntryField.HOURS: N_("🕐 Hours"),
    EntryField.EXCEPTIONS: N_("📅 Special days"),
    EntryField.ACCESS: N_("🔑 Terms"),
    EntryField.STATUS: N_("🚦 State"),
    EntryField.KEEPER: N_("👤 Who keeps it"),
    EntryField.VERIFIED: N_("✅ Checked"),
    EntryField.ADDED: N_("➕ Added"),
    EntryField.TAKEN_AWAY: N_("➖ Taken away from a place"),
}


def cities(found: Sequence[tuple[City, int]]) -> Safe:
    """Head the cities."""
    if not found:
        return lines(_("<b>📍 Directory</b>"), _("It is empty. Import a file, or add the first place."))
    total = sum(count for _city, count in found)
    return lines(
        _("<b>📍 Directory</b>"),
        _n("{count} entry. Choose a city, or search.", "{count} entries. Choose a city, or search.", total),
    )


def in_which_city() -> Safe:
    """Ask where something is new."""
    return _("<b>In which city is something new?</b>")


def city_label(city: City, count: int) -> str:
    """Label a city with the number of its entries."""
    return f"{city.name} · {count}" if count else city.name


def entries(city: City, page: EntryPage) -> Safe:
    """Head the entries of a city."""
    told = [_("<b>📍 {city}</b>", city=city.name)]
    if not page.total:
        told.append(_("Nothing here yet. Add the first place."))
    elif page.stale:
        told.append(_("⚠️ stands before what nobody has checked for long."))
    return lines(*told)


def entry_label(line: EntryLine, *, is_stale: bool) -> str:
    """Label the button of an entry: how far it can be trusted, what, where."""
    sign = "⚠️" if is_stale else "✅"
    if line.status is not Status.ACTIVE:
        sign = plain(STATUSES[line.status]).split(" ", 1)[0]
    return f"{sign} {line.name}{DOT}{line.location}"[:LABEL_LIMIT]


def ask_words(*, is_again: bool = False) -> Safe:
    """Ask what to look for."""
    told = [_("<b>What are you looking for?</b>"), _("Write a name, a street, a landmark.")]
    if is_again:
        told.insert(0, _("Nothing found. Try another word, or a part of it."))
    return lines(*told)


def found(words: str, total: int) -> Safe:
    """Head what was found."""
    counted = _n("{count} entry found", "{count} entries found", total)
    return _("<b>🔎 {words}</b> · {counted}", words=words, counted=counted)


def entry_card(view: EntryView) -> Safe:
    """Show an entry as the staff need it: state, hours, terms, who has checked it and when."""
    listing = view.listing
    title = _("<b>{name}</b> · {city}", name=listing.service.name, city=view.city.name)
    return lines(
        title,
        _where(listing),
        *_state(view),
        *(f"🕐 {line}" for line in rule_lines(listing.place.schedules, most=MOST_RULES)),
        *_changed(view),
        *_known_terms(listing),
        *([f"📞 {', '.join(listing.place.phones)}"] if listing.place.phones else []),
        _("{checked} · 👤 {keeper}", checked=_checked(view), keeper=keeper_words(listing.place.keeper)),
    )


def _where(listing: Listing) -> Safe:
    location = listing.location
    if location.location_type is LocationType.SECRET:
        return _("🤫 {name}: the address is never written down", name=location.name)
    parts = [location.name, location.address or "", location.landmark]
    sign = {LocationType.MOBILE: "🚌", LocationType.VIRTUAL: "💬"}.get(location.location_type, "📍")
    return lines(f"{sign} {', '.join(part for part in parts if part)}")


def _state(view: EntryView) -> list[str]:
    status = view.listing.place.status
    if status is not Status.ACTIVE:
        return [plain(STATUSES[status])]
    told = [] if view.card is None else [state_words(view.card.view, view.card.now)]
    if not view.listing.place.schedules:
        told.append(plain("🕐 no hours written down"))
    return told


def _changed(view: EntryView) -> list[str]:
    if view.card is None:
        return []
    ahead = changed_lines(view.listing.place.exceptions, view.card.today)[:MOST_CHANGED]
    said = "; ".join(f"{full_date_words(day)}: {words}" for day, words in ahead)
    return [f"📅 {said}"] if said else []


def _known_terms(listing: Listing) -> list[str]:
    met = [plain(TERMS[term]) for term in TERMS if listing.place.term(term) is Tri.YES]
    unmet = [plain(TERMS[term]) for term in TERMS if listing.place.term(term) is Tri.NO]
    unknown = len(TERMS) - len(met) - len(unmet)
    told = [f"✅ {_some(met)}"] if met else []
    told += [f"🚫 {_some(unmet)}"] if unmet else []
    return (
        [*told, _n("❔ {count} term not known", "❔ {count} terms not known", unknown)] if unknown else told
    )


def _some(names: Sequence[str]) -> str:
    shown = DOT.join(names[:MOST_TERMS])
    more = len(names) - MOST_TERMS
    return f"{shown}{DOT}+{more}" if more > 0 else shown


def _checked(view: EntryView) -> Safe:
    day = view.listing.place.verified_on
    if day is None:
        return _("⚠️ Nobody has checked it yet: it is never shown as open")
    who = f"{DOT}{role_name(view.verified_by)}" if view.verified_by else ""
    words = f"{date_words(day)}{who}"
    match view.freshness:
        case Freshness.FRESH:
            return _("☑️ Checked on {when}", when=words)
        case Freshness.STALE:
            return _("⚠️ Not checked for long: {when}", when=words)
        case _:
            return _("⚠️ Checked too long ago: {when}. It is not shown as open", when=words)


def keeper_words(keeper: str) -> str:
    """Name the role that keeps an entry."""
    return role_name(Role(keeper) if keeper in set(Role) else Role.COORDINATOR)


def field_name(field: EntryField) -> str:
    """Name a field."""
    return plain(FIELDS[field])


def term_name(term: AccessTerm) -> str:
    """Name an access term."""
    return plain(TERMS[term])


def status_name(status: Status) -> str:
    """Name a state."""
    return plain(STATUSES[status])


def confirmed() -> str:
    """Say that an entry is confirmed."""
    return plain("Thank you! Checked today.")


def confirmed_already() -> str:
    """Say that an entry was confirmed today before."""
    return plain("It was checked today already.")


def said_today() -> str:
    """Say that the women see it."""
    return plain("Done: women see it now.")


def same_today() -> str:
    """Say that nothing changes."""
    return plain("So it stands already.")


def ask_end(name: str) -> Safe:
    """Ask until when a place is open today."""
    return _("<b>{name}: open until when today?</b>", name=name)


def nothing_to_cut() -> str:
    """Say why a place cannot close earlier today."""
    return plain("There are no hours today that could end earlier. You can say that it is closed.")


def entry_gone() -> str:
    """Say that an entry has left the directory."""
    return plain("This entry is not in the directory any more.")


def undone() -> str:
    """Say that a change is taken back."""
    return plain("Taken back: it is as it was.")


UNDO_REFUSED = {
    "undone_already": N_("This was taken back already."),
    "too_late_to_undo": N_("Changes can be taken back for a day. Please correct it by hand."),
    "changed_meanwhile": N_("Somebody has changed it again since. Please look, and correct it by hand."),
    "not_found": N_("This entry is not in the directory any more."),
}


def undo_refused(code: str) -> str:
    """Say why a change is not taken back."""
    return plain(UNDO_REFUSED[code])
