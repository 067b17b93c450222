"""Screens of the usual intervals of visits, in the staff's private chat."""

from bot.domain.programme import Programme
from bot.domain.visit_settings import choices_of
from bot.domain.visit_templates import COUNTED, VisitKind, usual_of
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.visit_form import interval_words
from bot.telegram.texts.visit_names import kind_name
from bot.telegram.texts.visit_stories import about, is_reviewed
from bot.telegram.views.desk import Desk
from bot.telegram.visit_form_callbacks import VisitRules

AS_USUAL = "-"
CHANGEABLE = tuple(kind for kind in COUNTED if len(choices_of(kind)) > 1)


def visits_row() -> Row:
    """Return the row of «Settings» that leads here."""
    return (button(plain("👩‍⚕️ Intervals of visits"), VisitRules()),)


def intervals_screen(programme: Programme, *, toast: str | None = None) -> Screen:
    """List the kinds whose interval can be chosen, each with the one in use."""
    rows = tuple(
        (button(f"{kind_name(kind)} · {_used(kind, programme)}", VisitRules(kind=kind)),)
        for kind in CHANGEABLE
    )
    back = (back_button(StaffGo(to=Desk.SETTINGS)),)
    words = lines(
        _("<b>Intervals of visits</b>"), _("What women are offered first; each may choose another.")
    )
    return Screen(words, (*rows, back), toast=toast)


def interval_choice_screen(kind: VisitKind, programme: Programme) -> Screen:
    """Offer the intervals that the facts allow."""
    used = usual_of(kind, programme.visit_intervals)
    rows = tuple(
        (
            button(
                f"✓ {interval_words(one)}" if one == used else interval_words(one),
                VisitRules(kind=kind, every=str(one)),
            ),
        )
        for one in choices_of(kind)
    )
    usual = (button(plain("Back to the usual"), VisitRules(kind=kind, every=AS_USUAL)),)
    return Screen(_told(kind), (*rows, usual, (back_button(VisitRules()),)))


def _told(kind: VisitKind) -> Safe:
    unsure = [] if is_reviewed(kind) else [_("<i>A doctor has yet to check this text.</i>")]
    return lines(_("<b>{name}</b>", name=kind_name(kind)), *about(kind), *unsure)


def _used(kind: VisitKind, programme: Programme) -> str:
    used = usual_of(kind, programme.visit_intervals)
    return interval_words(used) if used else ""
