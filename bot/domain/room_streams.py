"""Streams of what goes to a room and belongs to no conversation: a room that is full is told by them."""

from uuid import UUID


def room_stream(letter: str, room_id: UUID, *, mark: str = "") -> str:
    """Name such a stream; its second to thirty-third letter are the room's id, then six of `mark` at most."""
    return letter + room_id.hex + mark[-6:]
