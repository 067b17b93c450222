"""What a member may sign answers with instead of a role: a name of their own choosing that names nobody."""

import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum

SHORTEST, LONGEST = 2, 24  # characters
NAME_LENGTH = 4  # a shorter name stands inside other words by chance
ALLOWED = re.compile(r"(?:[^\W_]|[ '’-])+")
WORD = re.compile(r"[^\W_]+")
DIAERESIS = "\u0308"


class Flaw(StrEnum):
    """Why something cannot be a pseudonym."""

    LENGTH = "length"
    SIGNS = "signs"  # a link, digits alone, anything but letters
    NAME = "name"  # the member's own name or username
    ROLE = "role"
    TAKEN = "taken"


def clean_pseudonym(typed: str) -> str:
    """Return what was typed on one line, without spaces around."""
    return " ".join(unicodedata.normalize("NFC", typed).split())


def flaw_in(
    pseudonym: str, *, names: Collection[str], roles: Collection[str], taken: Collection[str]
) -> Flaw | None:
    """Return why a cleaned pseudonym cannot be one; None for one that can.

    `names` are those of the member's account, `roles` how roles are called, `taken` what colleagues use.
    """
    words = _words(pseudonym)
    flaws = {
        Flaw.LENGTH: not SHORTEST <= len(pseudonym) <= LONGEST,
        Flaw.SIGNS: not _is_of_letters(pseudonym),
        Flaw.NAME: any(_holds(words, _words(one)) or _run_together(one) in "".join(words) for one in names),
        Flaw.ROLE: any(_holds(words, _words(role)) for role in roles),
        Flaw.TAKEN: any(words == _words(one) for one in taken),
    }
    return next((flaw for flaw, is_there in flaws.items() if is_there), None)


def _is_of_letters(pseudonym: str) -> bool:
    is_allowed = ALLOWED.fullmatch(pseudonym) is not None
    return is_allowed and sum(letter.isalpha() for letter in pseudonym) >= SHORTEST


def _run_together(name: str) -> str:
    """Return a name as it is written in one; one too short to tell anybody matches nothing."""
    written = "".join(_words(name))
    return written if len(written) >= NAME_LENGTH else " "


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFD", text.casefold()).replace(DIAERESIS, "")
    return WORD.findall(unicodedata.normalize("NFC", decomposed))


def _holds(words: list[str], part: list[str]) -> bool:
    """Tell whether words stand in others, one after another."""
    starts = range(len(words) - len(part) + 1)
    return bool(part) and any(words[start : start + len(part)] == part for start in starts)
