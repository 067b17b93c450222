"""Answers prepared beforehand, with places for what differs: «{city}»."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.conversation import Theme

TITLE_LIMIT = 40
WORDS_LIMIT = 2000
MOST = 30
OWN = 1 << 31  # numbers from here on are the programme's own; below are those that come with the bot
PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A prepared answer; for one theme, or for all where `theme` is None."""

    number: int
    title: str
    words: str
    theme: Theme | None = None

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


def read_template(text: str) -> tuple[str, str] | None:
    """Read a title (the first line) and words (the rest); None when either is missing or too long."""
    title, _, words = text.strip().partition("\n")
    title, words = title.strip(), words.strip()
    is_good = 0 < len(title) <= TITLE_LIMIT and 0 < len(words) <= WORDS_LIMIT
    return (title, words) if is_good else None
