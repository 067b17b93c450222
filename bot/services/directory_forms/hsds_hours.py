"""Schedules of HSDS as rows of hours; rules that ours cannot say are refused, never rounded."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.directory_rows import Row
from bot.services.directory_forms.hsds_names import extras_of

FOREIGN = ("bymonthday", "byweekno", "byyearday")
CLOCK_LENGTH = len("10:00")


class NotOurs(Exception):
    """A schedule says what rows of hours cannot; `value` is what it says."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(code)
        self.code = code
        self.value = value


def hours_rows(schedules: Iterable[Mapping[str, object]], zone: str) -> list[Row]:
    """Return the rows of hours; dates of one listed rule become one row.

    Raises:
        NotOurs: `hsds_rule` or `hsds_offset`.
    """
    rows: list[Row] = []
    listed: dict[str, list[object]] = {}
    for item in schedules:
        extras = extras_of(item)
        rule = extras.pop("listed", None)
        row = _row(item, zone)
        known = rule if isinstance(rule, dict) else {}
        key = str(known.pop("rule", ""))
        if key and key in listed:
            listed[key].extend(_dates(row))
            continue
        if key:
            listed[key] = _dates(row)
        rows.append({**row, **known, **extras})
    return rows


def _dates(row: Row) -> list[object]:
    dates = row.get("dates")
    return dates if isinstance(dates, list) else []


def _row(item: Mapping[str, object], zone: str) -> Row:
    _check(item, zone)
    row: Row = {
        "from": str(item.get("opens_at", ""))[:CLOCK_LENGTH],
        "to": str(item.get("closes_at", ""))[:CLOCK_LENGTH],
        "note": item.get("notes"),
    }
    if item.get("count") is not None:
        return {**row, "dates": [item.get("dtstart") or ""]}
    interval = item.get("interval")
    return {
        **row,
        "days": [code for code in str(item.get("byday", "")).split(",") if code],
        "every": interval if interval != 1 else None,
        "since": item.get("dtstart") or item.get("valid_from"),
        "until": item.get("until") or item.get("valid_to"),
    }


def _check(item: Mapping[str, object], zone: str) -> None:
    for name in FOREIGN:
        if item.get(name):
            raise NotOurs("hsds_rule", name)
    if item.get("count") not in (None, 1):
        raise NotOurs("hsds_rule", "count")
    for name in ("opens_at", "closes_at"):
        offset = str(item.get(name, ""))[CLOCK_LENGTH:].removeprefix(":00")
        if offset and zone and not _is_local(offset, zone):
            raise NotOurs("hsds_offset", str(item[name]))


def _is_local(offset: str, zone: str) -> bool:
    """Tell whether an offset such as +07:00 is that of the zone; in winter or summer."""
    try:
        told = datetime.fromisoformat(f"2026-01-01T00:00{offset}").utcoffset()
        known = ZoneInfo(zone)
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return False
    winter = datetime(2026, 1, 1, tzinfo=UTC)
    seasons = (winter, winter + timedelta(days=182))
    return told in {moment.astimezone(known).utcoffset() for moment in seasons}
