"""Messages that go out in one call: an album, or a pile of short texts."""

from collections.abc import Sequence

from bot.domain.content import Content, ContentKind

MOST_IN_ALBUM = 10
PILE = 4  # so many waiting messages of one conversation are a pile
TEXT_LIMIT = 4096  # UTF-16 units
CAPTION_LIMIT = 1024
GAP = "\n\n"
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


def _pile(contents: Sequence[Content]) -> int:
    count, length = 0, -len(GAP)
    for content in contents:
        if content["kind"] != ContentKind.TEXT or "answers" in content:
            break
        length += len(GAP) + units(content.get("words", ""))
        if length > TEXT_LIMIT:
            break
        count += 1
    return max(count, 1)


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
