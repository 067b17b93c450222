"""Settings of the programme, in the private chat."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.programme import SendMode
from bot.domain.staff import Member, NotRegistered
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import SettingAct, StaffGo
from bot.telegram.screens import Screen
from bot.telegram.texts.settings import changed
from bot.telegram.texts.staff import only_coordinators
from bot.telegram.views.desk import Desk
from bot.telegram.views.settings import Setting, settings_screen


def router() -> Router:
    """Show the settings and change them."""
    router = Router(name="settings")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(show, StaffGo.filter(F.to == Desk.SETTINGS))
    router.callback_query.register(change, SettingAct.filter())
    return router


async def show(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Show what is decided."""
    return settings_screen(await scope.programme.current(), member)


async def change(_query: CallbackQuery, callback_data: SettingAct, scope: Scope, member: Member) -> Screen:
    """Decide something anew; a number nobody offers changes nothing."""
    toast = changed()
    try:
        await scope.programme.change(by=member, **_values(callback_data))
    except NotRegistered:
        toast = str(only_coordinators())
    except ValueError:
        toast = ""
    return settings_screen(await scope.programme.current(), member, toast=toast)


def _values(pressed: SettingAct) -> dict[str, object]:
    """Return what was pressed by names of `Programme`.

    Raises:
        ValueError: nobody offers this.
    """
    match Setting(pressed.what):
        case Setting.SEND_MODE:
            return {"send_mode": int(SendMode(pressed.value))}
