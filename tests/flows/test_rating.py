"""After a conversation is closed she is asked, neutrally and once, whether it has helped."""

from datetime import timedelta

import pytest

from bot.domain.figures import Event
from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.talking import card, notes, talking


async def closed(stage: Stage) -> Phone:
    """Have a conversation and close it; return her phone, on which the neutral stub stands."""
    anna = await talking(stage)
    await stage.consultant.press("Закрыть", chat=stage.group)
    await stage.sees(anna, "Вам письмо ✉️")
    return anna


async def rated(stage: Stage, score: str) -> Phone:
    anna = await closed(stage)
    await anna.press("Открыть")
    await stage.sees(anna, "Помогло?")
    await anna.press(score)
    await stage.sees(anna, "Спасибо")
    return anna


async def ratings(stage: Stage) -> dict[str, int]:
    async with stage.app.works.begin() as uow:
        return await uow.counts.read(Event.RATED, since=stage.clock.now().date())


async def test_closing_asks_neutrally_and_counts_the_answer(stage: Stage) -> None:
    await rated(stage, "4")

    await stage.until(lambda: "4 из 5" in notes(stage))
    assert await ratings(stage) == {"4": 1}


async def test_second_rating_of_a_conversation_counts_nothing(stage: Stage) -> None:
    anna = await closed(stage)
    await anna.press("Открыть")
    await stage.sees(anna, "Помогло?")
    stub = anna.last
    first = stub.find("1")
    await anna.press("5")
    await stage.sees(anna, "Спасибо")

    for score in "12":
        assert first is not None
        await anna.press_data(f"{(first.data or '')[:-1]}{score}", message=stub)
    await stage.outbox_is_empty()

    assert await ratings(stage) == {"5": 1}
    assert notes(stage).count("из 5") == 1


async def test_line_after_a_rating_reaches_the_topic(stage: Stage) -> None:
    anna = await rated(stage, "5")

    await anna.send("Меня выслушали")

    await stage.sees(anna, "Спасибо, передала")
    await stage.until(lambda: "Меня выслушали" in notes(stage))
    assert "И добавляет" in notes(stage)


@pytest.mark.parametrize("words", ["/menu", "он меня убьёт", "поздно"])
async def test_what_is_no_line_goes_its_own_way(stage: Stage, words: str) -> None:
    anna = await rated(stage, "5")
    if words == "поздно":
        stage.clock.move(timedelta(hours=1))

    await anna.send(words)

    expected = "🟢 Открыто сейчас" if words == "/menu" else "Отправить это"
    await stage.until(lambda: expected in said(anna))
    assert "И добавляет" not in notes(stage)


async def test_nobody_is_asked_at_night(stage: Stage) -> None:
    anna = await talking(stage)
    stage.clock.move(timedelta(hours=12))  # midnight where she is
    await stage.consultant.press("Закрыть", chat=stage.group)
    await stage.until(lambda: "⚪️ закрыт" in card(stage).labels[0])

    stage.clock.move(timedelta(hours=8, minutes=59))
    stage.app.sender.wake()
    assert "Вам письмо" not in said(anna)

    stage.clock.move(timedelta(minutes=1))
    stage.app.sender.wake()
    await stage.sees(anna, "Вам письмо ✉️")


async def test_stranger_cannot_rate_her_conversation(stage: Stage) -> None:
    anna = await closed(stage)
    vera = await stage.woman_in("Томск", "Вера")

    stub = anna.last.find("Открыть")
    assert stub is not None
    await vera.press_data(f"{(stub.data or '')[:-1]}5")
    await stage.until(lambda: "устарел" in said(vera) or vera.notifications)

    assert await ratings(stage) == {}
