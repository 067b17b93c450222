"""Whoever floods delays nobody else, not even words of danger of their own; and albums are no flood."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.allowance import Allowance, Buckets, Shares
from bot.services import conversations, flow, relays
from bot.simulator import Phone, Shown
from bot.telegram import budget
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, settle
from tests.flows.talking import notes, talking

DANGER = "он меня убьёт"
MANY = 20
JOINED = timedelta(seconds=16)
NOTHING = Allowance(burst=0, per_second=0)


@pytest.fixture(autouse=True)
def generous_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let chats take what is sent at once: how slowly they take it is tested elsewhere."""
    monkeypatch.setattr(budget, "GROUP_LIMIT", 500)
    monkeypatch.setattr(budget, "PRIVATE_BURST", 500)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few messages wait."""
    monkeypatch.setattr(flow, "MOST_TEXTS", 6)
    monkeypatch.setattr(flow, "MOST_MEDIA", 2)
    monkeypatch.setattr(relays, "HEAP", 3)


def spend(stage: Stage, name: str, buckets: Any) -> None:
    """Let an allowance of the running bot be another one."""
    setattr(stage.app.world.allowances, name, buckets)


def narrowed(stage: Stage) -> None:
    spend(stage, "people", Buckets(NOTHING))


async def handled(stage: Stage) -> None:
    await stage.until(lambda: stage.telegram.pending_updates == 0)


@pytest.mark.usefixtures("narrow")
async def test_album_costs_as_much_as_one(stage: Stage) -> None:
    anna = await talking(stage)
    narrowed(stage)

    await anna.send_album(*["photo"] * 10)
    await settle(stage)

    assert len([shown for shown in stage.group.messages if "photo" in shown.data]) == 10
    assert "не помещается" not in said(anna)


@pytest.mark.usefixtures("narrow")
async def test_danger_goes_before_a_heap_of_hers(stage: Stage) -> None:
    anna = await talking(stage)
    narrowed(stage)
    for number in range(6):
        await anna.send(f"Строка {number}")
    await handled(stage)

    await anna.send(DANGER)

    await stage.until(lambda: DANGER in notes(stage))
    await stage.later(JOINED)
    await stage.until(lambda: "Строка 5" in notes(stage))
    order = [notes(stage).index(words) for words in ("есть опасность", DANGER, "Строка 0", "Строка 5")]
    assert order == sorted(order)


@pytest.mark.usefixtures("narrow")
async def test_many_words_of_danger_are_a_flood_too(stage: Stage) -> None:
    anna = await talking(stage)
    narrowed(stage)
    spend(stage, "urgent", Buckets(Allowance(burst=1, per_second=0)))
    calls = len(called(stage))

    for number in range(4):
        await anna.send(f"{DANGER} {number}")
    await handled(stage)
    await stage.until(lambda: sum("112" in shown.text for shown in anna.messages) == 4)

    await stage.later(JOINED)
    await stage.until(lambda: f"{DANGER} 3" in notes(stage))
    assert len([shown for shown in stage.group.messages if DANGER in shown.text]) < 4
    assert len(called(stage)) - calls == 1


def called(stage: Stage) -> list[Shown]:
    """Return the calls of the consultant to something urgent."""
    return [shown for shown in stage.consultant.messages if shown.from_bot and "🆘" in shown.text]


async def test_storm_of_edits_shows_the_newest(stage: Stage) -> None:
    anna = await talking(stage)
    asked = next(shown for shown in anna.messages if shown.text == "Здравствуйте")
    spend(stage, "people", Buckets(NOTHING))

    for number in range(MANY):
        await anna.edit(asked, f"Иначе {number}")
    await handled(stage)
    await stage.later(JOINED)

    await stage.until(lambda: f"Иначе {MANY - 1}" in notes(stage))
    assert notes(stage).count("Иначе") == 1


@pytest.mark.usefixtures("narrow")
async def test_refused_voice_is_not_called_passed_on(stage: Stage) -> None:
    anna = await talking(stage)
    narrowed(stage)
    for number in range(9):
        await anna.send(f"Строка {number}")
    await stage.sees(anna, "не помещается")

    await anna.send_media("voice")
    await stage.sees(anna, "Лучше текстом")
    await anna.press("Отправить")

    await handled(stage)
    await stage.until(lambda: sum("не помещается" in shown.text for shown in anna.messages) == 2)
    assert not any("Передаю" in shown.text for shown in anna.messages)


@pytest.mark.usefixtures("narrow")
async def test_refused_question_stays_in_the_draft(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversations, "MOST_OPEN", 1)
    anna = await talking(stage)
    narrowed(stage)
    for number in range(9):
        await anna.send(f"Строка {number}")
    await stage.sees(anna, "не помещается")

    await anna.send("/question")
    await anna.press("Здоровье")
    await stage.sees(anna, "Напишите одним")
    await anna.send("Где анализы?")
    await anna.press("✅ Отправить")
    await stage.until(lambda: "не помещается" in anna.last.text and "✅ Отправить" in anna.last.labels)
    await settle(stage)
    spend(stage, "people", Buckets(Allowance(burst=9, per_second=0)))
    await anna.press("✅ Отправить")

    await stage.until(lambda: "Где анализы?" in notes(stage))


async def test_newcomers_together_leave_known_ones_first(stage: Stage) -> None:
    known = await talking(stage)
    await stage.consultant.send("Добрый день", chat=stage.group, thread_id=max(stage.group.topics))
    await stage.sees(known, "Вам письмо ✉️")
    spend(stage, "newcomers", Shares(NOTHING, NOTHING))
    new = await stage.woman_in("Томск", "Ольга")
    await new.send("Я впервые")
    await new.press("Да")
    await settle(stage)
    stage.app.sender.stop()
    await new.send("Ещё от новой")
    await handled(stage)
    await known.send("Ещё от знакомой")
    await handled(stage)

    assert await lanes(stage) == [3, 2]


async def lanes(stage: Stage) -> list[int]:
    async with stage.app.works.begin() as uow:
        rows = await uow.connection.exec_driver_sql(
            "SELECT lane FROM outbox WHERE state = 'waiting' AND kind = 'relay' ORDER BY seq"
        )
        return [int(row[0]) for row in rows]


async def press_all(phone: Phone, label: str, times: int) -> list[Any]:
    """Press a button many times without waiting in between; return the presses, all answered."""
    key = phone.last.find(label)
    assert key is not None
    pressed = [await phone.press_data(str(key.data), message=phone.last, wait=False) for _ in range(times)]
    await asyncio.gather(*(press.answered.wait() for press in pressed))
    return pressed


@pytest.mark.case(18)
async def test_storm_of_presses_is_answered_and_stops_nobody(stage: Stage) -> None:
    troll = await stage.woman_in("Томск")
    olga = await stage.woman_in("Томск", "Ольга")
    few = Buckets(Allowance(burst=5, per_second=0))
    spend(stage, "updates", few)
    spend(stage, "written", few)

    storm = asyncio.gather(press_all(troll, "🕐 Часы приёма", 60))
    await olga.press("🕐 Часы приёма")
    await stage.sees(olga, "Сегодня")

    assert len((await storm)[0]) == 60


@pytest.mark.case(57)
async def test_crowd_of_floods_stops_no_honest_voice(stage: Stage) -> None:
    olga = await stage.woman_in("Томск", "Ольга")
    trolls = [await stage.woman_in("Томск", f"Тролль {number}") for number in range(5)]
    spend(stage, "crowd", Shares(NOTHING, Allowance(burst=4, per_second=0)))
    spend(stage, "crowd_written", Shares(NOTHING, Allowance(burst=4, per_second=0)))

    await asyncio.gather(*(troll.send_photo(caption="спам") for troll in trolls for _ in range(MANY)))
    await olga.send("Где получить лекарства?")
    await stage.sees(olga, "Отправить это")
    await olga.press("Да")

    await stage.until(lambda: found(stage.group, "Где получить лекарства?"))
    await handled(stage)
    assert all(sum("не помещается" in one.text for one in troll.messages) == 1 for troll in trolls)
    assert not any(call.method == "getFile" for call in stage.telegram.calls)
