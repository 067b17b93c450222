"""What Telegram's answers lead to: moved groups, topics that are too many, words beside their topic."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.outgoing import Consignment, Receipt
from bot.simulator import Fault
from tests.flows.conftest import Stage
from tests.flows.faults_help import WORDS, answer, cards, found, in_time, settle, stubs, tick, waiting
from tests.flows.rooms_help import texts
from tests.flows.talking import in_topic, talking
from tests.flows.test_hide_and_erase import erase
from tests.flows.test_question import ask
from tests.flows.test_reception import many, reception
from tests.flows.test_room_faults import asked, bind

NAMED = "Меня зовут Анна Ивановна"
LONG_PAUSE: dict[str, Any] = {
    "status": 429,
    "description": "Too Many Requests: retry after 600",
    "retry_after": 600,
}


async def plain_room(stage: Stage) -> None:
    """Bind a group without topics."""
    await bind(stage, stage.telegram.add_group("Без тем", forum=False))


def tried(stage: Stage, chat_id: int) -> int:
    """Count the calls about a chat since they were forgotten."""
    return sum(call.chat_id == chat_id for call in stage.telegram.calls)


async def test_receipt_in_a_moved_group_is_given_up(stage: Stage) -> None:
    await plain_room(stage)
    anna, old = await asked(stage), stage.group.id
    stage.telegram.faults.add(Fault("sendMessage", anna.chat.id, status=502))
    await answer(stage, "Да", under=found(stage.group, WORDS)[0])
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    stage.group.migrate()
    stage.telegram.forget_calls()

    await settle(stage)

    assert tried(stage, old) < 5


async def test_sweep_of_a_moved_group_is_given_up(stage: Stage) -> None:
    await plain_room(stage)
    anna, old = await asked(stage), stage.group.id
    stage.group.migrate()
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    stage.telegram.forget_calls()

    await erase(stage, anna)
    await settle(stage)

    assert tried(stage, old) < 5


async def test_too_many_topics_hold_up_no_words(stage: Stage) -> None:
    await talking(stage)
    stage.telegram.faults.add(Fault("createForumTopic", stage.group.id, **LONG_PAUSE))
    anna = await stage.woman_in("Томск", "Бэлла")
    await anna.send("он меня убьёт")
    await stage.sees(anna, "Отправить это")
    await anna.press("Да")

    await in_time(stage, lambda: any("он меня убьёт" in one.words for one in stage.group.messages))


async def test_words_astray_after_a_fault_go_with_her(stage: Stage) -> None:
    anna = await asked(stage)
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, status=502))
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, kind="astray", times=2))
    await anna.send(NAMED)
    await settle(stage)

    await erase(stage, anna)
    await settle(stage)

    assert NAMED not in texts(stage.group)


async def test_words_in_flight_leave_a_plain_group_with_her(stage: Stage) -> None:
    await plain_room(stage)
    anna = await asked(stage)
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, kind="slow", delay_seconds=1))
    await anna.send(NAMED)
    await stage.until(lambda: any(NAMED in str(call.params) for call in stage.telegram.calls))

    await erase(stage, anna)
    await settle(stage)
    await stage.until(lambda: NAMED not in texts(stage.group))


async def test_press_before_the_card_is_noted_keeps_her_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, real = asyncio.Event(), stage.app.deliveries.delivered

    async def late(consignment: Consignment, receipt: Receipt, **how: bool) -> bool:
        if consignment.parcel.kind == "card":
            await held.wait()
        return await real(consignment, receipt, **how)

    monkeypatch.setattr(stage.app.deliveries, "delivered", late)
    await ask(stage, WORDS)
    await in_time(stage, lambda: cards(stage.group))
    await stage.consultant.press("Взять", message=cards(stage.group)[-1], chat=stage.group)
    held.set()
    await settle(stage)

    assert any(WORDS in text for text in texts(stage.group))


@pytest.mark.usefixtures("quick_group")
async def test_head_of_a_preview_stands_once(stage: Stage) -> None:
    (late,) = await many(stage, "Мне некуда идти")
    await stage.until(lambda: reception(stage))
    stage.telegram.faults.add(Fault("sendSticker", stage.group.id, status=502))
    await late.send_media("sticker")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    for _ in range(20):
        await tick(stage)
    assert len(reception(stage)) == 2

    stage.clock.move(timedelta(minutes=1))
    await settle(stage)
    await erase(stage, late)
    await settle(stage)

    assert reception(stage) == []
    assert await waiting(stage) == 0


@pytest.mark.parametrize("is_committed", [False, True])
async def test_arrival_noted_late_comes_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, *, is_committed: bool
) -> None:
    anna, faults, real = await talking(stage), [OSError("out of reach")], stage.app.deliveries.delivered

    async def failing(consignment: Consignment, receipt: Receipt, **how: bool) -> bool:
        if faults and is_committed and consignment.parcel.kind == "letter":
            await real(consignment, receipt, **how)
        if faults and consignment.parcel.kind == "letter":
            raise faults.pop()
        return await real(consignment, receipt, **how)

    monkeypatch.setattr(stage.app.deliveries, "delivered", failing)
    await stage.consultant.send("Приходите", **in_topic(stage))
    await in_time(stage, lambda: stubs(anna))
    await stage.outbox_is_empty()

    assert (len(stubs(anna)), faults) == (1, [])
