"""Words people use for days when they type them, in the language in use."""

from functools import lru_cache

from babel.dates import get_day_names, get_month_names

from bot.domain.intervals import Unit
from bot.domain.typed_dates import DateWords
from bot.telegram.texts.catalogue import current_language, plain


def date_words_typed() -> DateWords:
    """Return the words of days, months and counts."""
    return _date_words(current_language())


@lru_cache(maxsize=16)
def _date_words(language: str) -> DateWords:
    units = {
        Unit.DAYS: plain("day, days (words for the unit, by commas)"),
        Unit.WEEKS: plain("week, weeks, wk (words for the unit, by commas)"),
        Unit.MONTHS: plain("month, months (words for the unit, by commas)"),
        Unit.YEARS: plain("year, years (words for the unit, by commas)"),
    }
    weekdays = {
        0: plain("monday, mon (words for the day, by commas)"),
        1: plain("tuesday, tue (words for the day, by commas)"),
        2: plain("wednesday, wed (words for the day, by commas)"),
        3: plain("thursday, thu (words for the day, by commas)"),
        4: plain("friday, fri (words for the day, by commas)"),
        5: plain("saturday, sat (words for the day, by commas)"),
        6: plain("sunday, sun (words for the day, by commas)"),
    }
    numbers = plain("one=1, two=2, three=3, four=4, five=5, six=6 (counts with what they are, by commas)")
    days = plain("today=0, tomorrow=1, yesterday=-1 (days with how far away they are, by commas)")
    return DateWords(
        days=_counts(days),
        months=_months(language),
        weekdays={word: day for day, words in weekdays.items() for word in _split(words)} | _named(language),
        units={word: unit for unit, words in units.items() for word in _split(words)},
        numbers=_counts(numbers),
        ago=frozenset(_split(plain("ago (words that turn a count back, by commas)"))),
        fillers=frozenset(_split(plain("in, on, at, the, of, next, this (words around a day, by commas)"))),
    )


def _months(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            names = get_month_names(width, context, language)
            found |= {name.lower().strip("."): number for number, name in names.items()}
    return found


def _named(language: str) -> dict[str, int]:
    return {name.lower(): day for day, name in get_day_names("wide", "format", language).items()}


def _counts(words: str) -> dict[str, int]:
    pairs = (one.partition("=") for one in _split(words))
    return {word: int(count) for word, _equals, count in pairs}


def _split(words: str) -> list[str]:
    # The note in brackets is for translators; only an untranslated list still has it.
    return [word.strip().lower() for word in words.split("(", maxsplit=1)[0].split(",")]
