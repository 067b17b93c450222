"""Where no topic holds a conversation together, its card stays near the bottom while it is open."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clock import FrozenClock
from bot.config import Settings
from bot.services.raising import FAR
from bot.simulator import Group, Phone, Shown
from tests.flows.conftest import Stage
from tests.flows.faults_help import in_time, plan, running, settle
from tests.flows.rooms_help import card_in
from tests.flows.test_erasing_in_rooms import FIRST, asks, everything, room_of_kind
from tests.flows.test_faults import restart
from tests.flows.test_hide_and_erase import erase

KINDS = ["plain group", "private chat"]


async def raised(stage: Stage, kind: str) -> tuple[Group | Phone, Phone, Shown, Shown]:
    """Let a woman write again after two hours; return the room, her, the card before and the one raised."""
    room = await room_of_kind(stage, kind)
    anna = await asks(stage, FIRST[0])
    await settle(stage)
    first = card_in(room)
    await stage.later(timedelta(hours=2, minutes=1))
    await settle(stage)
    await anna.send("Вы ещё здесь?")
    await settle(stage)
    return room, anna, first, card_in(room)


def now(room: Group | Phone, shown: Shown) -> Shown:
    return next(one for one in room.messages if one.id == shown.id)


@pytest.mark.parametrize("kind", KINDS)
async def test_card_is_shown_anew_below_her_newest_words(stage: Stage, kind: str) -> None:
    room, _, first, card = await raised(stage, kind)

    assert card.id != first.id
    assert "живот" not in everything([card])
    assert "Взять" in card.labels
    assert now(room, first).labels == []


async def test_card_is_shown_anew_once_an_hour(stage: Stage) -> None:
    room, anna, _, card = await raised(stage, "plain group")

    await anna.send("Ответьте, пожалуйста")
    await settle(stage)

    assert card_in(room).id == card.id


async def test_erasing_takes_both_cards_along(stage: Stage) -> None:
    room, anna, first, card = await raised(stage, "plain group")
    nickname = card.words.partition(" · ")[0].split()[-1]

    await erase(stage, anna)
    await settle(stage)

    assert nickname not in everything([one for one in room.messages if one.id in {first.id, card.id}])


async def test_reply_to_either_card_reaches_her(stage: Stage) -> None:
    room, anna, first, card = await raised(stage, "plain group")
    assert isinstance(room, Group)

    for shown in (first, card):
        await stage.consultant.send("Да, мы здесь", chat=room, reply_to=now(room, shown))
    await settle(stage)

    assert sum(one.text.startswith("Вам письмо") for one in anna.messages) == 2


async def test_taking_by_the_raised_card_shows_on_it(stage: Stage) -> None:
    room, _, first, card = await raised(stage, "plain group")
    assert isinstance(room, Group)

    await stage.consultant.press("Взять", message=card, chat=room)
    await settle(stage)

    assert "Передать" in now(room, card).labels
    assert now(room, first).labels == []


async def test_press_on_the_old_card_shows_on_the_new(stage: Stage) -> None:
    room, _, first, card = await raised(stage, "plain group")
    assert isinstance(room, Group)
    take = card.find("Взять")
    assert take is not None

    await stage.consultant.press_data(str(take.data), message=first, chat=room)
    second = await stage.coordinator.press("Взять", message=card, chat=room)
    await settle(stage)

    assert second.text != ""
    assert "Передать" in now(room, card).labels
    assert now(room, first).labels == []


async def test_raised_card_survives_a_lost_reply(stage: Stage) -> None:
    room = await room_of_kind(stage, "plain group")
    anna = await asks(stage, FIRST[0])
    await settle(stage)
    first = card_in(room)
    await stage.later(timedelta(hours=2, minutes=1))
    plan(stage, "sendMessage", room.chat.id, "lost reply", skip=1)

    await anna.send("Вы ещё здесь?")
    await settle(stage)

    assert card_in(room).id != first.id
    assert now(room, first).labels == []


@pytest.mark.usefixtures("quick_group")
async def test_card_far_above_is_shown_anew_within_the_hour(stage: Stage) -> None:
    room = await room_of_kind(stage, "plain group")
    anna = await asks(stage, FIRST[0])
    await settle(stage)
    first = card_in(room)

    seen = []
    for number in range(FAR + 2):
        await anna.send(f"Ещё {number}")
        await settle(stage)
        seen.append(card_in(room).id != first.id)

    assert seen == [False] * FAR + [True] * 2
    assert sum("Закрыть" in one.labels for one in room.messages) == 1


async def test_young_card_stays_when_the_hour_turns(stage: Stage) -> None:
    room = await room_of_kind(stage, "plain group")
    await stage.later(timedelta(minutes=58))
    anna = await asks(stage, FIRST[0])
    await settle(stage)
    first = card_in(room)
    await stage.later(timedelta(minutes=3))

    await anna.send("Вы здесь?")
    await settle(stage)

    assert card_in(room).id == first.id


@pytest.mark.parametrize("skip", [1, 2], ids=["before the new card", "before the old one is lowered"])
async def test_raised_card_survives_a_restart(
    stage: Stage, settings: Settings, clock: FrozenClock, caplog: pytest.LogCaptureFixture, skip: int
) -> None:
    room = await room_of_kind(stage, "plain group")
    anna = await asks(stage, FIRST[0])
    await settle(stage)
    first = card_in(room)
    await stage.later(timedelta(hours=2, minutes=1))
    method = "sendMessage" if skip == 1 else "editMessageReplyMarkup"
    plan(stage, method, room.chat.id, "502", skip=1 if skip == 1 else 0)
    await anna.send("Вы ещё здесь?")
    await in_time(stage, lambda: not any(one.times == 2 for one in stage.telegram.faults.planned))
    await restart(stage, caplog)

    async with running(settings, clock) as app:
        await settle(replace(stage, app=app))

    assert sum("Закрыть" in one.labels for one in room.messages) == 1
    assert card_in(room).id != first.id
    assert now(room, first).labels == []
