"""Prepared answers that come with the bot, and the words around templates."""

from bot.domain.conversation import Theme
from bot.domain.staff import Role
from bot.domain.templates import Template
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.themes import theme_name

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


def built_in() -> list[Template]:
    """Return the templates that come with the bot, in the language in use."""
    return [Template(number, plain(title), _plain(words), theme) for number, theme, title, words in BUILT_IN]


def _plain(words: str) -> str:
    return plain(words, city="{" + plain("city place") + "}")


def values(*, city: str | None, alias: str, theme: Theme, role: Role) -> dict[str, str]:
    """Return what goes into the places of a template."""
    return {
        plain("city place"): city or plain("your city"),
        plain("nickname place"): alias,
        plain("theme place"): theme_name(theme),
        plain("role place"): role_name(role),
    }


def choose() -> Safe:
    """Ask which one."""
    return _("<b>Which answer?</b> It goes out only after the next press.")


def preview(words: str) -> Safe:
    """Show what would go to her."""
    return lines(_("<b>This goes to her:</b>"), words)


def own(templates: list[Template]) -> Safe:
    """Head the list of the programme's own templates."""
    places = ", ".join(
        f"{{{plain(place)}}}"
        for place in (N_("city place"), N_("nickname place"), N_("theme place"), N_("role place"))
    )
    listed = [_("▫️ {title} · {theme}", title=one.title, theme=for_theme(one.theme)) for one in templates]
    return lines(
        _("<b>Templates</b>"),
        *(listed or [_("There are only those that come with the bot.")]),
        "",
        _("To add one, send /template with a title, and the words from the next line on."),
        _("Places that fill themselves: {places}", places=places),
    )


def for_theme(theme: Theme | None) -> str:
    """Say for which theme a template is."""
    return plain("all themes") if theme is None else theme_name(theme)


def added() -> Safe:
    """Ask for which theme a new template is."""
    return _("✅ Kept. <b>For which theme?</b>")


def how_to_add() -> Safe:
    """Say what is wrong with a new template."""
    return lines(
        _("Write it in one message: /template and a title, then the words from the next line on."),
        _("A title is up to 40 characters, the words up to 2000, and there are at most 30 templates."),
    )
