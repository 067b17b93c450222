"""HTML as Telegram's server reads it: its own small parser, its own complaints, byte offsets included."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.errors import bad_request

Json = dict[str, Any]
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
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
}
TAGS = {*SIMPLE_TAGS, "a", "blockquote", "tg-emoji", "tg-time"}
KEPT_ATTRIBUTES = {
    "a": "href",
    "code": "class",
    "span": "class",
    "tg-emoji": "emoji-id",
    "tg-time": "unix",
    "blockquote": "expandable",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
NUMBER = re.compile(r"#(?:[xX](?P<hexadecimal>[0-9a-fA-F]+)|(?P<decimal>[0-9]+))")
SPACES = " \t\r\n\0\v"
HIGHEST_CHARACTER = 0x10FFFF


def utf16_length(text: str) -> int:
    """Count UTF-16 code units, as Telegram does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class _Tag:
    name: str
    argument: str | None
    offset: int
    start: int


@dataclass(slots=True)
class _Reader:
    """Walk through the source once; `text` and `entities` are the result."""

    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Json] = field(default_factory=list)
    open: list[_Tag] = field(default_factory=list)

    def read(self) -> None:
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "&":
                self._put(self._reference())
            elif character != "<":
                self._put(self._until("&<"))
            elif self.source[self.at + 1 : self.at + 2] == "/":
                self._close()
            else:
                self._open()
        if self.open:
            raise _complaint(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')

    def _put(self, characters: str) -> None:
        self.text.append(characters)
        self.length += utf16_length(characters)

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _reference(self) -> str:
        """Read `&…;`; what is no reference stays as it is."""
        end = self.source.find(";", self.at, self.at + 12)
        name = self.source[self.at + 1 : end] if end > 0 else ""
        found = NAMED.get(name) or _numbered(name)
        if found is None:
            self.at += 1
            return "&"
        self.at = end + 1
        return found

    def _skip_spaces(self) -> None:
        while self.at < len(self.source) and self.source[self.at] in SPACES:
            self.at += 1

    def _until(self, stops: str) -> str:
        start = self.at
        while self.at < len(self.source) and self.source[self.at] not in stops:
            self.at += 1
        return self.source[start : self.at]

    def _open(self) -> None:
        start = self.at
        self.at += 1
        name = self._until(SPACES + ">").lower()
        if self.at >= len(self.source):
            raise _complaint(f"Unclosed start tag at byte offset {self._bytes(start)}")
        if name not in TAGS:
            raise _complaint(f'Unsupported start tag "{name}" at byte offset {self._bytes(start)}')
        argument = self._argument(name, start)
        if name == "span" and argument != "tg-spoiler":
            raise _complaint(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(start)}')
        self.open.append(_Tag(name, argument, self.length, len(self.text)))

    def _argument(self, tag: str, start: int) -> str | None:
        """Read the attributes up to the closing angle; return the one that matters for this tag."""
        kept: str | None = None
        while True:
            self._skip_spaces()
            if self.source[self.at : self.at + 1] == ">":
                self.at += 1
                return kept
            name = self._until(SPACES + "=>").lower()
            if self.at >= len(self.source):
                raise _complaint(f"Unclosed start tag at byte offset {self._bytes(start)}")
            if not name:
                words = f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(start)}'
                raise _complaint(words)
            value = self._value(start)
            if name == KEPT_ATTRIBUTES.get(tag):
                kept = value

    def _value(self, start: int) -> str:
        self._skip_spaces()
        if self.source[self.at : self.at + 1] != "=":
            return ""
        self.at += 1
        self._skip_spaces()
        quote = self.source[self.at : self.at + 1]
        if quote not in {'"', "'"}:
            return self._bare_value()
        self.at += 1
        parts: list[str] = []
        while self.at < len(self.source) and self.source[self.at] != quote:
            parts.append(self._reference() if self.source[self.at] == "&" else self._until(f"&{quote}"))
        if self.at >= len(self.source):
            raise _complaint(f"Unclosed start tag at byte offset {self._bytes(start)}")
        self.at += 1
        return "".join(parts)

    def _bare_value(self) -> str:
        start = self.at
        while self.at < len(self.source) and (
            (self.source[self.at].isascii() and self.source[self.at].isalnum())
            or self.source[self.at] in ".-"
        ):
            self.at += 1
        if self.at < len(self.source) and self.source[self.at] not in SPACES + ">":
            raise _complaint(f"Unexpected end of name token at byte offset {self._bytes(start)}")
        return self.source[start : self.at].lower()

    def _close(self) -> None:
        start = self.at
        if not self.open:
            raise _complaint(f"Unexpected end tag at byte offset {self._bytes(start)}")
        self.at += 2
        name = self._until(SPACES + ">").lower()
        self._skip_spaces()
        if self.source[self.at : self.at + 1] != ">":
            raise _complaint(f"Unclosed end tag at byte offset {self._bytes(start)}")
        self.at += 1
        tag = self.open.pop()
        if name not in {"", tag.name}:
            raise _complaint(
                f"Unmatched end tag at byte offset {self._bytes(start)}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        if self.length > tag.offset:
            self._add(tag)

    def _add(self, tag: _Tag) -> None:
        shape = self._shape(tag, "".join(self.text[tag.start :]))
        if shape is not None:
            self.entities.append(shape | {"offset": tag.offset, "length": self.length - tag.offset})

    def _shape(self, tag: _Tag, inside: str) -> Json | None:
        argument = tag.argument or ""
        shape: Json | None = {"type": SIMPLE_TAGS.get(tag.name)}
        match tag.name:
            case "a":
                url = argument or inside
                shape = {"type": "text_link", "url": url} if "." in url or "://" in url else None
            case "tg-emoji":
                shape = {"type": "custom_emoji", "custom_emoji_id": argument}
            case "tg-time":
                shape = {"type": "date_time", "unix_time": int(argument) if argument.isdigit() else 0}
            case "blockquote":
                shape = {"type": "blockquote" if tag.argument is None else "expandable_blockquote"}
        return shape


def _numbered(name: str) -> str | None:
    """Read the inside of `&#…;`."""
    digits = NUMBER.fullmatch(name)
    if digits is None:
        return None
    code = int(digits["decimal"]) if digits["decimal"] else int(digits["hexadecimal"], 16)
    return chr(code) if 0 < code <= HIGHEST_CHARACTER and not 0xD800 <= code <= 0xDFFF else None  # noqa: PLR2004


def _complaint(words: str) -> Exception:
    return bad_request(f"can't parse entities: {words}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Turn HTML into text and entities.

    Raises:
        Refused: Telegram's «can't parse entities».
    """
    reader = _Reader(source)
    reader.read()
    return "".join(reader.text), reader.entities
