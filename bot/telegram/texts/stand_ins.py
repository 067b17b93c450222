"""Words of standing in for one another, and of planning for colleagues."""

from datetime import datetime

from bot.domain.staff import Role
from bot.domain.zones import zone_of
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.duties import minute_words, turn_words, weekday_short
from bot.telegram.texts.question import role_name

STAND_IN_TOLD = {
    "stand_in_asked": N_("🙏 {who} asks to be stood in for: {when}. Can you take it?"),
    "stand_in_withdrawn": N_("👌 {who} needs nobody to stand in any more: {when}."),
    "stand_in_found": N_("✅ {who} stands in for you: {when}."),
    "stand_in_over": N_("👌 Somebody stands in: {when}. Nothing is left to do."),
    "stand_in_back": N_("↩️ {who} cannot stand in for you: {when}. The duty is yours again."),
    "stand_in_needless": N_("↩️ {who} comes after all: {when}. You need not stand in."),
}


def stand_in_told(code: str, **values: object) -> Safe:
    """Tell a member in private about standing in; the values are those of `bot.services.stand_ins`."""
    zone = zone_of(str(values["zone"]))
    starts, ends = (datetime.fromisoformat(str(values[end])) for end in ("starts", "ends"))
    who = f"{role_name(Role(str(values['who'])))} {values['number']}"
    return _(STAND_IN_TOLD[code], who=who, when=turn_words(starts, ends, zone))


def take_label() -> str:
    """Label the button that takes a duty."""
    return plain("I take it")


def taken(when: str) -> Safe:
    """Say that a member has a colleague's duty now."""
    return lines(_("✅ You stand in: {when}.", when=when), _("Until it begins you can give it back."))


def too_late() -> Safe:
    """Say that somebody was faster, or that it is over."""
    return _("A colleague was faster, or nobody asks any more.")


def stand_ins() -> Safe:
    """Head the duties that can change hands."""
    return lines(
        _("<b>Who stands in for whom?</b>"),
        _("Press a duty of yours: your colleagues are asked, and the first one gets it."),
        _("Until it begins, everything can be taken back here."),
    )


def no_stand_ins() -> Safe:
    """Say that there is nothing to change hands."""
    return _("You have no duty in the week ahead.")


MARKS = {
    "ask": N_("🙏 {when}"),
    "withdraw": N_("⏳ {when} · ask no longer"),
    "give_back": N_("↩️ {when} · give it back"),
    "come": N_("↩️ {when} · I come myself"),
}


def mark_label(mark: str, when: str) -> str:
    """Label a duty with what a press does."""
    return plain(MARKS[mark], when=when)


def colleagues() -> Safe:
    """Ask for whom to plan."""
    return lines(_("<b>For whom do you plan?</b>"), _("She is told in private."))


def choose_away() -> Safe:
    """Ask for how long a colleague is away."""
    return lines(_("<b>For how many days is she away?</b>"), _("She is not called in that time."))


def duties_of(who: str, shifts: str) -> Safe:
    """Head the duties of a colleague."""
    return lines(_("<b>{who}</b>: duties", who=who), shifts or _("No duties yet."))


PLANNED_TOLD = {
    "duty_planned": N_("🗓 A coordinator has planned a duty for you, every week: {when}."),
    "duty_unplanned": N_("🗓 A coordinator has taken a duty of yours out of the plan: {when}."),
}


def planned_told(code: str, *, day: int, start: int, end: int) -> Safe:
    """Tell a member that a coordinator has changed her duties."""
    when = f"{weekday_short(day)} {minute_words(start)}–{minute_words(end)}"
    return _(PLANNED_TOLD[code], when=when)
