"""Sending announcements: the clockwork counts and makes parcels part by part, and keeps the card true."""

from uuid import UUID

from bot.domain.announcements import (
    CARD_PAUSE,
    RUNNING,
    UNSENT,
    Announcement,
    NewsBody,
    NewsState,
    news_prefix,
)
from bot.domain.approvals import Verdict
from bot.domain.content import Content
from bot.domain.outgoing import Kind, Lane, Outgoing
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.repositories.announcements import Reader
from bot.repositories.uow import UnitOfWork, Works
from bot.services.announcements import Announcements
from bot.services.approvals import Approvals
from bot.services.world import World

BATCH = 50  # as for reminders: the write lock is given back before anybody notices
MOST_WAITING = 300  # parcels of announcements in the outbox at any time
COUNTED_AT_ONCE = 40  # batches a ring


class Announcing:
    """Go on with every announcement; each step is a transaction, so that a restart goes on where it was."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def ring(self) -> bool:
        """Take the next steps; return whether there is something to send."""
        async with self._works.begin() as uow:
            moving = await uow.announcements.list_moving()
        has_parcels = False
        for news in moving:
            for _ in range(COUNTED_AT_ONCE):
                if not await self._step(news.id):
                    break
                has_parcels = True
            has_parcels = await self._refresh(news.id) or has_parcels
        return has_parcels

    async def _step(self, news_id: UUID) -> bool:
        """Do one part of what is to be done; tell whether more may follow at once."""
        async with self._works.begin() as uow:
            news = await uow.announcements.find(news_id)
            if news is None:
                return False
            has_more = await self._go_on(uow, news)
            await uow.commit()
            return has_more

    async def _go_on(self, uow: UnitOfWork, news: Announcement) -> bool:
        if news.state in UNSENT and await self._writer(uow, news) is None:
            await uow.announcements.move(news.id, UNSENT, NewsState.DROPPED)
            return False
        match news.state:
            case NewsState.COUNTING:
                return await self._count(uow, news)
            case NewsState.PROPOSED:
                await self._heed_verdict(uow, news)
            case NewsState.SENDING:
                return await self._make_parcels(uow, news)
            case NewsState.DRAINING:
                if not await uow.batches.is_waiting(news_prefix(news.id)):
                    counted = await Announcements(uow, self._world).counted(news)
                    values = {"sent": counted.sent, "failed": counted.failed}
                    await uow.announcements.move(news.id, {news.state}, NewsState.DONE, **values)
        return False

    async def _writer(self, uow: UnitOfWork, news: Announcement) -> Member | None:
        """Return whoever has written it, as long as she may announce."""
        team = await uow.staff.list_active()
        return next((one for one in team if one.id == news.by and may(one, Right.ANNOUNCE)), None)

    async def _heed_verdict(self, uow: UnitOfWork, news: Announcement) -> None:
        approvals = Approvals(uow, self._world)
        verdict = Verdict.EXPIRED
        if news.approval_id is not None:
            verdict = await approvals.verdict_of(news.approval_id)
        if verdict not in {Verdict.OPEN, Verdict.CONFIRMED}:
            await uow.announcements.move(news.id, {NewsState.PROPOSED}, NewsState.DROPPED)

    async def _count(self, uow: UnitOfWork, news: Announcement) -> bool:
        readers, body = await self._part(uow, news)
        total = news.total + len(readers.meant(body))
        if readers.is_last:
            await uow.announcements.move(news.id, {news.state}, NewsState.READY, total=total, cursor=None)
        else:
            await uow.announcements.change(news.id, total=total, cursor=readers.last_id)
        return not readers.is_last

    async def _make_parcels(self, uow: UnitOfWork, news: Announcement) -> bool:
        if await uow.batches.count_kind(Kind.NEWS) > MOST_WAITING - BATCH:
            return False
        readers, body = await self._part(uow, news)
        now = self._world.clock.now()
        if body is not None:
            for reader in readers.meant(body):
                if not await uow.bars.is_barred(reader.bar, now=now):
                    parcel = _parcel(news.id, reader.id, body.content)
                    await uow.outbox.add(parcel, now=now, key=reader.key)
        if readers.is_last:
            await uow.announcements.move(news.id, {news.state}, NewsState.DRAINING)
        else:
            await uow.announcements.change(news.id, cursor=readers.last_id)
        return not readers.is_last

    async def _part(self, uow: UnitOfWork, news: Announcement) -> "tuple[_Part, NewsBody | None]":
        readers = await uow.announcements.readers(after=news.cursor, limit=BATCH)
        return _Part(readers), await uow.announcements.body_of(news.id)

    async def _refresh(self, news_id: UUID) -> bool:
        """Let the writer's card say where it stands, at most once in three seconds."""
        async with self._works.begin() as uow:
            news = await uow.announcements.find(news_id)
            if news is None or not await self._may_show(uow, news):
                return False
            announcements = Announcements(uow, self._world)
            news = await announcements.counted(news)
            if news.mark == news.card:
                return False
            writer = await self._writer(uow, news)
            if writer is not None:
                view = await announcements.view_of(news)
                await self._show(uow, news, writer, view)
            values = {"card": news.mark, "sent": news.sent, "failed": news.failed}
            await uow.announcements.change(news.id, **values)
            await uow.commit()
            return True

    async def _may_show(self, uow: UnitOfWork, news: Announcement) -> bool:
        is_early = news.card_at is not None and self._world.clock.now() - news.card_at < CARD_PAUSE
        return not is_early and not await uow.outbox.is_stream_waiting(_stream(news.id))

    async def _show(
        self, uow: UnitOfWork, news: Announcement, writer: Member, view: dict[str, object]
    ) -> None:
        now = self._world.clock.now()
        payload = {"chat_id": writer.chat_id, "message_id": news.card_id, "news": news.id.hex, "view": view}
        key = f"newscard:{news.id.hex}:{now.timestamp()}"
        lane = Lane.RELAY if news.state in RUNNING else Lane.SCREEN
        await uow.outbox.add(Outgoing(Kind.NEWS_CARD, lane, _stream(news.id), key, payload), now=now)


class _Part:
    """The next women to look at."""

    def __init__(self, readers: list[Reader]) -> None:
        self._readers = readers
        self.is_last = len(readers) < BATCH
        self.last_id = readers[-1].id if readers else None

    def meant(self, body: NewsBody | None) -> list[Reader]:
        """Return those it is for and who have not switched announcements off."""
        if body is None:
            return []
        return [one for one in self._readers if body.is_for(one.settings)]


def _parcel(news_id: UUID, person_id: UUID, content: Content) -> Outgoing:
    return Outgoing(
        Kind.NEWS,
        Lane.ANNOUNCEMENT,
        stream="n" + person_id.hex,
        dedupe_key=f"{news_prefix(news_id)}{person_id.hex}",
        payload={"news": news_id.hex, "content": content},
        person_id=person_id,
    )


def _stream(news_id: UUID) -> str:
    return "c" + news_id.hex
