"""Words of several women in one message of the reception, while more of them write than a group can take.

A group takes some twenty messages a minute. One by one, three hundred women would wait for a quarter of an
hour until anybody sees their words; together, for two or three minutes.
"""

from collections.abc import Sequence

from bot.domain.content import Content, ContentKind
from bot.domain.merging import GAP, TEXT_LIMIT, units

MOST_WOMEN = 10  # in one message: more would be hard to read, and to press
LEAST_URGENT = 2  # so many that wait at the same moment share a message
LEAST = 4
LONGEST = 700  # UTF-16 units: longer words have a message of their own
MOST_ENTITIES = 8  # of one woman: Telegram shows a hundred in a message
HEAD_ROOM = 100  # UTF-16 units: what names a conversation above its words


def can_gather(content: Content) -> bool:
    """Tell whether a message may stand among those of others."""
    is_plain = len(content.get("entities", [])) <= MOST_ENTITIES
    return content["kind"] == ContentKind.TEXT and is_plain and units(content.get("words", "")) <= LONGEST


def gather(contents: Sequence[Content], *, room: int = TEXT_LIMIT, most: int = MOST_WOMEN) -> list[int]:
    """Return the places of those that fit into one message of `room` UTF-16 units, the first ones first."""
    places: list[int] = []
    for place, content in enumerate(contents):
        length = length_of(content)
        if len(places) < most and can_gather(content) and length <= room:
            places.append(place)
            room -= length
    return places


def length_of(content: Content) -> int:
    """Return how much of a shared message a text takes at most, in UTF-16 units."""
    return HEAD_ROOM + units(GAP + content.get("words", "") + GAP)
