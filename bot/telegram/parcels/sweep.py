"""Sweeping her chat: delete what Telegram still lets us delete, overwrite what is ours and older."""

from collections.abc import Sequence

from aiogram.methods import DeleteMessages, EditMessageText, SendMessage

from bot.domain.outgoing import Consignment
from bot.telegram.parcels import Call
from bot.telegram.texts import privacy as words

MOST_AT_ONCE = 100


def render_sweep(consignment: Consignment) -> list[Call]:
    """Delete, overwrite, then leave one innocent line; the payload is that of `bot.services.erasure`."""
    chat_id, payload = consignment.address.chat_id, consignment.parcel.payload
    calls: list[Call] = [
        DeleteMessages(chat_id=chat_id, message_ids=list(chunk)) for chunk in _chunks(payload["delete"])
    ]
    calls += [
        EditMessageText(chat_id=chat_id, message_id=message_id, text=words.overwritten())
        for message_id in payload["overwrite"]
    ]
    line = _last_line(payload.get("line"), some_stay=payload.get("some_stay", False))
    if line is not None:
        calls.append(SendMessage(chat_id=chat_id, text=line))
    return calls


def _chunks(message_ids: Sequence[int]) -> list[Sequence[int]]:
    starts = range(0, len(message_ids), MOST_AT_ONCE)
    return [message_ids[start : start + MOST_AT_ONCE] for start in starts]


def _last_line(line: str | None, *, some_stay: bool) -> str | None:
    if line == "hidden":
        return words.hidden(some_stay=some_stay)
    if line == "erased":
        return words.erased(some_stay=some_stay)
    return None
