"""Messages not sent yet, in her sealed dialog: a question's, and those that wait for a second press."""

from enum import Enum
from typing import Any

from aiogram.fsm.context import FSMContext

from bot.domain.content import Content
from bot.domain.conversation import MOST_MESSAGES, Theme
from bot.domain.danger import DangerKind
from bot.telegram.contents import words_of
from bot.telegram.texts.danger import find_danger

HELD = "held"
MOST_HELD = 10


class Added(Enum):
    """What became of a message that was to be kept."""

    NEW = 1
    TO_ALBUM = 2  # the album is acknowledged already
    NOT = 3  # the draft is full


async def begin_draft(state: FSMContext, theme: Theme) -> None:
    """Start an empty draft about a theme; what is held stays."""
    held = (await state.get_data()).get(HELD, {})
    await state.set_data({"theme": int(theme), "messages": [], HELD: held})


async def end_draft(state: FSMContext) -> None:
    """Forget the draft; what is held stays."""
    held = (await state.get_data()).get(HELD, {})
    await state.clear()
    if held:
        await state.set_data({HELD: held})


async def count_of(state: FSMContext) -> int:
    """Count the messages of the draft."""
    return len((await state.get_data()).get("messages", ()))


async def add_to_draft(state: FSMContext, message_id: int, content: Content) -> Added:
    """Keep one more message, unless the draft is full."""
    data = await state.get_data()
    messages = data["messages"]
    if len(messages) >= MOST_MESSAGES:
        return Added.NOT
    album = messages[-1][1].get("album") if messages else None
    await _keep(state, data, [*messages, (message_id, content)], content)
    return Added.TO_ALBUM if album is not None and album == content.get("album") else Added.NEW


async def change_unsent(state: FSMContext, message_id: int, content: Content) -> bool:
    """Put an edited message in the place of what it was; False when it waits nowhere here."""
    data = await state.get_data()
    held, messages = data.get(HELD, {}), dict(data.get("messages", ()))
    if str(message_id) in held:
        await state.update_data({HELD: held | {str(message_id): content}})
        return True
    if message_id not in messages:
        return False
    await _keep(state, data, list((messages | {message_id: content}).items()), content)
    return True


async def hold(state: FSMContext, message_id: int, content: Content) -> None:
    """Keep a message until her second press; of many only the newest."""
    held = (await state.get_data()).get(HELD, {}) | {str(message_id): content}
    await state.update_data({HELD: dict(list(held.items())[-MOST_HELD:])})


async def take_held(state: FSMContext, message_id: int) -> Content | None:
    """Hand out a held message, once."""
    held = dict((await state.get_data()).get(HELD, {}))
    content: Content | None = held.pop(str(message_id), None)
    await state.update_data({HELD: held})
    return content


async def _keep(
    state: FSMContext, data: dict[str, Any], messages: list[tuple[int, Content]], newest: Content
) -> None:
    is_urgent = data.get("urgent", False) or danger_in(newest) is not None
    await state.set_data({**data, "messages": messages, "urgent": is_urgent})


def danger_in(content: Content) -> DangerKind | None:
    """Find words of danger in a message; in one that held her safe word nobody may see them found."""
    return None if content.get("is_quiet") else find_danger(words_of(content))
