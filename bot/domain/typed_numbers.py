"""Read whole numbers as people type them: "30", "for 30 days", "21/7"."""

import re

LONGEST_TYPED = 60
_SEAM = re.compile(r"(?<=[0-9])(?=[^\W\d_])|(?<=[^\W\d_])(?=[0-9])")
_MARKS = re.compile(r"[\s/,;+&–—-]+")


def read_numbers(text: str, fillers: frozenset[str]) -> tuple[int, ...]:
    """Return the numbers of a text in their order; none when it holds any word that is no filler.

    A fraction, a sign before a number and more than three digits are no whole number of anything.
    """
    cleaned = _SEAM.sub(" ", text.lower().strip(" .!\n"))
    if len(text) > LONGEST_TYPED or re.search(r"[0-9][.,][0-9]|^\s*-", cleaned):
        return ()
    found: list[int] = []
    for word in _MARKS.split(cleaned):
        if re.fullmatch(r"[0-9]{1,3}", word):
            found.append(int(word))
        elif word and word not in fillers:
            return ()
    return tuple(found)


def read_number(text: str, fillers: frozenset[str]) -> int | None:
    """Return the only number of a text, None when there is none or more than one."""
    found = read_numbers(text, fillers)
    return found[0] if len(found) == 1 else None
