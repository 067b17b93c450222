"""Parcels turned into Telegram calls at the moment they are sent, in the language of whoever reads them."""

from collections.abc import Callable, Sequence
from typing import Any

from aiogram.methods import TelegramMethod

from bot.domain.outgoing import Consignment, Kind

Call = TelegramMethod[Any]
Render = Callable[[Consignment], Call | Sequence[Call]]
Renderers = dict[Kind, Render]
