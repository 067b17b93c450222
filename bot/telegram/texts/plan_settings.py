"""Words of what can be set of a reminder once it is kept."""

from datetime import date

from bot.domain.supply import LONGEST_SUPPLY
from bot.domain.wall_times import Hours
from bot.services.plan_settings import PlanSettingsView
from bot.telegram.texts.catalogue import Safe, _, _n, lines, plain
from bot.telegram.texts.times import full_date_words, span_words


def overview(view: PlanSettingsView) -> Safe:
    """Say what is set."""
    parts = [_("<b>⚙️ {wording}</b>", wording=view.wording), _pause(view), _quiet(view)]
    if view.can_end:
        parts.append(_end(view.ends_on))
    parts.append(_nudges(view.nudges))
    if view.is_medicine:
        parts.append(_supply(view.supply_until))
    return lines(*parts)


def _pause(view: PlanSettingsView) -> Safe:
    if view.is_paused:
        return _("⏸ Pause: until you return")
    if view.resumes_on is not None:
        return _("⏸ Pause: it comes again on {day}", day=full_date_words(view.resumes_on))
    return _("⏸ No pause")


def _quiet(view: PlanSettingsView) -> Safe:
    hours = _hours(view.quiet)
    if view.is_quiet_kept:
        return _("🌙 Quiet hours {hours}: kept", hours=hours)
    return _("🌙 Quiet hours {hours}: it comes all the same", hours=hours)


def _end(last_day: date | None) -> Safe:
    if last_day is None:
        return _("📅 Without end")
    return _("📅 Last day: {day}", day=full_date_words(last_day))


def _nudges(count: int) -> Safe:
    if not count:
        return _("🔁 No answer: I do not repeat it")
    return _n(
        "🔁 No answer: I repeat it {count} time", "🔁 No answer: I repeat it up to {count} times", count
    )


def _supply(last_day: date | None) -> Safe:
    if last_day is None:
        return _("📦 Supply: not told")
    return _("📦 Supply: enough until {day}", day=full_date_words(last_day))


def pause_question() -> Safe:
    """Ask until when it rests."""
    return lines(_("<b>⏸ Pause until when?</b>"), _("Choose or write the day it comes again: 24.12."))


def quiet_question(hours: Hours) -> Safe:
    """Ask what becomes of a time in her hours of quiet."""
    return lines(
        _("<b>🌙 Your quiet hours: {hours}</b>", hours=_hours(hours)),
        _("What falls into them can move to their edge or come all the same."),
        _("Other hours for all your reminders: write them, 23–8."),
    )


def end_question() -> Safe:
    """Ask for the last day."""
    return lines(_("<b>📅 Until which day, included?</b>"), _("Choose or write it: 24.12."))


def nudge_question() -> Safe:
    """Ask whether it comes again without an answer."""
    return lines(
        _("<b>🔁 Remind you once more if you do not answer?</b>"),
        _("A new message takes the place of the old one."),
    )


def supply_question(wording: str) -> Safe:
    """Ask for how many days the supply is enough; say what will come."""
    return lines(
        _("<b>📦 For how many days is the supply enough, today included?</b>"),
        _("Choose or write a number up to {most}.", most=LONGEST_SUPPLY),
        _("14, 7 and 3 days before its end comes: “{wording}”.", wording=wording),
    )


def taper_question() -> Safe:
    """Offer to be reminded once a week."""
    return lines(
        _("<b>Once a week instead of daily?</b>"),
        _("It is about messages only: how you take it stays the same."),
    )


def once_more() -> Safe:
    """Say that what she wrote was not understood."""
    return _("I did not understand that. Once more, please.")


def _hours(hours: Hours) -> str:
    return span_words(hours.start, hours.end)


def nudge_label(count: int) -> str:
    """Label how often it comes again."""
    return str(count) if count else plain("no")
