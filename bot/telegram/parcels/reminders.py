"""A reminder as Telegram gets it: her wording, three buttons, nothing to preview or forward."""

from uuid import UUID

from aiogram.methods import SendMessage

from bot.domain.outgoing import Consignment
from bot.telegram.markup import inline_keyboard
from bot.telegram.views.fires import reminder_message


def render_reminder(consignment: Consignment) -> SendMessage:
    """Render a fire; the payload is that of `bot.services.bells`."""
    payload = consignment.parcel.payload
    text, rows = reminder_message(UUID(payload["fire"]), payload["wording"])
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=text,
        parse_mode="HTML",
        protect_content=True,
        reply_markup=inline_keyboard(rows),
    )
