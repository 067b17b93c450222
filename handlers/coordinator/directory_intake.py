"""A directory file that a coordinator sends in her private chat: taken, agreed to, or dropped."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Document, Message

from bot.domain.directory_job import FileRefused, form_of
from bot.domain.errors import NotFound
from bot.domain.rights import Right, may
from bot.domain.staff import Member, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.directory_callbacks import FileAct, FileStep
from bot.telegram.screens import Part, Rows, Screen, Toast
from bot.telegram.texts import places_intake as words
from bot.telegram.views.places_intake import file_screen

NOTE_MARK = "//"
BY_TYPE = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/json": ".json",
    "application/yaml": ".yaml",
    "application/x-yaml": ".yaml",
    "text/yaml": ".yaml",
}


class IsDirectoryFile(Filter):
    """Let through what can be meant as a directory file: no answer to a woman, no note, no part of a form.

    In a private chat that is a room only what bears a fitting name, and only of who may bring it in.
    """

    async def __call__(
        self, message: Message, member: Member, room: Room | None = None, raw_state: str | None = None
    ) -> bool | dict[str, Any]:
        """Put the name beside the message."""
        document = message.document
        if document is None or message.animation is not None or message.reply_to_message is not None:
            return False
        if (message.caption or "").startswith(NOTE_MARK):
            return False
        name = _name_of(document)
        is_meant = form_of(name) is not None and (room is None or may(member, Right.DIRECTORY))
        return {"name": name} if is_meant or (room is None and raw_state is None) else False


def _name_of(document: Document) -> str:
    return document.file_name or f"file{BY_TYPE.get(document.mime_type or '', '')}"


def router() -> Router:
    """Take files, and the answers about what they would change."""
    router = Router(name="directory_intake")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.message.register(take, F.document, IsDirectoryFile())
    router.callback_query.register(act, FileAct.filter())
    return router


async def take(message: Message, scope: Scope, member: Member, name: str) -> Screen | None:
    """Let a file be read, or say at once why it cannot be."""
    document = message.document
    if document is None:
        return None
    try:
        await scope.directory_intake.take(document.file_id, name, document.file_size, by=member)
    except FileRefused as refused:
        return file_screen(words.file_end(refused.code))
    return file_screen(words.reading())


async def act(
    query: CallbackQuery, callback_data: FileAct, scope: Scope, member: Member
) -> Part | tuple[Part, ...]:
    """Write the changes, drop the file, or say where it stands; a settled one loses its buttons."""
    try:
        job = UUID(hex=callback_data.job)
        if callback_data.act == FileStep.WRITE:
            card_id = query.message.message_id if query.message else None
            await scope.directory_intake.agree(job, card_id, by=member)
            return Rows(toast=words.writing())
        if callback_data.act == FileStep.DROP and await scope.directory_intake.drop(job, by=member):
            return Rows(), file_screen(words.dropped())
        await scope.directory_intake.look(job, by=member)
    except (NotFound, ValueError):
        return Rows(toast=words.settled())
    return Toast(words.writing())
