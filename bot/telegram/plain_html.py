"""The bot's own HTML as words and entities, to stand in one message with words of hers."""

from html.parser import HTMLParser

from bot.domain.content import Content, ContentKind
from bot.domain.entities import Entity
from bot.domain.merging import units
from bot.telegram.texts.catalogue import Safe

TAGS = {"b": "bold", "i": "italic", "code": "code"}


class _Reader(HTMLParser):
    """Collect words, and where each formatting begins and ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.entities: list[Entity] = []
        self._open: list[Entity] = []

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._open.append({"type": TAGS[tag], "offset": units(self.words)})

    def handle_endtag(self, tag: str) -> None:
        del tag
        entity = self._open.pop()
        self.entities.append(entity | {"length": units(self.words) - entity["offset"]})


def read_html(text: Safe) -> Content:
    """Return a text of the bot's own as content.

    Raises:
        KeyError: there is a tag in it that no text of ours uses here.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return {"kind": ContentKind.TEXT, "words": reader.words, "entities": reader.entities}


def plain_words(text: Safe) -> str:
    """Return a text of the bot's own without its formatting, for a toast."""
    return read_html(text)["words"]
