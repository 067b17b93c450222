"""Which parcels share a call: an album, a pile, words with their card, words of women who wait together."""

from collections.abc import Collection
from datetime import datetime
from itertools import takewhile
from uuid import UUID

from bot.domain.gathering import LEAST, LEAST_URGENT, MOST_WOMEN, can_gather, gather, length_of
from bot.domain.merging import TEXT_LIMIT, together, within_card
from bot.domain.outgoing import Kind, Lane, Parcel
from bot.repositories.uow import UnitOfWork

MOST_TOGETHER = 99
MOST_LOOKED_AT = 30


class Gathering:
    """Find what goes out with a parcel; nothing does with those that were refused together."""

    def __init__(self, uow: UnitOfWork, alone: Collection[UUID], now: datetime) -> None:
        self._uow = uow
        self._alone = alone
        self._now = now

    async def companions(self, parcel: Parcel, claimed: Collection[UUID]) -> list[Parcel]:
        """Return what goes out in the same call; `claimed` are parcels leased at the same moment."""
        if parcel.id in self._alone:
            return []
        if parcel.kind is Kind.CARD or _is_message(parcel):
            behind = await self._behind(parcel)
            if behind or parcel.kind is not Kind.PREVIEW:
                return behind
            return await self._beside(parcel, claimed)
        return []

    async def _behind(self, parcel: Parcel) -> list[Parcel]:
        """Return the rest of an album, or of a pile; words with a card."""
        following = await self._uow.outbox.following(parcel, limit=MOST_TOGETHER)
        messages = list(takewhile(_is_message, following))
        contents = [message.payload["content"] for message in messages]
        is_card = parcel.kind is Kind.CARD
        count = within_card(contents) if is_card else together([parcel.payload["content"], *contents]) - 1
        return messages[:count]

    async def _beside(self, parcel: Parcel, claimed: Collection[UUID]) -> list[Parcel]:
        """Return words of other women that wait at the same moment, when there are several."""
        first = parcel.payload["content"]
        if not can_gather(first):
            return []
        waiting = await self._uow.outbox.beside(parcel, claimed=claimed, now=self._now, limit=MOST_LOOKED_AT)
        waiting = [one for one in waiting if one.id not in self._alone]
        contents = [one.payload["content"] for one in waiting]
        places = gather(contents, room=TEXT_LIMIT - length_of(first), most=MOST_WOMEN - 1)
        least = LEAST_URGENT if parcel.lane is Lane.URGENT else LEAST
        return [waiting[place] for place in places] if len(places) + 1 >= least else []


def _is_message(parcel: Parcel) -> bool:
    """Tell whether a parcel is a message of hers as she first wrote it."""
    return parcel.kind in {Kind.RELAY, Kind.PREVIEW} and not parcel.payload.get("is_edit")
