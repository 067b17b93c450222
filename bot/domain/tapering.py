"""When a daily reminder may become a weekly one: after four weeks, when a habit holds. Pure."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.recurrence import Rule
from bot.domain.reminder import MEDICINE, Plan, only_day
from bot.domain.rrules import OnWeekdays, rrule_of

TAPERS_AFTER = timedelta(weeks=4)


def can_taper(plan: Plan, today: date) -> bool:
    """Tell whether it has reminded her of a medicine every day for four weeks."""
    rule = plan.rule
    if plan.body.kind != MEDICINE or not isinstance(rule, Rule) or only_day(rule) is not None:
        return False
    is_daily = rule.rrule is None and rule.cycle is None
    return is_daily and today - rule.starts_on >= TAPERS_AFTER


def tapered(rule: Rule, today: date) -> Rule:
    """Return it once a week, on the weekday of today, at its first time."""
    weekly = rrule_of(OnWeekdays((today.weekday(),)))
    return replace(rule, times=rule.times[:1], starts_on=today, rrule=weekly)
