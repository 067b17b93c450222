"""Answers prepared beforehand, with places for what differs: «{city}»."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.conversation import Theme
from bot.domain.errors import DomainError
from bot.domain.merging import units

TITLE_LIMIT = 40
WORDS_LIMIT = 2000
FILLED_LIMIT = 3500  # UTF-16 units; a message holds 4096, and a head and a signature stand around it
LONGEST_VALUE = 40  # what a place grows by at most: the name of a city
MOST = 30
OWN = 1 << 31  # numbers from here on are the programme's own; below are those that come with the bot
MARKED = re.compile(r"\{([^{}]*)\}")  # what is meant as a place, good or not
PLACE = re.compile(r"\{(\w+)\}")


class Place(StrEnum):
    """What fills itself in a prepared answer."""

    CITY = "city"
    NICKNAME = "nickname"
    THEME = "theme"
    ROLE = "role"


class TemplateRefused(DomainError):
    """A template cannot be kept: `code` says why, `place` names a place nobody knows."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.place = place


@dataclass(frozen=True, slots=True)
class Template:
    """A prepared answer; for one theme, or for all where `theme` is None.

    `words` are in the staff's language, `variants` the same by code in others.
    """

    number: int
    title: str
    words: str
    theme: Theme | None = None
    variants: Mapping[str, str] = field(default_factory=dict)

    def words_in(self, language: str) -> str:
        """Return what it says in a language, or in the staff's where there is no variant."""
        return self.variants.get(language, self.words)

    @property
    def is_own(self) -> bool:
        """Tell whether the programme has written it."""
        return self.number >= OWN

    def fits(self, theme: Theme) -> bool:
        """Tell whether it may be wanted in a conversation about this."""
        return self.theme in {None, theme}


def fill(words: str, values: Mapping[str, str]) -> str:
    """Put values into their places; a place nobody knows stays as it is."""
    return PLACE.sub(lambda place: values.get(place[1].lower(), place[0]), words)


def check_title(title: str) -> None:
    """Let through what can be a title.

    Raises:
        TemplateRefused: `title`, for one that is empty, too long, or has several lines.
    """
    if not 0 < len(title.strip()) <= TITLE_LIMIT or "\n" in title.strip():
        raise TemplateRefused("title")


def check_words(words: str, known: Collection[str]) -> None:
    """Let through what can be the words of a template; `known` are the names of its places.

    Raises:
        TemplateRefused: `words` (none or too many), `place` (nobody fills it), `filled` (too long then).
    """
    if not 0 < units(words.strip()) <= WORDS_LIMIT:
        raise TemplateRefused("words")
    places = [place.lower() for place in MARKED.findall(words)]
    for place in places:
        if place not in known:
            raise TemplateRefused("place", place)
    if units(words) + LONGEST_VALUE * len(places) > FILLED_LIMIT:
        raise TemplateRefused("filled")


def read_template(text: str) -> tuple[str, str] | None:
    """Read a title (the first line) and words (the rest); None when either is missing or too long."""
    title, _, words = text.strip().partition("\n")
    title, words = title.strip(), words.strip()
    is_good = 0 < len(title) <= TITLE_LIMIT and 0 < len(words) <= WORDS_LIMIT
    return (title, words) if is_good else None
