"""The usual intervals of visits, in the private chat; only coordinators decide."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.intervals import Interval
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.domain.visit_settings import with_interval
from bot.domain.visit_templates import VisitKind
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.screens import Screen
from bot.telegram.texts.settings import changed
from bot.telegram.texts.staff import only_coordinators
from bot.telegram.views.settings import settings_screen
from bot.telegram.views.visit_settings import (
    AS_USUAL,
    CHANGEABLE,
    interval_choice_screen,
    intervals_screen,
)
from bot.telegram.visit_form_callbacks import VisitRules


def router() -> Router:
    """Show the intervals and change them."""
    router = Router(name="visit_settings")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(decide, VisitRules.filter())
    return router


async def decide(_query: CallbackQuery, callback_data: VisitRules, scope: Scope, member: Member) -> Screen:
    """Show the list or one kind, or decide on it; what nobody offers changes nothing."""
    programme = await scope.programme.current()
    if not may(member, Right.SETTINGS):
        return settings_screen(programme, member, toast=str(only_coordinators()))
    if callback_data.kind not in CHANGEABLE:
        return intervals_screen(programme)
    kind = VisitKind(callback_data.kind)
    if not callback_data.every:
        return interval_choice_screen(kind, programme)
    return await _change(kind, callback_data.every, scope, member)


async def _change(kind: VisitKind, every: str, scope: Scope, member: Member) -> Screen:
    programme = await scope.programme.current()
    try:
        chosen = None if every == AS_USUAL else Interval.read(every)
        decided = with_interval(programme.visit_intervals, kind, chosen)
    except ValueError:
        return intervals_screen(programme)
    programme = await scope.programme.change(by=member, visit_intervals=decided)
    return intervals_screen(programme, toast=changed())
