"""Forwards and quotations: nobody learns from whom they come, and none of them stops the bot."""

from typing import Any

import pytest

from bot.simulator import Phone
from tests.flows.conftest import Stage
from tests.flows.faults_help import found
from tests.flows.talking import talking, with_words
from tests.flows.test_updates import answers_still, failures

FRIEND: dict[str, Any] = {
    "id": 909_090_909,
    "is_bot": False,
    "first_name": "Подруга",
    "username": "best_friend",
}
CHANNEL: dict[str, Any] = {
    "id": -1_009_090_909_090,
    "type": "channel",
    "title": "Тайный канал",
    "username": "secret",
}
ORIGINS: dict[str, dict[str, Any]] = {
    "user": {"type": "user", "date": 1, "sender_user": FRIEND},
    "hidden user": {"type": "hidden_user", "date": 1, "sender_user_name": "Подруга"},
    "hidden user without name": {"type": "hidden_user", "date": 1},
    "channel": {
        "type": "channel",
        "date": 1,
        "chat": CHANNEL,
        "message_id": 9,
        "author_signature": "Подруга",
    },
    "chat": {"type": "chat", "date": 1, "sender_chat": CHANNEL, "author_signature": "Подруга"},
    "unknown kind": {"type": "hologram", "date": 1},
}
NAMES = ("909090909", "9090909090", "Подруга", "best_friend", "Тайный канал", "secret", "forward", "origin")


def told(stage: Stage) -> str:
    """Return all the bot has said in the staff's room."""
    return str([call.params for call in stage.telegram.calls_to(stage.group.id)])


async def is_passed_on_bare(stage: Stage, woman: Phone, words: str) -> None:
    """Check that her words stand with the staff, and no origin of them."""
    await stage.until(lambda: found(stage.group, words))
    await answers_still(stage)
    assert [name for name in NAMES if name in told(stage)] == []
    assert not any("не получилось" in shown.text for shown in woman.messages)


@pytest.mark.case(7)
@pytest.mark.leak("forwarded third-party messages")
@pytest.mark.parametrize("origin", ORIGINS.values(), ids=ORIGINS.keys())
async def test_forward_arrives_without_its_origin(
    stage: Stage, origin: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    anna = await talking(stage)

    await anna.send("Смотри, что пишут", forward_origin=origin, via_bot=FRIEND | {"is_bot": True})

    await is_passed_on_bare(stage, anna, "Смотри, что пишут")
    assert failures(caplog) == []


@pytest.mark.case(7)
@pytest.mark.leak("native forwards")
async def test_bot_never_forwards_or_copies(stage: Stage) -> None:
    anna = await talking(stage)
    for kind in ("photo", "sticker", "video"):
        await anna.send_media(kind)
    await anna.send("и слово", forward_origin=ORIGINS["user"])
    await stage.until(lambda: found(stage.group, "и слово"))
    await stage.outbox_is_empty()

    methods = {call.method for call in stage.telegram.calls}
    assert methods & {"forwardMessage", "forwardMessages", "copyMessage", "copyMessages"} == set()
    assert not any("forward_origin" in shown.data for shown in stage.group.messages)


EXTERNAL: dict[str, dict[str, Any]] = {
    "story": {"origin": ORIGINS["user"], "story": {}},
    "nameless": {"origin": ORIGINS["hidden user without name"]},
    "channel": {"origin": ORIGINS["channel"], "chat": CHANNEL, "message_id": 9},
}


@pytest.mark.case(8)
@pytest.mark.parametrize("reply", EXTERNAL.values(), ids=EXTERNAL.keys())
async def test_reply_to_elsewhere_arrives_as_her_words(
    stage: Stage, reply: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    anna, vera = await talking(stage), await stage.woman_in("Томск", "Вера")

    await anna.send("Это про меня", external_reply=reply, quote={"text": "Подруга", "position": 0})
    await vera.send("/menu")

    await is_passed_on_bare(stage, anna, "Это про меня")
    await stage.sees(vera, "🟢 Открыто сейчас")
    assert failures(caplog) == []


@pytest.mark.case(8)
async def test_answer_to_a_forward_keeps_its_place(stage: Stage) -> None:
    anna = await talking(stage)
    forwarded = await anna.send("Прочти", forward_origin=ORIGINS["hidden user without name"])
    await stage.until(lambda: found(stage.group, "Прочти"))

    await anna.send("Что это значит?", reply_to=forwarded)

    await is_passed_on_bare(stage, anna, "Что это значит?")
    copy = with_words(stage.group.messages, "Что это значит?")
    assert copy.data["reply_to_message"]["text"] == "Прочти"
