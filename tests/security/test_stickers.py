"""Stickers: the picture arrives, and never the set, which is often called after its owner."""

from typing import Any

import pytest

from bot.simulator import Fault, Phone
from bot.simulator.contents import PIXEL
from tests.flows.conftest import Stage
from tests.flows.faults_help import found
from tests.flows.raw_updates import Json
from tests.flows.talking import in_room, in_topic, notes, of_bot, talking

OWN_SET: dict[str, Any] = {"set_name": "ivanova_anna_by_stickers_bot", "emoji": "🌼"}
MOVING: dict[str, Json] = {
    "animated": {"is_animated": True},
    "video": {"is_video": True},
    "premium": {"premium_animation": {"file_id": "P", "file_unique_id": "P"}},
    "custom emoji": {"type": "custom_emoji"},
}


ONLY_EMOJI = "От движущегося стикера доходит только смайлик."


def told(woman: Phone) -> int:
    """Count how often she was told that only the emoji arrives."""
    return [shown.text for shown in woman.messages].count(ONLY_EMOJI)


def stickers_sent(stage: Stage) -> list[str]:
    """Return what was sent as a sticker into the group: a name of an upload, or an id of hers."""
    calls = stage.telegram.calls_to(stage.group.id)
    return [call.params["sticker"] for call in calls if call.method == "sendSticker"]


@pytest.mark.case(14)
async def test_sticker_is_passed_on(stage: Stage) -> None:
    anna = await talking(stage)

    await anna.send_media("sticker", **OWN_SET)

    await stage.until(lambda: in_room(stage, "sticker"))
    assert in_room(stage, "sticker")[0].data["sticker"]["emoji"] == "🌼"


@pytest.mark.case(14)
async def test_sticker_is_passed_on_without_its_set(stage: Stage) -> None:
    anna = await talking(stage)

    await anna.send_media("sticker", **OWN_SET)
    await stage.until(lambda: in_room(stage, "sticker"))

    (sent,) = [shown for shown in anna.messages if "sticker" in shown.data]
    assert "ivanova" in str(sent.data)
    assert "ivanova" not in str([shown.data for shown in stage.group.messages])
    assert [source.startswith("attach://") for source in stickers_sent(stage)] == [True]


async def test_answer_with_a_sticker_hides_its_set(stage: Stage) -> None:
    anna = await talking(stage)

    await stage.consultant.send_media("sticker", **in_topic(stage), **OWN_SET)
    await stage.sees(anna, "Вам письмо ✉️")
    await anna.press("Открыть")

    await stage.until(lambda: of_bot(anna.messages, "sticker"))
    assert "ivanova" not in str([shown.data for shown in anna.messages])


@pytest.mark.case(14)
@pytest.mark.parametrize("about", MOVING.values(), ids=MOVING.keys())
async def test_moving_sticker_arrives_as_its_emoji(stage: Stage, about: Json) -> None:
    anna = await talking(stage)

    await anna.send_media("sticker", **OWN_SET, **about)

    await stage.until(lambda: "Стикер: 🌼" in notes(stage))
    assert stickers_sent(stage) == []


@pytest.mark.case(14)
@pytest.mark.parametrize("data", [b"x", PIXEL[:-1], b"RIFF\x04\0\0\0WEBP", b"\0" * 600_000])
async def test_sticker_that_is_no_picture_arrives_as_its_emoji(stage: Stage, data: bytes) -> None:
    anna = await talking(stage)

    await anna.send_media("sticker", data=data, **OWN_SET)

    await stage.until(lambda: "Стикер: 🌼" in notes(stage))
    assert stickers_sent(stage) == []


@pytest.mark.case(14)
async def test_sticker_out_of_reach_arrives_as_its_emoji(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await talking(stage)
    stage.telegram.faults.add(Fault("getFile", status=502))

    await anna.send_media("sticker", **OWN_SET)

    await stage.until(lambda: "Стикер: 🌼" in notes(stage))
    assert stage.telegram.token not in caplog.text
    await anna.send("и слово")
    await stage.until(lambda: found(stage.group, "и слово"))


@pytest.mark.case(14)
async def test_she_is_told_once_that_only_the_emoji_arrives(stage: Stage) -> None:
    anna = await talking(stage)

    for emoji in "🌼🌻🌷":
        await anna.send_media("sticker", emoji=emoji, is_animated=True)

    await stage.until(lambda: all(f"Стикер: {emoji}" in notes(stage) for emoji in "🌼🌻🌷"))
    await stage.outbox_is_empty()
    assert told(anna) == 1


@pytest.mark.case(14)
async def test_she_is_told_when_her_question_goes(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.send_media("sticker", **OWN_SET, is_video=True)
    await stage.sees(anna, "Отправить это консультантке?")
    assert told(anna) == 0

    await anna.press("Да")

    await stage.until(lambda: told(anna) == 1)
    await stage.until(lambda: "Стикер: 🌼" in notes(stage))


@pytest.mark.case(14)
async def test_nothing_is_told_of_a_sticker_that_arrives(stage: Stage) -> None:
    anna = await talking(stage)

    await anna.send_media("sticker", **OWN_SET)

    await stage.until(lambda: in_room(stage, "sticker"))
    await stage.outbox_is_empty()
    assert told(anna) == 0
