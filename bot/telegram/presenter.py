"""The presenter: screens and replies after the commit, one chat in order, many chats at once.

What it shows may be lost with the process, because she can press again; so it never retries for long.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    LeaveChat,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendVenue,
    TelegramMethod,
)

from bot.background import Nursery
from bot.domain.errors import BROKEN
from bot.domain.outgoing import Lane
from bot.telegram.api import Sent
from bot.telegram.budget import Budget
from bot.telegram.content_calls import content_calls, prepared
from bot.telegram.made_files import MadeFile
from bot.telegram.markup import inline_keyboard
from bot.telegram.refusals import is_harmless, is_not_modified
from bot.telegram.screens import Leave, Part, Pin, Reply, Rows, Screen, Toast
from bot.telegram.showing import Showing, is_outdated, toast_of
from bot.telegram.turns import Turns

logger = logging.getLogger(__name__)
TRIES = 4
LONGEST_PAUSE_SECONDS = 60
MOST_WAITING = 2000  # of all chats; who queues more waits, and with her whoever comes after
MOST_OF_CHAT = 20
CALM, MOST_IN_CROWD = 100, 2  # while so many chats wait, each may queue no more than that
HTML = "HTML"


Named = Callable[[int, int, tuple[UUID | str, ...]], None]
Left = Callable[[int, int, UUID | None, UUID | None], None]


class Presenter:
    """Show outcomes; `left` is told of every message that now stands in a woman's chat.

    `named` is told which conversations a message in a member's chat names now. `turns` keep the order of a
    chat among replicas.
    """

    def __init__(
        self,
        bot: Bot,
        budget: Budget,
        nursery: Nursery,
        left: Left,
        *,
        named: Named,
        turns: Turns | None = None,
    ) -> None:
        self._bot = bot
        self._budget = budget
        self._nursery = nursery
        self._left = left
        self._named = named
        self._turns = turns
        self._waiting: dict[int, deque[Showing]] = {}
        self._working: dict[int, asyncio.Task[None]] = {}
        self._room = asyncio.Semaphore(MOST_WAITING)

    async def show(self, showing: Showing) -> None:
        """Queue a showing behind those of the same chat; waits only when very many are queued."""
        if showing.query_id is not None:
            self._nursery.start(self._answer(showing), name="answer")
        parts = [part for part in showing.parts if not isinstance(part, Toast)]
        if not parts:
            return
        if self._turns is not None:
            showing = replace(showing, turn=await self._turns.draw(showing.chat_id))
        given_way = self._given_way_to(showing)
        if given_way is not None:
            if self._turns is not None:
                await self._turns.end(given_way.chat_id, given_way.turn)
            return
        await self._room.acquire()
        queue = self._waiting.get(showing.chat_id)
        if queue is not None:
            queue.append(showing)
            return
        self._waiting[showing.chat_id] = deque([showing])
        self._working[showing.chat_id] = self._nursery.start(self._work_off(showing.chat_id), name="show")

    def _given_way_to(self, showing: Showing) -> Showing | None:
        """Queue a showing in the place of the oldest, where very many of its chat are queued; return that.

        A flood so never fills the queue of all chats, in which everybody else would wait behind it.
        """
        queue = self._waiting.get(showing.chat_id, deque())
        if len(queue) < (MOST_OF_CHAT if len(self._waiting) < CALM else MOST_IN_CROWD):
            return None
        given_way = next((one for one in queue if not one.is_urgent), queue[0])
        queue.remove(given_way)
        queue.append(showing)
        return given_way

    async def drain(self, *, timeout_seconds: float) -> None:
        """Wait until everything queued is shown, at most so long."""
        await self._nursery.drain(timeout_seconds=timeout_seconds)

    async def settle(self, chat_id: int, *, timeout_seconds: float) -> None:
        """Wait until everything queued for a chat is shown, at most so long."""
        working = self._working.get(chat_id)
        if working is not None:
            await asyncio.wait({working}, timeout=timeout_seconds)

    async def _work_off(self, chat_id: int) -> None:
        queue = self._waiting[chat_id]
        try:
            while queue:
                showing = queue.popleft()
                self._room.release()
                await self._show_in_turn(showing, is_outdated=is_outdated(showing, queue))
        finally:
            del self._waiting[chat_id], self._working[chat_id]

    async def _show_in_turn(self, showing: Showing, *, is_outdated: bool) -> None:
        if self._turns is not None:
            await self._turns.come(showing.chat_id, showing.turn)
        if not is_outdated:
            await self._show_parts(showing)
        if self._turns is not None:
            await self._turns.end(showing.chat_id, showing.turn)

    async def _show_parts(self, showing: Showing) -> None:
        for part in showing.parts:
            try:
                await self._show_part(showing, part)
            except TelegramForbiddenError:
                return
            except (TelegramAPIError, *BROKEN) as error:  # a part that cannot be shown stops no other
                logger.warning("show_failed error=%s", type(error).__name__)

    async def _show_part(self, showing: Showing, part: Part) -> None:
        if isinstance(part, Toast):
            return
        if isinstance(part, Leave):
            await self._bot(LeaveChat(chat_id=showing.chat_id))
        elif isinstance(part, Rows):
            await self._edit_rows(showing, part)
        elif isinstance(part, Screen) and showing.message_id is not None and not part.fresh:
            await self._edit(showing, part, showing.message_id)
        else:
            await self._send(showing, part)

    async def _edit(self, showing: Showing, screen: Screen, message_id: int) -> None:
        edit = EditMessageText(
            chat_id=showing.chat_id,
            message_id=message_id,
            text=screen.text,
            parse_mode=HTML,
            reply_markup=inline_keyboard(screen.rows),
        )
        try:
            await self._call(edit, showing)
        except TelegramBadRequest as error:
            if not is_not_modified(error):
                await self._send(showing, screen)
                return
        self._name(showing, screen, message_id)

    async def _edit_rows(self, showing: Showing, rows: Rows) -> None:
        """Change only the buttons; where that cannot be, nothing is sent in their place."""
        markup = inline_keyboard(rows.rows)
        edit = EditMessageReplyMarkup(
            chat_id=showing.chat_id, message_id=showing.message_id, reply_markup=markup
        )
        try:
            await self._call(edit, showing)
        except TelegramBadRequest as error:
            if not is_harmless(error):
                raise

    async def _send(self, showing: Showing, part: Screen | Reply | Pin) -> None:
        for call in _sending(showing.chat_id, part):
            answer = await self._call(await prepared(self._bot, call), showing)
            letter_id = part.letter_id if isinstance(part, Reply) else None
            for sent in answer if isinstance(answer, list) else [answer]:
                if showing.chat_id > 0 and isinstance(sent, Sent) and sent.message_id is not None:
                    self._left(showing.chat_id, sent.message_id, showing.person_id, letter_id)
                    self._name(showing, part, sent.message_id)

    def _name(self, showing: Showing, part: Part, message_id: int) -> None:
        if showing.is_desk:
            self._named(showing.chat_id, message_id, part.about if isinstance(part, Screen) else ())

    async def _call(self, call: TelegramMethod[Any], showing: Showing) -> object:
        chat_id, lane = showing.chat_id, Lane.URGENT if showing.is_urgent else Lane.SCREEN
        for attempt in range(TRIES):
            try:
                async with self._budget.place(lane, chat_id):
                    return await self._bot(call)
            except TelegramRetryAfter as error:
                if error.retry_after > LONGEST_PAUSE_SECONDS:
                    raise
                await self._budget.pause(chat_id, error.retry_after)
            except (TelegramBadRequest, TelegramForbiddenError):
                raise
            except TelegramAPIError:
                if attempt == TRIES - 1:
                    raise
                await asyncio.sleep(0.3 * 2**attempt)
        return None

    async def _answer(self, showing: Showing) -> None:
        toast = toast_of(showing)
        answer = AnswerCallbackQuery(callback_query_id=showing.query_id or "", text=toast or None)
        for attempt in range(TRIES):
            try:
                await self._bot(answer)
            except TelegramBadRequest:
                return
            except TelegramAPIError:
                await asyncio.sleep(0.3 * 2**attempt)
            else:
                return


def _sending(chat_id: int, part: Screen | Reply | Pin) -> Sequence[TelegramMethod[Any]]:
    if isinstance(part, Pin):
        return [SendVenue(chat_id=chat_id, **asdict(part))]
    if isinstance(part, Reply) and part.media:
        return content_calls(part.media, {"chat_id": chat_id})
    place: dict[str, Any] = {
        "chat_id": chat_id,
        "parse_mode": HTML,
        "reply_markup": inline_keyboard(part.rows),
        "protect_content": True if chat_id < 0 else None,  # nothing leaves the staff's room
    }
    return [_with_file(part, place) or SendMessage(text=part.text, **place)]


def _with_file(part: Screen | Reply, place: dict[str, Any]) -> TelegramMethod[Any] | None:
    if isinstance(part, Reply) and part.picture is not None:
        picture = MadeFile(f"{part.picture.name}.png", part.picture.make)
        place["protect_content"] = place["protect_content"] or part.picture.is_protected or None
        return SendPhoto(photo=picture, caption=part.text, **place)
    if isinstance(part, Reply) and part.document is not None:
        file = MadeFile(part.document.name, part.document.make)
        return SendDocument(document=file, caption=part.text, **place)
    return None
