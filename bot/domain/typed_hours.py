"""Hours and dates as staff type them in a chat; what has no certain reading is refused, never guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.directory_times import DASH, MIDNIGHT, NotUnderstood, Span, parse_days, parse_spans
from bot.domain.directory_words import Words

DATE = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?\.?")
BETWEEN = re.compile(r"[,;\s]+")
BETWEEN_DAYS = re.compile(r"[,;]")
EDGES = " \t\n,;:"
CENTURY = 2000
SHORT_YEAR = 100
FURTHEST = timedelta(
    days=300
)  # a date without a year that lies further ahead was more likely meant to be past
LONGEST_RUN = 62
MOST_DATES = 64
ROUND_MINUTES = 5


@dataclass(frozen=True, slots=True)
class TypedHours:
    """What was typed: hours alone, hours on weekdays ("MO" or "1WE"), or hours on dates."""

    spans: tuple[Span, ...]
    byday: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()


def read_hours(text: str, words: Words, today: date) -> TypedHours:
    """Read hours, with weekdays or dates before them or without.

    Raises:
        NotUnderstood: `bad_span`, `unclear_span`, `same_hour`, `bad_date`, `past_date` or `too_many_dates`.
    """
    text = text.strip(EDGES)
    for left, right in _splits(text):
        spans = _spans(right, words)
        if spans is None:
            continue
        _check(spans)
        if not left:
            return TypedHours(spans)
        days = parse_days([part for part in BETWEEN_DAYS.split(left) if part.strip()], words)
        return TypedHours(spans, byday=days) if days else TypedHours(spans, dates=read_dates(left, today))
    parse_spans(text, words)  # says why
    raise NotUnderstood("bad_span")


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text at each space: what stands before the hours, and the hours, the longest first."""
    yield "", text
    for space in re.finditer(r"\s+", text):
        yield text[: space.start()].strip(EDGES), text[space.end() :]


def _spans(text: str, words: Words) -> tuple[Span, ...] | None:
    try:
        return parse_spans(text, words) or None
    except NotUnderstood as error:
        if error.code == "unclear_span":
            raise
        return None


def _check(spans: tuple[Span, ...]) -> None:
    for span in spans:
        if span.opens == span.closes != MIDNIGHT:
            raise NotUnderstood("same_hour")
        if span.opens.minute % ROUND_MINUTES or span.closes.minute % ROUND_MINUTES:
            raise NotUnderstood("unclear_span")  # rather a date than a time of day


def read_dates(text: str, today: date) -> tuple[date, ...]:
    """Read dates, 24.03 or 24.03.2027, and runs of them, 31.12–08.01; sorted, each once.

    Raises:
        NotUnderstood: `bad_date`, `past_date` or `too_many_dates`.
    """
    found: set[date] = set()
    for item in BETWEEN.split(DASH.sub("-", text.strip(EDGES))):
        found.update(_run(item, today))
    if len(found) > MOST_DATES:
        raise NotUnderstood("too_many_dates")
    return tuple(sorted(found))


def read_date(text: str, today: date) -> date:
    """Read one date.

    Raises:
        NotUnderstood: `bad_date` or `past_date`.
    """
    found = DATE.fullmatch(text.strip())
    if found is None:
        raise NotUnderstood("bad_date")
    day = _date(found, today)
    if day < today:
        raise NotUnderstood("past_date")
    return day


def _run(item: str, today: date) -> Iterator[date]:
    first, _, last = item.partition("-")
    start = read_date(first, today)
    if not last:
        yield start
        return
    end = read_date(last, start)
    length = (end - start).days
    if length > LONGEST_RUN:
        raise NotUnderstood("too_many_dates")
    yield from (start + timedelta(days=number) for number in range(length + 1))


def _date(found: re.Match[str], today: date) -> date:
    day, month, year = int(found[1]), int(found[2]), found[3]
    try:
        if year:
            return date(int(year) if len(year) > 2 else CENTURY + int(year) % SHORT_YEAR, month, day)  # noqa: PLR2004 - two digits
        ahead = (date(one, month, day) for one in (today.year, today.year + 1))
        near = next(one for one in ahead if one >= today)
    except (ValueError, StopIteration) as error:
        raise NotUnderstood("bad_date") from error
    if near - today > FURTHEST:
        raise NotUnderstood("past_date")
    return near
