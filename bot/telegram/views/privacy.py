"""Privacy screens: what is stored, hiding, and deleting everything."""

from bot.domain.people import Person
from bot.telegram.callbacks import EraseNow, Go, Place
from bot.telegram.keyboards import button, home_row
from bot.telegram.place_callbacks import BusStops
from bot.telegram.screens import Screen
from bot.telegram.texts import privacy as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.announcements import switch_button


def privacy_screen(person: Person) -> Screen:
    """List what she can do about her traces."""
    return Screen(
        words.privacy(is_discreet=person.settings.discreet),
        (
            (button(plain("Discreet mode"), Go(to=Place.DISCREET)),),
            (button(plain("Safe word"), Go(to=Place.SAFE_WORD)),),
            (button(plain("Mark of reading"), Go(to=Place.READING)),),
            (button(plain("What do you know about me"), Go(to=Place.STORED)),),
            (button(plain("Hide the conversation"), Go(to=Place.HIDE)),),
            (button(plain("Delete everything"), Go(to=Place.ERASE)),),
            home_row(Go(to=Place.MORE)),
        ),
    )


def stored_screen(person: Person, *, city: str | None, toast: str | None = None) -> Screen:
    """Tell her every stored field."""
    news = (switch_button("", is_wanted=person.settings.is_news_wanted),)
    stops = (button(plain("🔔 Stops I hear of"), BusStops()),)
    erase = (button(plain("Delete everything"), Go(to=Place.ERASE)),)
    return Screen(
        words.stored(person, city=city), (news, stops, erase, home_row(Go(to=Place.PRIVACY))), toast=toast
    )


def erase_screen() -> Screen:
    """Ask once, after saying what cannot be recalled."""
    yes = button(plain("Yes, delete everything"), EraseNow(), style="danger")
    return Screen(words.erase_question(), ((yes,), home_row(Go(to=Place.PRIVACY))))
