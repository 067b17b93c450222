"""Whatever Telegram sends, from wherever: it is confirmed, nothing breaks, the next message is answered."""

import json
import logging

import pytest

from tests.flows.conftest import Stage
from tests.flows.faults_help import found
from tests.flows.raw_updates import (
    CHANNEL,
    CONTENTS,
    FOREIGN,
    MALFORMED,
    PRIVATE,
    Json,
    events_in,
    events_nowhere,
    message_in,
)
from tests.flows.test_question import ask


async def answers_still(stage: Stage) -> None:
    """Check that all was confirmed and that a newcomer is greeted."""
    await stage.until(lambda: stage.telegram.pending_updates == 0, timeout=20)
    newcomer = stage.woman("Новая")
    await newcomer.send("/start")
    await stage.until(lambda: any(message.from_bot for message in newcomer.messages), timeout=10)
    await stage.until(lambda: stage.telegram.pending_updates == 0)


def failures(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what went wrong at the top or in a handler."""
    bad = ("update_failed", "receive_failed", "claim_failed", "settle_failed")
    return [record.getMessage() for record in caplog.records if record.getMessage().startswith(bad)]


def chat_of(stage: Stage, where: str) -> Json:
    room: Json = stage.group.chat.data
    return {"private": PRIVATE, "staff": room, "foreign": FOREIGN, "channel": CHANNEL}[where]


@pytest.mark.case(14, 19)
@pytest.mark.parametrize("where", ["private", "staff", "foreign", "channel"])
async def test_every_content_is_taken_calmly(
    stage: Stage, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    chat = chat_of(stage, where)
    for content in CONTENTS.values():
        stage.telegram.inject({"message": message_in(chat, content)})

    await answers_still(stage)

    assert failures(caplog) == []


@pytest.mark.filterwarnings("ignore:Detected unknown update type:RuntimeWarning")
@pytest.mark.parametrize("where", ["private", "staff", "foreign", "channel"])
async def test_every_kind_is_taken_calmly(stage: Stage, where: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    for kind, event in [*events_in(chat_of(stage, where)), *events_nowhere()]:
        stage.telegram.inject({kind: event})

    await answers_still(stage)

    assert failures(caplog) == []


async def test_every_topic_content_is_taken_calmly(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    await ask(stage)
    await stage.until(lambda: found(stage.group, "Можно ли мне рожать?"))
    [topic] = stage.group.topics
    where = {"from": stage.consultant.user, "message_thread_id": topic, "is_topic_message": True}
    for content in CONTENTS.values():
        message = message_in(stage.group.chat.data, where | content)
        stage.telegram.inject({"message": message})

    await answers_still(stage)

    assert failures(caplog) == []


@pytest.mark.case(19)
@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
async def test_malformed_update_stops_nobody(stage: Stage, body: Json) -> None:
    stage.telegram.inject(body)

    await answers_still(stage)


async def test_one_malformed_leaves_ninety_nine(stage: Stage) -> None:
    women = [stage.woman(f"Анна {number}") for number in range(99)]
    for number, woman in enumerate(women):
        if number == 42:
            stage.telegram.inject({"message": {"message_id": "x"}})
        await woman.send("/start")

    await stage.until(lambda: all(any(one.from_bot for one in woman.messages) for woman in women), timeout=30)

    await stage.until(lambda: stage.telegram.pending_updates == 0)


@pytest.mark.parametrize(
    "body", [b'{"update_id":{id},"message":{', b'{"update_id": {id}, \xff\xfe}', b'{"update_id":{id}}}}']
)
async def test_bytes_that_are_no_json_stop_nobody(stage: Stage, body: bytes) -> None:
    stage.telegram.inject_raw(body)

    await answers_still(stage)


@pytest.mark.case(14)
async def test_very_deep_json_stops_nobody(stage: Stage) -> None:
    body = json.dumps({"text": "x", "reply_to_message": {}})
    nested = body.replace("{}", '{"x":' * 1000 + "1" + "}" * 1000)
    stage.telegram.inject_raw(b'{"update_id":{id},"message":' + nested.encode() + b"}")

    await answers_still(stage)


async def test_foreign_group_is_left_silently(stage: Stage) -> None:
    foreign = stage.telegram.add_group("Чужие")
    stranger = stage.woman("Чужая")
    foreign.chat.members.add(stranger.id)
    foreign.set_bot(stranger, status="member")
    await stranger.send("/start", chat=foreign)
    await stranger.send("/bind", chat=foreign)

    await stage.until(lambda: not foreign.chat.has_bot)

    assert not any(message.from_bot for message in foreign.messages)


ODD_TEXTS = {
    "long": "я" * 4096,
    "html": '<b>жирный <i>&amp; "кривой" </b> <script>',
    "emoji": "👩‍👩‍👧" * 60,
    "three hundred emoji": "🫂" * 300,
    "right to left": "\u202eобратно\u202c \u200fשלום\u200f",
    "markdown": "*звёзды* _черты_ [скобки](tg://user?id=1) `код`",
}


@pytest.mark.case(2, 5)
@pytest.mark.parametrize("words", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
async def test_odd_text_arrives_once_literally(stage: Stage, words: str) -> None:
    await ask(stage, words)

    await stage.until(lambda: found(stage.group, words))
    await answers_still(stage)

    assert len(found(stage.group, words)) == 1
