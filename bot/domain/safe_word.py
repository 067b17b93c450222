"""Her own word that calls for help unnoticed; it is compared word by word, and never passed on."""

import re
import unicodedata

from bot.domain.content import Content
from bot.domain.merging import units

SHORTEST, LONGEST = 3, 40
CHOOSING = "safe_word"  # the state of the form in which she chooses it
ALONE, COVER = "🔐", "•"
_DIAERESIS = "\u0308"
_UNSEEN = "\u00ad\u200b-\u200d\u2060"
_WORD = re.compile(rf"(?:[^\W_]|[\u0300-\u036f{_UNSEEN}])+")
_DROPPED = re.compile(f"[{_DIAERESIS}{_UNSEEN}]")

Span = tuple[int, int]


def clean_safe_word(typed: str) -> str | None:
    """Return a word or phrase as it is compared; None for one that is too short or too long."""
    words = " ".join(word for word, _ in _words(typed))
    has_letters = any(letter.isalpha() for letter in words)
    return words if SHORTEST <= len(words) <= LONGEST and has_letters else None


def holds_safe_word(text: str, safe_word: str | None) -> bool:
    """Tell whether a text holds the word, as a whole."""
    return safe_word is not None and bool(_spans(text, safe_word))


def conceal(content: Content, safe_word: str | None) -> Content:
    """Return a content with the word covered; one that held it brings no card of danger."""
    if safe_word is None:
        return content
    quote, words = content.get("quote", ""), content.get("words", "")
    if holds_safe_word(quote, safe_word):
        content = {**content}
        del content["quote"]
    spans = _spans(words, safe_word)
    if not spans:
        return content
    if not any(_is_outside(span, spans) for _, span in _words(words)):
        return {**content, "words": ALONE, "entities": [], "is_quiet": True}
    return {**content, "words": _covered(words, spans), "is_quiet": True}


def _covered(words: str, spans: list[Span]) -> str:
    """Cover every place with as many units, so that formatting stays where it is."""
    for start, end in reversed(spans):
        words = words[:start] + COVER * units(words[start:end]) + words[end:]
    return words


def _is_outside(span: Span, spans: list[Span]) -> bool:
    return not any(start <= span[0] and span[1] <= end for start, end in spans)


def _spans(text: str, safe_word: str) -> list[Span]:
    """Return where the word stands, from its first character to after its last."""
    sought, words = safe_word.split(), _words(text)
    found: list[Span] = []
    for first in range(len(words) - len(sought) + 1):
        match = words[first : first + len(sought)]
        if [word for word, _ in match] == sought and (not found or match[0][1][0] >= found[-1][1]):
            found.append((match[0][1][0], match[-1][1][1]))
    return found


def _words(text: str) -> list[tuple[str, Span]]:
    words = ((_plain(found.group()), found.span()) for found in _WORD.finditer(text))
    return [(word, span) for word, span in words if word]


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return unicodedata.normalize("NFC", _DROPPED.sub("", decomposed))
