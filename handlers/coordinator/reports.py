"""Reports, in the coordinators' private chat."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.approvals import NoSecond
from bot.domain.reports import Period, Span, span_of
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import ReportGo, StaffGo
from bot.telegram.screens import Screen
from bot.telegram.texts.reports import made
from bot.telegram.views import reports as views
from bot.telegram.views.approvals import no_second_screen, waiting_screen
from bot.telegram.views.desk import Desk


def router() -> Router:
    """Answer the buttons of reports."""
    router = Router(name="reports")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(choose, StaffGo.filter(F.to == Desk.REPORTS))
    router.callback_query.register(show, ReportGo.filter())
    return router


async def choose(_query: CallbackQuery, member: Member) -> Screen:
    """Ask for a period."""
    require(member, Right.REPORTS)
    return views.choose_screen()


async def show(_query: CallbackQuery, callback_data: ReportGo, scope: Scope, member: Member) -> Screen:
    """Show a report in words; send the picture, or ask a colleague to let the table go."""
    known = set(Period)
    period = Period(callback_data.period) if callback_data.period in known else Period.THIS_MONTH
    span, toast = span_of(period, scope.world.clock.now().date()), None
    if callback_data.form == views.SHEET:
        return await _ask_for_sheet(span, scope, member)
    if callback_data.form == views.PICTURE:
        await scope.reports.send_picture(span, by=member)
        toast = made()
    return views.report_screen(await scope.reports.build(span, by=member), period, toast=toast)


async def _ask_for_sheet(span: Span, scope: Scope, member: Member) -> Screen:
    try:
        proposal = await scope.reports.ask_for_sheet(span, by=member)
    except NoSecond:
        return no_second_screen()
    return waiting_screen(proposal, await scope.programme.zone())
