"""Recurrences and what holds them back, in the plain columns of a plan."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row

from bot.domain.recurrence import AfterLast, AsNeeded, Cycle, Every, Limits, Recurrence, Rule, Step, Steps
from bot.domain.wall_times import Hours
from models.plan import PlanRow

P = PlanRow.__table__.c
RULE_COLUMNS = (
    P.cadence,
    P.times,
    P.rrule,
    P.cycle,
    P.gap_minutes,
    P.first_at,
    P.day_hours,
    P.most,
    P.steps,
    P.starts_on,
    P.ends_on,
    P.quiet,
    P.resumes_on,
)
MINUTE = timedelta(minutes=1)
NOTHING: dict[str, Any] = dict.fromkeys(column.name for column in RULE_COLUMNS)


def rule_values(rule: Recurrence) -> dict[str, Any]:
    """Write a recurrence; columns it does not use are None, `times` is empty."""
    return NOTHING | {"times": ""} | _values(rule)


def limit_values(limits: Limits) -> dict[str, Any]:
    """Write what holds a plan back."""
    return {"quiet": _text(limits.quiet), "resumes_on": limits.resumes_on}


def rule_of(row: Row[Any]) -> Recurrence:
    """Read a recurrence from `RULE_COLUMNS`."""
    return READERS[row.cadence](row)


def _read_rule(row: Row[Any]) -> Rule:
    times = tuple(time.fromisoformat(wall) for wall in row.times.split(","))
    return Rule(times, row.starts_on, row.ends_on, row.rrule, _cycle(row.cycle))


def _read_every(row: Row[Any]) -> Every:
    return Every(row.gap_minutes * MINUTE, row.first_at, _hours(row.day_hours), row.ends_on)


def _read_after(row: Row[Any]) -> AfterLast:
    return AfterLast(row.gap_minutes * MINUTE, row.first_at, _hours(row.day_hours), row.ends_on)


def _read_needed(row: Row[Any]) -> AsNeeded:
    return AsNeeded(row.most, row.gap_minutes * MINUTE, row.starts_on)


def _read_steps(row: Row[Any]) -> Steps:
    return Steps(tuple(_step(text) for text in row.steps.split(";")))


READERS: Mapping[str, Callable[[Row[Any]], Recurrence]] = MappingProxyType(
    {
        "days": _read_rule,
        "every": _read_every,
        "after": _read_after,
        "needed": _read_needed,
        "steps": _read_steps,
    }
)


def limits_of(row: Row[Any]) -> Limits:
    """Read what holds a plan back."""
    return Limits(_hours(row.quiet), row.resumes_on)


def _values(rule: Recurrence) -> dict[str, Any]:
    match rule:
        case Rule():
            return {
                "cadence": "days",
                "times": ",".join(wall.isoformat("minutes") for wall in rule.times),
                "rrule": rule.rrule,
                "cycle": f"{rule.cycle.on}/{rule.cycle.off}" if rule.cycle else None,
                "starts_on": rule.starts_on,
                "ends_on": rule.ends_on,
            }
        case Every() | AfterLast():
            return {
                "cadence": "every" if isinstance(rule, Every) else "after",
                "gap_minutes": rule.gap // MINUTE,
                "first_at": rule.first_at,
                "day_hours": _text(rule.window),
                "starts_on": _utc_day(rule.first_at),
                "ends_on": rule.ends_on,
            }
        case AsNeeded():
            gap = rule.gap // MINUTE
            return {"cadence": "needed", "most": rule.most, "gap_minutes": gap, "starts_on": rule.starts_on}
        case Steps():
            steps = ";".join(_step_text(step) for step in rule.steps)
            return {"cadence": "steps", "steps": steps, "starts_on": rule.steps[0].day}


def _utc_day(instant: datetime) -> date:
    return instant.astimezone(UTC).date()


def _step_text(step: Step) -> str:
    moment = datetime.combine(step.day, step.wall).isoformat(timespec="minutes")
    return f"{step.code}|{moment}|{step.late // MINUTE}"


def _step(text: str) -> Step:
    code, moment, late = text.split("|")
    day, wall = moment.split("T")
    return Step(code, date.fromisoformat(day), time.fromisoformat(wall), int(late) * MINUTE)


def _cycle(text: str | None) -> Cycle | None:
    return None if text is None else Cycle(*(int(part) for part in text.split("/")))


def _text(hours: Hours | None) -> str | None:
    return None if hours is None else str(hours)


def _hours(text: str | None) -> Hours | None:
    return None if text is None else Hours.read(text)
