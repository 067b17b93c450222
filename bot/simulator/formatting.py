"""Text as Telegram keeps it: formatting read, blanks trimmed, links found, lengths in UTF-16 units."""

import re
from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.html import parse_html, utf16_length
from bot.simulator.markdown import parse_markdown

Json = dict[str, Any]
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
BLANKS = " \t\n\r\v\f"
LOW_SURROGATES = range(0xDC00, 0xE000)
FOUND_BY_TELEGRAM = {"url", "email", "mention", "hashtag", "bot_command", "phone_number", "cashtag"}
FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[\w/])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[a-zA-Z]{2,})"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z0-9_]{4,32})\b"
    r"|(?<![\w#])(?P<hashtag>#[^\W\d_]\w*)"
    r"|(?<![\w+])(?P<phone_number>\+\d[\d ()-]{8,16}\d)(?!\d)"
)
PARSERS = {"html": parse_html, "markdownv2": parse_markdown}


def check_entities(text: str, entities: list[Json]) -> None:
    """Refuse entities outside the text or cutting a character in two.

    Raises:
        Refused: Telegram's «ENTITY_BOUNDS_INVALID».
    """
    length = utf16_length(text)
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in entities:
        start, end = int(entity["offset"]), int(entity["offset"]) + int(entity["length"])
        if start < 0 or end > length or end <= start or _cuts(units, start) or _cuts(units, end):
            raise bad_request("ENTITY_BOUNDS_INVALID")


def _cuts(units: bytes, position: int) -> bool:
    """Tell whether a border falls between the halves of a surrogate pair."""
    if position * 2 >= len(units) or position == 0:
        return False
    return int.from_bytes(units[position * 2 : position * 2 + 2], "little") in LOW_SURROGATES


def found_entities(text: str, formatting: list[Json]) -> list[Json]:
    """Return the formatting together with the links, commands and numbers Telegram finds by itself."""
    kept = [one for one in formatting if one["type"] not in FOUND_BY_TELEGRAM]
    closed = [
        (one["offset"], one["offset"] + one["length"])
        for one in kept
        if one["type"] in {"code", "pre", "text_link", "text_mention", "custom_emoji"}
    ]
    for match in FOUND.finditer(text):
        start, length = utf16_length(text[: match.start()]), utf16_length(match.group())
        if all(start >= until or start + length <= since for since, until in closed):
            kept.append({"type": match.lastgroup, "offset": start, "length": length})
    return sorted(kept, key=lambda one: (one["offset"], -one["length"]))[:ENTITY_LIMIT]


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut blanks at both ends; entities move and shrink with them."""
    text = text.rstrip(BLANKS)
    first = min((one["offset"] for one in entities), default=len(text))
    cut = min(len(text) - len(text.lstrip(BLANKS)), first)
    length = utf16_length(text[cut:])
    kept = []
    for one in entities:
        start = one["offset"] - cut
        size = min(start + one["length"], length) - start
        if size > 0:
            kept.append(one | {"offset": start, "length": size})
    return text[cut:], kept


def read_text(source: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Read a text with its formatting, trimmed as Telegram trims.

    Raises:
        Refused: entities cannot be parsed or lie outside the text.
    """
    if parse_mode:
        parser = PARSERS.get(parse_mode.lower())
        if parser is None:
            raise bad_request("unsupported parse_mode")
        text, formatting = parser(source)
    else:
        text, formatting = source, list(entities or [])
    check_entities(text, formatting)
    text, formatting = _trimmed(text, formatting)
    return text, found_entities(text, formatting)


def read_message(source: str, parse_mode: str | None, entities: list[Json] | None) -> Json:
    """Read a message text into `text` and `entities`.

    Raises:
        Refused: empty, too long, or badly formatted.
    """
    text, found = read_text(source, parse_mode, entities)
    if not text:
        raise bad_request("message text is empty" if not source else "text must be non-empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": found} if found else {})


def read_caption(params: Json) -> Json:
    """Read a caption into `caption` and `caption_entities`; nothing when there is none.

    Raises:
        Refused: too long or badly formatted.
    """
    source = params.get("caption")
    if not source:
        return {}
    text, found = read_text(str(source), params.get("parse_mode"), params.get("caption_entities"))
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    above = {"show_caption_above_media": True} if params.get("show_caption_above_media") else {}
    return {"caption": text} | ({"caption_entities": found} if found else {}) | above
