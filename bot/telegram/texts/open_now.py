"""Words of «Open now»: the chips, why a place fits, and what must be asked first."""

from datetime import datetime

from bot.domain.chips import NO_CHIPS, Chip, answer_to, unanswered
from bot.domain.directory import AccessTerm, Tri
from bot.domain.freshness import Freshness
from bot.services.place_views import PlaceView
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain, plain_n
from bot.telegram.texts.places import DOT, TERMS, now_words, state_words, where_words, women_words, zone_of

MOST_REASONS = 4
LABELS = {
    Chip.NO_PASSPORT: N_("No passport"),
    Chip.WITH_CHILD: N_("With a child"),
    Chip.PREGNANT: N_("Pregnant"),
    Chip.WALK_IN: N_("No booking"),
    Chip.WOMEN_ONLY: N_("Women only"),
    Chip.RAPID: N_("Rapid test"),
    Chip.LAB: N_("Laboratory"),
}
REASONS = {
    Chip.NO_PASSPORT: TERMS[AccessTerm.NO_PASSPORT],
    Chip.WITH_CHILD: TERMS[AccessTerm.WITH_CHILD],
    Chip.PREGNANT: TERMS[AccessTerm.PREGNANT_OK],
    Chip.WALK_IN: TERMS[AccessTerm.WALK_IN],
}
QUESTIONS = {
    Chip.NO_PASSPORT: N_("ask about the passport"),
    Chip.WITH_CHILD: N_("ask about the child"),
    Chip.PREGNANT: N_("ask about pregnancy"),
    Chip.WALK_IN: N_("ask about booking"),
    Chip.WOMEN_ONLY: N_("ask who else is there"),
}
TOLD_ANYWAY = (Chip.NO_PASSPORT, Chip.WITH_CHILD, Chip.WALK_IN)


def chip_label(chip: Chip, *, is_on: bool) -> str:
    """Label a chip; a tick shows that it is on."""
    return f"✓ {plain(LABELS[chip])}" if is_on else plain(LABELS[chip])


def chip_words(chips: Chip) -> str:
    """List chips in words."""
    return ", ".join(plain(LABELS[chip]).lower() for chip in chips)


def open_line(view: PlaceView, chips: Chip, now: datetime, *, far: str = "") -> Safe:
    """Say a place in one line: until when, its name, how far, where, and why it fits her."""
    told = [far, where_words(view), *_first(view), *_questions(view, chips), *_reasons(view, chips)]
    rest = DOT.join([*(words for words in told if words), checked(view, now)])
    return _(
        "{state} · <b>{name}</b> · {rest}", state=state_words(view, now), name=view.service.name, rest=rest
    )


def _first(view: PlaceView) -> list[str]:
    """Say what turns her away if she does not know it."""
    needed = view.takes(AccessTerm.REFERRAL_NEEDED)
    return [plain(TERMS[AccessTerm.REFERRAL_NEEDED])] if needed else []


def _questions(view: PlaceView, chips: Chip) -> list[str]:
    return [plain(QUESTIONS[chip]) for chip in unanswered(chips, view.place, view.shown_hours)]


def _reasons(view: PlaceView, chips: Chip) -> list[str]:
    """Say what she asked for and gets, then what helps anybody."""
    asked = [chip for chip in (*chips, *TOLD_ANYWAY) if _is_met(chip, view)]
    reasons = [_reason(chip, view) for chip in dict.fromkeys(asked)]
    women = women_words(view.hours, zone_of(view))
    if women and Chip.WOMEN_ONLY not in chips:
        reasons.insert(len(chips), women)
    return reasons[:MOST_REASONS]


def _is_met(chip: Chip, view: PlaceView) -> bool:
    return answer_to(chip, view.place, view.shown_hours) is Tri.YES


def _reason(chip: Chip, view: PlaceView) -> str:
    if chip is Chip.WITH_CHILD and view.takes(AccessTerm.PLAY_CORNER):
        return plain("play corner")
    if chip is Chip.WOMEN_ONLY:
        return now_words(view)
    return plain(REASONS[chip])


def checked(view: PlaceView, now: datetime) -> str:
    """Say how long ago somebody confirmed a place, or that nobody did for long."""
    if view.freshness is not Freshness.FRESH or view.place.verified_on is None:
        return plain("not checked for long")
    days = (now.astimezone(zone_of(view)).date() - view.place.verified_on).days
    if days <= 0:
        return plain("checked today")
    return plain_n("checked {count} day ago", "checked {count} days ago", days)


def nothing_fits(chips: Chip) -> Safe:
    """Say that nothing is open, as she asked it, and what opens first."""
    if chips == NO_CHIPS:
        return _("Nothing is open right now. Next to open:")
    return _("Nothing that fits is open right now. Next to open:")


def nothing_at_all(chips: Chip) -> Safe:
    """Say that no place fits, and what to do."""
    if chips == NO_CHIPS:
        return lines(
            _("Nothing like this in our directory yet."),
            _("Ask a question: we will find where to go together."),
        )
    return lines(
        _("No place fits all of this: {chips}.", chips=chip_words(chips)),
        _("Take a mark off, or ask us: we will find a way together."),
    )


def kept(chips: Chip) -> str:
    """Confirm that her chips are remembered, or forgotten."""
    return plain("Remembered. “Forget” takes it back.") if chips else plain("Forgotten.")
