"""What a woman who writes may expect, and what to do until then; every number comes from the facts."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain import facts
from bot.domain.conversation import Theme
from bot.domain.promise import Expectation
from bot.telegram.texts.catalogue import Safe, _, lines
from bot.telegram.texts.crisis_numbers import (
    ambulance,
    child_line,
    emergency,
    hiv_line,
    medical_numbers,
    police_numbers,
    women_line,
)
from bot.telegram.texts.times import clock_words, day_words, duration_words


def expectation(expected: Expectation, theme: Theme, *, now: datetime, zone: ZoneInfo) -> Safe:
    """Say when an answer comes, as honestly as it is known, in her zone; and what helps until then."""
    if expected.is_manned is False:
        return lines(_return(expected.returns_at, now=now, zone=zone), *meanwhile(theme))
    if expected.wait_minutes is not None:
        return _usual(expected.wait_minutes, is_manned=bool(expected.is_manned))
    if expected.is_manned:
        return _("A consultant is on duty now. The answer comes here.")
    return _("A person answers. We cannot say when; the answer comes here. If it is urgent, press 🆘.")


def _usual(minutes: int, *, is_manned: bool) -> Safe:
    wait = duration_words(timedelta(minutes=minutes))
    if is_manned:
        return _("On duty now; half of the answers come within {wait}.", wait=wait)
    return _("Half of the answers come within {wait}.", wait=wait)


def _return(moment: datetime | None, *, now: datetime, zone: ZoneInfo) -> Safe:
    if moment is None:
        return _("Nobody answers now, and we do not know when we shall. If it is urgent, press 🆘.")
    local = moment.astimezone(zone)
    day = day_words(local.date(), now.astimezone(zone).date())
    return _(
        "We answer {day} after {time}; if it is urgent, press 🆘", day=day, time=clock_words(local.time())
    )


def meanwhile(theme: Theme) -> tuple[Safe, ...]:
    """Say what to do while nobody answers: three lines at most."""
    return MEANWHILE[theme]() if theme in MEANWHILE else ()


def _health() -> tuple[Safe, ...]:
    return (
        _("Suddenly worse, strong pain or blood: do not wait for us."),
        _("An ambulance is free for everyone."),
        medical_numbers(),
    )


def _hiv() -> tuple[Safe, ...]:
    return (
        _("The pills have run out? Look below what is open now, or call the AIDS centre today."),
        _("Do not split the pills, do not take only some."),
        hiv_line(),
    )


def _pregnancy() -> tuple[Safe, ...]:
    return (
        _("Blood, waters, strong pain, or the baby does not move: call {ambulance} at once.", **ambulance()),
        _("Do not stop medicines suddenly, nor alone."),
        medical_numbers(),
    )


def _violence() -> tuple[Safe, ...]:
    return (
        _("Danger right now: call {emergency}. It works without a SIM card.", emergency=facts.EMERGENCY),
        police_numbers(),
        women_line(),
    )


def _lawyer() -> tuple[Safe, ...]:
    return (
        _("Do not sign what you have not read or do not agree with."),
        _("You may refuse to answer: article {article}.", article=facts.SILENCE_ARTICLE),
        _("Ask for a lawyer from the start."),
    )


def _papers() -> tuple[Safe, ...]:
    return (
        _("No registration is not a reason to refuse urgent help."),
        _("Keep photos of the papers you have with someone you trust."),
        medical_numbers(),
    )


def _housing() -> tuple[Safe, ...]:
    return (
        _("Nowhere to go tonight? Look below what is open now."),
        _("If it is dangerous at home, call {emergency}.", emergency=facts.EMERGENCY),
        women_line(),
    )


def _children() -> tuple[Safe, ...]:
    return (
        _("The child is ill or in danger: {ambulance} or {emergency}.", **emergency()),
        _("Do not sign what you do not understand."),
        child_line(),
    )


def _dependence() -> tuple[Safe, ...]:
    return (
        _("Cannot be woken or hardly breathes: {ambulance} or {emergency}, and 🆘.", **emergency()),
        _("After alcohol or sedatives do not stop suddenly alone: a doctor is needed."),
        medical_numbers(),
    )


def _talk() -> tuple[Safe, ...]:
    return (
        _("Very hard, and afraid for yourself: call {emergency}.", emergency=facts.EMERGENCY),
        women_line(),
    )


MEANWHILE: dict[Theme, Callable[[], tuple[Safe, ...]]] = {
    Theme.HEALTH: _health,
    Theme.HIV: _hiv,
    Theme.PREGNANCY: _pregnancy,
    Theme.VIOLENCE: _violence,
    Theme.LAWYER: _lawyer,
    Theme.PAPERS: _papers,
    Theme.HOUSING: _housing,
    Theme.CHILDREN: _children,
    Theme.DEPENDENCE: _dependence,
    Theme.TALK: _talk,
}
OPEN_NOW_HELPS = frozenset({Theme.HEALTH, Theme.HIV, Theme.HOUSING, Theme.VIOLENCE})
