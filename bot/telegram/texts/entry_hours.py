"""Words of editing hours: the rules as a list, one rule, and what is asked about it."""

from collections.abc import Sequence
from datetime import date

from bot.domain.directory import Audience, HoursState, OnHoliday, Schedule
from bot.domain.entry_checks import EntryRefused
from bot.domain.rule_editing import days_in, numbers_in
from bot.services.entries import EntryView
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.entry_edit import refusal
from bot.telegram.texts.rule_words import HOLIDAYS, rule_line
from bot.telegram.texts.times import date_words, full_date_words

LABEL_LIMIT = 60
HOURS, DAYS, SINCE, UNTIL, STOP, NOTE = "hours", "days", "since", "until", "stop", "note"
ASKED = {
    HOURS: N_("Write the hours. For example: 10–18, or 10:00–13:00, 14:00–18:00"),
    DAYS: N_("Choose the days, or write them: Mon–Fri; 1st Wed; 24.03, 25.03"),
    SINCE: N_("From which day do these hours hold? For example: 01.12"),
    UNTIL: N_("Until which day do they hold, inclusive? For example: 31.01"),
    STOP: N_("Where does it stand? For example: Lenin square, at the stop"),
    NOTE: N_("What is to stand beside the hours? A few words."),
}
STATES = {
    HoursState.OPEN: N_("🚪 Door open"),
    HoursState.BY_APPOINTMENT: N_("✍️ By appointment"),
    HoursState.UNKNOWN: N_("❔ Not sure"),
}
NUMBERS = {1: N_("1st"), 2: N_("2nd"), 3: N_("3rd"), 4: N_("4th"), -1: N_("last")}


def rules(view: EntryView, found: Sequence[Schedule]) -> Safe:
    """Head the hours of an entry."""
    told = [_("<b>{name}</b> · 🕐 hours", name=view.listing.service.name)]
    if not found:
        told.append(_("None are written down: women read “ask first”."))
    else:
        told.append(_("Press a line to change it."))
    return lines(*told)


def rule_label(rule: Schedule) -> str:
    """Label the button of a rule."""
    return rule_line(rule, with_holidays=False)[:LABEL_LIMIT]


def rule(found: Schedule) -> Safe:
    """Show one rule whole."""
    return lines(_("<b>{rule}</b>", rule=rule_line(found)), _("What is to be changed?"))


def new_rule(part: Schedule, refused: EntryRefused | None = None) -> Safe:
    """Ask for days and hours of a new rule."""
    told = [] if refused is None else [refusal(refused), Safe()]
    told.append(_("<b>When is it open?</b>"))
    told.append(_("Write days and hours in one line: Mon–Fri 10–18; 1st Wed 14–17; 24.03, 25.03 15–19."))
    return lines(*told, _("Or choose the days."), *_chosen(part))


def days(part: Schedule, refused: EntryRefused | None = None) -> Safe:
    """Ask for the days of a rule."""
    told = [] if refused is None else [refusal(refused), Safe()]
    return lines(*told, _("<b>On which days?</b>"), _(ASKED[DAYS]), *_chosen(part))


def _chosen(part: Schedule) -> list[Safe]:
    if numbers_in(part) and days_in(part):
        return [_("Every month: those marked below.")]
    if part.interval > 1 and part.dtstart is None:
        return [_("From which week is it counted? Choose the next date.")]
    return []


def asked(asks: str, refused: EntryRefused | None = None) -> Safe:
    """Ask for something about a rule."""
    told = [] if refused is None else [refusal(refused), Safe()]
    return lines(*told, _(ASKED[asks]))


def number_name(number: int) -> str:
    """Name which one of a month."""
    return plain(NUMBERS[number])


def interval_name(interval: int) -> str:
    """Name how often a rule comes."""
    return plain("every week") if interval == 1 else plain("once in {count} weeks", count=interval)


def anchor_name(day: date) -> str:
    """Name a date from which weeks are counted."""
    return full_date_words(day)


def audience_label(rule: Schedule) -> str:
    """Label for whom hours are."""
    return plain("👩 Women only") if rule.audience is Audience.WOMEN_ONLY else plain("👥 For everybody")


def state_label(rule: Schedule) -> str:
    """Label what hours promise."""
    return plain(STATES[rule.state])


def holiday_label(on_holiday: OnHoliday) -> str:
    """Label what becomes of hours on a holiday."""
    return "🎌 " + plain(HOLIDAYS[on_holiday])


def since_label(rule: Schedule) -> str:
    """Label from when hours hold."""
    return plain("▶️ From {date}", date=date_words(rule.dtstart)) if rule.dtstart else plain("▶️ From now on")


def until_label(rule: Schedule) -> str:
    """Label until when hours hold."""
    return plain("⏹ Until {date}", date=date_words(rule.until)) if rule.until else plain("⏹ Without an end")


def choose_days() -> str:
    """Say that a rule needs days."""
    return plain("Please choose on which days.")
