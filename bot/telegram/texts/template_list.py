"""Words around the programme's own templates, in the private chat."""

from collections.abc import Sequence

from babel import Locale

from bot.domain.templates import MOST, TITLE_LIMIT, WORDS_LIMIT, Template, TemplateRefused
from bot.telegram.texts.catalogue import N_, Safe, _, _n, current_language, lines, plain
from bot.telegram.texts.templates import PLACES, for_theme

PROBLEMS = {
    "title": N_("A title is one line of up to {title} characters."),
    "words": N_("The words are missing or too long: up to {words} characters, text only."),
    "place": N_("I do not know the place {place}. Take it out, or choose one under “What fills itself”."),
    "filled": N_("With its places filled it would be too long. Please shorten it."),
    "many": N_("There are {most} templates already. Please delete one first."),
}


def own(count: int) -> Safe:
    """Head the list of the programme's own templates."""
    if not count:
        return lines(_("<b>🧩 Templates</b>"), _("There are only those that come with the bot."))
    counted = _n("{count} template of your own.", "{count} templates of your own.", count)
    return lines(_("<b>🧩 Templates</b>"), counted, _("They are offered on the card in this order."))


def one(template: Template) -> Safe:
    """Show a template whole; long words unfold."""
    said = [language_name(code) for code in sorted(template.variants)]
    return lines(
        _("<b>{title}</b> · {theme}", title=template.title, theme=for_theme(template.theme)),
        _("<blockquote expandable>{words}</blockquote>", words=template.words),
        *([_("Also in: {languages}", languages=", ".join(said))] if said else []),
    )


def language_name(code: str) -> str:
    """Name a language in the one in use."""
    return Locale.parse(code).get_display_name(current_language()) or code


def ask_title() -> Safe:
    """Ask for a title."""
    return lines(
        _("<b>What is it called?</b>"),
        _("Only you see the title, on the button. Up to {title} characters.", title=TITLE_LIMIT),
    )


def ask_words(language: str | None = None) -> Safe:
    """Ask for the words, in a language other than the staff's when it is named."""
    head = _("<b>What does it say?</b>")
    if language is not None:
        head = _("<b>What does it say?</b> In this language: {language}", language=language_name(language))
    return lines(
        head,
        _("Write it in one message, up to {words} characters.", words=WORDS_LIMIT),
        _("Places that fill themselves: {places}", places=_places()),
    )


def place_labels() -> list[str]:
    """Name the places."""
    return [plain(place) for place in PLACES.values()]


def _places() -> str:
    return ", ".join(f"{{{name}}}" for name in place_labels())


def places() -> Safe:
    """Say what fills itself, and with what."""
    meanings = (
        N_("her city, or “your city”"),
        N_("her nickname"),
        N_("the theme of the question"),
        N_("your role, as it stands under an answer"),
    )
    shown = [
        _("▫️ <code>{place}</code> — {meaning}", place=f"{{{plain(place)}}}", meaning=plain(meaning))
        for place, meaning in zip(PLACES.values(), meanings, strict=True)
    ]
    return lines(
        _("<b>What fills itself</b>"),
        *shown,
        "",
        _("Press one to copy it, then put it where it belongs."),
    )


def problem(refused: TemplateRefused) -> Safe:
    """Say what is wrong with a template."""
    place = f"{{{refused.place}}}"
    return _(PROBLEMS[refused.code], title=TITLE_LIMIT, words=WORDS_LIMIT, most=MOST, place=place)


def ask_theme(title: str) -> Safe:
    """Ask for which theme a template is."""
    return _("<b>{title}: for which theme?</b>", title=title)


def ask_removal(title: str) -> Safe:
    """Ask whether a template is to go."""
    return _("<b>Delete “{title}”?</b> It cannot be brought back.", title=title)


def kept() -> str:
    """Say that a template is kept."""
    return plain("✅ Kept.")


def how_to_add() -> Safe:
    """Say how a template is written in one message."""
    return lines(
        _("Write it in one message: /template and a title, then the words from the next line on."),
        _("Or press “➕ Add” under “🧩 Templates”: I ask one thing after the other."),
    )


def titles(templates: Sequence[Template]) -> list[str]:
    """Label the buttons of templates: title, and theme where it is for one."""
    return [one.title if one.theme is None else f"{one.title} · {for_theme(one.theme)}" for one in templates]
