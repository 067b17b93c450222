"""Words of the weekly check-in's screens; what is pushed unasked is in `unasked`."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.care import MISSING_NUMBERS, Missing
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.times import clock_words, moment_words, weekday_words

MONDAY = date(2024, 1, 1)
REASONS = {
    Missing.FORGET: N_("I forget"),
    Missing.UNWELL: N_("I feel unwell from them"),
    Missing.RAN_OUT: N_("They are used up"),
    Missing.NO_PLACE: N_("Nowhere to keep them, or somebody would see"),
    Missing.HEAVY: N_("It is a hard time: low spirits, using"),
    Missing.OTHER: N_("Something else"),
}
HELP = {
    Missing.FORGET: N_(
        "It happens to everybody. A reminder by your clock can help: it says your words only."
    ),
    Missing.UNWELL: N_("Thank you for saying it. Often there is another way: please ask before you stop."),
    Missing.NO_PLACE: N_("That is a real worry. Together we can think of a safe place for them."),
    Missing.HEAVY: N_("Thank you for telling. Nobody scolds you. Take them as you can; we are here."),
    Missing.OTHER: N_("Thank you for telling. If you want, tell us more: a person answers."),
}


def which_day() -> Safe:
    """Ask for the day of the week."""
    return lines(
        _("<b>Once a week: “How are you?”</b>"),
        _("You answer with one tap, or in your own words."),
        _("The message says nothing about us."),
        "",
        _("<b>On which day?</b>"),
    )


def day_label(day: int) -> str:
    """Name a day of the week, 0 is Monday."""
    return weekday_words(MONDAY + timedelta(days=day)).capitalize()


def what_hour(day: int, *, again: bool = False) -> Safe:
    """Ask for the hour."""
    question = _("<b>At what time?</b>")
    if again:
        question = _("<b>I did not understand the time. At what time?</b>")
    return lines(day_label(day), question, _("Choose or write it: 9, 9:30 or 21.15."))


def which_words(day: int, wall: time, *, again: bool = False) -> Safe:
    """Ask what the message should say."""
    ask = _("Choose, or write your own: up to 100 characters.")
    if again:
        ask = _("That was empty or too long. Write up to 100 characters, or choose.")
    when = _("{day} at {time}", day=day_label(day), time=clock_words(wall))
    return lines(when, _("<b>What should the message say?</b>"), ask)


def preview(wording: str, fires: tuple[datetime, ...], *, now: datetime, zone: ZoneInfo) -> Safe:
    """Show the next five."""
    moments = [_("• {moment}", moment=moment_words(fire, now=now, zone=zone)) for fire in fires]
    return lines(_("<b>“{wording}”</b>", wording=wording), "", _("The next five:"), *moments)


def glad() -> Safe:
    """Answer that she is fine, with one warm line."""
    return _("I am glad 🌿 Until next week.")


def another_time() -> Safe:
    """Accept that it does not suit her now."""
    return _("All right. I will ask again in a week 🌿")


def is_it_working() -> Safe:
    """Ask once, kindly, how taking medicines goes."""
    return lines(glad(), "", _("And do you manage to take them?"))


def why_not() -> Safe:
    """Ask for the reason, without any reproach."""
    return lines(_("<b>What gets in the way?</b>"), _("It is only counted: who has said it is kept nowhere."))


def reasons() -> list[tuple[int, str]]:
    """Pair the number of each reason with its label."""
    return [(number, plain(REASONS[why])) for number, why in MISSING_NUMBERS.items()]


def help_line(why: Missing) -> Safe:
    """Say a line of help."""
    return _(HELP[why])


def used_up() -> Safe:
    """Ask whether somebody may be told that they are used up."""
    return lines(
        _("<b>Then a person is needed today</b>"),
        _("May we tell a consultant that they are used up?"),
        _("She sees your nickname and this, and writes to you here."),
    )


def told_of_it() -> Safe:
    """Say that somebody takes care."""
    return _("Told. Somebody writes to you here today or in the morning.")


def kept() -> str:
    """Say in a toast that the choice is kept."""
    return plain("Saved")
