"""Words of the programme's settings about time."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.programme import Programme
from bot.domain.time_settings import DigestDays, DigestTo
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.duties import minute_words
from bot.telegram.texts.times import duration_words
from bot.telegram.texts.zones import clock_name

DIGEST_DAYS = {
    DigestDays.EVERY: N_("every day"),
    DigestDays.DUTY: N_("on days of duty"),
    DigestDays.NEVER: N_("never"),
}
DIGEST_TO = {
    DigestTo.MEMBERS: N_("to each in private"),
    DigestTo.GROUP: N_("to the group"),
}


def decided(programme: Programme) -> Sequence[Safe]:
    """Say what is decided about time."""
    has_hours = bool(programme.office_hours)
    return (
        _("🌍 The staff's clock: {clock}.", clock=clock_name(programme.zone)),
        _("🕐 Hours of answers: set.") if has_hours else _("🕐 Hours of answers: nobody has said yet."),
        _("⏳ Alarms after {minutes} minutes.", minutes=minutes_words(programme.usual_minutes)),
        _digest(programme),
    )


def _digest(programme: Programme) -> Safe:
    if programme.digest_days is DigestDays.NEVER:
        return _("☀️ Morning summary: off.")
    days, to = plain(DIGEST_DAYS[programme.digest_days]), plain(DIGEST_TO[programme.digest_to])
    return _(
        "☀️ Morning summary: {days} at {time}, {to}.", days=days, time=hour_label(programme.digest_hour), to=to
    )


def zone_label() -> str:
    """Label the choice of the clock."""
    return plain("🌍 The clock")


def hours_label() -> str:
    """Label the hours of answers."""
    return plain("🕐 Hours of answers")


def alarms_label() -> str:
    """Label the choice of alarms."""
    return plain("⏳ Alarms")


def digest_label() -> str:
    """Label the choice of the morning summary."""
    return plain("☀️ Morning summary")


def choose_zone() -> Safe:
    """Ask by whose clock the staff live."""
    return lines(
        _("<b>By which clock do you work?</b>"),
        _("Duties, cards, hours of answers and the morning summary follow it."),
        _("She always reads her own city's time."),
    )


def alarms(programme: Programme) -> Safe:
    """Say whom the alarms call, and when."""
    first, last = programme.usual_minutes[0], programme.usual_minutes[-1]
    again = _("After that nobody is called any more.")
    if programme.repeat_hours:
        again = _("Then again until somebody takes it: {hours}.", hours=hours_words(programme.repeat_hours))
    return lines(
        _("<b>When is somebody called?</b>"),
        _("⏳ Usual: those on duty after {first} minutes, everybody after {last}.", first=first, last=last),
        _(
            "🆘 Urgent: at once, and after {minutes} minutes.",
            minutes=minutes_words(programme.urgent_minutes),
        ),
        _("🔁 {again}", again=again),
        _("What is not urgent waits for the hours of answers; without them, for the day."),
    )


def minutes_words(levels: Sequence[int]) -> str:
    """Say alarm levels: «15 → 60»."""
    return " → ".join(str(level) for level in levels)


def hours_words(hours: int) -> str:
    """Say how often somebody is called again."""
    return plain("every {length}", length=duration_words(timedelta(hours=hours))) if hours else plain("never")


def digest() -> Safe:
    """Say what the morning summary is."""
    return lines(
        _("<b>The morning summary</b>"),
        _("How many wait and how long, what was new and answered yesterday, who is on duty."),
        _("Numbers and roles only. When nobody waits it says so: then the bot is alive."),
    )


def digest_days_label(days: DigestDays) -> str:
    """Label the days of the summary."""
    return plain(DIGEST_DAYS[days])


def digest_to_label(to: DigestTo) -> str:
    """Label where the summary goes."""
    return plain(DIGEST_TO[to])


def hour_label(hour: int) -> str:
    """Label an hour of the day."""
    return minute_words(hour * 60)


def choice(label: str, *, is_chosen: bool) -> str:
    """Label a choice; the one in force is marked."""
    return f"✓ {label}" if is_chosen else label
