"""What a coordinator is asked to confirm, in her private chat."""

from uuid import UUID

from aiogram.methods import SendMessage

from bot.domain.approvals import Deed
from bot.domain.outgoing import Consignment
from bot.telegram.markup import inline_keyboard
from bot.telegram.views.approvals import question_screen


def render_proposal(consignment: Consignment) -> SendMessage:
    """Ask to confirm; the payload is that of `bot.services.approvals`."""
    payload = consignment.parcel.payload
    screen = question_screen(Deed(payload["deed"]), UUID(payload["proposal"]), payload["about"])
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=screen.text,
        parse_mode="HTML",
        protect_content=True,
        reply_markup=inline_keyboard(screen.rows),
    )
