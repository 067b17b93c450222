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


def card(stage: Stage) -> Shown:
    """Return the newest card, as it stands now."""
    return next(one for one in reversed(stage.group.messages) if is_card(one))


def is_card(shown: Shown) -> bool:
    """Tell whether a message is a card: its first button says where the conversation stands."""
    return bool(shown.labels) and any(mark in shown.labels[0] for mark in "🟡🟢⚪")


def notes(stage: Stage) -> str:
    """Return all that stands in the group, in messages and on buttons."""
    return "\n".join("\n".join((shown.text, *shown.labels)) for shown in stage.group.messages)


def quotes(shown: Shown) -> list[str]:
    """Return what stands in quotations."""
    units = shown.words.encode("utf-16-le")
    marks = [one for one in shown.entities if one["type"] == "blockquote"]
    spans = [units[one["offset"] * 2 : (one["offset"] + one["length"]) * 2] for one in marks]
    return [span.decode("utf-16-le") for span in spans]


def with_words(shown: list[Shown], words: str) -> Shown:
    return next(one for one in shown if words in {one.text, *quotes(one)})


def in_topic(stage: Stage) -> dict[str, Any]:
    """Say where the staff write: in the newest topic of a conversation."""
    hers = [number for number, topic in stage.group.topics.items() if topic.name not in COMMON_TOPICS]
    return {"chat": stage.group, "thread_id": max(hers)}
