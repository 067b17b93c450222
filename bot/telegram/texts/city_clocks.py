"""Words of the city of a place and of its clock, as the staff choose them."""

from datetime import datetime

from bot.domain.directory import City
from bot.domain.distance import Point, kilometres_between
from bot.domain.nearby import point_of
from bot.domain.typed_point import FARTHEST_KM
from bot.domain.zones import StaffZone, zone_of
from bot.services.entries import EntryView
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.times import time_words
from bot.telegram.texts.zones import city_of, clock_name


def city_clock(city: City, zone: str) -> str:
    """Say a city and whose clock a place there follows."""
    return plain("{city}, clock: {clock}", city=city.name, clock=clock_name(zone))


def moved(view: EntryView) -> list[Safe]:
    """Say where a place would be and by which clock, and what of it may be wrong there."""
    location = view.listing.location
    told = [lines(f"🌆 {city_clock(view.city, location.zone)}")]
    if location.address or location.landmark or location.district:
        told.append(_("Address, district and landmark stay as they are: please look whether they fit."))
    here, middle = Point.of(location.latitude, location.longitude), point_of(view.city)
    if here and middle and kilometres_between(here, middle) > FARTHEST_KM:
        told.append(_("⚠️ The point on the map lies far from this city: please correct it too."))
    return told


def ask_city(view: EntryView, chosen: str, sought: str, count: int) -> Safe:
    """Ask for the city of a place; `chosen` says the draft, `sought` is the part of a name looked for."""
    told = [_("<b>In which city is “{name}”?</b>", name=view.listing.location.name)]
    told.append(_("Now: {words}", words=chosen))
    if sought and not count:
        told.append(_("There is no city “{words}” in the directory.", words=sought))
    elif sought:
        told.append(_("Found: “{words}”.", words=sought))
    return lines(*told, _("Press a city, or write a part of its name."))


def ask_zone(view: EntryView) -> Safe:
    """Ask for the clock of a place."""
    return lines(
        _("<b>By which clock does “{name}” work?</b>", name=view.listing.location.name),
        _("Its hours are written in this time."),
    )


def zone_label(zone: StaffZone, name: str, now: datetime) -> str:
    """Label a clock with the time it shows now."""
    return f"{city_of(zone)} · {time_words(now, zone_of(name))}"
