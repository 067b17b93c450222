"""Parcels for her that are not reminders: stubs of letters, notices, and the mark that a message arrived."""

from uuid import UUID

from aiogram.methods import EditMessageText, SendMessage, SetMessageReaction
from aiogram.types import ReactionTypeEmoji, ReplyParameters

from bot.domain.outgoing import Consignment
from bot.telegram.markup import inline_keyboard
from bot.telegram.parcels import Call
from bot.telegram.texts.unasked import notice
from bot.telegram.views.question import stub_screen
from bot.telegram.views.rating import closed_rows

RECEIVED = "👌"


def render_letter(consignment: Consignment) -> SendMessage:
    """Show the stub of a letter: neutral, whatever the letter says."""
    payload = consignment.parcel.payload
    screen, answers = stub_screen(UUID(payload["letter"])), payload["answers"]
    parameters = ReplyParameters(message_id=answers, allow_sending_without_reply=True) if answers else None
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=screen.text,
        parse_mode="HTML",
        reply_markup=inline_keyboard(screen.rows),
        reply_parameters=parameters,
    )


def render_close_letter(consignment: Consignment) -> list[Call]:
    """Turn a letter that lies open into its stub again."""
    payload = consignment.parcel.payload
    screen = stub_screen(UUID(payload["letter"]))
    return [
        EditMessageText(
            chat_id=consignment.address.chat_id,
            message_id=payload["message_id"],
            text=screen.text,
            parse_mode="HTML",
            reply_markup=inline_keyboard(screen.rows),
        )
    ]


def render_notice(consignment: Consignment) -> SendMessage:
    """Say a line of the bot's own."""
    payload = consignment.parcel.payload
    rows = closed_rows(payload["thread"]) if payload["code"] == "closed" else ()
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=notice(payload["code"]),
        parse_mode="HTML",
        reply_markup=inline_keyboard(rows),
    )


def render_seen(consignment: Consignment) -> SetMessageReaction:
    """Mark her message as received."""
    return SetMessageReaction(
        chat_id=consignment.address.chat_id,
        message_id=consignment.parcel.payload["message_id"],
        reaction=[ReactionTypeEmoji(emoji=RECEIVED)],
    )
