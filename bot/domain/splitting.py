"""Words longer than Telegram takes: cut where a reader would pause, never inside a character."""

from bot.domain.content import Content, ContentKind
from bot.domain.entities import Entity
from bot.domain.merging import TEXT_LIMIT

UNIT_BYTES = 2
PAUSES = ("\n", " ")
ENCODING, LENIENT = "utf-16-le", "surrogatepass"


def split(content: Content, *, first: int, rest: int = TEXT_LIMIT) -> list[Content]:
    """Return the words of a content as formatted texts of at most `first`, then `rest` UTF-16 units."""
    encoded = content.get("words", "").encode(ENCODING, LENIENT)
    pieces: list[Content] = []
    start, limit = 0, first
    while start * UNIT_BYTES < len(encoded):
        end = start + _cut(encoded[start * UNIT_BYTES :], limit)
        pieces.append(_piece(content, encoded, start, end))
        start, limit = end, rest
    return pieces


def _cut(encoded: bytes, limit: int) -> int:
    """Return after how many units to cut: after a line, else after a word, else between two characters."""
    if len(encoded) <= limit * UNIT_BYTES:
        return len(encoded) // UNIT_BYTES
    head = encoded[: limit * UNIT_BYTES].decode(ENCODING, LENIENT)
    if "\ud800" <= head[-1] <= "\udbff":  # the first half of a character that needs two units
        head = head[:-1]
    for pause in PAUSES:
        words, found, _ = head.rpartition(pause)
        if found and len(words) >= len(head) // 2:
            return len((words + found).encode(ENCODING, LENIENT)) // UNIT_BYTES
    return len(head.encode(ENCODING, LENIENT)) // UNIT_BYTES


def _piece(content: Content, encoded: bytes, start: int, end: int) -> Content:
    words = encoded[start * UNIT_BYTES : end * UNIT_BYTES].decode(ENCODING, LENIENT)
    clipped = [_clipped(entity, start, end) for entity in content.get("entities", [])]
    entities = [entity for entity in clipped if entity["length"] > 0]
    return {"kind": ContentKind.TEXT, "words": words, "entities": entities}


def _clipped(entity: Entity, start: int, end: int) -> Entity:
    first = max(entity["offset"], start)
    last = min(entity["offset"] + entity["length"], end)
    return entity | {"offset": first - start, "length": last - first}
