"""MarkdownV2 as Telegram's server reads it: the inline marks, links, code, and the reserved characters."""

from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.html import utf16_length

Json = dict[str, Any]
RESERVED = "_*[]()~`>#+-=|{}.!"
MARKS = {"__": "underline", "||": "spoiler", "*": "bold", "_": "italic", "~": "strikethrough"}


class _Reader:
    """Walk through the source once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text = ""
        self.entities: list[Json] = []
        self.open: list[tuple[str, int, int]] = []

    def read(self) -> None:
        while self.at < len(self.source):
            self._step()
        if self.open:
            mark, _, start = self.open[-1]
            name = MARKS.get(mark, "text_link").replace("_", "").title()
            raise _complaint(f"Can't find end of {name} entity at byte offset {self._bytes(start)}")

    def _step(self) -> None:
        character = self.source[self.at]
        mark = next((one for one in MARKS if self.source.startswith(one, self.at)), None)
        if character == "\\" and self.at + 1 < len(self.source):
            self._put(self.source[self.at + 1], 2)
        elif character == "`":
            self._code()
        elif character == "[":
            self.open.append(("[", utf16_length(self.text), self.at))
            self.at += 1
        elif character == "]" and self.open and self.open[-1][0] == "[":
            self._link()
        elif mark is not None:
            self._mark(mark)
        elif character in RESERVED:
            raise _complaint(
                f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
            )
        else:
            self._put(character, 1)

    def _put(self, text: str, step: int) -> None:
        self.text += text
        self.at += step

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _mark(self, mark: str) -> None:
        if self.open and self.open[-1][0] == mark:
            self._add({"type": MARKS[mark]}, self.open.pop()[1])
        else:
            self.open.append((mark, utf16_length(self.text), self.at))
        self.at += len(mark)

    def _add(self, shape: Json, offset: int) -> None:
        length = utf16_length(self.text) - offset
        if length > 0:
            self.entities.append(shape | {"offset": offset, "length": length})

    def _code(self) -> None:
        fence = "```" if self.source.startswith("```", self.at) else "`"
        end = self.source.find(fence, self.at + len(fence))
        name = "Pre" if fence == "```" else "Code"
        if end < 0:
            raise _complaint(f"Can't find end of {name} entity at byte offset {self._bytes(self.at)}")
        offset = utf16_length(self.text)
        self.text += self.source[self.at + len(fence) : end]
        self._add({"type": name.lower()}, offset)
        self.at = end + len(fence)

    def _link(self) -> None:
        _, offset, _ = self.open.pop()
        end = self.source.find(")", self.at)
        if self.source[self.at + 1 : self.at + 2] != "(" or end < 0:
            raise _complaint("Character ']' is reserved and must be escaped with the preceding '\\'")
        self._add({"type": "text_link", "url": self.source[self.at + 2 : end]}, offset)
        self.at = end + 1


def _complaint(words: str) -> Exception:
    return bad_request(f"can't parse entities: {words}")


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Turn MarkdownV2 into text and entities.

    Raises:
        Refused: Telegram's «can't parse entities».
    """
    reader = _Reader(source)
    reader.read()
    return reader.text, reader.entities
