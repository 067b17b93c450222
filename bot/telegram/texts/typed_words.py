"""Words people put around times, numbers and days when they type them, in the language in use."""

from datetime import time
from functools import lru_cache

from bot.domain.clock_times import DayPart, TimeWords
from bot.telegram.texts.catalogue import current_language, plain


def time_words_typed() -> TimeWords:
    """Return the words around a time of day."""
    return _time_words(current_language())


def number_fillers() -> frozenset[str]:
    """Return the words around a number that mean nothing."""
    return frozenset(_split(plain("for, every, day, days, hours, times (words around a number, by commas)")))


def passing_words() -> frozenset[str]:
    """Return the words that say «so much later»."""
    return frozenset(_split(plain("in, after (words before a number of hours, by commas)")))


def every_other_day() -> frozenset[str]:
    """Return the ways to say «every second day» without a number."""
    return frozenset(_split(plain("every other day (ways to say it, by commas)")))


def near_days() -> dict[str, int]:
    """Return the words for today and the days after it, with how many days ahead each is."""
    words = _split(plain("today, tomorrow (words for the next days in order, by commas)"))
    return {word: ahead for ahead, word in enumerate(words)}


@lru_cache(maxsize=16)
def _time_words(_language: str) -> TimeWords:
    parts = {
        DayPart.MORNING: plain("morning (words after a time, separated by commas)"),
        DayPart.DAY: plain("afternoon (words after a time, separated by commas)"),
        DayPart.EVENING: plain("evening (words after a time, separated by commas)"),
        DayPart.NIGHT: plain("night (words after a time, separated by commas)"),
    }
    noon = plain("noon (words for 12:00, separated by commas)")
    midnight = plain("midnight (words for 0:00, separated by commas)")
    numbers = plain("one, two, three (the numbers from one to twelve in order, by commas)")
    joiners = plain("and, to (words between two times, by commas)")
    fillers = plain("at, o'clock, h (words around a time that mean nothing, separated by commas)")
    return TimeWords(
        named=dict.fromkeys(_split(noon), time(12)) | dict.fromkeys(_split(midnight), time()),
        parts={word: part for part, words in parts.items() for word in _split(words)},
        numbers={word: number for number, word in enumerate(_split(numbers), start=1)},
        joiners=frozenset(_split(joiners)),
        fillers=frozenset(_split(fillers)),
    )


def _split(words: str) -> list[str]:
    # The note in brackets is for translators; only an untranslated list still has it.
    return [word.strip().lower() for word in words.split("(", maxsplit=1)[0].split(",")]
