"""Reports: what the sums of the days tell, shown to coordinators and sent as a picture or a table."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bot.domain.approvals import Deed, Proposal
from bot.domain.clock import whole_hour
from bot.domain.conversation import Theme
from bot.domain.figures import Event, median_wait
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, member_stream
from bot.domain.referral import SlipEnd
from bot.domain.reports import SCORES, Report, Span, Table, average_of, hide_few, month_of, show
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork, Works
from bot.services.approvals import Approvals
from bot.services.world import World

SUMS = (Event.TAKEN, Event.HANDED_OVER, Event.UNDELIVERED, Event.EXPIRED, Event.ALARMED)
ByMonth = dict[date, Counter[str]]
PICTURE, SHEET = "png", "xlsx"


class Reports:
    """Build reports and have them sent; nothing of them is kept, they are made when they are sent."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def build(self, span: Span, *, by: Member | None) -> Report:
        """Return what a span tells; None is the command line, which an operator alone reaches.

        Raises:
            NoRight: `by` may not see figures.
        """
        if by is not None:
            require(by, Right.REPORTS)
        ratings = await self._by_month(Event.RATED, span)
        scores = [{int(key): count for key, count in ratings[month].items()} for month in sorted(ratings)]
        return Report(
            span,
            asked=await self._by_theme(Event.ASKED, span),
            closed=await self._by_theme(Event.CLOSED, span),
            ratings=hide_few(_columns(ratings, [str(score) for score in SCORES])),
            slips=hide_few(_columns(await self._by_month(Event.SLIP, span), list(SlipEnd))),
            sums={event.value: await self._sum(event, span) for event in SUMS},
            first_wait=await self._median(span, Event.FIRST),
            any_wait=await self._median(span, Event.WAITED, Event.WAITED_OFF),
            averages=tuple(
                (month, average_of([one])) for month, one in zip(sorted(ratings), scores, strict=True)
            ),
            average=average_of(scores),
        )

    async def send_picture(self, span: Span, *, by: Member) -> None:
        """Send a coordinator the chart.

        Raises:
            NoRight: `by` may not see figures.
        """
        require(by, Right.REPORTS)
        await self._send(span, PICTURE, by)

    async def ask_for_sheet(self, span: Span, *, by: Member) -> Proposal:
        """Ask a second coordinator to let the table for donors leave.

        Raises:
            NoRight: `by` may not ask for it.
            NoSecond: nobody else could agree.
        """
        days = _days(span)
        approvals = Approvals(self._uow, self._world)
        return await approvals.propose(Deed.EXPORT, days, by=by, about=days)

    async def export(self, days: dict[str, Any], *, to: UUID) -> None:
        """Send the table to whoever asked for it, now that two have agreed."""
        asker = next((one for one in await self._uow.staff.list_active() if one.id == to), None)
        if asker is not None:
            await self.note_export(asker)
            await self._send(_span(days), SHEET, asker)

    async def note_export(self, by: Member | None) -> None:
        """Write down that figures leave as a file, and who let them; None is the command line."""
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit("export", at_hour=hour, staff_id=by.id if by else None)

    async def _send(self, span: Span, form: str, to: Member) -> None:
        now = self._world.clock.now().timestamp()
        key = f"report:{to.id.hex}:{form}:{now}"
        payload = {"chat_id": to.chat_id, "form": form} | _days(span)
        await self._uow.outbox.add(
            Outgoing(Kind.REPORT, Lane.SCREEN, member_stream(to.id), key, payload),
            now=self._world.clock.now(),
            key=None,
        )

    async def packed(self, parcel: Parcel) -> Parcel:
        """Return a report's parcel with its numbers, which no parcel stores."""
        if parcel.kind is not Kind.REPORT:
            return parcel
        span = _span(parcel.payload)
        return replace(parcel, payload=parcel.payload | {"report": await self.build(span, by=None)})

    async def _by_theme(self, event: Event, span: Span) -> Table:
        themes = [str(int(theme)) for theme in Theme]
        return hide_few(_columns(await self._by_month(event, span), themes))

    async def _sum(self, event: Event, span: Span) -> int | None:
        months = await self._by_month(event, span)
        return show([months[month].total() for month in sorted(months)])

    async def _median(self, span: Span, *events: Event) -> int | None:
        waits = Counter[int]()
        for event in events:
            for months in (await self._by_month(event, span)).values():
                for key, number in months.items():
                    waits[int(key.partition(":")[2])] += number
        return median_wait(waits)

    async def _by_month(self, event: Event, span: Span) -> ByMonth:
        """Return how often each key was counted in each month of a span, also where it never was."""
        found: ByMonth = defaultdict(Counter)
        day = month_of(span.first)
        while day <= span.last:
            found[day] = Counter()
            day = month_of(day + timedelta(days=31))
        for counted, key, number in await self._uow.counts.list_of(event, span.first, span.last):
            found[month_of(counted)][key] += number
        return found


def _days(span: Span) -> dict[str, Any]:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def _span(days: Mapping[str, Any]) -> Span:
    return Span(date.fromisoformat(days["first"]), date.fromisoformat(days["last"]))


def _columns(months: Mapping[date, Counter[str]], codes: list[str]) -> dict[str, list[int]]:
    return {code: [months[month][code] for month in sorted(months)] for code in codes}


class Exports:
    """Reports for the command line, each in a transaction of its own; who runs it is the operator."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def export(self, span: Span) -> Report:
        """Return a report, and write down that it left."""
        async with self._works.begin() as uow:
            reports = Reports(uow, self._world)
            report = await reports.build(span, by=None)
            await reports.note_export(None)
            await uow.commit()
            return report
