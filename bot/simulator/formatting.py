"""Text as Telegram reads it: HTML into entities, lengths in UTF-16 units, strict about both."""

import re
from html.parser import HTMLParser
from typing import Any

from bot.simulator.errors import bad_request

Json = dict[str, Any]
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
LOW_SURROGATES = range(0xDC00, 0xE000)
SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def utf16_length(text: str) -> int:
    """Count UTF-16 code units, as Telegram does."""
    return len(text.encode("utf-16-le")) // 2


class _Reader(HTMLParser):
    """Collect plain text and entities; raise on what Telegram refuses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.text = ""
        self.entities: list[Json] = []
        self.open: list[tuple[str, Json]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        entity: Json = {"offset": utf16_length(self.text)}
        if tag == "a":
            entity |= {"type": "text_link", "url": values.get("href") or ""}
        elif tag == "span" and values.get("class") == "tg-spoiler":
            entity["type"] = "spoiler"
        elif tag == "tg-time":
            entity |= {"type": "date_time", "unix_time": int(values.get("unix") or 0)}
        elif tag in SIMPLE_TAGS:
            entity["type"] = SIMPLE_TAGS[tag]
        else:
            raise bad_request(
                f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {self._offset()}'
            )
        self.open.append((tag, entity))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {self._offset()}")
        _, entity = self.open.pop()
        entity["length"] = utf16_length(self.text) - entity["offset"]
        if entity["length"] > 0:
            self.entities.append(entity)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_entityref(self, name: str) -> None:
        self.text += ENTITIES.get(name, f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.text += chr(int(name[1:], 16) if name[:1] in "xX" else int(name))

    def _offset(self) -> int:
        return len(self.text.encode())


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Turn HTML into text and entities.

    Raises:
        Refused: Telegram's «can't parse entities».
    """
    if "<" in re.sub(r"</?[a-zA-Z][^<>]*>", "", source):
        raise bad_request('can\'t parse entities: Unsupported start tag "" at byte offset 0')
    reader = _Reader()
    reader.feed(source)
    reader.close()
    if reader.open:
        tag = reader.open[-1][0]
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\"")
    return reader.text, sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))


def check_entities(text: str, entities: list[Json]) -> None:
    """Refuse entities outside the text or cutting a character in two.

    Raises:
        Refused: Telegram's «ENTITY_BOUNDS_INVALID».
    """
    length = utf16_length(text)
    units = text.encode("utf-16-le")
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if start < 0 or end > length or entity["length"] <= 0 or _cuts(units, start) or _cuts(units, end):
            raise bad_request("ENTITY_BOUNDS_INVALID")


def _cuts(units: bytes, position: int) -> bool:
    """Tell whether a border falls between the halves of a surrogate pair."""
    if position * 2 >= len(units) or position == 0:
        return False
    return int.from_bytes(units[position * 2 : position * 2 + 2], "little") in LOW_SURROGATES


def read_text(source: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Read a text with its formatting, trimmed as Telegram trims.

    Raises:
        Refused: entities cannot be parsed or lie outside the text.
    """
    if parse_mode and parse_mode.upper() == "HTML":
        text, found = parse_html(source)
    else:
        text, found = source, list(entities or [])
    check_entities(text, found)
    return text.rstrip() if not found else text, found


def read_message(source: str, parse_mode: str | None, entities: list[Json] | None) -> Json:
    """Read a message text into `text` and `entities`.

    Raises:
        Refused: empty, too long, or badly formatted.
    """
    text, found = read_text(source, parse_mode, entities)
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": found} if found else {})


def read_caption(source: str | None, parse_mode: str | None, entities: list[Json] | None) -> Json:
    """Read a caption into `caption` and `caption_entities`; nothing when there is none.

    Raises:
        Refused: too long or badly formatted.
    """
    if not source:
        return {}
    text, found = read_text(source, parse_mode, entities)
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return {"caption": text} | ({"caption_entities": found} if found else {})
