"""A wish as a button carries it: at most 32 letters, so that an old button works after any restart."""

from datetime import date, time
from string import ascii_letters, digits

from bot.domain.wishes import (
    ALWAYS,
    BOUNDS,
    DAY_MINUTES,
    DETAILS,
    KINDS,
    MOST_TIMES,
    REAL_HOURS,
    SAME_CLOCK,
    Ask,
    Way,
    Wish,
)

ALPHABET = digits + ascii_letters
BASE = len(ALPHABET)
TIME_LETTERS = 2
MOVED, ANYWAY = "q", "z"
FIRST_DAY = date(2020, 1, 1).toordinal()
LAST_DAY = date(2100, 1, 1).toordinal()


def write_wish(wish: Wish) -> str:
    """Write a wish: kind, way and numbers, times, day, words and what becomes of quiet hours."""
    way = "" if wish.way is None else wish.way.value
    numbers = "_".join(_letters(number) for number in wish.numbers)
    times = "".join(_letters(wall.hour * 60 + wall.minute).rjust(TIME_LETTERS, "0") for wall in wish.times)
    day = "" if wish.day is None else _letters(wish.day.toordinal())
    words = "" if wish.words is None else _letters(wish.words)
    quiet = {None: "", True: MOVED, False: ANYWAY}[wish.is_moved]
    return f"{wish.kind}{way}{numbers}.{times}.{day}.{words}.{quiet}"


def read_wish(text: str) -> Wish:
    """Read what `write_wish` writes.

    Raises:
        ValueError: no button of ours ever carried this.
    """
    head, times, day, words, quiet = text.split(".")
    if head[:1] not in KINDS:
        raise ValueError("no such kind")
    wish = Wish(
        head[:1],
        Way(head[1]) if head[1:] else None,
        tuple(_number(part) for part in head[2:].split("_")) if head[2:] else (),
        tuple(_wall(times[start : start + TIME_LETTERS]) for start in range(0, len(times), TIME_LETTERS)),
        _day(day),
        _number(words) if words else None,
        {"": None, MOVED: True, ANYWAY: False}.get(quiet),
    )
    if write_wish(wish) != text or not _is_possible(wish):
        raise ValueError("no such wish")
    return wish


def _is_possible(wish: Wish) -> bool:
    is_in_order = list(wish.times) == sorted(set(wish.times)) and len(wish.times) <= MOST_TIMES
    return is_in_order and (wish.way is None or _are_numbers(wish.way, wish.numbers))


def _are_numbers(way: Way, numbers: tuple[int, ...]) -> bool:
    if way in {Way.HOURS, Way.AFTER_LAST}:
        return _is_window(numbers[1:]) and _fit(numbers[:1], (BOUNDS[Ask.HOURS_BETWEEN],))
    # How often a day is said at once; the rest may still be unsaid.
    return _fit(numbers, tuple(BOUNDS[ask] for ask in DETAILS[way])) and (
        way is not Way.DAILY or bool(numbers)
    )


def _fit(numbers: tuple[int, ...], bounds: tuple[tuple[int, int], ...]) -> bool:
    pairs = zip(numbers, bounds, strict=False)
    return len(numbers) <= len(bounds) and all(low <= number <= high for number, (low, high) in pairs)


def _is_window(edges: tuple[int, ...]) -> bool:
    if len(edges) < 2:  # noqa: PLR2004 - two ends
        return edges in {(), (ALWAYS,), (REAL_HOURS,), (SAME_CLOCK,)}
    return len(edges) == 2 and max(edges) < DAY_MINUTES and edges[0] != edges[1]  # noqa: PLR2004 - two ends


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number, BASE)
        text = ALPHABET[rest] + text
    return text or ALPHABET[0]


def _number(text: str) -> int:
    number = 0
    for letter in text:
        number = number * BASE + ALPHABET.index(letter)
    return number


def _wall(text: str) -> time:
    return time(*divmod(_number(text), 60))


def _day(text: str) -> date | None:
    if not text:
        return None
    ordinal = _number(text)
    if not FIRST_DAY <= ordinal <= LAST_DAY:
        raise ValueError("no such day")
    return date.fromordinal(ordinal)
