"""What of a message in several parts stands in its chat already, so that the next try goes on behind it.

A part is noted in its parcel as a mark of the call and the ids of what came of it; the mark tells, after a
restart or on another replica, whether the message still begins with the same parts. It holds no words.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from bot.telegram.parcels import Call

SENT = "sent"
Part = list[Any]  # the mark, then the ids


def part_of(call: Call, message_ids: Sequence[int]) -> Part:
    """Note that a call was made."""
    return [_mark_of(call), *message_ids]


def begun_parts(payload: dict[str, Any], calls: Sequence[Call]) -> list[Part]:
    """Return the parts that stand there already, as far as the message begins with them now; never all."""
    begun = []
    for part, call in zip(payload.get(SENT, ()), calls[:-1], strict=False):
        if part[0] != _mark_of(call):
            break
        begun.append(part)
    return begun


def ids_of(parts: Sequence[Part]) -> tuple[int, ...]:
    """Return the messages of some parts."""
    return tuple(message_id for part in parts for message_id in part[1:])


def _mark_of(call: Call) -> str:
    return sha256(repr(call).encode()).hexdigest()[:32]
