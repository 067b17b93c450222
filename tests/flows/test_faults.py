"""Whatever the network, Telegram or the disk does on her side: nothing is lost, nothing is said twice."""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clock import FrozenClock
from bot.config import Settings
from bot.simulator import Fault, Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import (
    KINDS,
    WORDS,
    answer,
    cards,
    found,
    in_time,
    locked,
    marks,
    most_copies,
    plan,
    reads,
    running,
    settle,
    stubs,
)
from tests.flows.talking import quotes
from tests.flows.test_question import ask

ANSWER = "Да, конечно."
AT_ONCE_SECONDS = 1.0
OF_THE_GROUP = {
    "topic": ("createForumTopic", 0),
    "words": ("sendMessage", 0),
}
BLOCKED_NOTE = "Она остановила бота; ответ сохранён."
REACTION_REFUSALS = [
    "Bad Request: REACTION_INVALID",
    "Bad Request: message to react not found",
    "Bad Request: not enough rights to react to messages",
    "Bad Request: message thread not found",
    "Bad Request: CHANNEL_PRIVATE",
]


async def asked(stage: Stage) -> Phone:
    """Bring on a woman whose question stands in its topic."""
    anna = await ask(stage, WORDS)
    await settle(stage)
    return anna


@pytest.mark.peer_row("one 429 on relay", "one 429 on topic creation", "one 502 on relay")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", OF_THE_GROUP)
async def test_question_arrives_through_a_fault(stage: Stage, what: str, kind: str) -> None:
    method, skip = OF_THE_GROUP[what]
    plan(stage, method, stage.group.id, kind, skip=skip)

    anna = await ask(stage, WORDS)
    await settle(stage)

    copies = found(stage.group, WORDS)
    assert stage.telegram.faults.planned == []
    assert 1 <= len(copies) <= most_copies(kind)
    in_topic = stage.group.in_topic(copies[0].thread_id or 0)
    assert "Взять" in in_topic[0].labels
    assert [quotes(message) for message in in_topic] == [[WORDS]] * len(copies)
    assert marks(anna, WORDS) == ["👌"]


@pytest.mark.peer_row("staff reply hits 429")
@pytest.mark.parametrize("kind", KINDS)
async def test_answer_arrives_through_a_fault(stage: Stage, kind: str) -> None:
    anna = await asked(stage)
    plan(stage, "sendMessage", anna.id, kind)

    written = await answer(stage, ANSWER, under=found(stage.group, WORDS)[0])
    await settle(stage)

    assert stage.telegram.faults.planned == []
    assert 1 <= len(stubs(anna)) <= most_copies(kind)
    assert stage.group.reactions(written) == ["👌"]
    await reads(stage, anna, ANSWER)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "garbage"])
async def test_screen_comes_through_a_fault(stage: Stage, kind: str) -> None:
    anna = await stage.woman_in("Томск")
    plan(stage, "editMessageText", anna.id, kind)
    before = len(anna.messages)

    await anna.press("💬 Задать вопрос")

    await stage.sees(anna, "О чём ваш вопрос?")
    await stage.app.presenter.drain(timeout_seconds=5)
    assert stage.telegram.faults.planned == []
    assert len(anna.messages) == before


async def test_screen_comes_after_an_unreadable_answer(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    plan(stage, "editMessageText", anna.id, "garbage")

    await anna.press("💬 Задать вопрос")

    await stage.sees(anna, "О чём ваш вопрос?")


async def test_press_is_answered_after_an_unreadable_answer(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    stage.telegram.faults.add(Fault(method="answerCallbackQuery", kind="garbage"))

    press = await anna.press("💬 Задать вопрос", wait=False)

    assert await press.answered


async def test_unreadable_answer_delays_no_question_long(stage: Stage) -> None:
    plan(stage, "createForumTopic", stage.group.id, "garbage")
    began = stage.clock.now()

    await ask(stage, WORDS)
    await in_time(stage, lambda: found(stage.group, WORDS))

    assert (stage.clock.now() - began).total_seconds() < 10


async def test_clock_moved_while_sending_sends_nothing_twice(stage: Stage) -> None:
    stage.telegram.faults.add(Fault(method="createForumTopic", kind="slow", delay_seconds=1.5))
    await asked(stage)  # from now on several sends are in flight at once
    stage.telegram.faults.add(Fault(method="createForumTopic", kind="slow", delay_seconds=1.5))
    await ask(stage, ANSWER)
    await stage.until(lambda: stage.telegram.faults.planned == [])

    for _ in range(20):  # a minute each: far past every lease
        stage.clock.move(timedelta(minutes=1))
        stage.app.sender.wake()
        await asyncio.sleep(0.1)
    await settle(stage)

    assert len(found(stage.group, WORDS)) == len(found(stage.group, ANSWER)) == 1
    assert len(cards(stage.group)) == 2
    assert len([one for one in stage.telegram.calls if one.method == "createForumTopic"]) == 2


@pytest.mark.case(27)
@pytest.mark.peer_row("client blocked the bot")
@pytest.mark.parametrize("how", ["blocked", "deleted"])
async def test_staff_learn_that_she_is_gone(stage: Stage, how: str) -> None:
    anna = await asked(stage)
    await (anna.block() if how == "blocked" else anna.delete_account())

    copy = found(stage.group, WORDS)[0]
    await answer(stage, ANSWER, under=copy)
    await settle(stage)

    assert [message.thread_id for message in found(stage.group, BLOCKED_NOTE)] == [copy.thread_id]
    assert stubs(anna) == []


@pytest.mark.case(27)
async def test_answer_waits_until_she_comes_back(stage: Stage) -> None:
    anna = await asked(stage)
    await anna.block()
    await answer(stage, ANSWER, under=found(stage.group, WORDS)[0])
    await in_time(stage, lambda: found(stage.group, BLOCKED_NOTE))

    await anna.unblock()
    await anna.send("/start")

    await reads(stage, anna, ANSWER)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_help_comes_while_the_database_is_locked(stage: Stage, settings: Settings) -> None:
    anna = await stage.woman_in("Томск")
    await stage.leave_footprints()

    async with locked(settings):
        began = asyncio.get_running_loop().time()
        await anna.press("🆘 Срочно")
        await stage.sees(anna, "Передозировка")
        assert asyncio.get_running_loop().time() - began < AT_ONCE_SECONDS
        await anna.send("Где взять справку?")
        assert stage.telegram.pending_updates == 2

    await stage.sees(anna, "Отправить это консультантке?")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    assert sum("Передозировка" in message.labels for message in anna.messages) == 1


async def restart(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """Stop the bot that runs, and wait for its end."""
    caplog.set_level(logging.INFO, "bot.app")
    stage.app.stop()
    await stage.until(lambda: "stopped" in caplog.messages, timeout=10)


async def test_old_menu_works_after_a_restart(
    stage: Stage, settings: Settings, clock: FrozenClock, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await stage.woman_in("Томск")
    await restart(stage, caplog)

    async with running(settings, clock):
        press = await anna.press("🟢 Открыто сейчас")

        await stage.sees(anna, "Дроп-ин центр")
        assert press.text == ""


async def test_draft_and_its_buttons_survive_a_restart(
    stage: Stage, settings: Settings, clock: FrozenClock, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await stage.woman_in("Томск")
    await anna.send(WORDS)
    await stage.sees(anna, "Отправить это консультантке?")
    offer = anna.last
    await restart(stage, caplog)

    async with running(settings, clock) as app:
        await anna.press("Да")
        await stage.sees(anna, "Отправлено")
        late = await anna.press_data(str(offer.buttons[0][0].data), message=offer)
        await settle(replace(stage, app=app))

    assert late.text == "Уже отправлено"
    assert "Отправлено" in said(anna)
    assert len(found(stage.group, WORDS)) == 1


@pytest.mark.parametrize("refusal", REACTION_REFUSALS)
async def test_refused_reaction_is_tried_once(stage: Stage, refusal: str) -> None:
    stage.telegram.faults.add(Fault(method="setMessageReaction", status=400, description=refusal, times=1000))

    anna = await asked(stage)
    await answer(stage, ANSWER, under=found(stage.group, WORDS)[0])
    await settle(stage)

    tried = [call.chat_id for call in stage.telegram.calls if call.method == "setMessageReaction"]
    assert tried == [anna.id, stage.group.id]
    await reads(stage, anna, ANSWER)


@pytest.mark.parametrize("data", ["", "nonsense", "g:99999", "d:0:1", "s:9", "\u0000", "x" * 65])
async def test_forged_press_changes_no_card(stage: Stage, data: str) -> None:
    anna = await asked(stage)
    card = next(message for message in stage.group.messages if "Взять" in message.labels)

    await anna.press_data(data)
    await stage.consultant.press_data(data)
    await stage.consultant.press_data(data, message=card, chat=stage.group)

    assert next(one for one in stage.group.messages if one.id == card.id).labels == card.labels
