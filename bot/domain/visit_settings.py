"""The intervals of visits a programme has decided on; what is unfit is as if never decided. Pure."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from bot.domain.intervals import Interval
from bot.domain.visit_templates import COUNTED, TEMPLATES, Intervals, VisitKind


def read_intervals(stored: Any) -> dict[int, Interval]:
    """Read what is stored: intervals by the numbers of kinds."""
    found: dict[int, Interval] = {}
    if not isinstance(stored, dict):
        return found
    for number, text in stored.items():
        with suppress(ValueError, TypeError):
            kind, interval = VisitKind(int(number)), Interval.read(text)
            if interval in choices_of(kind):
                found[kind] = interval
    return found


def with_interval(decided: Intervals, kind: int, interval: Interval | None) -> dict[str, str]:
    """Write the intervals with that of one kind changed; None gives back the usual one.

    Raises:
        ValueError: the facts do not allow this interval for this kind.
    """
    if kind not in set(COUNTED) or (interval is not None and interval not in choices_of(VisitKind(kind))):
        raise ValueError(interval)
    changed: Mapping[int, Interval | None] = {**decided, kind: interval}
    return {str(int(number)): str(one) for number, one in changed.items() if one is not None}


def choices_of(kind: VisitKind) -> tuple[Interval, ...]:
    """Return the intervals the facts allow for a kind."""
    template = TEMPLATES.get(kind)
    return template.choices if template else ()
