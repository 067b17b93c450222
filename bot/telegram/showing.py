"""What is to be shown in a chat after the commit, and whether a later one makes it pointless."""

from collections import deque
from dataclasses import dataclass
from uuid import UUID

from bot.telegram.screens import Part, Row, Rows, Screen, Toast

BACKLOG = 4  # screens of one chat: of those that differ in their words alone the newest is enough


@dataclass(frozen=True, slots=True)
class Showing:
    """What to show, and where: `message_id` is the pressed message, `query_id` the press to answer.

    `person_id` owns the footprints of what is sent; where it is None, whoever has the private chat.
    `turn` is its number among all that is shown in this chat, where several replicas show. What is urgent
    takes the budget's first lane. `is_desk` marks a member's private chat.
    """

    chat_id: int
    parts: tuple[Part, ...]
    query_id: str | None = None
    message_id: int | None = None
    person_id: UUID | None = None
    turn: int = 0
    is_urgent: bool = False
    is_desk: bool = False


def toast_of(showing: Showing) -> str:
    """Return what answers the press, of all parts together."""
    words = [part.text for part in showing.parts if isinstance(part, Toast)]
    words += [part.toast for part in showing.parts if isinstance(part, Screen | Rows) and part.toast]
    return " ".join(words)[:200]


def is_outdated(showing: Showing, later: deque[Showing]) -> bool:
    """Tell whether a later edit of the same message, or a later screen like it, makes this one pointless."""
    rows = _rows_sent(showing)
    if rows is not None:
        return len(later) >= BACKLOG and any(_rows_sent(item) == rows for item in later)
    return (
        showing.message_id is not None
        and _is_plain_edit(showing)
        and any(item.message_id == showing.message_id and _is_plain_edit(item) for item in later)
    )


def _is_plain_edit(showing: Showing) -> bool:
    shown = [part for part in showing.parts if not isinstance(part, Toast)]
    if len(shown) != 1:
        return False
    return isinstance(shown[0], Rows) or (isinstance(shown[0], Screen) and not shown[0].fresh)


def _rows_sent(showing: Showing) -> tuple[Row, ...] | None:
    """Return the buttons of a single screen that answers a message; None for anything else."""
    if showing.message_id is not None or len(showing.parts) != 1:
        return None
    (part,) = showing.parts
    return part.rows if isinstance(part, Screen) else None
