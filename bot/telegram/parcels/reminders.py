"""A reminder as Telegram gets it: her wording, three buttons, nothing to preview or forward."""

from typing import Any
from uuid import UUID

from aiogram.methods import SendMessage

from bot.domain.outgoing import Consignment
from bot.domain.reminder import CHECK_IN
from bot.telegram.markup import inline_keyboard
from bot.telegram.screens import Row
from bot.telegram.texts.catalogue import Safe
from bot.telegram.views.check_ins import check_in_message
from bot.telegram.views.fires import reminder_message
from bot.telegram.views.visit_fires import visit_message


def render_reminder(consignment: Consignment) -> SendMessage:
    """Render a fire; the payload is that of `bot.services.bells`."""
    payload = consignment.parcel.payload
    text, rows = _message(payload)
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=text,
        parse_mode="HTML",
        protect_content=True,
        reply_markup=inline_keyboard(rows),
    )


def _message(payload: dict[str, Any]) -> tuple[Safe, tuple[Row, ...]]:
    fire_id, wording = UUID(payload["fire"]), payload["wording"]
    if "visit" in payload:
        return visit_message(fire_id, wording, payload["visit"])
    if payload.get("kind") == CHECK_IN:
        return check_in_message(fire_id, wording)
    return reminder_message(fire_id, wording)
