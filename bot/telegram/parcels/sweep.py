"""Sweeping her chat: delete what Telegram still lets us delete, overwrite what is ours and older."""

from collections.abc import Sequence

from aiogram.methods import DeleteMessages, EditMessageCaption, EditMessageText, SendMessage

from bot.domain.outgoing import Consignment
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.keyboards import button
from bot.telegram.markup import inline_keyboard
from bot.telegram.parcels import Call
from bot.telegram.texts import privacy as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.worklist import emptied
from bot.telegram.views.desk import Desk

MOST_AT_ONCE = 100


def render_sweep(consignment: Consignment) -> list[Call]:
    """Delete, overwrite, then leave one innocent line; the payload is that of `bot.services.erasure`."""
    chat_id, payload = consignment.address.chat_id, consignment.parcel.payload
    calls: list[Call] = [
        DeleteMessages(chat_id=chat_id, message_ids=list(chunk))
        for chunk in _chunks(payload["delete"], MOST_AT_ONCE)
    ]
    calls += [
        EditMessageText(chat_id=chat_id, message_id=message_id, text=words.overwritten())
        for message_id in payload["overwrite"]
    ]
    line = _last_line(payload.get("line"), some_stay=payload.get("some_stay", False))
    if line is not None:
        calls.append(SendMessage(chat_id=chat_id, text=line))
    return calls


def render_withdraw(consignment: Consignment) -> list[Call]:
    """Delete or overwrite single messages; Telegram refuses a whole call for one that must stay."""
    chat_id, payload = consignment.address.chat_id, consignment.parcel.payload
    return [
        *(DeleteMessages(chat_id=chat_id, message_ids=[one]) for one in payload["delete"]),
        *(
            EditMessageText(chat_id=chat_id, message_id=one, text=words.overwritten())
            for one in payload["overwrite"]
        ),
        *(_emptied(chat_id, one) for one in payload.get("screens", ())),
    ]


def _emptied(chat_id: int, message_id: int) -> EditMessageText:
    """Leave of a member's screen only the way back to the queue."""
    rows = ((button(plain("📥 Queue"), StaffGo(to=Desk.QUEUE)),),)
    return EditMessageText(
        chat_id=chat_id, message_id=message_id, text=emptied(), reply_markup=inline_keyboard(rows)
    )


def calls_instead(call: Call, *, has_no_text: bool, is_too_old: bool) -> list[Call]:
    """Return what to do instead of a call that was refused: empty a message another way, or fewer at once.

    One message that must stay keeps all that were to be deleted with it.
    """
    if isinstance(call, EditMessageText) and has_no_text and call.text == words.overwritten():
        return [EditMessageCaption(chat_id=call.chat_id, message_id=call.message_id, caption=call.text)]
    if not isinstance(call, DeleteMessages):
        return []
    if len(call.message_ids) > 1:
        parts = _chunks(call.message_ids, (len(call.message_ids) + 1) // 2)
        return [DeleteMessages(chat_id=call.chat_id, message_ids=list(part)) for part in parts]
    (message_id,) = call.message_ids
    anew = EditMessageText(chat_id=call.chat_id, message_id=message_id, text=words.overwritten())
    return [anew] if is_too_old else []


def _chunks(message_ids: Sequence[int], size: int) -> list[Sequence[int]]:
    return [message_ids[start : start + size] for start in range(0, len(message_ids), size)]


def _last_line(line: str | None, *, some_stay: bool) -> str | None:
    if line == "hidden":
        return words.hidden(some_stay=some_stay)
    if line == "erased":
        return words.erased(some_stay=some_stay)
    return None
