"""«More»: what works now, the city settings, and who runs this."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale

from bot.domain.directory import City
from bot.telegram.callbacks import Go, Place, Speak
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import menu as words
from bot.telegram.texts.catalogue import current_language, languages, plain
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.welcome import city_rows


def more_screen() -> Screen:
    """List what lies behind «More»."""
    return Screen(
        words.more(),
        (
            (button(plain("🔒 Privacy"), Go(to=Place.PRIVACY)),),
            (button(plain("🌍 City, time, language"), Go(to=Place.CITY)),),
            (button(plain("ℹ️ About the programme"), Go(to=Place.ABOUT)),),
            home_row(Go(to=Place.MENU)),
        ),
    )


def city_screen(city: City, now: datetime, cities: Sequence[City]) -> Screen:
    """Show her city, the time there and the language, each to be changed by one tap."""
    text = words.city_settings(
        now, city=city.name, zone=ZoneInfo(city.zone), language=_language_name(current_language())
    )
    return Screen(text, (*city_rows(cities), *_language_rows(), home_row(Go(to=Place.MORE))))


def _language_rows() -> tuple[Row, ...]:
    others = [code for code in languages() if code != current_language()]
    return side_by_side([button(_language_name(code), Speak(code=code)) for code in others])


def _language_name(code: str) -> str:
    return Locale.parse(code).get_display_name(code) or code


def about_screen(programmes: Sequence[str], username: str) -> Screen:
    """Say who runs this and how it works."""
    ask = (button(plain("💬 Ask a question"), Go(to=Place.ASK)),)
    return Screen(words.about(programmes, username), (ask, home_row(Go(to=Place.MORE))))


def refusal_screen(text: str) -> Screen:
    """Show why something could not be done, and the ways on."""
    ask = (button(plain("💬 Ask a question"), Go(to=Place.ASK)),)
    return Screen(text, (ask, home_row(Go(to=Place.MENU))))
