"""Words of the reminders' screens; what is pushed unasked is in `unasked`."""

from collections.abc import Sequence
from datetime import datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.clock_times import DayPart, TimeWords
from bot.domain.people import PhoneSeenBy
from bot.telegram.texts.catalogue import Safe, _, _n, current_language, lines, plain
from bot.telegram.texts.times import moment_words


def who_sees_the_phone() -> Safe:
    """Ask, once, who else sees her phone."""
    return lines(
        _("<b>Who else sees this phone?</b>"),
        _("Reminders stay neutral in any case."),
        _("They never say a word about health or about us."),
    )


def phone_answers() -> tuple[tuple[str, str], ...]:
    """Pair each answer as stored with its label, in the order their numbers count."""
    return (
        (PhoneSeenBy.ONLY_HER.value, plain("Only me")),
        (PhoneSeenBy.OTHERS.value, plain("Somebody else too")),
        (PhoneSeenBy.UNSAID.value, plain("I would rather not say")),
    )


def heading(*, is_empty: bool) -> Safe:
    """Head the list; an empty one says what a reminder is."""
    if not is_empty:
        return _("<b>⏰ Reminders</b>")
    return lines(
        _("<b>⏰ Reminders</b>"),
        _("Nothing here yet."),
        _("A reminder is a message in your own words, at your hour."),
    )


def plan_line(wording: str, state: str) -> Safe:
    """Say on one line what comes and when."""
    return _("{state} · {wording}", state=state, wording=wording)


def state_words(*, is_on: bool, next_at: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    """Say whether a reminder is on, and when it comes next."""
    if not is_on:
        return plain("⏸ off")
    if next_at is None:
        return plain("⏸ over")
    return plain("🟢 {moment}", moment=moment_words(next_at, now=now, zone=zone))


def plan_card(wording: str, when: Safe, state: str) -> Safe:
    """Show one reminder: its words, when it comes, how it stands."""
    return lines(_("<b>⏰ {wording}</b>", wording=wording), when, state)


def delete_question(wording: str) -> Safe:
    """Ask before deleting."""
    return _("Delete the reminder “{wording}”?", wording=wording)


def what_about() -> Safe:
    """Ask what the reminder is about."""
    return lines(_("<b>What is it about?</b>"), _("This is seen only here, never in the message."))


def how_often() -> Safe:
    """Ask how often; say what is not asked."""
    return lines(_("<b>How often?</b>"), _("Name and dose are not needed: we do not ask for them."))


def what_time(*, again: bool = False) -> Safe:
    """Ask for the time of day, kindly once more where it was not understood."""
    question = _("<b>At what time?</b>")
    if again:
        question = _("<b>I did not understand the time. At what time?</b>")
    return lines(question, _("Choose or write it: 9, 9:30 or 21.15."))


def which_words(when: Safe, *, again: bool = False) -> Safe:
    """Ask what the message should say."""
    ask = _("Choose, or write your own: up to 100 characters.")
    if again:
        ask = _("That was empty or too long. Write up to 100 characters, or choose.")
    return lines(
        when,
        "",
        _("<b>What should the message say?</b>"),
        _("This will be all it says."),
        ask,
    )


def preview(wording: str, fires: Sequence[datetime], *, now: datetime, zone: ZoneInfo) -> Safe:
    """Show what will come, and when, before it is saved."""
    moments = [_("• {moment}", moment=moment_words(fire, now=now, zone=zone)) for fire in fires]
    return lines(
        _("<b>“{wording}”</b>", wording=wording),
        "",
        _n("Here is the next {count} time:", "Here are the next {count} times:", len(fires)),
        *moments,
    )


def city_first() -> Safe:
    """Say why a city is needed before a reminder."""
    return lines(_("<b>⏰ Reminders</b>"), _("First choose a city, so that they come by your clock."))


def saved() -> str:
    """Say in a toast that a reminder is kept."""
    return plain("Saved")


def deleted() -> str:
    """Say in a toast that a reminder is gone."""
    return plain("Deleted")


def time_words_typed() -> TimeWords:
    """Return the words people put around a time of day, in the language in use."""
    return _time_words(current_language())


@lru_cache(maxsize=16)
def _time_words(_language: str) -> TimeWords:
    parts = {
        DayPart.MORNING: plain("morning (words after a time, separated by commas)"),
        DayPart.DAY: plain("afternoon (words after a time, separated by commas)"),
        DayPart.EVENING: plain("evening (words after a time, separated by commas)"),
        DayPart.NIGHT: plain("night (words after a time, separated by commas)"),
    }
    noon = plain("noon (words for 12:00, separated by commas)")
    midnight = plain("midnight (words for 0:00, separated by commas)")
    fillers = plain("at, o'clock, h (words around a time that mean nothing, separated by commas)")
    return TimeWords(
        named=dict.fromkeys(_split(noon), time(12)) | dict.fromkeys(_split(midnight), time()),
        parts={word: part for part, words in parts.items() for word in _split(words)},
        fillers=frozenset(_split(fillers)),
    )


def _split(words: str) -> list[str]:
    # The note in brackets is for translators; only an untranslated list still has it.
    return [word.strip().lower() for word in words.split("(", maxsplit=1)[0].split(",")]
