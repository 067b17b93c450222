"""Erasing in a room without topics: card and copies are deleted, or overwritten where they are too old."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.staff import Role
from bot.services.team import Invitations
from bot.simulator import Fault, Group, Phone, Shown
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import WORDS, found, settle
from tests.flows.rooms_help import another_group, card_in
from tests.flows.test_hide_and_erase import erase
from tests.flows.test_room_faults import asked

FIRST: list[dict[str, Any]] = [{"words": "Болит живот"}, {"photo": "Болит живот"}]


async def asks(stage: Stage, first: dict[str, Any]) -> Phone:
    """Let a woman from Tomsk ask about her health, and go on."""
    anna = await stage.woman_in("Томск")
    await anna.press("💬 Задать вопрос")
    await anna.press("Здоровье")
    await stage.sees(anna, "Напишите")
    if "photo" in first:
        await anna.send_photo(caption=first["photo"])
    else:
        await anna.send(first["words"])
    await stage.sees(anna, "✅ Отправить")
    await anna.press("✅ Отправить")
    await stage.until(lambda: "Отправлено" in said(anna))
    return anna


async def room_of_kind(stage: Stage, kind: str) -> Group | Phone:
    """Bind a room without topics that gets the questions about health."""
    if kind == "plain group":
        return await another_group(stage, "Консультантка", "Все города", forum=False)
    await stage.coordinator.send("/bind")
    await stage.until(lambda: any("ответом на сообщение" in one.text for one in stage.coordinator.messages))
    return stage.coordinator


def everything(shown: list[Shown]) -> str:
    return "\n".join("\n".join((one.text, one.caption or "", *one.labels)) for one in shown)


@pytest.mark.parametrize("kind", ["plain group", "private chat"])
@pytest.mark.parametrize("hours", [1, 49])
@pytest.mark.parametrize("first", FIRST, ids=["words", "photo"])
async def test_nothing_of_her_stays(stage: Stage, kind: str, hours: int, first: dict[str, Any]) -> None:
    room = await room_of_kind(stage, kind)
    anna = await asks(stage, first)
    await settle(stage)
    nickname = card_in(room).words.partition(" · ")[0].split()[-1]
    copies = {one.id for one in room.messages if "живот" in everything([one])}
    await stage.later(timedelta(hours=hours))
    await settle(stage)

    await erase(stage, anna)
    await settle(stage)

    left = everything([one for one in room.messages if one.id in copies])
    assert copies
    assert [one for one in (nickname, "Здоровье", "Томск", "живот") if one in left] == []


async def test_erasing_while_the_card_is_sent_takes_it_out(stage: Stage) -> None:
    room = await room_of_kind(stage, "plain group")
    stage.telegram.faults.add(Fault("sendMessage", room.id, kind="slow", delay_seconds=3))
    anna = await asks(stage, FIRST[0])
    await stage.until(lambda: stage.telegram.faults.planned == [])

    await erase(stage, anna)
    await stage.until(lambda: "Болит живот" in everything(room.messages))

    await stage.until(lambda: "живот" not in everything(room.messages))


async def closes(stage: Stage, room: Group | Phone) -> None:
    """Let the coordinator close the newest conversation in a room, and a night go by after its time."""
    await stage.coordinator.press(
        "Закрыть", message=card_in(room), chat=room if isinstance(room, Group) else None
    )
    await settle(stage)
    await stage.later(timedelta(days=31))
    await settle(stage)


@pytest.mark.parametrize("kind", ["plain group", "private chat"])
@pytest.mark.parametrize("first", FIRST, ids=["words", "photo"])
async def test_nothing_of_her_stays_for_more_than_a_month(
    stage: Stage, kind: str, first: dict[str, Any]
) -> None:
    room = await room_of_kind(stage, kind)
    anna = await asks(stage, first)
    await anna.send("Меня зовут Анна Ивановна")
    await settle(stage)
    nickname = card_in(room).words.partition(" · ")[0].split()[-1]

    await closes(stage, room)

    left = [one for one in (nickname, "Томск", "живот", "Анна Ивановна") if one in everything(room.messages)]
    assert left == []


async def test_woman_who_joins_the_team_leaves_no_words(stage: Stage) -> None:
    anna = await asked(stage)
    code = await Invitations(stage.app.works, stage.app.world).invite(Role.PEER)

    await anna.send(f"/start s_{code}")
    await stage.sees(anna, "Вы в команде")
    await settle(stage)

    assert found(stage.group, WORDS) == []
