"""Screens of the programme's own templates, in the private chat."""

from collections.abc import Sequence
from enum import IntEnum

from bot.domain.conversation import ASKABLE
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.domain.templates import Template
from bot.telegram.desk_callbacks import StaffGo, TemplateAct, TemplateGo, TemplateSay
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import template_list as words
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.templates import for_theme, template_languages
from bot.telegram.texts.themes import theme_name
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import cut_page, paging_rows, side_by_side

ALL_THEMES = 0
REMOVE = -1


class Step(IntEnum):
    """What can be done with templates; numbers stand in buttons and are for ever."""

    LIST = 1
    SHOW = 2
    ADD = 3
    PLACES = 4
    TITLE = 5
    WORDS = 6
    THEME = 7
    UP = 8
    DOWN = 9
    REMOVE = 10


def list_screen(templates: Sequence[Template], member: Member, number: int = 0) -> Screen:
    """List the programme's own templates; coordinators can add one."""
    page = cut_page(templates, number)
    labels = words.titles(page.items)
    items = tuple(
        (_button(label, Step.SHOW, one.number),) for label, one in zip(labels, page.items, strict=True)
    )
    turning = paging_rows(page, lambda to: TemplateGo(act=Step.LIST, page=to))
    adding: tuple[Row, ...] = ()
    if may(member, Right.WRITE_TEMPLATES):
        adding = ((_button(plain("➕ Add"), Step.ADD), _button(plain("❔ What fills itself"), Step.PLACES)),)
    back = (back_button(StaffGo(to=Desk.HOME)),)
    return Screen(words.own(len(templates)), (*items, *turning, *adding, back))


def one_screen(template: Template, member: Member, *, toast: str | None = None) -> Screen:
    """Show a template; coordinators can change it."""
    rows = _changing(template) if may(member, Right.WRITE_TEMPLATES) else ()
    return Screen(words.one(template), (*rows, (_button(plain("‹ Back"), Step.LIST),)), toast=toast)


def _changing(template: Template) -> tuple[Row, ...]:
    number = template.number
    said = [
        button(f"🌐 {words.language_name(code)}", TemplateSay(what=number, language=code))
        for code in template_languages()
    ]
    return (
        (_button(plain("✏️ Title"), Step.TITLE, number), _button(plain("✏️ Words"), Step.WORDS, number)),
        (_button(plain("🗂 Theme"), Step.THEME, number), *said[:1]),
        *side_by_side(said[1:]),
        (_button("⬆️", Step.UP, number), _button("⬇️", Step.DOWN, number)),
        (_button(plain("✖️ Delete"), Step.REMOVE, number),),
    )


def about_screen(template: Template, step: int, member: Member) -> Screen:
    """Show a template, or ask about its theme or its end."""
    if step == Step.THEME:
        return theme_screen(template)
    return removal_screen(template) if step == Step.REMOVE else one_screen(template, member)


def ask_screen(asked: Safe, *, problem: Safe | None = None) -> Screen:
    """Ask for something in a message; say before what was wrong with the last one."""
    text = asked if problem is None else lines(problem, "", asked)
    help_row = (_button(plain("❔ What fills itself"), Step.PLACES),)
    return Screen(text, (help_row, (_button(plain("‹ Back"), Step.LIST),)))


def places_screen() -> Screen:
    """List what fills itself; each can be copied."""
    copies = [Button(f"{{{name}}}", copy=f"{{{name}}}") for name in words.place_labels()]
    return Screen(words.places(), (*side_by_side(copies), (_button(plain("‹ Back"), Step.LIST),)))


def theme_screen(template: Template) -> Screen:
    """Ask for which theme a template is."""
    number = template.number
    themes = [button(theme_name(theme), TemplateAct(what=number, theme=int(theme))) for theme in ASKABLE]
    everything = button(for_theme(None), TemplateAct(what=number, theme=ALL_THEMES))
    back = (_button(plain("‹ Back"), Step.SHOW, number),)
    return Screen(words.ask_theme(template.title), ((everything,), *side_by_side(themes), back))


def removal_screen(template: Template) -> Screen:
    """Ask whether a template is to go."""
    gone = button(plain("Yes, delete"), TemplateAct(what=template.number, theme=REMOVE), style="danger")
    back = _button(plain("‹ Back"), Step.SHOW, template.number)
    return Screen(words.ask_removal(template.title), ((gone,), (back,)))


def _button(label: str, step: Step, what: int = 0) -> Button:
    return button(label, TemplateGo(act=step, what=what))
