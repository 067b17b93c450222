"""Words of correcting cities: where they are, and how one gets there."""

from typing import Any

from bot.domain.city_fields import LONGEST_TRAVEL, CityField
from bot.domain.directory import City
from bot.domain.entry_checks import EntryRefused
from bot.telegram.spoken import MAP
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.entry_edit import refusal
from bot.telegram.texts.points import point_words

FIELDS = {CityField.POINT: N_("📌 Point on the map"), CityField.TRAVEL: N_("🧳 How to get there")}


def field_label(field: CityField) -> str:
    """Name a field."""
    return plain(FIELDS[field])


def cities() -> Safe:
    """Head the cities."""
    return lines(
        _("<b>🏙 Cities</b>"),
        _("Where a city is and how one gets there: women of towns without a programme read it."),
        _("⚠️ stands before a city without a point."),
    )


def city_label(city: City) -> str:
    """Label a city; one that nobody can tell the distance of is marked."""
    return city.name if city.latitude is not None else f"⚠️ {city.name}"


def city(shown: City) -> Safe:
    """Say what is known of a city."""
    point = [] if shown.latitude is None or shown.longitude is None else [shown.latitude, shown.longitude]
    return lines(
        _("<b>🏙 {city}</b>", city=shown.name),
        where(point),
        f"🧳 {shown.travel}" if shown.travel else _("🧳 Nobody has written how to get there."),
    )


def where(point: list[float]) -> Safe:
    """Say where a city is, with a link to look at it."""
    if not point:
        return _("📌 No point: nobody is told how far this city is.")
    url = MAP.format(latitude=point[0], longitude=point[1])
    return _('📌 <a href="{url}">{point}</a>: look at it on the map.', url=url, point=point_words(point))


def said(field: CityField, value: Any) -> str:
    """Say a value."""
    return (point_words(value) if field is CityField.POINT else value) or plain("nothing")


def ask(shown: City, field: CityField, now: Any, refused: EntryRefused | None = None) -> Safe:
    """Ask for a field, and say what it is now."""
    told = [] if refused is None else [refusal(refused), Safe()]
    told += [
        _("<b>{city}</b> · {field}", city=shown.name, field=field_label(field)),
        _("Now: {words}", words=said(field, now)),
    ]
    if field is CityField.POINT:
        return lines(
            *told,
            _("Write latitude and longitude, for example: 56.4846, 84.9476."),
            _("Or send the place from the map: 📎 → Location."),
        )
    return lines(
        *told,
        _("How does one get here from other towns, and who pays? One or two sentences."),
        _("Up to {limit} characters.", limit=LONGEST_TRAVEL),
    )


def preview(shown: City, field: CityField, value: Any) -> Safe:
    """Show what is to be saved."""
    seen = where(value) if field is CityField.POINT else lines(f"🧳 {said(field, value)}")
    return lines(
        _("<b>{city}</b> · {field}", city=shown.name, field=field_label(field)), seen, _("Is it right?")
    )


def city_gone() -> str:
    """Say that a city has left the directory."""
    return plain("This city is not in the directory any more.")
