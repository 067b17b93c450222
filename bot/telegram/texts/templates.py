"""Prepared answers that come with the bot, the places in them, and the words around them on a card."""

from bot.domain.conversation import Theme
from bot.domain.staff import Role
from bot.domain.templates import Place, Template
from bot.telegram.texts.catalogue import (
    DEFAULT_LANGUAGE,
    N_,
    Safe,
    _,
    current_language,
    languages,
    lines,
    plain,
    use_language,
)
from bot.telegram.texts.question import role_name
from bot.telegram.texts.themes import theme_name

SOURCE_LANGUAGE = "en"
BUILT_IN: tuple[tuple[int, Theme | None, str, str], ...] = (
    (1, None, N_("I have read it"), N_("Hello. I have read it and will answer a little later today.")),
    (2, None, N_("Tell me more"), N_("Please tell me a little more: what worries you most right now?")),
    (3, None, N_("Are you safe?"), N_("Are you safe now? If not, call 112, it is free.")),
    (4, None, N_("We are here"), N_("If you need anything else, just write here. We are near.")),
    (
        5,
        Theme.HIV,
        N_("Where to test"),
        N_("Places for a free test in {city} and their hours are in the menu: “🧪 Get tested”."),
    ),
    (
        6,
        Theme.PREGNANCY,
        N_("Going together"),
        N_("Which week is it? If you like, one of us goes to the doctor with you."),
    ),
    (
        7,
        Theme.LAWYER,
        N_("Show me the papers"),
        N_("Please send a photo of what you have in hand. Cover names and numbers with a finger."),
    ),
    (
        8,
        Theme.VIOLENCE,
        N_("It is not your fault"),
        N_("What is happening is not your fault. You decide what comes next; we help."),
    ),
)


PLACES = {
    Place.CITY: N_("city place"),
    Place.NICKNAME: N_("nickname place"),
    Place.THEME: N_("theme place"),
    Place.ROLE: N_("role place"),
}


def built_in() -> list[Template]:
    """Return the templates that come with the bot, in the language in use and in all others."""
    return [
        Template(number, plain(title), _plain(words), theme, _variants(words))
        for number, theme, title, words in BUILT_IN
    ]


def _variants(words: str) -> dict[str, str]:
    said = {}
    for language in template_languages():
        with use_language(language):
            said[language] = _plain(words)
    return said


def template_languages() -> list[str]:
    """Return the languages beside the staff's in which a template may speak; English is the source's."""
    return sorted({*languages(), SOURCE_LANGUAGE} - {DEFAULT_LANGUAGE})


def _plain(words: str) -> str:
    return plain(words, city="{" + place_name(Place.CITY) + "}")


def place_name(place: Place) -> str:
    """Name a place as it stands in a template, in the language in use."""
    return place.value if current_language() == SOURCE_LANGUAGE else plain(PLACES[place])


def place_names() -> dict[str, Place]:
    """Return the places by every name they have: in each language, and in that of the source."""
    names = {place.value: place for place in Place}
    for language in languages():
        with use_language(language):
            names |= {plain(PLACES[place]): place for place in Place}
    return names


def values(*, city: str | None, alias: str, theme: Theme, role: Role) -> dict[str, str]:
    """Return what goes into the places of a template, by all their names, in the language in use."""
    said = {
        Place.CITY: city or plain("your city"),
        Place.NICKNAME: alias,
        Place.THEME: theme_name(theme),
        Place.ROLE: role_name(role),
    }
    return {name: said[place] for name, place in place_names().items()}


def choose() -> str:
    """Ask which one."""
    return plain("Which answer? It goes out only after the next press.")


def sent() -> str:
    """Say that a prepared answer is on its way."""
    return plain("On its way.")


def dropped() -> str:
    """Say that a prepared answer has not been sent."""
    return plain("Nothing has gone out.")


def preview(words: str) -> Safe:
    """Show what would go to her."""
    return lines(_("<b>This goes to her:</b>"), words)


def for_theme(theme: Theme | None) -> str:
    """Say for which theme a template is."""
    return plain("all themes") if theme is None else theme_name(theme)


def too_long() -> str:
    """Say that a template is too long once its places are filled."""
    return plain("With its places filled this answer is too long. Please shorten the template.")
