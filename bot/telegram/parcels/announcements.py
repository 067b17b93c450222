"""Announcements on their way, and the card that tells their writer where they stand."""

from aiogram.methods import EditMessageText, SendMessage

from bot.domain.outgoing import Consignment
from bot.telegram.markup import inline_keyboard
from bot.telegram.parcels import Call
from bot.telegram.views.announcements import card_screen, news_screen, stub_screen


def render_news(consignment: Consignment) -> SendMessage:
    """Show the neutral stub; all of it where she has chosen to read at once."""
    payload = consignment.parcel.payload
    if consignment.address.is_discreet:
        screen = stub_screen(payload["news"])
    else:
        screen = news_screen(payload["news"], payload["content"], is_wanted=True)
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=screen.text,
        parse_mode="HTML",
        reply_markup=inline_keyboard(screen.rows),
    )


def render_news_card(consignment: Consignment) -> list[Call]:
    """Show the card, in the place of the earlier one where there is one."""
    payload, chat_id = consignment.parcel.payload, consignment.address.chat_id
    screen = card_screen(payload["view"])
    keyboard, message_id = inline_keyboard(screen.rows), payload["message_id"]
    if message_id is None:
        return [SendMessage(chat_id=chat_id, text=screen.text, parse_mode="HTML", reply_markup=keyboard)]
    return [
        EditMessageText(
            chat_id=chat_id,
            message_id=message_id,
            text=screen.text,
            parse_mode="HTML",
            reply_markup=keyboard,
        )
    ]
