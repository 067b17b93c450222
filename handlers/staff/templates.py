"""Prepared answers: chosen on a card and sent after a second press; written by coordinators in private."""

from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.domain.conversation import Theme, Thread
from bot.domain.errors import NotFound
from bot.domain.staff import Member, NotRegistered, Room
from bot.domain.templates import Template, fill, read_template
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import DeskText, StaffGo, TemplateAct
from bot.telegram.screens import Outcome, Reply, Screen, Toast
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.staff import gone, only_coordinators
from bot.telegram.texts.templates import built_in, how_to_add, values
from bot.telegram.views import templates as views
from bot.telegram.views.desk import Desk
from bot.telegram.views.staff import card_screen


def router() -> Router:
    """Answer the buttons of templates, and /template."""
    router = Router(name="templates")
    router.callback_query.register(use, From(Audience.STAFF_ROOM), DeskText.filter())
    in_private = From(Audience.STAFF_PRIVATE)
    router.callback_query.register(show_own, in_private, StaffGo.filter(F.to == Desk.TEMPLATES))
    router.callback_query.register(change, in_private, TemplateAct.filter())
    router.message.register(add, in_private, Command("template"))
    return router


async def all_templates(scope: Scope) -> list[Template]:
    """Return the programme's own templates and those that come with the bot."""
    return [*await scope.templates.list_own(), *built_in()]


async def use(
    _query: CallbackQuery, callback_data: DeskText, scope: Scope, member: Member | None, room: Room
) -> Screen | Toast:
    """Show what a template says here, or send it."""
    if member is None:
        return Toast()
    try:
        thread = await scope.desk.get(UUID(callback_data.thread))
        template = next(one for one in await all_templates(scope) if one.number == callback_data.what)
    except (NotFound, ValueError, StopIteration):
        return Toast(gone())
    filled = await _filled(template, thread, scope, member)
    if callback_data.send:
        await scope.letters.write_prepared(thread, member, room, filled)
        await scope.desk.answered(thread, member)
        return card_screen(await scope.topics.describe(await scope.desk.get(thread.id)))
    return views.preview_screen(await scope.topics.describe(thread), template, filled)


async def _filled(template: Template, thread: Thread, scope: Scope, member: Member) -> str:
    card = await scope.topics.describe(thread)
    alias = alias_name(thread.alias)
    return fill(template.words, values(city=card["city"], alias=alias, theme=thread.theme, role=member.role))


async def show_own(_query: CallbackQuery, scope: Scope) -> Screen:
    """List the programme's own templates."""
    return views.own_screen(await scope.templates.list_own())


async def add(_message: Message, command: CommandObject, scope: Scope, member: Member) -> Outcome:
    """Keep a new template, and ask for which theme it is."""
    read = read_template(command.args or "")
    if read is None:
        return Reply(how_to_add())
    try:
        number = await scope.templates.add(*read, by=member)
    except NotRegistered:
        return Reply(only_coordinators())
    return Reply(how_to_add()) if number is None else views.theme_screen(number)


async def change(
    _query: CallbackQuery, callback_data: TemplateAct, scope: Scope, member: Member
) -> Screen | Toast:
    """Say for which theme a template is, or take it out."""
    try:
        if callback_data.theme == views.REMOVE:
            await scope.templates.remove(callback_data.what, by=member)
        else:
            theme = None if callback_data.theme == views.ALL_THEMES else Theme(callback_data.theme)
            await scope.templates.set_theme(callback_data.what, theme, by=member)
    except (NotRegistered, ValueError):
        return Toast(gone())
    return views.own_screen(await scope.templates.list_own())
