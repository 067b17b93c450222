"""Buttons under a message in which words of several women stand."""

from collections.abc import Sequence

from bot.domain.outgoing import Parcel
from bot.telegram.desk_callbacks import DeskAct
from bot.telegram.keyboards import button
from bot.telegram.screens import Row
from bot.telegram.texts.reception import own_topic_label
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.staff import Act


def gathered_rows(parcels: Sequence[Parcel]) -> tuple[Row, ...]:
    """Return a button for each woman, in the order of their words: it opens her own topic."""
    buttons = [
        button(own_topic_label(parcel.payload["alias"]), DeskAct(thread=parcel.thread_id.hex, act=Act.TOPIC))
        for parcel in parcels
        if parcel.thread_id is not None
    ]
    return side_by_side(buttons)
