"""How long a supply lasts, and the days before its end on which she is told. Pure."""

from datetime import date, time, timedelta

from bot.domain.recurrence import Step, Steps
from bot.domain.reminder import LATENESS, SUPPLY
from bot.domain.wall_times import DAY

DAYS_BEFORE = (14, 7, 3)
DAYTIME = time(12)
LONGEST_SUPPLY = 365


def last_day_of(today: date, days: int) -> date:
    """Return the last day a supply of so many days, today included, is enough for."""
    return today + (days - 1) * DAY


def supply_steps(last_day: date, today: date) -> Steps | None:
    """Return the notices 14, 7 and 3 days before the end that still lie ahead; None when none does."""
    days = [(before, last_day - timedelta(days=before)) for before in DAYS_BEFORE]
    steps = [Step(f"s{before}", day, DAYTIME, LATENESS[SUPPLY]) for before, day in days if day > today]
    return Steps(tuple(steps)) if steps else None
