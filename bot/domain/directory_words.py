"""What the codes of a directory are called in people's languages: one word is written, many are understood.

The words themselves are data of a language (`directory.yaml` in `locales`); this module holds no language.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import normalize

DIAERESIS = "\u0308"
SPACES = re.compile(r"\s+")
Vocabulary = Mapping[str, Mapping[str, Sequence[str]]]


@lru_cache(maxsize=4096)
def plain_word(text: str) -> str:
    """Return a word as words are compared: no case, no outer dots, single spaces, no diaeresis."""
    bare = normalize("NFC", normalize("NFD", text.casefold()).replace(DIAERESIS, ""))
    return SPACES.sub(" ", bare.strip(" \t\r\n.:*"))


@dataclass(frozen=True, slots=True)
class Words:
    """Words by group and code; a group is an enumeration, "field", "table" or "hours"."""

    written: Mapping[tuple[str, str], str] = field(default_factory=dict)
    heard: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, vocabularies: Sequence[Vocabulary]) -> "Words":
        """Write the first word of the first vocabulary, and understand every word of all of them."""
        written: dict[tuple[str, str], str] = {}
        heard: dict[tuple[str, str], str] = {}
        for vocabulary in vocabularies:
            for group, codes in vocabulary.items():
                for code, words in codes.items():
                    written.setdefault((group, code), words[0])
                    heard.update({(group, plain_word(word)): code for word in words})
        return cls(written, heard)

    def write(self, group: str, code: str) -> str:
        """Return the word for a code, or the code where it has none."""
        return self.written.get((group, code), code)

    def read(self, group: str, text: str) -> str:
        """Return the code a word stands for, or the text itself."""
        return self.heard.get((group, plain_word(text)), text)


@dataclass(frozen=True, slots=True)
class FormWords:
    """What directory files are written with in a language.

    `file` explains a YAML file, `sheets` a workbook, `fields` its columns.
    """

    words: Words
    file: str = ""
    sheets: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
