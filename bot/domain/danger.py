"""Words of danger in a message: a short vocabulary is matched word by word, rather missed than cried.

The vocabulary is data of a language (see `locales`), so this module holds no language.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import translate
from functools import cache, cached_property

_CLAUSE = re.compile(r"[.!?;\n]+")
_WORD = re.compile(r"\w+")
_DIAERESIS = "\u0308"
_GAP = "~"
_ANY = ""
_WILD = {"*", "?", "[", ""}
_GAP_WORDS = 2

Phrase = tuple[str, ...]


class DangerKind(Enum):
    """What a message warns of; the first one found in this order counts."""

    OVERDOSE = "overdose"
    SUICIDE = "suicide"
    ASSAULT = "assault"
    VIOLENCE = "violence"
    DETENTION = "detention"


class _Lexicon:
    """Phrases by the first letters of their first word, so that a word is compared with few of them."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_letter: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        for number, phrase in enumerate(phrases):
            for letter in _first_letters(phrase):
                self._by_letter[letter].append((number, phrase))

    def near(self, words: Sequence[str]) -> Iterator[tuple[int, Phrase]]:
        """Yield where a phrase could begin, and the phrase: in the order of phrases, then of places."""
        begun = {word: self._begun_by(word) for word in set(words)}
        found = [
            (number, start, phrase) for start, word in enumerate(words) for number, phrase in begun[word]
        ]
        for _number, start, phrase in sorted(found, key=lambda place: place[:2]):
            yield start, phrase

    def _begun_by(self, word: str) -> list[tuple[int, Phrase]]:
        """Return the phrases whose first word it can be."""
        near = self._by_letter.get(word[:1], ())
        fitting = [(number, phrase) for number, phrase in near if _fits(word, phrase[0])]
        return [*self._by_letter.get(_ANY, ()), *fitting]


@dataclass(frozen=True)
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
        for kind, lexicon in self._lexicons.items():
            if any(_holds(clause, lexicon) for clause in clauses):
                return kind
        return None

    def _without_innocent(self, words: list[str]) -> list[str]:
        for start, phrase in self._innocents.near(words):
            end = _match_end(words, start, phrase)
            if end is not None:
                words[start:end] = [""] * (end - start)
        return words

    @cached_property
    def _lexicons(self) -> dict[DangerKind, _Lexicon]:
        return {kind: _Lexicon(self.phrases.get(kind, ())) for kind in DangerKind}

    @cached_property
    def _innocents(self) -> _Lexicon:
        return _Lexicon(self.innocent)


def _first_letters(phrase: Phrase) -> set[str]:
    """Return with which letters a phrase can begin; `_ANY` stands for all."""
    first = phrase[0] if phrase else _GAP
    letters = {choice[:1] for choice in first.split("|")}
    return {_ANY} if first == _GAP or letters & _WILD else letters


def _words(clause: str) -> list[str]:
    decomposed = unicodedata.normalize("NFD", clause.casefold()).replace(_DIAERESIS, "")
    return _WORD.findall(unicodedata.normalize("NFC", decomposed))


def _phrase(written: str) -> Phrase:
    decomposed = unicodedata.normalize("NFD", written.casefold()).replace(_DIAERESIS, "")
    return tuple(unicodedata.normalize("NFC", decomposed).split())


def _holds(words: Sequence[str], lexicon: _Lexicon) -> bool:
    return any(_match_end(words, start, phrase) is not None for start, phrase in lexicon.near(words))


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
    return _compiled(pattern).match(word) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a word of the vocabulary, once."""
    return re.compile("|".join(translate(choice) for choice in pattern.split("|")))
