"""Kinds of messages that can give her away, grow without bounds, or mean nothing to a bot."""

import json
import time

import pytest

from bot.simulator import Phone
from bot.simulator.contents import PIXEL
from tests.flows.conftest import Stage, said
from tests.flows.raw_updates import CONTENTS, Json
from tests.flows.talking import in_room, notes, quotes, talking
from tests.flows.test_updates import answers_still, failures

EXIF = b"\xff\xd8\xff\xe1\x00\x0aExif\x00\x00GP\xff\xda\x00\x02picture\xff\xd9"
PLACE: Json = {"latitude": 56.481, "longitude": 84.951}
PLACES: dict[str, Json] = {
    "point": {"location": PLACE},
    "live": {"location": PLACE | {"live_period": 900, "heading": 90}},
    "venue": {"location": PLACE, "venue": {"location": PLACE, "title": "Мой дом", "address": "Ленина, 1"}},
}
THIRD: Json = {
    "phone_number": "+79991112233",
    "first_name": "Сосед",
    "user_id": 909_090_909,
    "vcard": "N:Сосед",
}


async def held(stage: Stage, content: Json, words: str) -> Phone:
    """Let a woman in a conversation send what must wait; return her phone when she is warned."""
    anna = await talking(stage)
    await anna.send_content(content)
    await stage.sees(anna, words)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.outbox_is_empty()
    return anna


@pytest.mark.case(9)
@pytest.mark.leak("contact cards")
@pytest.mark.parametrize("is_own", [True, False])
async def test_contact_goes_as_a_bare_number_after_a_press(stage: Stage, *, is_own: bool) -> None:
    own = {"phone_number": "+79991112233", "first_name": "Анна", "user_id": 700_000_003}
    anna = await held(stage, {"contact": own if is_own else THIRD}, "Это номер телефона")
    assert "99911122" not in notes(stage)

    await anna.press("Отправить")

    await stage.until(lambda: "+79991112233" in notes(stage))
    told = str([call.params for call in stage.telegram.calls_to(stage.group.id)])
    assert not any(name in told for name in ("Анна", "Сосед", "909090909", "700000003", "vcard"))


@pytest.mark.case(10)
@pytest.mark.parametrize("content", PLACES.values(), ids=PLACES.keys())
async def test_place_goes_as_a_bare_point_after_a_press(stage: Stage, content: Json) -> None:
    anna = await held(stage, content, "Это точка на карте")
    assert in_room(stage, "location") == []

    await anna.press("Отправить")

    await stage.until(lambda: in_room(stage, "location"))
    (copy,) = in_room(stage, "location")
    assert (copy.data["location"], "venue" in copy.data) == (PLACE, False)


@pytest.mark.case(10)
@pytest.mark.parametrize("is_sent", [True, False])
async def test_moves_of_a_live_location_stay_here(stage: Stage, *, is_sent: bool) -> None:
    anna = await held(stage, PLACES["live"], "Это точка на карте")
    if is_sent:
        await anna.press("Отправить")
        await stage.until(lambda: in_room(stage, "location"))
        await stage.outbox_is_empty()
    live = next(shown for shown in anna.messages if "location" in shown.data)
    before = len(stage.group.messages)

    moved = live.data | {"edit_date": 1, "location": {"latitude": 1.0, "longitude": 1.0}}
    stage.telegram.inject({"edited_message": moved})
    await answers_still(stage)
    await stage.outbox_is_empty()

    assert len(stage.group.messages) == before


@pytest.mark.case(11)
@pytest.mark.leak("document metadata")
@pytest.mark.parametrize("kind", ["document", "animation"])
async def test_camera_file_never_reaches_the_staff(stage: Stage, kind: str) -> None:
    anna = await talking(stage)

    await anna.send_media("document", data=EXIF, file_name="Иванова_дома.jpg", mime_type="image/jpeg")
    await stage.sees(anna, "место и время съёмки")
    await anna.send_media(kind, data=b"%PDF", file_name="Иванова.pdf.mp4", mime_type="video/mp4")
    await answers_still(stage)
    await stage.outbox_is_empty()

    told = str([call.params for call in stage.telegram.calls_to(stage.group.id)])
    assert ("Иванова" in told, "Exif" in told) == (False, False)


@pytest.mark.case(12)
@pytest.mark.parametrize("kind", ["voice", "video_note"])
async def test_voice_is_relayed_without_download(stage: Stage, kind: str) -> None:
    anna = await talking(stage)

    await anna.send_media(kind)
    await stage.sees(anna, "Голос и лицо можно узнать")
    await anna.press("Отправить")
    await stage.until(lambda: in_room(stage, kind))

    (sent,) = [shown for shown in anna.messages if kind in shown.data]
    (call,) = [call for call in stage.telegram.calls_to(stage.group.id) if kind in call.params]
    assert call.params[kind] == sent.file_id
    assert not any(call.method == "getFile" for call in stage.telegram.calls)


REFUSED: dict[str, Json] = {
    name: CONTENTS[name] for name in ("dice", "poll", "game", "story", "paid_media", "checklist")
}
REFUSED |= {
    "gift": {"gift": {"gift": {"id": "1", "sticker": CONTENTS["sticker"]["sticker"], "star_count": 1}}},
    "giveaway": {"giveaway": {"chats": [], "winners_selection_date": 1, "winner_count": 1}},
    "invoice": CONTENTS["invoice"],
    "unknown": CONTENTS["unknown_kind"],
}


@pytest.mark.case(14)
@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
async def test_odd_kind_gets_a_polite_answer(
    stage: Stage, content: Json, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await talking(stage)
    before = len(anna.messages)

    await anna.send_content(content)

    await stage.until(lambda: len([one for one in anna.messages[before:] if one.from_bot]) == 1)
    assert said(anna).strip()
    assert quotes(in_room(stage, "text")[-1]) == ["Здравствуйте"]
    assert failures(caplog) == []


def nested(start: str, end: str, *, levels: int = 1000) -> str:
    return start * levels + "{}" + end * levels


DEEP = {
    "rich message": '"rich_message": ' + nested('{"blocks": [{"type": "quote", "content": ', "}]}"),
    "entities": '"text": "x", "entities": [' + nested('{"type": ', "}") + "]",
    "reply": '"text": "x", "reply_to_message": ' + nested('{"reply_to_message": ', "}"),
    "keyboard": '"text": "x", "reply_markup": ' + nested('{"x": ', "}"),
}


@pytest.mark.case(14)
@pytest.mark.parametrize("content", DEEP.values(), ids=DEEP.keys())
async def test_thousand_levels_cost_little(stage: Stage, content: str) -> None:
    anna = await talking(stage)
    frame = json.dumps({"message_id": 9000, "from": anna.user, "chat": anna.chat.data, "date": 1})
    body = f'{{"update_id": {{id}}, "message": {frame[:-1]}, {content}}}}}'
    began = time.process_time()

    stage.telegram.inject_raw(body.encode())
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    assert time.process_time() - began < 1.0
    await answers_still(stage)


@pytest.mark.case(12)
@pytest.mark.parametrize("caption", ["", "вот"])
async def test_warned_voice_can_be_left_unsent(stage: Stage, caption: str) -> None:
    anna = await talking(stage)

    await anna.send_media("voice", data=PIXEL, caption=caption or None)
    await stage.sees(anna, "Голос и лицо можно узнать")
    await anna.press("Лучше текстом")
    await stage.sees(anna, "Напишите словами")
    await stage.outbox_is_empty()

    assert in_room(stage, "voice") == []
