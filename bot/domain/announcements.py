"""Announcements: what the programme tells many women at once, and how far that has come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from bot.domain.content import Content, ContentKind
from bot.domain.errors import DomainError
from bot.domain.people import Settings

FEW = 5  # fewer are never told as a number
MOST_WORDS = 1000
LIFE = timedelta(days=14)  # so long it can be opened, and opened again
CARD_PAUSE = timedelta(seconds=3)


class NewsState(StrEnum):
    """Where an announcement stands."""

    COUNTING = "counting"  # those it is for are counted
    READY = "ready"  # waits for its writer
    PROPOSED = "proposed"  # waits for a second coordinator
    SENDING = "sending"  # parcels are made, part by part
    DRAINING = "draining"  # all are made, some are on their way
    DONE = "done"
    STOPPED = "stopped"
    DROPPED = "dropped"  # never sent


LIVE = frozenset(
    {NewsState.COUNTING, NewsState.READY, NewsState.PROPOSED, NewsState.SENDING, NewsState.DRAINING}
)
RUNNING = frozenset({NewsState.SENDING, NewsState.DRAINING})
UNSENT = LIVE - RUNNING
READABLE = frozenset(NewsState) - {NewsState.DROPPED}


@dataclass(frozen=True, slots=True)
class NewsBody:
    """What is sealed: the words, and for which city, by code and name, and language; None is all."""

    content: Content
    city: str | None = None
    city_name: str = ""
    language: str | None = None

    def is_for(self, settings: Settings) -> bool:
        """Tell whether it is for a woman with these settings, who has not switched announcements off."""
        is_hers = self.city in {None, settings.city} and self.language in {None, settings.language}
        return settings.is_news_wanted and is_hers

    def to_json(self) -> dict[str, Any]:
        """Return what can be sealed."""
        place = {"city": self.city, "city_name": self.city_name}
        return {"content": self.content, "language": self.language, **place}

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> "NewsBody":
        """Read what was sealed."""
        return cls(body["content"], body["city"], body["city_name"], body.get("language"))


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcement without its words. `card` says what the writer's card says, shown at `card_at`."""

    id: UUID
    by: UUID
    state: NewsState
    cursor: UUID | None
    total: int
    sent: int
    failed: int
    approval_id: UUID | None
    card_id: int | None
    card_at: datetime | None
    card: str

    @property
    def mark(self) -> str:
        """Return what its card should say, in short."""
        return f"{self.state}:{self.total}:{self.sent}:{self.failed}"


class UnfitNews(DomainError):
    """Only text of 1 to 1000 characters can be announced."""

    code = "unfit_news"


def check_news(content: Content) -> None:
    """Let through what can be announced.

    Raises:
        UnfitNews: it is no text, empty, or too long.
    """
    length = len(content.get("words", "").strip())
    if content["kind"] != ContentKind.TEXT or not 1 <= length <= MOST_WORDS:
        raise UnfitNews


def news_prefix(news_id: UUID) -> str:
    """Begin the dedupe keys of the parcels of an announcement; each woman gets one."""
    return f"news:{news_id.hex}:"
