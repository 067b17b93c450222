"""The news of a stop: a neutral stub; what it is stands behind her tap."""

from aiogram.methods import SendMessage

from bot.domain.outgoing import Consignment
from bot.telegram.markup import inline_keyboard
from bot.telegram.views.buses import ALL_HERS, stub_screen


def render_stop_news(consignment: Consignment) -> SendMessage:
    """Render the stub, whatever she has chosen for answers; at night it makes no sound."""
    payload = consignment.parcel.payload
    places = payload["places"]
    screen = stub_screen(places[0] if len(places) == 1 else ALL_HERS)
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=screen.text,
        parse_mode="HTML",
        disable_notification=payload["is_silent"],
        reply_markup=inline_keyboard(screen.rows),
    )
