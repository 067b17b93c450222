"""Telling a referral slip that somebody brings: a link was opened, a code was typed, its page was pressed."""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message, Update, User

from bot.domain.referral import read_code, read_token
from bot.services.scope import Scope
from bot.services.slip_scans import Brought
from bot.telegram.place_callbacks import SlipMark

START = "/start "


def brought_in(words: str | None) -> Brought | None:
    """Return the secret of a slip in what was written, if it is shaped like one."""
    if not words:
        return None
    if words.startswith(START):
        token = read_token(words.removeprefix(START).strip())
        return None if token is None else Brought(token, is_typed=False)
    code = read_code(words)
    return None if code is None else Brought(code, is_typed=True)


def is_about_a_slip(event: Update) -> bool:
    """Tell whether somebody brings or marks a slip, who so need not become known to the bot."""
    if event.callback_query is not None:
        return (event.callback_query.data or "").startswith(f"{SlipMark.__prefix__}:")
    return event.message is not None and brought_in(event.message.text) is not None


class BringsSlip(Filter):
    """Let through whoever brings a slip that there is; all other codes are words like any."""

    async def __call__(
        self, message: Message, scope: Scope, event_from_user: User | None = None
    ) -> bool | dict[str, Any]:
        """Look the slip up and put what is shown of it beside the message."""
        brought = brought_in(message.text)
        if brought is None or event_from_user is None:
            return False
        scan = await scope.slips.scans.look_up(brought, account=event_from_user.id)
        return False if scan is None else {"scan": scan}
