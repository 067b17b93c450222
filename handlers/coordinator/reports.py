"""Reports, in the coordinators' private chat."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.reports import Period, span_of
from bot.domain.staff import Member, NotRegistered
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import ReportGo, StaffGo
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts.reports import made
from bot.telegram.texts.staff import only_coordinators
from bot.telegram.views import reports as views
from bot.telegram.views.desk import Desk


def router() -> Router:
    """Answer the buttons of reports."""
    router = Router(name="reports")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(choose, StaffGo.filter(F.to == Desk.REPORTS))
    router.callback_query.register(show, ReportGo.filter())
    return router


async def choose(_query: CallbackQuery, member: Member) -> Screen | Toast:
    """Ask for a period."""
    return views.choose_screen() if member.is_coordinator else Toast(str(only_coordinators()))


async def show(
    _query: CallbackQuery, callback_data: ReportGo, scope: Scope, member: Member
) -> Screen | Toast:
    """Show a report in words, and send the picture when it was asked for."""
    known = set(Period)
    period = Period(callback_data.period) if callback_data.period in known else Period.THIS_MONTH
    span, toast = span_of(period, scope.world.clock.now().date()), None
    try:
        report = await scope.reports.build(span, by=member)
        if callback_data.form == views.PICTURE:
            await scope.reports.send_picture(span, by=member)
            toast = made("png")
    except NotRegistered:
        return Toast(str(only_coordinators()))
    return views.report_screen(report, period, toast=toast)
