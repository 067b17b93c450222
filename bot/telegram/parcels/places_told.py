"""What a directory file would change, or has: words that were made when it was read."""

from aiogram.methods import EditMessageReplyMarkup, SendDocument, SendMessage

from bot.domain.outgoing import Consignment
from bot.telegram.made_files import MadeFile
from bot.telegram.markup import inline_keyboard
from bot.telegram.parcels import Call
from bot.telegram.texts.places_intake import list_name
from bot.telegram.views.places_intake import agree_rows

BOM = "\ufeff"  # without it some phones misread Russian letters


def render_places_told(consignment: Consignment) -> list[Call]:
    """Take the buttons from what was agreed to, send the whole list as a text, then the words themselves."""
    payload, chat_id = consignment.parcel.payload, consignment.address.chat_id
    calls: list[Call] = []
    if payload["card"] is not None:
        calls.append(EditMessageReplyMarkup(chat_id=chat_id, message_id=payload["card"]))
    whole: str | None = payload["whole"]
    if whole is not None:
        file = MadeFile(list_name(), (BOM + whole).encode)
        calls.append(SendDocument(chat_id=chat_id, document=file))
    rows = agree_rows(payload["job"]) if payload["job"] else ()
    markup = inline_keyboard(rows)
    calls.append(SendMessage(chat_id=chat_id, text=payload["text"], parse_mode="HTML", reply_markup=markup))
    return calls
