"""The queue of screens: a flood of one chat is cut short, and nobody else waits behind it."""

import asyncio
from typing import Any

import pytest

from bot.background import Nursery
from bot.telegram import presenter as module
from bot.telegram.budget import Budget
from bot.telegram.presenter import Presenter
from bot.telegram.screens import Button, Picture, Reply, Screen, Toast
from bot.telegram.showing import Showing

FLOODED, HONEST = 1, 2
ROWS = ((Button("Отправить", data="b:1"),),)


class SlowBot:
    """Take calls, but those of the flooded chat only once it is let go."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.shown: list[tuple[int, str]] = []

    async def __call__(self, method: Any) -> None:
        """Take a call."""
        if method.chat_id == FLOODED:
            await self.go_on.wait()
        self.shown.append((method.chat_id, method.text))

    def texts(self, chat_id: int) -> list[str]:
        """Return what a chat was shown."""
        return [text for chat, text in self.shown if chat == chat_id]


@pytest.fixture
def bot() -> SlowBot:
    return SlowBot()


async def flood(presenter: Presenter, count: int, **details: Any) -> None:
    for number in range(count):
        await presenter.show(Showing(FLOODED, (Screen(f"Экран {number}", **details),)))


def make(bot: SlowBot, nursery: Nursery) -> Presenter:
    return Presenter(bot, Budget(rate_per_second=10_000), nursery, lambda *_: None, named=lambda *_: None)  # type: ignore[arg-type] # a fake


async def test_flooded_chat_stops_no_other(bot: SlowBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 50)
    async with Nursery() as nursery, asyncio.timeout(5):
        presenter = make(bot, nursery)

        await flood(presenter, 500)
        await presenter.show(Showing(HONEST, (Reply("Здравствуйте"),)))
        await presenter.settle(HONEST, timeout_seconds=3)

        assert bot.texts(HONEST) == ["Здравствуйте"]


async def test_newest_screen_of_a_flood_is_shown(bot: SlowBot) -> None:
    async with Nursery() as nursery, asyncio.timeout(5):
        presenter = make(bot, nursery)

        await flood(presenter, 500, rows=ROWS)
        bot.go_on.set()
        await presenter.settle(FLOODED, timeout_seconds=3)

        assert bot.texts(FLOODED)[-1] == "Экран 499"
        assert len(bot.texts(FLOODED)) < 10


async def test_help_outlasts_the_flood(bot: SlowBot) -> None:
    async with Nursery() as nursery, asyncio.timeout(5):
        presenter = make(bot, nursery)

        await flood(presenter, 10)
        await presenter.show(Showing(FLOODED, (Reply("112"), Toast()), is_urgent=True))
        await flood(presenter, 500)
        bot.go_on.set()
        await presenter.settle(FLOODED, timeout_seconds=3)

        assert "112" in bot.texts(FLOODED)


async def test_picture_is_drawn_when_it_is_sent() -> None:
    calls: list[Any] = []

    async def bot(method: Any) -> None:
        calls.append(method)

    async with Nursery() as nursery, asyncio.timeout(5):
        presenter = make(bot, nursery)  # type: ignore[arg-type] # a fake
        await presenter.show(Showing(HONEST, (Reply("Код", picture=Picture("code", lambda: b"PNG")),)))
        await presenter.settle(HONEST, timeout_seconds=3)

        assert [(call.caption, call.photo.filename) for call in calls] == [("Код", "code.png")]
        assert [chunk async for chunk in calls[0].photo.read(bot)] == [b"PNG"]
