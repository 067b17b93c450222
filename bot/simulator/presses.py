"""Presses of inline buttons: each waits for its answer, as the spinner on a phone does."""

import asyncio
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bot.domain.clock import Clock
from bot.simulator.errors import bad_request

QUERY_LOST = "query is too old and response timeout expired or query ID is invalid"
ANSWER_LIMIT = 200
LIFE_SECONDS = 15 * 60
AWAITED_SECONDS = 5.0


class Answered:
    """Whether a press was answered: true or false at once, or awaited for up to five seconds."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def __bool__(self) -> bool:
        return self._event.is_set()

    def __await__(self) -> Generator[Any, None, bool]:
        return self._within().__await__()

    async def _within(self) -> bool:
        async with asyncio.timeout(AWAITED_SECONDS):
            return await self.wait()

    async def wait(self) -> bool:
        """Wait until the answer comes."""
        return await self._event.wait()

    def is_set(self) -> bool:
        """Tell whether the answer has come."""
        return self._event.is_set()

    def set(self) -> None:
        """Note that the answer has come."""
        self._event.set()


@dataclass(slots=True)
class Press:
    """A press of a button; `answer` is what the bot said, once it did."""

    id: str
    pressed_at: float = 0.0
    answered: Answered = field(default_factory=Answered)
    answer: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The toast or alert; empty when there is none, or none yet."""
        return str(self.answer.get("text") or "")

    @property
    def is_alert(self) -> bool:
        """Tell whether the text stands in a window that must be closed."""
        return bool(self.answer.get("show_alert"))


class Presses:
    """The presses not answered yet, by query id."""

    def __init__(self, clock: Clock, on_answer: Callable[[], None]) -> None:
        self._clock = clock
        self._on_answer = on_answer
        self._open: dict[str, Press] = {}

    def _now(self) -> float:
        return self._clock.now().timestamp()

    def begin(self) -> Press:
        """Note a press."""
        press = Press(str(uuid4().int)[:18], self._now())
        self._open[press.id] = press
        return press

    async def answer(self, params: dict[str, Any]) -> bool:
        """Do `answerCallbackQuery`; each press can be answered once, and not after a quarter of an hour.

        Raises:
            Refused: the query is unknown, old or answered already, or the text is too long.
        """
        if len(str(params.get("text") or "")) > ANSWER_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        press = self._open.pop(params["callback_query_id"], None)
        if press is None or self._now() - press.pressed_at > LIFE_SECONDS:
            raise bad_request(QUERY_LOST)
        press.answer = {key: value for key, value in params.items() if key != "callback_query_id"}
        press.answered.set()
        self._on_answer()
        return True
