"""Reports as files, made while they are sent."""

from collections.abc import Callable
from importlib import import_module

from aiogram.methods import SendDocument, SendPhoto

from bot.domain.outgoing import Consignment
from bot.domain.reports import Report
from bot.services.reports import PICTURE
from bot.telegram.made_files import MadeFile
from bot.telegram.parcels import Call
from bot.telegram.texts.reports import file_name, picture_title
from bot.telegram.views.reports import chart_bars, sheet_rows


def render_report(consignment: Consignment) -> Call:
    """Send a report as a picture, or as the table for donors."""
    payload, chat_id = consignment.parcel.payload, consignment.address.chat_id
    report: Report = payload["report"]
    if payload["form"] == PICTURE:
        picture = MadeFile(f"{file_name()}.png", _picture(report))
        return SendPhoto(chat_id=chat_id, photo=picture, protect_content=True)
    table = MadeFile(f"{file_name()}.xlsx", _table(report))
    return SendDocument(chat_id=chat_id, document=table)  # it is asked for to be kept


def _picture(report: Report) -> Callable[[], bytes]:
    """Put the words in now, in the language in use; draw later."""
    (title, subtitle), bars = picture_title(report.span), chart_bars(report)

    def make() -> bytes:
        pictures = import_module("bot.telegram.pictures")
        drawn: bytes = pictures.draw(pictures.Chart(title, subtitle, bars))
        return drawn

    return make


def _table(report: Report) -> Callable[[], bytes]:
    rows = sheet_rows(report)

    def make() -> bytes:
        written: bytes = import_module("bot.telegram.sheets").write_xlsx(rows)
        return written

    return make
