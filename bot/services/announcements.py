"""Announcements: written by one coordinator, confirmed by another, stopped by any, opened by women."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from bot.domain.announcements import (
    LIFE,
    READABLE,
    RUNNING,
    UNSENT,
    Announcement,
    NewsBody,
    NewsState,
    check_news,
    news_prefix,
)
from bot.domain.approvals import Deed, Proposal, ProposalOver
from bot.domain.clock import whole_hour
from bot.domain.content import Content
from bot.domain.errors import NotFound
from bot.domain.outgoing import Parcel, Receipt
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.approvals import Approvals
from bot.services.world import World

View = dict[str, Any]


class Announcements:
    """What coordinators do with an announcement, and how it is read."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def write(
        self,
        content: Content,
        *,
        city: str | None,
        city_name: str,
        by: Member,
        language: str | None = None,
    ) -> UUID:
        """Keep the words of a new announcement; those it is for are counted by the clockwork.

        Raises:
            NoRight: `by` may not announce.
            UnfitNews: it is no text, empty, or too long.
        """
        require(by, Right.ANNOUNCE)
        check_news(content)
        news_id, body = uuid4(), NewsBody(content, city, city_name, language)
        until = self._world.clock.now() + LIFE
        await self._uow.announcements.add(news_id, body, by=by.id, until=until)
        return news_id

    async def propose(self, news_id: UUID, *, by: Member) -> View:
        """Ask the other coordinators to confirm; return what the card says then.

        Raises:
            NoRight: `by` may not announce.
            NotFound: it is gone, or not ready.
            NoSecond: nobody else could confirm.
        """
        require(by, Right.ANNOUNCE)
        news = await self._get(news_id)
        body = await self._uow.announcements.body_of(news_id)
        if body is None or news.by != by.id or news.state not in {NewsState.READY, NewsState.PROPOSED}:
            raise NotFound
        about = {"content": body.content, "city": body.city_name, "total": news.total}
        about |= {"language": body.language}
        params = {"announcement": news_id.hex}
        approvals = Approvals(self._uow, self._world)
        proposal = await approvals.propose(Deed.ANNOUNCEMENT, params, by=by, about=about)
        states = {NewsState.READY, NewsState.PROPOSED}
        await self._uow.announcements.move(news_id, states, NewsState.PROPOSED, approval_id=proposal.id)
        return await self.shown(news_id)

    async def begin(self, proposal: Proposal) -> None:
        """Let the clockwork send it: a second coordinator has confirmed."""
        news_id = UUID(proposal.params["announcement"])
        await self._uow.announcements.move(news_id, {NewsState.PROPOSED}, NewsState.SENDING, cursor=None)

    async def drop(self, news_id: UUID, *, by: Member) -> View:
        """Give up one that was not sent, also one that waits for a second coordinator.

        Raises:
            NoRight: `by` may not announce.
            NotFound: it is gone, somebody else's, or is sent already.
        """
        require(by, Right.ANNOUNCE)
        news = await self._get(news_id)
        if news.by != by.id or news.state not in UNSENT:
            raise NotFound
        if news.approval_id is not None:
            try:
                await Approvals(self._uow, self._world).reject(news.approval_id, by=by)
            except ProposalOver as error:
                raise NotFound from error
        await self._uow.announcements.move(news_id, UNSENT, NewsState.DROPPED)
        return await self.shown(news_id)

    async def stop(self, news_id: UUID, *, by: Member) -> View:
        """Take back what is not on its way yet.

        Raises:
            NoRight: `by` may not announce.
            NotFound: it is gone.
        """
        require(by, Right.ANNOUNCE)
        await self._get(news_id)
        if await self._uow.announcements.move(news_id, RUNNING, NewsState.STOPPED):
            await self._uow.batches.cancel(news_prefix(news_id))
            hour = whole_hour(self._world.clock.now())
            await self._uow.staff.audit("stop:announcement", at_hour=hour, staff_id=by.id)
        return await self.shown(news_id)

    async def shown(self, news_id: UUID) -> View:
        """Return what the card says now, and note that it is shown.

        Raises:
            NotFound: it is gone.
        """
        news = await self.counted(await self._get(news_id))
        now = self._world.clock.now()
        values = {"sent": news.sent, "failed": news.failed, "card": news.mark, "card_at": now}
        await self._uow.announcements.change(news_id, **values)
        return await self.view_of(news)

    async def counted(self, news: Announcement) -> Announcement:
        """Return an announcement with how many have got it by now."""
        if news.state not in RUNNING | {NewsState.STOPPED}:
            return news
        sent, failed = await self._uow.batches.count_settled(news_prefix(news.id))
        return replace(news, sent=sent, failed=failed)

    async def view_of(self, news: Announcement) -> View:
        """Return what a card is made of; JSON-able."""
        body = await self._uow.announcements.body_of(news.id)
        return {
            "news": news.id.hex,
            "state": news.state.value,
            "city": body.city_name if body else "",
            "language": body.language if body else None,
            "total": news.total,
            "sent": news.sent,
            "failed": news.failed,
        }

    async def read(self, news_id: UUID) -> Content:
        """Return what an announcement says.

        Raises:
            NotFound: it is gone, or was never sent.
        """
        news = await self._get(news_id)
        body = await self._uow.announcements.body_of(news_id)
        if body is None or news.state not in READABLE:
            raise NotFound
        return body.content

    async def meant_for(self, news_id: UUID) -> NewsBody:
        """Return what says for whom it is.

        Raises:
            NotFound: it is gone.
        """
        body = await self._uow.announcements.body_of(news_id)
        if body is None:
            raise NotFound
        return body

    async def card_sent(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note which message is the card; one that is gone is sent anew."""
        news_id, known = UUID(parcel.payload["news"]), parcel.payload["message_id"]
        values: dict[str, Any] = {"card_at": self._world.clock.now()}
        if known is None:
            values["card_id"] = receipt.message_id
        elif receipt.message_id is None:
            values |= {"card_id": None, "card": ""}
        await self._uow.announcements.change(news_id, **values)

    async def _get(self, news_id: UUID) -> Announcement:
        news = await self._uow.announcements.find(news_id)
        if news is None:
            raise NotFound
        return news
