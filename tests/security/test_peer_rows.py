"""What other support bots lose, repeat or mix up: here it arrives, in order, or is said in words."""

import asyncio
import logging

import pytest

from bot.clock import FrozenClock
from bot.config import Settings
from bot.simulator import Fault
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import answer, cards, found, in_card, running, settle, stubs
from tests.flows.talking import notes, talking
from tests.flows.test_faults import restart
from tests.flows.test_room_faults import asked

THREE = ["раз", "два", "три"]


def in_order(stage: Stage) -> list[str]:
    """Return the three words as they stand with the staff."""
    shown = [words for one in stage.group.messages for words in in_card(one) or [one.text]]
    return [word for words in shown for word in words.split("\n\n") if word in THREE]


@pytest.mark.peer_row("three quick messages of a known client")
@pytest.mark.parametrize("gap", [0.0, 0.3])
async def test_three_quick_messages_all_arrive(stage: Stage, gap: float) -> None:
    anna = await talking(stage)

    for words in THREE:
        await anna.send(words)
        await asyncio.sleep(gap)
    await settle(stage)

    assert in_order(stage) == THREE


@pytest.mark.peer_row("three first messages in one batch")
async def test_three_first_messages_open_one_topic(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("getUpdates", status=502))  # all three wait together
    anna = stage.woman()
    for words in THREE:
        await anna.send(words)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.until(lambda: "Отправить это" in said(anna))
    await stage.app.presenter.drain(timeout_seconds=5)

    await anna.press("Да")
    await settle(stage)
    await anna.send("четыре")
    await stage.until(lambda: found(stage.group, "четыре"))

    assert in_order(stage) == THREE
    assert len(stage.group.topics) == len(cards(stage.group)) == 1


@pytest.mark.peer_row("backlog of three from downtime")
async def test_backlog_of_a_downtime_arrives_whole(
    stage: Stage, settings: Settings, clock: FrozenClock, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await talking(stage)
    await restart(stage, caplog)
    for words in THREE:
        await anna.send(words)

    async with running(settings, clock):
        await stage.until(lambda: in_order(stage) == THREE)

    assert stage.telegram.pending_updates == 0


@pytest.mark.peer_row("staff reply other 400")
async def test_refused_answer_is_said_to_the_staff(stage: Stage) -> None:
    anna = await asked(stage)
    words = "Bad Request: BUTTON_DATA_INVALID"
    stage.telegram.faults.add(Fault("sendMessage", anna.id, status=400, description=words, times=3))

    written = await answer(stage, "Да, конечно", under=cards(stage.group)[0])
    await settle(stage)

    assert "Ответ не удалось доставить" in notes(stage)
    assert (stage.group.reactions(written), stubs(anna)) == ([], [])


@pytest.mark.peer_row("same message delivered twice")
async def test_message_delivered_twice_stands_once(stage: Stage) -> None:
    anna = await talking(stage)
    for words in THREE:
        await anna.send(words)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await settle(stage)

    assert stage.telegram.redeliver(5) == 5
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await settle(stage)

    assert in_order(stage) == THREE


@pytest.mark.leak("error reports")
async def test_error_is_reported_to_no_chat(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await talking(stage)
    before = {chat.id: len(chat.messages) for chat in stage.telegram.state.chats.values()}

    async def fail(*_args: object, **_values: object) -> None:
        raise ValueError("Анна")

    monkeypatch.setattr("bot.services.relays.Relays.pass_on", fail)
    await anna.send("Тайна")
    await stage.until(lambda: "не получилось" in said(anna) or "ещё раз" in said(anna))
    await settle(stage)

    grown = [chat.id for chat in stage.telegram.state.chats.values() if len(chat.messages) > before[chat.id]]
    assert grown == [anna.id]
    logged = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert not any("Анна" in line or "Тайна" in line for line in logged)


@pytest.mark.leak("ban replies with ids")
async def test_closing_access_names_nobody(stage: Stage) -> None:
    anna = await talking(stage)

    for label in ("⋯", "⛔ Спам"):
        await stage.consultant.press(label, chat=stage.group)
    await stage.until(lambda: "Доступ закрыт" in notes(stage))

    to_staff = [call.params for call in stage.telegram.calls if call.chat_id not in {None, anna.id}]
    assert not any(name in str(to_staff) for name in (str(anna.id), "Анна"))


@pytest.mark.leak("callback data")
async def test_buttons_of_staff_hold_no_number_of_hers(stage: Stage) -> None:
    anna = await talking(stage)
    for label in ("Передать", "‹ Назад", "⋯"):
        await stage.consultant.press(label, chat=stage.group)
        await stage.outbox_is_empty()

    data = [key.data for shown in stage.group.messages for row in shown.buttons for key in row if key.data]
    edited = str([call.params.get("reply_markup") for call in stage.telegram.calls_to(stage.group.id)])
    assert data
    assert not any(name in edited for name in (str(anna.id), f"{anna.id:x}", "Анна"))
