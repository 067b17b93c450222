"""Words of the form of a visit, and of her answers to what comes about one."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.domain.intervals import Interval, Unit
from bot.domain.visit_templates import VisitKind
from bot.domain.visits import AFTER, HIDDEN, MISSED, NOTICES, Visit
from bot.telegram.texts.catalogue import N_, Safe, _, current_language, lines, plain, plain_n
from bot.telegram.texts.times import clock_words, full_date_words
from bot.telegram.texts.visit_names import kind_name
from bot.telegram.texts.visit_stories import about


class Again(Enum):
    """Why a day is asked for once more."""

    UNCLEAR = "unclear"
    NO_SUCH_DAY = "no_such_day"
    PAST = "past"
    TOO_FAR = "too_far"
    AHEAD = "ahead"


AGAIN = {
    Again.UNCLEAR: N_("I did not understand the day. Shall we try once more?"),
    Again.NO_SUCH_DAY: N_("There is no such day in the calendar. Shall we try once more?"),
    Again.PAST: N_("That day has passed already. Which one is coming?"),
    Again.TOO_FAR: N_("That is too far away. Shall we take a nearer day?"),
    Again.AHEAD: N_("That day is still to come. Please choose one that has been."),
}
BASE_QUESTIONS = {
    VisitKind.AFTER_BIRTH: N_("<b>On which day was the child born?</b>"),
    VisitKind.BABY_TESTS: N_("<b>On which day was the child born?</b>"),
    VisitKind.PILLS: N_("<b>When did you begin this pack?</b>"),
    VisitKind.COIL: N_("<b>When was it placed?</b>"),
    VisitKind.IMPLANT: N_("<b>When was it placed?</b>"),
    VisitKind.AFTER_INFECTION: N_("<b>When did the treatment end?</b>"),
    VisitKind.AFTER_SYPHILIS: N_("<b>When did the treatment end?</b>"),
    VisitKind.AFTER_ABORTION: N_("<b>On which day was it?</b>"),
}
OTHER_BASE = N_("<b>When was the last one?</b>")


def choose() -> Safe:
    """Ask what the visit is for."""
    return lines(_("<b>👩‍⚕️ Gynaecologist</b>"), _("This is seen only here, never in the message."))


def how_to_count(kind: VisitKind) -> Safe:
    """Ask whether she knows the day; say by what it is counted."""
    return lines(
        _("<b>{name}</b>", name=kind_name(kind)),
        *about(kind),
        "",
        _("Do you know the day, or shall I count?"),
    )


def person_first(kind: VisitKind) -> Safe:
    """Offer a person at once; a reminder only beside."""
    return lines(
        _("<b>{name}</b>", name=kind_name(kind)), *about(kind), "", _("A reminder alone is not enough here.")
    )


def which_day(month: date, *, is_base: bool, kind: VisitKind, again: Again | None) -> Safe:
    """Ask for a day, by buttons or typed; say kindly why once more."""
    question = _base_question(kind) if is_base else _("<b>Which day is it?</b>")
    return lines(
        *([_(AGAIN[again])] if again else []),
        question,
        month_words(month),
        _("Choose, or write it: 12 December, 12.12, on Friday, in 2 weeks."),
    )


def month_words(month: date) -> str:
    """Name a month with its year."""
    return format_date(month, "LLLL y", locale=current_language())


def _base_question(kind: VisitKind) -> Safe:
    return _(BASE_QUESTIONS.get(kind, OTHER_BASE))


def counted(kind: VisitKind, base: date, interval: Interval, day: date, *, is_past: bool) -> Safe:
    """Say which day is counted; one that has passed is said to be due now."""
    return lines(
        _("<b>{name}</b>", name=kind_name(kind)),
        _("{base} and {interval} later:", base=dated(base), interval=interval_words(interval)),
        _("<b>{day}</b>", day=dated(day)),
        *([_("It has passed already, so the nearest days are fine.")] if is_past else []),
        _("Another interval, as your doctor says, can be chosen below."),
    )


def what_time(day: date, *, again: bool) -> Safe:
    """Ask for the time of the visit."""
    question = _("<b>At what time?</b>")
    if again:
        question = _("<b>I did not understand the time. At what time?</b>")
    return lines(dated(day), question, _("Choose or write it: 9, 9:30 or 21.15."))


def which_words(*, again: bool) -> Safe:
    """Ask what the two notices should say."""
    ask = _("Choose, or write your own: up to 100 characters.")
    if again:
        ask = _("That was empty or too long. Write up to 100 characters, or choose.")
    return lines(_("<b>What should the message say?</b>"), _("This will be all it says."), ask)


def preview(visit: Visit, wording: str, moments: Sequence[tuple[str, datetime]], zone: ZoneInfo) -> Safe:
    """Show what comes when, before it is saved."""
    codes = {code for code, _moment in moments}
    is_soon = "" not in codes and not codes & NOTICES
    told = [
        _("• {moment}: {what}", moment=_moment(moment, zone), what=_said(code, wording))
        for code, moment in moments
        if code not in HIDDEN
    ]
    return lines(
        _("<b>{name}</b>", name=kind_name(visit.kind)),
        _("<b>{moment}</b>", moment=visit_moment(visit)),
        "",
        *([_("It is so soon that no reminder comes before it.")] if is_soon else []),
        *told,
        *_followed(visit, codes),
    )


def _followed(visit: Visit, codes: set[str]) -> list[Safe]:
    if not codes & {AFTER, MISSED}:
        return []
    if visit.is_followed:
        return [_("If there is no answer for three days, somebody of the team may look after you.")]
    return [_("If there is no answer, nobody is told.")]


def _said(code: str, wording: str) -> str:
    if code == AFTER:
        return plain("How did it go?")
    if code == MISSED:
        return plain("if there is no answer, another day is offered")
    return plain("“{wording}”", wording=wording)


def visit_moment(visit: Visit) -> str:
    """Say when a visit is, with the time if it is known."""
    if visit.wall is None:
        return dated(visit.day)
    return plain("{day} at {time}", day=dated(visit.day), time=clock_words(visit.wall))


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{full_date_words(local.date())}, {clock_words(local.time())}"


def dated(day: date) -> str:
    """Say a day with its year."""
    return format_date(day, "EEE, d MMMM y", locale=current_language())


def interval_words(interval: Interval) -> str:
    """Say an interval: «3 months»."""
    match interval.unit:
        case Unit.DAYS:
            return plain_n("{count} day", "{count} days", interval.count)
        case Unit.WEEKS:
            return plain_n("{count} week", "{count} weeks", interval.count)
        case Unit.MONTHS:
            return plain_n("{count} month", "{count} months", interval.count)
        case Unit.YEARS:
            return plain_n("{count} year", "{count} years", interval.count)


def will_come(visit: Visit) -> Safe:
    """Accept that she comes."""
    return lines(_("✅ Good"), visit_moment(visit))


def called_off() -> Safe:
    """Accept that it is called off, and offer another day."""
    return _("All right, it is off. Another day is fine too, whenever you like.")


def did_not_work_out() -> Safe:
    """Accept that it did not work out."""
    return _("It happens. Another day is fine too 🌿")


def glad() -> Safe:
    """Be glad that she was there."""
    return _("Good that you were there 🌿")


def glad_and_next(day: date) -> Safe:
    """Be glad, and say when the next one would be."""
    return lines(glad(), _("The next one would be: {day}", day=dated(day)))
