"""Editing the hours of answers, in the private chat; only coordinators do."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.conversation import Theme
from bot.domain.duty import DAY_MINUTES
from bot.domain.office import ALL_THEMES
from bot.domain.programme import Programme
from bot.domain.rights import Right, may
from bot.domain.staff import Member, NotRegistered
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import HoursAct, OfficeStep
from bot.telegram.screens import Screen
from bot.telegram.texts.settings import changed
from bot.telegram.texts.staff import only_coordinators
from bot.telegram.views import office as views
from bot.telegram.views.settings import settings_screen

ALL_DAYS = 0b1111111
CHANGING = frozenset({OfficeStep.SAVE, OfficeStep.REMOVE, OfficeStep.HOLIDAYS})


def router() -> Router:
    """Show the hours and change them."""
    router = Router(name="office")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(edit, HoursAct.filter())
    return router


async def edit(_query: CallbackQuery, callback_data: HoursAct, scope: Scope, member: Member) -> Screen:
    """Show a step, or change something; what nobody offers shows the hours as they are."""
    if not may(member, Right.SETTINGS):
        programme = await scope.programme.current()
        return settings_screen(programme, member, toast=str(only_coordinators()))
    try:
        return await _edit(callback_data, scope, member)
    except (ValueError, NotRegistered):
        return views.plan_screen(await scope.programme.current())


async def _edit(pressed: HoursAct, scope: Scope, member: Member) -> Screen:
    theme = pressed.theme if pressed.theme == ALL_THEMES else int(Theme(pressed.theme))
    step = OfficeStep(pressed.act)
    if step in CHANGING:
        return await _change(pressed, theme, scope, member)
    if step is OfficeStep.THEME:
        return views.theme_screen(theme, await scope.office.hours(theme))
    programme = await scope.programme.current()
    return views.plan_screen(programme) if step is OfficeStep.PLAN else _asked(pressed, theme, programme)


def _asked(pressed: HoursAct, theme: int, programme: Programme) -> Screen:
    """Ask for days, or for an hour of the days chosen."""
    days, step = pressed.days & ALL_DAYS, OfficeStep(pressed.act)
    if step is OfficeStep.DAYS or not days:
        return views.days_screen(theme, days)
    if step is OfficeStep.START:
        return views.start_screen(theme, days, programme.zone)
    return views.end_screen(theme, days, pressed.start % DAY_MINUTES)


async def _change(pressed: HoursAct, theme: int, scope: Scope, member: Member) -> Screen:
    """Change the hours, and show them.

    Raises:
        ValueError: these are no hours.
    """
    days, span = views.days_of(pressed.days), {"starts": pressed.start, "ends": pressed.end}
    match pressed.act:
        case OfficeStep.SAVE:
            await scope.office.add(theme, days, by=member, **span)
        case OfficeStep.REMOVE:
            await scope.office.remove(theme, days, by=member, **span)
        case _:
            await scope.programme.change(by=member, answers_on_holidays=bool(pressed.days))
            return views.plan_screen(await scope.programme.current(), toast=changed())
    return views.theme_screen(theme, await scope.office.hours(theme), toast=changed())
