"""Words of hers set apart from the bot's own: in a quotation, which the bot itself never uses."""

from bot.domain.content import Content
from bot.domain.merging import units


def quoted(content: Content) -> Content:
    """Put all words of a content into a quotation, letter for letter; quotations inside it go."""
    quotation = {"type": "blockquote", "offset": 0, "length": units(content.get("words", ""))}
    kept = [one for one in content.get("entities", []) if "blockquote" not in one["type"]]
    return {**content, "entities": [quotation, *kept] if content.get("words") else []}
