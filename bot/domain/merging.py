"""Messages that go out in one call: an album, a pile of short texts, or the first words inside a card."""

from collections.abc import Sequence

from bot.domain.content import Content, ContentKind

MOST_IN_ALBUM = 10
PILE = 4  # so many waiting messages of one conversation are a pile
TEXT_LIMIT = 4096  # UTF-16 units
CAPTION_LIMIT = 1024
GAP = "\n\n"
CARD_ROOM = 400  # UTF-16 units: what a card says around her words
WITH_CAPTION = frozenset(
    {
        ContentKind.PHOTO,
        ContentKind.VIDEO,
        ContentKind.ANIMATION,
        ContentKind.VOICE,
        ContentKind.DOCUMENT,
    }
)
IN_ALBUMS = {
    ContentKind.PHOTO: "picture",
    ContentKind.VIDEO: "picture",
    ContentKind.DOCUMENT: "document",
}


def together(contents: Sequence[Content]) -> int:
    """Return how many of the first contents go in one call; `contents` are in order and not empty."""
    album = _album(contents)
    if album > 1:
        return album
    return _pile(contents) if len(contents) >= PILE else 1


def _album(contents: Sequence[Content]) -> int:
    first, count = contents[0], 0
    kind = IN_ALBUMS.get(first["kind"])
    if kind is None or "album" not in first:
        return 1
    for content in contents[:MOST_IN_ALBUM]:
        if content.get("album") != first["album"] or IN_ALBUMS.get(content["kind"]) != kind:
            break
        count += 1
    return count


def within_card(contents: Sequence[Content]) -> int:
    """Return how many of the first contents stand inside the card of their conversation; may be none.

    A medium stands there alone, with its caption; an album has no buttons and so is no card.
    """
    if not contents or "album" in contents[0] or "answers" in contents[0]:
        return 0
    first = contents[0]
    if first["kind"] in WITH_CAPTION:
        return int(units(first.get("words", "")) <= CAPTION_LIMIT - CARD_ROOM)
    return _texts(contents, TEXT_LIMIT - CARD_ROOM)


def _pile(contents: Sequence[Content]) -> int:
    return max(_texts(contents, TEXT_LIMIT), 1)


def _texts(contents: Sequence[Content], limit: int) -> int:
    """Return how many of the first contents are texts that fit together."""
    count, length = 0, -len(GAP)
    for content in contents:
        if content["kind"] != ContentKind.TEXT or "answers" in content:
            break
        length += len(GAP) + units(content.get("words", ""))
        if length > limit:
            break
        count += 1
    return count


def join(contents: Sequence[Content]) -> Content:
    """Make one text of several, with the formatting of each."""
    words, entities = "", []
    for content in contents:
        words += GAP if words else ""
        shift = units(words)
        entities += [entity | {"offset": entity["offset"] + shift} for entity in content.get("entities", [])]
        words += content.get("words", "")
    return {"kind": ContentKind.TEXT, "words": words, "entities": entities}


def units(words: str) -> int:
    """Return the length Telegram counts: UTF-16 units."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
