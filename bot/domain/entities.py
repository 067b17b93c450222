"""Formatting that is a person's own: kept; whatever could name somebody: dropped."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

Entity = dict[str, Any]
OWN = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "blockquote",
        "expandable_blockquote",
    }
)


def own_entities(entities: Iterable[Entity]) -> list[Entity]:
    """Keep plain formatting and web links; mentions, custom emoji and links into Telegram go.

    Offsets and lengths are UTF-16 units and stay as they are, because the text does.
    """
    return [kept for entity in entities if (kept := _own(entity)) is not None]


def _own(entity: Entity) -> Entity | None:
    kind = entity.get("type")
    bounds = {"offset": entity["offset"], "length": entity["length"]}
    if kind in OWN:
        return {"type": kind, **bounds}
    if kind == "text_link" and _is_web(str(entity.get("url") or "")):
        return {"type": kind, **bounds, "url": entity["url"]}
    return None


def _is_web(url: str) -> bool:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return parts.scheme in {"http", "https"} and host not in {"t.me", "telegram.me", "telegram.dog"}
