"""The directory as a file, made while it is sent."""

from aiogram.methods import SendDocument

from bot.domain.directory import Directory
from bot.domain.outgoing import Consignment
from bot.services.directory_export import directory_bytes
from bot.telegram.made_files import MadeFile
from bot.telegram.parcels import Call
from bot.telegram.texts.directory_words import form_words
from bot.telegram.texts.places_file import file_name


def render_places_file(consignment: Consignment) -> Call:
    """Send the directory in the form that was asked for."""
    payload, form = consignment.parcel.payload, form_words()
    directory: Directory = payload["directory"]
    ending: str = payload["form"]
    file = MadeFile(f"{file_name()}{ending}", lambda: b"".join(directory_bytes(directory, ending, form)))
    return SendDocument(chat_id=consignment.address.chat_id, document=file)  # it is asked for to be kept
