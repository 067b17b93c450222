"""Updates that are kept: sealed, handled once, whoever is in danger first, each chat in its order."""

from typing import Any

import pytest
from sqlalchemy import text

from bot.domain.allowance import Allowances
from bot.repositories.uow import Works
from bot.services.intake import Incoming, Intake
from bot.services.scope import Scope
from bot.services.world import World
from bot.telegram.backlog import SHARE, Backlog
from bot.telegram.urgency import Urgency

DANGER = "он меня убьёт"
GROUP = {"id": -100, "type": "supergroup"}


def message(update_id: int, sender: int, words: str, *, chat: dict[str, Any] | None = None) -> Incoming:
    """Make an update with a message, in private unless another chat is named."""
    where = chat or {"id": sender, "type": "private"}
    body = {"update_id": update_id, "message": {"chat": where, "from": {"id": sender}, "text": words}}
    return Incoming(update_id, sender, body)


@pytest.fixture
def backlog(works: Works, world: World) -> Backlog:
    """Make a backlog that holds nothing."""
    return Backlog(Intake(works, world), Urgency(Allowances(), world.clock))


async def nothing(_incoming: Incoming, _scope: Scope) -> None:
    """Handle an update without an effect."""


def ids(share: list[Incoming]) -> list[int]:
    """Return the ids of updates."""
    return [incoming.update_id for incoming in share]


async def test_danger_goes_before_everything_kept(backlog: Backlog) -> None:
    await backlog.keep([message(number, number, "Где вы?") for number in range(1, 50)])
    await backlog.keep([message(50, 50, "Здравствуйте"), message(51, 50, DANGER)])

    share = ids(backlog.next_share())

    assert share[:2] == [50, 51]
    assert share[2:] == list(range(1, SHARE - 1))


async def test_staff_wait_behind_no_crowd(backlog: Backlog) -> None:
    await backlog.keep([message(number, number, "Где вы?") for number in range(1, 50)])
    await backlog.keep([message(50, 7, "Приходите", chat=GROUP)])

    assert ids(backlog.next_share())[0] == 50


async def test_what_is_kept_outlives_the_process(works: Works, world: World, backlog: Backlog) -> None:
    await backlog.keep([message(1, 1, "один"), message(2, 2, "два")])
    await Intake(works, world).accept(backlog.next_share()[:1], nothing, is_kept=True)

    again = Backlog(Intake(works, world), Urgency(Allowances(), world.clock))
    await again.load()

    assert ids(again.next_share()) == [2]
    assert again.next_share()[0].body["message"]["text"] == "два"


async def test_update_is_kept_once(works: Works, world: World, backlog: Backlog) -> None:
    await backlog.keep([message(1, 1, "один")])
    await backlog.keep([message(1, 1, "один")])
    assert ids(backlog.next_share()) == [1]

    await Intake(works, world).accept(backlog.next_share(), nothing, is_kept=True)
    backlog.drop(backlog.next_share())
    await backlog.keep([message(1, 1, "один")])

    assert not backlog


async def test_kept_words_lie_sealed(works: Works, backlog: Backlog) -> None:
    await backlog.keep([message(1, 4242, "Меня зовут Анна")])

    async with works.begin() as uow:
        row = (await uow.connection.execute(text("SELECT * FROM kept_update"))).one()
    assert not any(b"4242" in bytes(one) or "Анна".encode() in bytes(one) for one in row if one == row.body)


async def test_lockdown_lets_everything_go(backlog: Backlog, works: Works, world: World) -> None:
    await backlog.keep([message(1, 1, "один"), message(2, 2, "два")])

    assert ids(await backlog.give_up()) == [1, 2]
    assert await Intake(works, world).kept() == {}


async def test_half_a_letter_keeps_no_other_from_being_kept(works: Works, world: World) -> None:
    intake = Intake(works, world)

    await intake.keep([message(1, 1, "один"), message(2, 2, "\ud83d"), message(3, 3, "три")])

    assert [body["message"]["text"] for body in (await intake.kept()).values()] == ["один", "\ud83d", "три"]
