"""Whoever writes too fast: no honest word is lost, a flood stops nobody else, and nothing is silent."""

import re
from datetime import timedelta

import pytest

from bot.domain import allowance
from bot.domain.allowance import Allowance
from bot.services import flow
from bot.simulator import Phone
from bot.telegram import budget
from tests.flows.conftest import Stage, said
from tests.flows.talking import notes, talking

BURST = 40
HOUR = timedelta(hours=1)
SOME_TIME = timedelta(minutes=3)
TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture(autouse=True)
def generous_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the group take what is sent at once: how slowly it takes it is tested elsewhere."""
    monkeypatch.setattr(budget, "GROUP_LIMIT", 500)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few messages wait, so that a flood is small enough for a test."""
    monkeypatch.setattr(flow, "MOST_TEXTS", 10)
    monkeypatch.setattr(flow, "MOST_MEDIA", 3)


def group_calls(stage: Stage) -> int:
    """Count what was sent into the group."""
    sending = [call for call in stage.telegram.calls if call.method.startswith("send")]
    return len([call for call in sending if str(call.params.get("chat_id")) == str(stage.group.id)])


async def write(woman: Phone, count: int, *, words: str = "Строка") -> None:
    for number in range(count):
        await woman.send(f"{words} {number}")


async def drained(stage: Stage) -> None:
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.later(SOME_TIME)
    await stage.outbox_is_empty()


async def test_burst_of_forty_lines_arrives_whole(stage: Stage) -> None:
    anna = await talking(stage)
    before = group_calls(stage)

    await write(anna, BURST)
    await drained(stage)

    shown = notes(stage)
    places = [shown.index(f"Строка {number}") for number in range(BURST)]
    assert places == sorted(places)
    assert group_calls(stage) - before < BURST
    assert "не помещается" not in said(anna)


@pytest.mark.usefixtures("narrow")
async def test_flood_is_refused_in_words_once(stage: Stage) -> None:
    anna = await talking(stage)

    await write(anna, 90)
    await stage.sees(anna, "не помещается")
    await drained(stage)

    assert len([shown for shown in anna.messages if "не помещается" in shown.text]) == 1
    assert notes(stage).count("Пишет очень много") == 1


@pytest.mark.usefixtures("narrow")
async def test_danger_in_a_flood_passes_at_once(stage: Stage) -> None:
    anna = await talking(stage)
    await write(anna, 90)

    await anna.send("он меня убьёт")

    await stage.until(lambda: "он меня убьёт" in notes(stage))


@pytest.mark.case(57)
async def test_flood_of_one_leaves_others_alone(stage: Stage) -> None:
    troll = await talking(stage)
    olga = await stage.woman_in("Томск", "Ольга")
    await olga.send("Помогите с анализами")
    await stage.sees(olga, "Отправить это")
    await write(troll, 100)

    await olga.press("Да")

    await stage.until(lambda: "Помогите с анализами" in notes(stage))


async def press_more(stage: Stage, label: str) -> None:
    """Press something under «⋯» on the card."""
    card = next(shown for shown in stage.group.messages if "⋯" in shown.labels)
    await stage.consultant.press("⋯", message=card, chat=stage.group)
    await stage.until(lambda: any(label in shown.labels for shown in stage.group.messages))
    chosen = next(shown for shown in stage.group.messages if label in shown.labels)
    await stage.consultant.press(label, message=chosen, chat=stage.group)


async def test_quiet_woman_is_shown_once_an_hour(stage: Stage) -> None:
    anna = await talking(stage)
    await press_more(stage, "🔇 Тише на 24 ч")
    await stage.until(lambda: "раз в час" in notes(stage))

    await write(anna, 3, words="Тихая")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    assert "Тихая" not in notes(stage)
    await stage.later(HOUR)

    await stage.until(lambda: all(f"Тихая {number}" in notes(stage) for number in range(3)))


async def test_quiet_woman_can_be_heard_or_shut_out(stage: Stage) -> None:
    anna = await talking(stage)
    await press_more(stage, "🔇 Тише на 24 ч")
    await stage.until(lambda: "раз в час" in notes(stage))
    await anna.send("Тихая строка")

    await stage.consultant.press("🔊 Снова сразу", chat=stage.group)
    await stage.until(lambda: "Тихая строка" in notes(stage))
    await stage.consultant.press("🔇 Тише на 24 ч", chat=stage.group)
    await stage.consultant.press("⛔ Спам", chat=stage.group)

    await stage.until(lambda: "Доступ закрыт" in notes(stage))


async def test_danger_breaks_the_quiet(stage: Stage) -> None:
    anna = await talking(stage)
    await press_more(stage, "🔇 Тише на 24 ч")
    await stage.until(lambda: "раз в час" in notes(stage))
    await anna.send("Тихая строка")

    await anna.send("у него нож, он меня убьёт")

    await stage.until(lambda: "у него нож" in notes(stage))
    assert notes(stage).index("Тихая строка") < notes(stage).index("у него нож")


async def test_reported_threat_is_taken_care_of(stage: Stage) -> None:
    await talking(stage)
    await press_more(stage, "⚠️ Сообщить об угрозе")
    await stage.sees(stage.coordinator, "Вижу, занимаюсь")

    await stage.coordinator.press("👀 Вижу, занимаюсь")

    await stage.until(lambda: "Угрозой занимается координаторка" in notes(stage))


async def test_sixth_question_joins_an_open_one(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")

    for number in range(6):
        await anna.send("/question")
        await stage.sees(anna, "О чём")
        await anna.press("Здоровье")
        await stage.sees(anna, "Напишите одним")
        await anna.send(f"Вопрос {number}")
        await stage.sees(anna, "✅ Отправить")
        await anna.press("✅ Отправить")
        await stage.sees(anna, "Отправлено")
    await drained(stage)

    assert all(f"Вопрос {number}" in notes(stage) for number in range(6))
    assert len([shown for shown in stage.group.messages if "⋯" in shown.labels]) <= 5


async def test_faster_than_any_hand_is_told_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = await talking(stage)
    few = allowance.Buckets(Allowance(burst=5, per_second=0))
    monkeypatch.setattr(stage.app.world.allowances, "updates", few)
    monkeypatch.setattr(stage.app.world.allowances, "written", few)

    await write(anna, 30)
    await stage.sees(anna, "не помещается")
    await anna.send("/sos")

    await stage.sees(anna, "Передозировка")
    assert len([shown for shown in anna.messages if "не помещается" in shown.text]) == 1


async def test_about_says_how_to_tell_the_real_ones(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")

    await anna.send("/help")

    await stage.sees(anna, "Они пишут только здесь")
    assert f"@{stage.app.world.bot_username}" in said(anna)


@pytest.mark.usefixtures("narrow")
async def test_line_about_a_flood_ends_with_its_numbers(stage: Stage) -> None:
    anna = await talking(stage)
    await write(anna, 90)
    await drained(stage)
    (begun,) = [shown for shown in stage.group.messages if "Пишет очень много" in shown.text]

    await stage.later(TEN_MINUTES)

    await stage.until(lambda: "Писала очень много" in notes(stage))
    (ended,) = [shown for shown in stage.group.messages if "очень много" in shown.text]
    assert ended.id == begun.id
    numbers = [int(number) for number in re.findall(r"\d+", ended.text)]
    assert sum(numbers) == 90 - allowance.PERSON.burst
    edits = [call for call in stage.telegram.calls_to(stage.group.id) if call.method == "editMessageText"]
    assert len(edits) == 1
