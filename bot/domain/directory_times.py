"""Hours and weekdays as people write them, 10-18 or 10.00–18.00; what has two readings is refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from bot.domain.directory_words import Words, plain_word

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY_DAY, WORKDAYS, WEEKEND = "every_day", "workdays", "weekend"
GROUPS = {EVERY_DAY: DAY_CODES, WORKDAYS: DAY_CODES[:5], WEEKEND: DAY_CODES[5:]}
WEEKDAY, HOURS = "Weekday", "Hours"
ROUND_THE_CLOCK, BY_APPOINTMENT, CLOSED = "round_the_clock", "by_appointment", "closed"
DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)?")
NTH = re.compile(r"(-?[1-5])(?:-?[^\W\d_]{1,2}\b)?\s*([^\W\d_]+)")
LAST = re.compile(r"([^\W\d_]+)\s+([^\W\d_]+)")
LONGEST_NIGHT = 12
DAY_HOURS = 24
MIDNIGHT = time()


class NotUnderstood(Exception):
    """The text has no certain reading; `code` names the problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when; `by_appointment` where the text itself says so."""

    opens: time
    closes: time
    by_appointment: bool = False


def parse_time(text: str) -> time | None:
    """Read 9, 9:30, 09.30 or 24:00, which is midnight at the end of the day."""
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > DAY_HOURS or minute > 59 or (hour == DAY_HOURS and minute):  # noqa: PLR2004 - minutes of an hour
        return None
    return time(hour % DAY_HOURS, minute)


def ends_day(text: str) -> bool:
    """Tell whether a time is written as the end of a day: what opens then opens on the next one."""
    return text.strip().startswith(str(DAY_HOURS))


def parse_spans(text: str, words: Words) -> tuple[Span, ...]:
    """Read what a cell says of hours: one span or several between commas; none where it says "closed".

    Raises:
        NotUnderstood: `bad_span`, or `unclear_span` where 9-6 could mean the evening or the morning.
    """
    word = words.read(HOURS, text)
    if word == CLOSED:
        return ()
    if word in (ROUND_THE_CLOCK, BY_APPOINTMENT):
        return (Span(MIDNIGHT, MIDNIGHT, by_appointment=word == BY_APPOINTMENT),)
    return tuple(_parse_span(part, words) for part in re.split(r"[,;\n]", text) if part.strip())


def _parse_span(text: str, words: Words) -> Span:
    first, *others = DASH.split(text.strip(), maxsplit=1)
    opens = parse_time(first)
    if opens is None or not others:
        raise NotUnderstood("bad_span")
    last, _, rest = others[0].partition(" ")
    closes = parse_time(last)
    by_appointment = bool(rest) and words.read(HOURS, rest.strip(" ()")) == BY_APPOINTMENT
    if closes is None or (rest and not by_appointment):
        raise NotUnderstood("bad_span")
    if ends_day(first):
        raise NotUnderstood("unclear_span")
    bare = first.isdigit() and last.isdigit()
    if bare and last != str(DAY_HOURS) and closes <= opens and _length(opens, closes) > LONGEST_NIGHT:
        raise NotUnderstood("unclear_span")
    return Span(opens, closes, by_appointment)


def _length(opens: time, closes: time) -> int:
    return (closes.hour - opens.hour) % DAY_HOURS or DAY_HOURS


def parse_days(items: Sequence[str], words: Words) -> tuple[str, ...] | None:
    """Read weekdays ("MO", "Mo-Fr", words) or nth ones ("1WE", "last" and a word); None where unclear."""
    found: list[str] = []
    for item in items:
        days = _parse_day(item, words)
        if not days:
            return None
        found.extend(days)
    return tuple(dict.fromkeys(found))


def _parse_day(text: str, words: Words) -> Sequence[str]:
    code = words.read(WEEKDAY, text)
    if code in GROUPS:
        return GROUPS[code]
    if code.upper() in DAY_CODES:
        return (code.upper(),)
    return _nth(text, words) or _range(text, words)


def _nth(text: str, words: Words) -> Sequence[str]:
    if found := NTH.fullmatch(plain_word(text)):
        number, day = found[1], words.read(WEEKDAY, found[2]).upper()
    elif (found := LAST.fullmatch(plain_word(text))) and words.read(WEEKDAY, found[1]) == "last":
        number, day = "-1", words.read(WEEKDAY, found[2]).upper()
    else:
        return ()
    return (f"{number}{day}",) if day in DAY_CODES else ()


def _range(text: str, words: Words) -> Sequence[str]:
    ends = [words.read(WEEKDAY, part).upper() for part in DASH.split(text.strip())]
    if len(ends) != 2 or not set(ends) <= set(DAY_CODES):  # noqa: PLR2004 - a range has two ends
        return ()
    first, last = (DAY_CODES.index(code) for code in ends)
    return DAY_CODES[first : last + 1] if first <= last else (*DAY_CODES[first:], *DAY_CODES[: last + 1])
