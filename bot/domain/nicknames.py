"""Finding a nickname by what a colleague remembers: in any case, half a word, with a slip of the pen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 48
LETTERS_FOR_A_SLIP = 4  # shorter words are matched letter by letter
LETTERS_FOR_TWO = 8
DIGITS = 4
FOLDED = {0x451: 0x435}  # code points of two Russian letters that few who type tell apart


@dataclass(frozen=True, slots=True)
class NicknameQuery:
    """What is left of a query: letters of the flower, folded, and the beginning of the number."""

    letters: str
    digits: str

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to look for."""
        return not self.letters and not self.digits


def fold(words: str) -> str:
    """Return the letters alone, in one case and one spelling."""
    return "".join(letter for letter in words.casefold().translate(FOLDED) if letter.isalpha())


def read_query(text: str) -> NicknameQuery:
    """Read a nickname, with or without its number; a longer number than any has finds nothing."""
    text = text[:LONGEST]
    digits = "".join(re.findall(r"[0-9]", text))
    return NicknameQuery(fold(text), digits)


def match_names(letters: str, names: Sequence[str]) -> list[int]:
    """Return which names begin so; where none does, those that begin almost so."""
    folded = [fold(name) for name in names]
    exact = [number for number, name in enumerate(folded) if name.startswith(letters)]
    if exact or len(letters) < LETTERS_FOR_A_SLIP:
        return exact
    slips = 2 if len(letters) >= LETTERS_FOR_TWO else 1
    near = [(slips_between(letters, name), number) for number, name in enumerate(folded)]
    best = min((count for count, _ in near), default=slips + 1)
    return [number for count, number in near if count == best <= slips]


def slips_between(letters: str, name: str) -> int:
    """Count the letters to change, add, drop or swap until `letters` begins `name`."""
    before: list[int] = []
    row = list(range(len(name) + 1))
    for i, letter in enumerate(letters, start=1):
        before, last, row = row, before, [i]
        for j, other in enumerate(name, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == name[j - 2] and letters[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return min(row)
