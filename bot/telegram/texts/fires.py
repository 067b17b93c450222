"""Words under reminders that have come; what is pushed unasked is in `unasked`."""

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain import facts
from bot.domain.clock_times import DayPart
from bot.domain.past_times import PastWords
from bot.telegram.texts.catalogue import Safe, _, current_language, lines, plain
from bot.telegram.texts.times import date_words, moment_words, time_words

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def done(wording: str) -> Safe:
    """Stand calmly where the reminder was."""
    return lines(wording, _("✅ Done"))


def done_at(wording: str, at: datetime, *, now: datetime, zone: ZoneInfo) -> Safe:
    """Say when it was done, by her own word."""
    return lines(wording, _("✅ Done {moment}", moment=moment_words(at, now=now, zone=zone)))


def skipped(wording: str) -> Safe:
    """Accept that it was skipped."""
    return lines(wording, _("⏭ All right, another time"))


def postponed(wording: str, due_at: datetime, *, now: datetime, zone: ZoneInfo) -> Safe:
    """Say when it comes again."""
    if due_at.astimezone(zone).date() == now.astimezone(zone).date():
        return lines(wording, _("⏰ I will write at {time}", time=time_words(due_at, zone)))
    return lines(wording, _("⏰ I will write {moment}", moment=moment_words(due_at, now=now, zone=zone)))


def delay_label(minutes: int) -> str:
    """Label a postponement."""
    return {15: plain("15 minutes"), 60: plain("1 hour")}[minutes]


def alone_question(*, again: bool = False) -> Safe:
    """Ask once at which hour nobody looks over her shoulder."""
    return lines(
        _("<b>At what time are you usually alone?</b>"),
        _("I did not understand. Write the time: 9, 9:30 or 21.15.") if again else "",
        _("I will remember it and write then, never before. You can change it."),
    )


def earlier_question(wording: str, *, again: bool = False) -> Safe:
    """Ask when it was done."""
    ask = _("Choose or write it: “2 hours ago”, “in the morning”, 9:30.")
    if again:
        ask = _("I did not understand. Write it so: “2 hours ago”, “in the morning”, 9:30.")
    return lines(wording, "", _("<b>When was it?</b>"), ask)


def earlier_label(minutes: int) -> str:
    """Label a moment in the past."""
    return {60: plain("An hour ago"), 120: plain("2 hours ago")}[minutes]


def late_dose() -> Safe:
    """Say what to do when it is late, word for word by facts.md 4.2 to 4.4; nothing is computed for her."""
    return lines(
        _("<b>It is late. What now?</b>"),
        _("• Less than half the time between two doses has passed: take it now, the next one as usual."),
        _("• More than half has passed: leave it out, the next one at its usual time."),
        _("• Never take a double dose."),
        "",
        _(
            "Once a day this means up to {once} hours, twice a day up to {twice} hours.",
            once=facts.LATE_ONCE_A_DAY,
            twice=facts.LATE_TWICE_A_DAY,
        ),
        _("One or two hours either way do no harm."),
        _("Medicines differ: ask your doctor what holds for yours."),
        "",
        _(
            "<i>Sources: {sources}. Checked on {day}; not signed by a doctor yet.</i>",
            sources=facts.LATE_ONCE_A_DAY.source,
            day=date_words(facts.FACTS_AS_OF),
        ),
    )


def past_words() -> PastWords:
    """Return the words people put around a moment in the past, in the language in use."""
    return _past_words(current_language())


@lru_cache(maxsize=16)
def _past_words(_language: str) -> PastWords:
    hours = plain("hour, hours, hr (by commas)")
    minutes = plain("minute, minutes, min (by commas)")
    half = plain("half-hour (half an hour in one word, by commas)")
    now = plain("now (just now in one word, by commas)")
    fillers = plain("ago, an, a, today, about, in, the (words around a moment, by commas)")
    parts = {
        DayPart.MORNING: plain("morning (when in one word, by commas)"),
        DayPart.DAY: plain("afternoon (when in one word, by commas)"),
        DayPart.EVENING: plain("evening (when in one word, by commas)"),
        DayPart.NIGHT: plain("night (when in one word, by commas)"),
    }
    return PastWords(
        units=dict.fromkeys(_split(hours), HOUR) | dict.fromkeys(_split(minutes), MINUTE),
        lengths=dict.fromkeys(_split(half), HOUR / 2) | dict.fromkeys(_split(now), timedelta()),
        parts={word: part for part, words in parts.items() for word in _split(words)},
        yesterday=frozenset(_split(plain("yesterday (by commas)"))),
        fillers=frozenset(_split(fillers)),
    )


def _split(words: str) -> list[str]:
    # The note in brackets is for translators; only an untranslated list still has it.
    return [word.strip().lower() for word in words.split("(", maxsplit=1)[0].split(",")]
