"""Words of the form that makes a reminder."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.recurrence import AsNeeded, Recurrence
from bot.domain.wall_times import Hours
from bot.domain.wishes import BOUNDS, MOST_TIMES, Ask
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain
from bot.telegram.texts.recurrence import rule_words
from bot.telegram.texts.times import moment_words, span_words

QUESTIONS = {
    Ask.OTHER: N_("<b>How exactly?</b>"),
    Ask.WEEKDAYS: N_("<b>On which days of the week?</b>"),
    Ask.DAYS_BETWEEN: N_("<b>Once in how many days?</b>"),
    Ask.CYCLE: N_("<b>How many days on, and how many days off?</b>"),
    Ask.MONTH_DAYS: N_("<b>On which days of the month?</b>"),
    Ask.NTH: N_("<b>Which one of the month: first, second … or last?</b>"),
    Ask.NTH_WEEKDAY: N_("<b>Which day of the week?</b>"),
    Ask.HOURS_BETWEEN: N_("<b>How many hours between them?</b>"),
    Ask.WINDOW: N_("<b>Day and night, or in the daytime only?</b>"),
    Ask.MOST: N_("<b>How often in 24 hours at most, as the doctor said?</b>"),
    Ask.APART: N_("<b>How many hours between them, as the doctor said?</b>"),
}
HINTS = {
    Ask.WEEKDAYS: N_("Mark them, then press “Next”."),
    Ask.CYCLE: N_("Choose or write it: 21/7."),
    Ask.MONTH_DAYS: N_("Mark them or write: 1 and 15. Of 29, 30 and 31 only one."),
    Ask.WINDOW: N_("Choose or write it: 9–21."),
    Ask.APART: N_("Choose or write a number. 0 means that nothing was said."),
}

TYPED_NUMBERS = frozenset({Ask.DAYS_BETWEEN, Ask.HOURS_BETWEEN, Ask.MOST})


def what_about() -> Safe:
    """Ask what the reminder is about."""
    return lines(_("<b>What is it about?</b>"), _("This is seen only here, never in the message."))


def how_often(*, is_medicine: bool) -> Safe:
    """Ask how often; say what is not asked."""
    if not is_medicine:
        return _("<b>How often?</b>")
    return lines(_("<b>How often?</b>"), _("Name and dose are not needed: we do not ask for them."))


def question(ask: Ask, *, again: bool = False) -> Safe:
    """Ask one thing, kindly once more where the answer was not understood."""
    parts = [_(QUESTIONS[ask])]
    if again:
        parts.insert(0, _("I did not understand that. Once more, please."))
    if ask in HINTS:
        parts.append(_(HINTS[ask]))
    elif ask in TYPED_NUMBERS:
        low, high = BOUNDS[ask]
        parts.append(_("Choose or write a number from {low} to {high}.", low=low, high=high))
    return lines(*parts)


def which_day(*, is_first: bool, again: bool) -> Safe:
    """Ask for a day, or for the first one."""
    asked = _("<b>On which day does it begin?</b>") if is_first else _("<b>On which day?</b>")
    hint = _("Choose or write it: 24.12.")
    if again:
        return lines(_("There is no such day ahead. Once more, please."), asked, hint)
    return lines(asked, hint)


def what_time(count: int | None = 1, *, is_first: bool = False, again: bool = False) -> Safe:
    """Ask for the times of day, kindly once more where they were not understood."""
    asked = _("<b>At what time?</b>")
    if is_first:
        asked = _("<b>At what time for the first time?</b>")
    hint = _("Choose or write it: 9, 9:30 or 21.15.")
    if count is None:
        hint = _("Choose or write it: 9:30, or several: 9 and 21. Up to {count}.", count=MOST_TIMES)
    elif count > 1:
        asked = _n("<b>At which {count} time?</b>", "<b>At which {count} times?</b>", count)
        hint = _("Choose or write them: 9 and 21:30.")
    if again:
        return lines(_("I did not understand the time."), asked, hint)
    return lines(asked, hint)


def time_is_over() -> Safe:
    """Say that a time has passed, and ask for another."""
    return lines(
        _("<b>That time has passed already. At what time?</b>"), _("Choose or write it: 9, 9:30 or 21.15.")
    )


def which_reading() -> Safe:
    """Ask which of two meanings is right."""
    return lines(_("It can be understood in more than one way."), _("<b>Which one is right?</b>"))


def what_is_meant(hours: int) -> Safe:
    """Ask whether the clock or real hours count."""
    return lines(
        _n("<b>Every {count} hour: how?</b>", "<b>Every {count} hours: how?</b>", hours),
        _("It differs when you move to another time zone, or the clocks change."),
    )


def which_words(when: Safe | None, *, again: bool = False) -> Safe:
    """Ask what the message should say."""
    ask = _("Choose, or write your own: up to 100 characters.")
    if again:
        ask = _("That was empty or too long. Write up to 100 characters, or choose.")
    head = () if when is None else (when, "")
    return lines(*head, _("<b>What should the message say?</b>"), _("This will be all it says."), ask)


def preview(
    wording: str, rule: Recurrence, fires: Sequence[datetime], *, now: datetime, zone: ZoneInfo
) -> Safe:
    """Show what will come, and when, before it is saved."""
    head = (_("<b>“{wording}”</b>", wording=wording), rule_words(rule))
    if isinstance(rule, AsNeeded):
        return lines(*head, "", _("It does not come by itself: you note it here when you need it."))
    moments = [_("• {moment}", moment=moment_words(fire, now=now, zone=zone)) for fire in fires]
    told = _n("Here is the next {count} time:", "Here are the next {count} times:", len(fires))
    return lines(*head, told, *moments)


def disturbed(quiet: Hours, *, is_moved: bool | None) -> Safe:
    """Say that a time falls into her hours of quiet, and what becomes of it."""
    hours = span_words(quiet.start, quiet.end)
    if is_moved is None:
        return _("🌙 Some of it falls into your quiet hours, {hours}. What shall I do?", hours=hours)
    if is_moved:
        return _("🌙 Moved out of your quiet hours, {hours}.", hours=hours)
    return _("🌙 It comes in your quiet hours too, {hours}.", hours=hours)


def nth_label(number: int) -> str:
    """Label which one of the month."""
    return {
        1: plain("first"),
        2: plain("second"),
        3: plain("third"),
        4: plain("fourth"),
        5: plain("last"),
    }[number]
