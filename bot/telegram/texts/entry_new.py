"""Words of adding to the directory."""

from collections.abc import Sequence

from bot.domain.directory import LocationType, Schedule
from bot.domain.entry_checks import EntryRefused
from bot.domain.new_entry import TYPED, Question
from bot.services.previews import Preview
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.entry_edit import ASKED, nearest, refusal
from bot.telegram.texts.place_card import card
from bot.telegram.texts.rule_words import rule_line

CHOICES = {
    Question.ORGANIZATION: N_("Whose service is it?"),
    Question.LOCATION: N_("Where is it?"),
    Question.CITY: N_("In which city is the new place?"),
    Question.HOURS: N_("When is it open there?"),
    Question.TYPE: N_("What kind of place is it?"),
    Question.KINDS: N_("What is given here? Choose all that fits."),
}
TYPES = {
    LocationType.PHYSICAL: N_("🏠 A house with an address"),
    LocationType.MOBILE: N_("🚌 A bus with stops"),
    LocationType.VIRTUAL: N_("💬 From afar: chat or phone"),
    LocationType.SECRET: N_("🤫 Secret: without an address"),
}


def ask(question: Question, refused: EntryRefused | None = None) -> Safe:
    """Ask a question about a new entry."""
    told = [] if refused is None else [refusal(refused), Safe()]
    asked = ASKED[TYPED[question]] if question in TYPED else CHOICES[question]
    return lines(*told, _("<b>➕ New entry</b>"), _(asked))


def type_name(kind: LocationType) -> str:
    """Name a kind of place."""
    return plain(TYPES[kind])


def hours_choices(hours: Sequence[Schedule]) -> list[str]:
    """Label the choices of hours at one more place: the same as here, or others."""
    same = plain("The same: {hours}", hours="; ".join(map(rule_line, hours)))
    return [same, plain("Others: I write them down next")]


def preview(found: Preview) -> Safe:
    """Show a new entry as she will see it, with its nearest times where it has hours."""
    view = found.view
    seen = plain("She does not see this entry.")
    if view.card is not None:
        seen = _("<blockquote>{card}</blockquote>", card=card(view.card))
    return lines(
        *([nearest(found)] if view.listing.place.schedules else []),
        _("<b>This is what she sees. Is it right?</b>"),
        seen,
        _("Terms and phone come next, under “✏️ Change”.")
        if view.listing.place.schedules
        else _("Hours, terms and phone come next, under “✏️ Change”."),
    )


def added(*, has_hours: bool) -> str:
    """Say that an entry is added."""
    return plain("Added: women see it now.") if has_hours else plain("Added. Now write down its hours.")
