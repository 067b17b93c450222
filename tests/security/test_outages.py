"""Telegram refuses, slows down or is gone for hours: everything arrives, in order, and nothing in a burst."""

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.simulator import Fault, Phone
from bot.telegram import receiver
from bot.telegram.budget import Budget
from tests.canary import DETAILS, FIRST_NAME, USER_ID
from tests.flows.conftest import Stage
from tests.flows.faults_help import found, settle, stubs
from tests.flows.talking import in_topic, notes, talking
from tests.flows.test_canary import Recorder
from tests.flows.test_reminders import NINE_HOURS, woman_with_reminder
from tests.security.outages import WAYS, lines_of, telegram_down, write_all

HERS = [f"её {number}" for number in range(6)]
OTHERS = [f"другой {number}" for number in range(4)]
ANSWERS = [f"ответ {number}" for number in range(4)]
LONG_PAUSE = 35
TWENTIETH = 0.05


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch, roomy: None) -> None:  # noqa: ARG001 - before the bot runs
    """Ask for updates again soon, since the clock that is moved is not the one pauses are counted on."""
    monkeypatch.setattr(receiver, "LONGEST_BACKOFF_SECONDS", 0.2)


async def second_conversation(stage: Stage) -> tuple[Phone, int]:
    """Let another woman have a conversation; return her phone and the topic."""
    vera = await stage.woman_in("Томск", "Вера")
    await vera.send("Я Вера")
    await stage.sees(vera, "Отправить это")
    await vera.press("Да")
    await stage.until(lambda: found(stage.group, "Я Вера"))
    await stage.outbox_is_empty()
    return vera, found(stage.group, "Я Вера")[0].thread_id or 0


@pytest.mark.case(50)
@pytest.mark.parametrize("how", WAYS)
async def test_hour_without_telegram_loses_and_reorders_nothing(stage: Stage, how: str) -> None:
    anna, topic = await talking(stage), in_topic(stage)
    vera, other = await second_conversation(stage)

    async with telegram_down(stage, how, for_=timedelta(hours=1)):
        await write_all(anna, HERS)
        await write_all(vera, OTHERS)
        await write_all(stage.consultant, ANSWERS, **topic)
    await settle(stage)

    for thread, words in ((topic["thread_id"], HERS), (other, OTHERS)):
        assert lines_of([one.text for one in stage.group.in_topic(thread) if one.from_bot], words) == words
    assert len(stubs(anna)) == len(ANSWERS)
    assert await opened(stage, anna) == ANSWERS


async def opened(stage: Stage, phone: Phone) -> list[str]:
    """Open every letter in the order they stand, and return the words in them."""
    for stub in stubs(phone):
        await phone.press("Открыть", message=stub)
    await stage.until(lambda: not stubs(phone))
    texts = "\n".join(shown.text for shown in phone.messages if shown.from_bot)
    return [line for line in texts.splitlines() if line in ANSWERS]


@pytest.mark.case(50)
async def test_words_on_their_way_wait_two_hours_in_order(stage: Stage) -> None:
    anna = await talking(stage)
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, status=502, times=1_000_000))
    await write_all(anna, HERS[:3])
    await stage.put_off()
    for _ in range(6):
        await stage.later(timedelta(minutes=20))
        await asyncio.sleep(0.02)
    await write_all(anna, HERS[3:])
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    assert not any(one in notes(stage) for one in HERS)

    stage.telegram.faults.clear()
    await settle(stage)

    assert lines_of([one.text for one in stage.group.messages], HERS) == HERS
    assert not any("не получилось" in shown.text for shown in anna.messages)


@pytest.mark.case(50)
@pytest.mark.parametrize(("hours", "sent"), [(2, 1), (7, 0)])
async def test_late_reminders_come_once_or_never(stage: Stage, hours: int, sent: int) -> None:
    anna = await woman_with_reminder(stage)
    await stage.later(NINE_HOURS - timedelta(minutes=5))

    async with telegram_down(stage, "5xx", for_=timedelta(hours=hours)):
        pass

    assert anna.notifications.count("Полить цветы") == sent
    await stage.later(timedelta(days=1, minutes=10) - timedelta(hours=hours))
    await settle(stage)
    assert anna.notifications.count("Полить цветы") == sent + 1


@pytest.fixture
def quick_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a second that Telegram asks for be a twentieth."""
    pause = Budget.pause

    async def shorter(self: Budget, chat_id: int | None, seconds: float) -> None:
        await pause(self, chat_id, seconds * TWENTIETH)

    monkeypatch.setattr(Budget, "pause", shorter)


def too_many(chat_id: int) -> Fault:
    words = f"Too Many Requests: retry after {LONG_PAUSE}"
    return Fault("*", chat_id, status=429, description=words, retry_after=LONG_PAUSE)


@pytest.mark.case(49)
async def test_pause_of_one_chat_spares_the_others(stage: Stage) -> None:
    anna, vera = await talking(stage), await stage.woman_in("Томск", "Вера")
    stage.telegram.faults.add(too_many(anna.id))
    await stage.consultant.send("Добрый день", **in_topic(stage))
    await stage.until(lambda: stage.telegram.faults.planned == [])
    tried = len(stage.telegram.calls_to(anna.id))

    began = asyncio.get_running_loop().time()
    await vera.send("/menu")
    await stage.sees(vera, "🟢 Открыто сейчас")
    await stage.until(lambda: "🟢 взято" in notes(stage))

    assert asyncio.get_running_loop().time() - began < 1.0
    assert len(stage.telegram.calls_to(anna.id)) == tried


@pytest.mark.case(49)
@pytest.mark.usefixtures("quick_pauses")
async def test_paused_group_coalesces_and_keeps_order(stage: Stage) -> None:
    anna = await talking(stage)
    vera, topic = await second_conversation(stage)
    stage.telegram.faults.add(too_many(stage.group.id))
    await anna.send(HERS[0])
    await stage.until(lambda: stage.telegram.faults.planned == [])
    before = len(stage.telegram.calls_to(stage.group.id))

    await write_all(anna, HERS[1:])
    await write_all(vera, OTHERS)
    await settle(stage)

    texts = [shown.text for shown in stage.group.messages]
    assert lines_of(texts, HERS) == HERS
    assert lines_of([one.text for one in stage.group.in_topic(topic)], OTHERS) == OTHERS
    assert len(stage.telegram.calls_to(stage.group.id)) - before < len(HERS) + len(OTHERS)


@pytest.mark.case(53)
@pytest.mark.leak("logs")
async def test_poison_at_the_head_leaves_ninety_nine(stage: Stage, recorder: Recorder) -> None:
    poison: dict[str, object] = {**DETAILS, "is_bot": False, "first_name": FIRST_NAME}
    chat = {"id": USER_ID, "type": "private", "first_name": FIRST_NAME}
    stage.telegram.faults.add(Fault("getUpdates", status=502, times=1))
    number = stage.telegram.inject(
        {"message": {"message_id": "x", "from": poison, "chat": chat, "text": [FIRST_NAME]}}
    )
    women = [stage.woman(f"Анна {one}") for one in range(99)]
    for woman in women:
        await woman.send("/start")

    await stage.until(lambda: all(any(one.from_bot for one in woman.messages) for woman in women), timeout=40)

    await stage.until(lambda: stage.telegram.pending_updates == 0)
    told = [line for line in recorder.lines if "update_failed" in line]
    assert [line.rpartition("update_failed ")[2] for line in told] == [
        f"update={number} error=ValidationError"
    ]
    assert not any(name in line for line in recorder.lines for name in (FIRST_NAME, str(USER_ID)))


def test_recorder_hears_everything(recorder: Recorder) -> None:
    logging.getLogger("bot.anywhere").debug("a word")

    assert any("a word" in line for line in recorder.lines)
