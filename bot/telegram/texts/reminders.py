"""Words of the reminders' screens; what is pushed unasked is in `unasked`."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.people import PhoneSeenBy
from bot.telegram.texts.catalogue import Safe, _, lines, plain
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


def check_in_offer() -> Safe:
    """Offer the weekly check-in first."""
    return _("First of all: once a week a short “How are you?”. Behind it is a person who answers.")


def plan_line(wording: str, state: str) -> Safe:
    """Say on one line what comes and when."""
    return _("{state} · {wording}", state=state, wording=wording)


def state_words(
    *, is_on: bool, next_at: datetime | None, now: datetime, zone: ZoneInfo, is_paused: bool = False
) -> str:
    """Say whether a reminder is on, and when it comes next."""
    if is_paused:
        return plain("⏸ pause, until you return")
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


def city_first() -> Safe:
    """Say why a city is needed before a reminder."""
    return lines(_("<b>⏰ Reminders</b>"), _("First choose a city, so that they come by your clock."))


def saved() -> str:
    """Say in a toast that a reminder is kept."""
    return plain("Saved")


def deleted() -> str:
    """Say in a toast that a reminder is gone."""
    return plain("Deleted")
