"""Words of adding to the directory."""

from bot.domain.directory import LocationType
from bot.domain.entry_checks import EntryRefused
from bot.domain.new_entry import TYPED, Question
from bot.services.entries import EntryView
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.entry_edit import ASKED, refusal
from bot.telegram.texts.place_card import card

CHOICES = {
    Question.ORGANIZATION: N_("Whose service is it?"),
    Question.LOCATION: N_("Where is it?"),
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


def preview(view: EntryView) -> Safe:
    """Show a new entry as she will see it."""
    seen = plain("She does not see this entry.")
    if view.card is not None:
        seen = _("<blockquote>{card}</blockquote>", card=card(view.card))
    return lines(
        _("<b>This is what she sees. Is it right?</b>"),
        seen,
        _("Hours, terms and phone come next, under “✏️ Change”."),
    )


def added() -> str:
    """Say that an entry is added."""
    return plain("Added. Now write down its hours.")
