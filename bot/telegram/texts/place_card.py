"""The card of a place, line by line in the order that helps most; at most twelve lines."""

from bot.domain.directory import AccessTerm, Location, LocationType, ScheduleException, Service, Status
from bot.domain.freshness import Freshness
from bot.services.place_views import CardView, PlaceView
from bot.telegram.texts.buses import crew_word
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.places import (
    DOT,
    change_line,
    hours_words,
    remarks,
    result_words,
    state_words,
    term_words,
    where_words,
    women_words,
    zone_of,
)
from bot.telegram.texts.times import clock_words, date_words, day_words

MOST_LINES = 12
FITS = (
    AccessTerm.REFERRAL_NEEDED,
    AccessTerm.NO_PASSPORT,
    AccessTerm.SKIP_QUEUE,
    AccessTerm.WALK_IN,
    AccessTerm.FREE,
    AccessTerm.ANONYMOUS,
    AccessTerm.ACCOMPANIMENT,
)
WELCOME = (
    AccessTerm.WITH_CHILD,
    AccessTerm.PREGNANT_OK,
    AccessTerm.HIV_OK,
    AccessTerm.UNDER_INFLUENCE_OK,
    AccessTerm.WOMAN_DOCTOR,
)


def card(card_view: CardView) -> Safe:
    """Say everything about a place; what matters less gives way to the twelve lines."""
    first = _first(card_view)
    told = [
        *first,
        _where(card_view),
        _hours(card_view),
        _for_whom(card_view),
        *_visit(card_view),
        *_last(card_view),
    ]
    shown = [line for line in told if line]
    description = card_view.view.service.description
    if description and len(shown) < MOST_LINES:
        shown.insert(len([line for line in first if line]), _line("", description))
    if len(shown) > MOST_LINES:
        shown[-2:] = [lines(DOT.join(shown[-2:]))]
    return lines(*shown)


def _first(card_view: CardView) -> list[Safe]:
    """Name, exceptions in words, what to know first, state, and why it fits."""
    view = card_view.view
    title = _("<b>{name}</b>", name=view.service.name)
    if view.place.is_sample:
        title = _("<b>{name}</b> · sample", name=view.service.name)
    state = DOT.join([state_words(view, card_view.now), *remarks(view)])
    fits = DOT.join(term_words(view, FITS, most=5))
    return [
        title,
        _alerts(card_view),
        _line("", state),
        _line("", fits),
    ]


def _alerts(card_view: CardView) -> Safe:
    """Say first what has changed: the crew's word, changed days, and what to know before she goes."""
    view = card_view.view
    crew = crew_word(view.bus, zone_of(view))
    told = [crew, _exception(card_view), *_turned_away(view), view.service.alert]
    return _line("" if crew else "❗ ", " ".join(words for words in told if words))


def _turned_away(view: PlaceView) -> list[str]:
    """Say what makes the way useless now."""
    told = []
    if view.place.status is Status.TEMPORARILY_CLOSED:
        told.append(plain("Closed for a while."))
    if view.takes(AccessTerm.AT_CAPACITY):
        told.append(plain("There is no room at the moment: ask first."))
    return told


def _exception(card_view: CardView) -> str:
    """Say the first changed day; a day the crew has spoken of itself is not told twice."""
    bus = card_view.view.bus
    told = (item for item in card_view.exceptions if bus is None or item.day != bus.day)
    item = next(told, None)
    return "" if item is None else exception_words(item, card_view)


def exception_words(item: ScheduleException, card_view: CardView) -> str:
    """Say a changed day in words."""
    day = day_words(item.day, card_view.today)
    if item.opens is None or item.closes is None:
        words = plain("{day}: closed", day=day)
    else:
        span = f"{clock_words(item.opens)}–{clock_words(item.closes)}"
        words = plain("{day}: {span}", day=day, span=span)
    return f"{words} ({item.reason})." if item.reason else f"{words}."


def _where(card_view: CardView) -> Safe:
    location = card_view.view.location
    match location.location_type:
        case LocationType.PHYSICAL:
            address = ", ".join(part for part in (location.address, location.landmark) if part)
            return _line("📍 ", f"{address or location.name}{_district(location)}. {location.how_to_find}")
        case LocationType.MOBILE:
            return _line("", f"{where_words(card_view.view)}. {location.how_to_find}")
        case LocationType.SECRET:
            return _("🤫 The address is told in person. {how}", how=location.how_to_find)
        case _:
            return _line("💬 ", location.how_to_find)


def _district(location: Location) -> str:
    return plain(" (district: {name})", name=location.district) if location.district else ""


def _hours(card_view: CardView) -> Safe:
    view, zone = card_view.view, zone_of(card_view.view)
    if view.are_hours_unknown:
        return _("🕐 The hours are not known: ask first.")
    today = hours_words(view.hours, zone, with_stops=True)
    women = women_words(view.hours, zone)
    if women and len({opening.audience for opening in view.hours}) > 1:
        today = f"{today} ({women})"
    change = change_line(view, card_view.week, now=card_view.now)
    if change:
        return _("🕐 Today {today}; {change}", today=today, change=change)
    return _("🕐 Today {today}", today=today)


def _for_whom(card_view: CardView) -> Safe:
    view = card_view.view
    whom = DOT.join([*term_words(view, WELCOME, most=4), view.service.service_area])
    return _line("👭 ", whom.removesuffix(DOT).removeprefix(DOT))


def _visit(card_view: CardView) -> list[Safe]:
    """How to begin, what to bring, what will be asked, when the result comes."""
    service = card_view.view.service
    return [
        _line("👉 ", service.next_step),
        _bring(service),
        _asked(service),
        _line("🧪 ", result_words(service)),
    ]


def _asked(service: Service) -> Safe:
    """Say what is asked, written down and reported: what keeps women away most."""
    text = " ".join(service.what_they_ask.split())
    return _("📝 <b>What they ask, write down, tell:</b> {text}", text=text) if text else Safe()


def _bring(service: Service) -> Safe:
    """Say what to bring: papers that are required, and what is good to have."""
    things = [*service.required_documents, service.what_to_bring]
    text = "; ".join(thing for thing in things if thing)
    return _("🎒 Bring: {text}", text=text) if text else Safe()


def _line(sign: str, text: str) -> Safe:
    return lines(sign + " ".join(text.split())) if text else Safe()


def _last(card_view: CardView) -> list[Safe]:
    place = card_view.view.place
    phones = ", ".join(place.phones)
    if card_view.view.freshness is Freshness.DOUBTED:
        checked = _("Women write that something is different now. We are checking.")
    elif place.verified_on is None:
        checked = _("Nobody has checked this yet.")
    elif card_view.view.freshness is Freshness.FRESH:
        checked = _("Checked on {date}", date=date_words(place.verified_on))
    else:
        checked = _("Not checked for long: since {date}", date=date_words(place.verified_on))
    return [_line("📞 ", phones), checked]


def desk_words(text: str) -> Safe:
    """Show the sentence for the reception, easy to copy or to show."""
    return lines(
        _("<b>💬 Words for the reception</b>"),
        _("Say it or show the screen:"),
        "",
        _("<code>{text}</code>", text=text),
    )
