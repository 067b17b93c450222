"""The card of a place, and what to say at its reception."""

from urllib.parse import quote

from bot.domain.directory import LocationType
from bot.domain.referral import accepts_referrals
from bot.services.place_views import CardView
from bot.telegram.callbacks import Card, DeskWords, Go, Place, Shelf
from bot.telegram.keyboards import button, home_row
from bot.telegram.place_callbacks import PinPlace
from bot.telegram.screens import Button, Pin, Row, Screen
from bot.telegram.texts import place_card
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.buses import bus_row
from bot.telegram.views.mistakes import mistake_row
from bot.telegram.views.slips import take_row
from bot.telegram.views.visits import visit_row

COPY_LIMIT = 256
MAP = "https://yandex.ru/maps/?text="


def card_screen(card: CardView, origin: Card) -> Screen:
    """Show a place; the last row leads back to the list it was taken from."""
    referral = take_row(origin) if accepts_referrals(card.view.place) else ()
    rows = (
        _where_row(card),
        _pin_row(card, origin),
        _bus_row(card, origin),
        referral,
        _ask_about_row(card, origin),
        visit_row(card.view, origin),
        mistake_row(origin),
    )
    back = Shelf(what=origin.what, page=origin.page)
    return Screen(place_card.card(card), (*(row for row in rows if row), home_row(back)))


def _where_row(card: CardView) -> Row:
    address = _address(card)
    if not address:
        return ()
    return (
        Button(plain("🗺 On the map"), url=MAP + quote(address)),
        Button(plain("📋 Copy the address"), copy=address[:COPY_LIMIT]),
    )


def _pin_row(card: CardView, origin: Card) -> Row:
    """Offer a point in the chat, where one is known; nothing of the kind comes unasked."""
    return (button(plain("📍 A point in this chat"), PinPlace(code=origin.code)),) if pin_of(card) else ()


def _bus_row(card: CardView, origin: Card) -> Row:
    return bus_row(origin) if card.view.location.location_type is LocationType.MOBILE else ()


def pin_of(card: CardView) -> Pin | None:
    """Return the point of a place with a door; its words name the street and nothing else."""
    place = card.view.location
    if place.location_type is not LocationType.PHYSICAL or place.latitude is None or place.longitude is None:
        return None
    return Pin(place.latitude, place.longitude, title=place.address or card.city.name, address=card.city.name)


def _address(card: CardView) -> str:
    """Return what a map can find: an address, or the stop of a bus; a secret place has none."""
    location = card.view.location
    if location.location_type is LocationType.PHYSICAL and location.address:
        return f"{card.city.name}, {location.address}"
    if location.location_type is LocationType.MOBILE and card.view.stop:
        return f"{card.city.name}, {card.view.stop}"
    return ""


def _ask_about_row(card: CardView, origin: Card) -> Row:
    ask = button(plain("💬 Ask"), Go(to=Place.ASK))
    if not card.view.service.desk_words:
        return (ask,)
    desk = DeskWords(code=origin.code, what=origin.what, page=origin.page)
    return (button(plain("💬 Words for the reception"), desk), ask)


def desk_words_screen(text: str, origin: Card) -> Screen:
    """Show the sentence for the reception with a button that copies it."""
    copy = Button(plain("📋 Copy"), copy=_to_copy(text))
    return Screen(place_card.desk_words(text), ((copy,), home_row(origin)))


def _to_copy(text: str) -> str:
    """Return as many whole sentences as a button may copy, or at least whole words."""
    if len(text) <= COPY_LIMIT:
        return text
    start = text[:COPY_LIMIT]
    ends = [start.rfind(mark) + 1 for mark in ".!?"]
    return start[: max(ends)] if max(ends) else start.rsplit(" ", 1)[0]
