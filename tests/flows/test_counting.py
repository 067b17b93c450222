"""What becomes of answers is counted by the day, never by the woman."""

from datetime import timedelta

from bot.domain.figures import Event
from tests.flows.conftest import Stage
from tests.flows.talking import in_topic, notes, talking


async def counted(stage: Stage, event: Event) -> int:
    async with stage.app.works.begin() as uow:
        found = await uow.counts.read(event, since=stage.clock.now().date() - timedelta(days=60))
    return sum(found.values())


async def test_undelivered_answer_is_counted(stage: Stage) -> None:
    anna = await talking(stage)
    await anna.block()

    await stage.consultant.send("Приходите завтра.", **in_topic(stage))
    await stage.until(lambda: "остановила бота" in notes(stage))

    assert await counted(stage, Event.UNDELIVERED) == 1
    assert await counted(stage, Event.FIRST) == 1


async def test_answer_nobody_opened_is_counted(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.consultant.send("Приходите завтра.", **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    await stage.outbox_is_empty()

    await stage.later(timedelta(days=15))

    assert await counted(stage, Event.EXPIRED) == 1
