"""Parcels for her that are not reminders: stubs of letters, notices, and the mark that a message arrived."""

from typing import Any
from uuid import UUID

from aiogram.methods import EditMessageText, SendMessage, SetMessageReaction
from aiogram.types import ReactionTypeEmoji, ReplyParameters

from bot.domain.letter import LetterBody, LetterView
from bot.domain.outgoing import Consignment
from bot.telegram.content_calls import content_calls
from bot.telegram.contents import bare
from bot.telegram.markup import inline_keyboard
from bot.telegram.parcels import Call
from bot.telegram.screens import Row
from bot.telegram.texts.unasked import notice
from bot.telegram.views.letters import letter_rows, letter_texts, stub_screen
from bot.telegram.views.rating import closed_rows
from bot.telegram.views.slips import notice_rows

RECEIVED = "👌"


def render_letter(consignment: Consignment) -> list[Call]:
    """Show the stub of a letter: neutral, whatever the letter says; all of it where she has so chosen."""
    payload = consignment.parcel.payload
    answers: int | None = payload["answers"]
    first, *rest = _plain_calls(consignment) if "shown" in payload else [_stub_call(consignment)]
    if answers is not None:
        parameters = ReplyParameters(message_id=answers, allow_sending_without_reply=True)
        first = first.model_copy(update={"reply_parameters": parameters})
    return [first, *rest]


def _stub_call(consignment: Consignment) -> Call:
    screen = stub_screen(UUID(consignment.parcel.payload["letter"]))
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=screen.text,
        parse_mode="HTML",
        reply_markup=inline_keyboard(screen.rows),
    )


def _plain_calls(consignment: Consignment) -> list[Call]:
    """Show pictures and files first, then the words; the last message has the buttons, and alone rings."""
    letter = _shown(consignment)
    silent: dict[str, Any] = {"chat_id": consignment.address.chat_id, "disable_notification": True}
    *before, last = letter_texts(letter, is_media_above=True)
    calls = content_calls([bare(content) for content in letter.media], silent)
    calls += [SendMessage(**silent, text=text, parse_mode="HTML") for text in before]
    rows = inline_keyboard(letter_rows(letter.id))
    frame = SendMessage(chat_id=consignment.address.chat_id, text=last, parse_mode="HTML", reply_markup=rows)
    return [*calls, frame]


def _shown(consignment: Consignment) -> LetterView:
    payload = consignment.parcel.payload
    return LetterBody.from_json(payload["shown"]).view(UUID(payload["letter"]))


def render_change_letter(consignment: Consignment) -> list[Call]:
    """Let a letter show its new words; one that she has hidden meanwhile stays a stub."""
    if "shown" not in consignment.parcel.payload:
        return render_close_letter(consignment)
    letter = _shown(consignment)
    return [
        EditMessageText(
            chat_id=consignment.address.chat_id,
            message_id=consignment.parcel.payload["message_id"],
            text=letter_texts(letter, is_media_above=True)[0],
            parse_mode="HTML",
            reply_markup=inline_keyboard(letter_rows(letter.id)),
        )
    ]


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
    rows: tuple[Row, ...] = ()
    if payload["code"] == "closed":
        rows = closed_rows(payload["thread"])
    elif payload["code"] == "slip":
        rows = notice_rows(payload["slip"])
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=notice(payload["code"]),
        parse_mode="HTML",
        reply_markup=inline_keyboard(rows),
    )


def render_seen(consignment: Consignment) -> SetMessageReaction:
    """Mark her message as received, or with what the staff have put under it."""
    payload = consignment.parcel.payload
    return SetMessageReaction(
        chat_id=consignment.address.chat_id,
        message_id=payload["message_id"],
        reaction=[ReactionTypeEmoji(emoji=payload.get("emoji") or RECEIVED)],
    )
