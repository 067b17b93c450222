"""Presses of inline buttons: each waits for its answer, as the spinner on a phone does."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bot.simulator.errors import bad_request

QUERY_LOST = "query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class Press:
    """A press of a button; `answer` is what the bot said, once it did."""

    id: str
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    answer: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The toast or alert; empty when there is none, or none yet."""
        return str(self.answer.get("text") or "")


class Presses:
    """The presses not answered yet, by query id."""

    def __init__(self) -> None:
        self._open: dict[str, Press] = {}

    def begin(self) -> Press:
        """Note a press."""
        press = Press(uuid4().hex[:18])
        self._open[press.id] = press
        return press

    def answer(self, params: dict[str, Any]) -> bool:
        """Do `answerCallbackQuery`; each press can be answered once.

        Raises:
            Refused: the query is unknown or answered already, or the text is too long.
        """
        if len(str(params.get("text") or "")) > 200:  # noqa: PLR2004 - Telegram's own bound of a toast
            raise bad_request("MESSAGE_TOO_LONG")
        press = self._open.pop(str(params.get("callback_query_id")), None)
        if press is None:
            raise bad_request(QUERY_LOST)
        press.answer = {key: value for key, value in params.items() if key != "callback_query_id"}
        press.answered.set()
        return True
