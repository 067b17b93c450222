"""Parcels for her that are not reminders: stubs of letters, notices, and the mark that a message arrived."""

from uuid import UUID

from aiogram.methods import SendMessage, SetMessageReaction
from aiogram.types import ReactionTypeEmoji

from bot.domain.outgoing import Consignment
from bot.telegram.markup import inline_keyboard
from bot.telegram.texts.unasked import notice
from bot.telegram.views.question import stub_screen

RECEIVED = "👌"


def render_letter(consignment: Consignment) -> SendMessage:
    """Show the stub of a letter: neutral, whatever the letter says."""
    screen = stub_screen(UUID(consignment.parcel.payload["letter"]))
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=screen.text,
        parse_mode="HTML",
        reply_markup=inline_keyboard(screen.rows),
    )


def render_notice(consignment: Consignment) -> SendMessage:
    """Say a line of the bot's own."""
    text = notice(consignment.parcel.payload["code"])
    return SendMessage(chat_id=consignment.address.chat_id, text=text, parse_mode="HTML")


def render_seen(consignment: Consignment) -> SetMessageReaction:
    """Mark her message as received."""
    return SetMessageReaction(
        chat_id=consignment.address.chat_id,
        message_id=consignment.parcel.payload["message_id"],
        reaction=[ReactionTypeEmoji(emoji=RECEIVED)],
    )
