"""The programme's own templates in the private chat: read by all, written and changed by buttons."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.conversation import Theme
from bot.domain.errors import NotFound
from bot.domain.people import DEFAULT_LANGUAGE
from bot.domain.rights import Right, may
from bot.domain.staff import Member, NotRegistered
from bot.domain.templates import TemplateRefused, read_template
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import StaffGo, TemplateAct, TemplateGo, TemplateSay
from bot.telegram.screens import Outcome, Reply, Screen, Toast
from bot.telegram.texts import template_list as words
from bot.telegram.texts.staff import gone, only_coordinators
from bot.telegram.texts.templates import place_names, template_languages
from bot.telegram.views import template_list as views
from bot.telegram.views.desk import Desk
from bot.telegram.views.template_list import Step


class Writing(StatesGroup):
    """What a coordinator is asked for."""

    title = State()
    words = State()


def router() -> Router:
    """Answer the buttons of templates, /template, and what is written when asked."""
    router = Router(name="template_list")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(show_all, StaffGo.filter(F.to == Desk.TEMPLATES))
    router.callback_query.register(go, TemplateGo.filter())
    router.callback_query.register(say, TemplateSay.filter())
    router.callback_query.register(change, TemplateAct.filter())
    router.message.register(add, Command("template"))
    router.message.register(take_title, Writing.title)
    router.message.register(take_words, Writing.words)
    return router


async def show_all(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """List the programme's own templates."""
    return views.list_screen(await scope.templates.list_own(), member)


async def go(
    query: CallbackQuery, callback_data: TemplateGo, scope: Scope, member: Member, state: FSMContext
) -> Screen | Toast:
    """Show what was asked for, ask for words, or move a template."""
    try:
        if callback_data.act in {Step.ADD, Step.TITLE, Step.WORDS}:
            return await _ask(callback_data, member, state)
        return await _go(callback_data, scope, member)
    except NotRegistered:
        return Toast(str(only_coordinators()))
    except NotFound:
        return await show_all(query, scope, member)


async def _go(pressed: TemplateGo, scope: Scope, member: Member) -> Screen:
    if pressed.act == Step.PLACES:
        return views.places_screen()
    if pressed.act in {Step.SHOW, Step.THEME, Step.REMOVE}:
        return views.about_screen(await scope.templates.get(pressed.what), pressed.act, member)
    if pressed.act in {Step.UP, Step.DOWN}:
        step = -1 if pressed.act == Step.UP else 1
        await scope.templates.move(pressed.what, step, by=member)
    return views.list_screen(await scope.templates.list_own(), member, pressed.page)


async def _ask(pressed: TemplateGo, member: Member, state: FSMContext) -> Screen:
    """Ask for a title or for words; `what` 0 is a new template."""
    if not may(member, Right.WRITE_TEMPLATES):
        raise NotRegistered
    await state.set_data({"what": pressed.what, "language": DEFAULT_LANGUAGE})
    if pressed.act == Step.WORDS:
        await state.set_state(Writing.words)
        return views.ask_screen(words.ask_words())
    await state.set_state(Writing.title)
    return views.ask_screen(words.ask_title())


async def say(
    _query: CallbackQuery, callback_data: TemplateSay, member: Member, state: FSMContext
) -> Screen | Toast:
    """Ask what a template says in another language."""
    if not may(member, Right.WRITE_TEMPLATES) or callback_data.language not in template_languages():
        return Toast(str(only_coordinators()))
    await state.set_data({"what": callback_data.what, "language": callback_data.language})
    await state.set_state(Writing.words)
    return views.ask_screen(words.ask_words(callback_data.language))


async def take_title(message: Message, scope: Scope, member: Member, state: FSMContext) -> Screen:
    """Take the title: of a known template at once, of a new one until its words are there."""
    data, title = await state.get_data(), message.text or ""
    try:
        if data.get("what"):
            await scope.templates.rename(data["what"], title, by=member)
            return await _kept(data["what"], scope, member, state)
        await scope.templates.check_title(title, by=member)
    except TemplateRefused as refused:
        return views.ask_screen(words.ask_title(), problem=words.problem(refused))
    except (NotFound, NotRegistered):
        return views.list_screen(await scope.templates.list_own(), member)
    await state.set_data(data | {"title": title.strip()})
    await state.set_state(Writing.words)
    return views.ask_screen(words.ask_words())


async def take_words(message: Message, scope: Scope, member: Member, state: FSMContext) -> Screen:
    """Take the words: of a known template, or those that make a new one whole."""
    data = await state.get_data()
    number, language = int(data.get("what") or 0), data.get("language", DEFAULT_LANGUAGE)
    try:
        if number:
            said = {"language": language, "known": place_names(), "by": member}
            await scope.templates.rewrite(number, message.text or "", **said)
            return await _kept(number, scope, member, state)
        title = data.get("title", "")
        number = await scope.templates.add(title, message.text or "", known=place_names(), by=member)
    except TemplateRefused as refused:
        asked = words.ask_words(None if language == DEFAULT_LANGUAGE else language)
        return views.ask_screen(asked, problem=words.problem(refused))
    except (NotFound, NotRegistered):
        return views.list_screen(await scope.templates.list_own(), member)
    await state.clear()
    return views.theme_screen(await scope.templates.get(number))


async def _kept(number: int, scope: Scope, member: Member, state: FSMContext) -> Screen:
    await state.clear()
    return views.one_screen(await scope.templates.get(number), member, toast=words.kept())


async def add(_message: Message, command: CommandObject, scope: Scope, member: Member) -> Outcome:
    """Keep a new template that was written in one message, and ask for which theme it is."""
    read = read_template(command.args or "")
    if read is None:
        return Reply(words.how_to_add())
    try:
        number = await scope.templates.add(*read, known=place_names(), by=member)
    except NotRegistered:
        return Reply(only_coordinators())
    except TemplateRefused as refused:
        return Reply(words.problem(refused))
    return views.theme_screen(await scope.templates.get(number))


async def change(
    query: CallbackQuery, callback_data: TemplateAct, scope: Scope, member: Member
) -> Screen | Toast:
    """Say for which theme a template is, or take it out."""
    number = callback_data.what
    try:
        if callback_data.theme == views.REMOVE:
            await scope.templates.remove(number, by=member)
            return await show_all(query, scope, member)
        theme = None if callback_data.theme == views.ALL_THEMES else Theme(callback_data.theme)
        await scope.templates.set_theme(number, theme, by=member)
        return views.one_screen(await scope.templates.get(number), member, toast=words.kept())
    except (NotFound, NotRegistered, ValueError):
        return Toast(gone())
