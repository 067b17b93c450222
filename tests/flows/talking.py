"""A woman and the staff in conversation, for the tests of what passes between them."""

from typing import Any

from bot.simulator import Phone, Shown
from tests.flows.conftest import Stage

COMMON_TOPICS = {"Приёмная", "Срочное"}


async def talking(stage: Stage) -> Phone:
    """Let a woman have an open conversation; return her phone."""
    anna = await stage.woman_in("Томск")
    await anna.send("Здравствуйте")
    await stage.sees(anna, "Отправить это консультантке?")
    await anna.press("Да")
    await stage.until(lambda: "Здравствуйте" in notes(stage))
    await stage.outbox_is_empty()
    return anna


def of_bot(shown: list[Shown], kind: str) -> list[Shown]:
    return [one for one in shown if one.from_bot and kind in one.data]


def in_room(stage: Stage, kind: str) -> list[Shown]:
    return of_bot(stage.group.messages, kind)


def notes(stage: Stage) -> str:
    return "\n".join(shown.text for shown in stage.group.messages)


def with_words(shown: list[Shown], words: str) -> Shown:
    return next(one for one in shown if one.text == words)


def in_topic(stage: Stage) -> dict[str, Any]:
    """Say where the staff write: in the newest topic of a conversation."""
    hers = [number for number, topic in stage.group.topics.items() if topic.name not in COMMON_TOPICS]
    return {"chat": stage.group, "thread_id": max(hers)}
