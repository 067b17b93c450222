"""Words of danger in a message: a short vocabulary is matched word by word, rather missed than cried.

The vocabulary is data of a language (see `locales`), so this module holds no language.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase

_CLAUSE = re.compile(r"[.!?;\n]+")
_WORD = re.compile(r"\w+")
_DIAERESIS = "\u0308"
_GAP = "~"
_GAP_WORDS = 2

Phrase = tuple[str, ...]


class DangerKind(Enum):
    """What a message warns of; the first one found in this order counts."""

    OVERDOSE = "overdose"
    SUICIDE = "suicide"
    ASSAULT = "assault"
    VIOLENCE = "violence"
    DETENTION = "detention"


@dataclass(frozen=True, slots=True)
class DangerWords:
    """Phrases of danger by kind, and innocent phrases that are cut out before the search.

    A phrase is words between spaces: `stem*` takes any ending, `a|b` either word,
    and `~` up to two words between.
    """

    phrases: Mapping[DangerKind, tuple[Phrase, ...]]
    innocent: tuple[Phrase, ...] = ()

    @classmethod
    def parse(cls, phrases: Mapping[str, Iterable[str]], *, innocent: Iterable[str] = ()) -> "DangerWords":
        """Build from written phrases; an unknown kind raises ValueError."""
        return cls(
            {DangerKind(kind): tuple(map(_phrase, written)) for kind, written in phrases.items()},
            tuple(map(_phrase, innocent)),
        )

    def find(self, text: str | None) -> DangerKind | None:
        """Return the gravest danger a text speaks of."""
        clauses = [self._without_innocent(_words(clause)) for clause in _CLAUSE.split(text or "")]
        for kind in DangerKind:
            if any(_holds(clause, self.phrases.get(kind, ())) for clause in clauses):
                return kind
        return None

    def _without_innocent(self, words: list[str]) -> list[str]:
        for phrase in self.innocent:
            for start in range(len(words)):
                end = _match_end(words, start, phrase)
                if end is not None:
                    words[start:end] = [""] * (end - start)
        return words


def _words(clause: str) -> list[str]:
    decomposed = unicodedata.normalize("NFD", clause.casefold()).replace(_DIAERESIS, "")
    return _WORD.findall(unicodedata.normalize("NFC", decomposed))


def _phrase(written: str) -> Phrase:
    decomposed = unicodedata.normalize("NFD", written.casefold()).replace(_DIAERESIS, "")
    return tuple(unicodedata.normalize("NFC", decomposed).split())


def _holds(words: Sequence[str], phrases: Iterable[Phrase]) -> bool:
    return any(
        _match_end(words, start, phrase) is not None for phrase in phrases for start in range(len(words))
    )


def _match_end(words: Sequence[str], start: int, phrase: Phrase) -> int | None:
    if not phrase:
        return start
    if phrase[0] == _GAP:
        ends = (_match_end(words, start + gap, phrase[1:]) for gap in range(_GAP_WORDS + 1))
        return next((end for end in ends if end is not None), None)
    if start < len(words) and _fits(words[start], phrase[0]):
        return _match_end(words, start + 1, phrase[1:])
    return None


def _fits(word: str, pattern: str) -> bool:
    return any(fnmatchcase(word, choice) for choice in pattern.split("|"))
