"""The directory as a file, for coordinators in their private chat."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.services.directory_sending import FORMS
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.directory_callbacks import PlacesFile
from bot.telegram.screens import Screen
from bot.telegram.texts.places_file import on_its_way
from bot.telegram.views.places_file import forms_screen


def router() -> Router:
    """Answer the buttons of the file."""
    router = Router(name="directory_file")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(send, PlacesFile.filter())
    return router


async def send(_query: CallbackQuery, callback_data: PlacesFile, scope: Scope, member: Member) -> Screen:
    """Ask for the form, or send the file."""
    require(member, Right.DIRECTORY)
    if callback_data.form not in range(1, len(FORMS) + 1):
        return forms_screen()
    await scope.directory_sending.send(FORMS[callback_data.form - 1], by=member)
    return forms_screen(toast=on_its_way())
