"""Every kind of message, both ways: passed on as a new one, held for a second press, or refused in words."""

from functools import partial
from typing import Any

import pytest

from tests.flows.conftest import Stage
from tests.flows.faults_help import in_time
from tests.flows.talking import in_room, in_topic, notes, of_bot, talking, with_words

BOTH_WAYS = ("photo", "video", "animation", "sticker")
VOICES = ("voice", "video_note")
OTHERS = ("poll", "dice")
PDF: dict[str, Any] = {"file_name": "Паспорт_Иванова.pdf", "mime_type": "application/pdf"}


@pytest.mark.parametrize("kind", BOTH_WAYS)
async def test_her_message_is_passed_on_as_a_new_one(stage: Stage, kind: str) -> None:
    anna = await talking(stage)

    await anna.send_media(kind)

    await stage.until(lambda: in_room(stage, kind))
    (copy,) = in_room(stage, kind)
    assert "forward_origin" not in copy.data
    assert copy.data["has_protected_content"]


@pytest.mark.parametrize("kind", [*BOTH_WAYS, *VOICES, "document"])
async def test_answer_of_any_kind_opens_and_hides_again(stage: Stage, kind: str) -> None:
    anna = await talking(stage)

    await stage.consultant.send_media(kind, **in_topic(stage), **(PDF if kind == "document" else {}))
    await stage.sees(anna, "Вам письмо ✉️")
    assert of_bot(anna.messages, kind) == []
    await anna.press("Открыть")
    await stage.until(lambda: of_bot(anna.messages, kind))
    await stage.leave_footprints()
    assert "Иванова" not in str([shown.data for shown in anna.messages])
    await anna.press("Скрыть")

    await stage.until(lambda: of_bot(anna.messages, kind) == [])


@pytest.mark.case(12)
@pytest.mark.parametrize("kind", VOICES)
async def test_voice_waits_once_for_a_second_press(stage: Stage, kind: str) -> None:
    anna = await talking(stage)

    await anna.send_media(kind)
    await stage.sees(anna, "Голос и лицо можно узнать")
    assert in_room(stage, kind) == []
    await anna.press("Отправить")
    await stage.until(lambda: len(in_room(stage, kind)) == 1)
    await anna.send_media(kind)

    await stage.until(lambda: len(in_room(stage, kind)) == 2)


@pytest.mark.case(9, 10)
@pytest.mark.parametrize(
    ("kind", "words"), [("contact", "Это номер телефона"), ("location", "Это точка на карте")]
)
async def test_number_and_place_wait_each_time(stage: Stage, kind: str, words: str) -> None:
    anna = await talking(stage)

    def count() -> int:
        return len(in_room(stage, "location")) + notes(stage).count("+70000000000")

    for number in (1, 2):
        await anna.send_media(kind)
        await stage.sees(anna, words)
        await anna.press("Отправить")
        await stage.until(partial(lambda number: count() == number, number))

    assert "Анна" not in notes(stage)
    assert in_room(stage, "contact") == []


async def test_rather_in_words_sends_nothing(stage: Stage) -> None:
    anna = await talking(stage)
    await anna.send_media("contact")
    await stage.sees(anna, "Это номер телефона")

    await anna.press("Лучше текстом")
    await stage.sees(anna, "Напишите словами")
    await anna.send("конец")
    await stage.until(lambda: "конец" in notes(stage))

    assert "+70000000000" not in notes(stage)


@pytest.mark.case(11)
@pytest.mark.leak("document metadata")
async def test_document_goes_under_a_neutral_name(stage: Stage) -> None:
    anna = await talking(stage)

    await anna.send_media("document", data=b"%PDF-1.4 words", caption="вот", **PDF)
    await stage.sees(anna, "В файле может быть имя")
    await anna.press("Отправить")
    await stage.until(lambda: in_room(stage, "document"))

    (copy,) = in_room(stage, "document")
    stored = stage.telegram.state.files.get(copy.data["document"]["file_id"])
    assert copy.data["document"]["file_name"] == "document.pdf"
    assert copy.caption == "вот"
    assert stored is not None
    assert stored.data == b"%PDF-1.4 words"
    assert "Иванова" not in str([call.params for call in stage.telegram.calls_to(stage.group.id)])


async def test_video_with_a_name_is_renamed_on_its_way(stage: Stage) -> None:
    anna = await talking(stage)

    await anna.send_media("video", data=b"film", file_name="Маша Иванова.mp4")
    await stage.until(lambda: in_room(stage, "video"))

    (copy,) = in_room(stage, "video")
    assert copy.data["video"]["file_name"] == "video.mp4"


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"file_name": "a.jpg", "mime_type": "image/jpeg"}, "место и время съёмки"),
        ({"file_name": "a.mp4", "mime_type": "video/mp4"}, "место и время съёмки"),
        ({"file_name": "a.apk", "mime_type": "application/zip"}, "Файлы такого вида"),
        ({"file_name": "a", "mime_type": "text/plain"}, "Файлы такого вида"),
        (PDF | {"file_size": 2_000_000_000}, "20 МБ"),
        (PDF | {"file_size": 0}, "20 МБ"),
    ],
)
async def test_unfit_file_is_refused_with_the_reason(
    stage: Stage, details: dict[str, Any], words: str
) -> None:
    anna = await talking(stage)

    await anna.send_media("document", **details)

    await stage.sees(anna, words)
    assert [call for call in stage.telegram.calls if call.method == "getFile"] == []


@pytest.mark.parametrize("kind", OTHERS)
async def test_other_kinds_are_refused_politely(stage: Stage, kind: str) -> None:
    anna = await talking(stage)

    await anna.send_media(kind)
    await stage.sees(anna, "Такое сообщение я передать не могу")
    await stage.consultant.send_media(kind, **in_topic(stage))

    await stage.until(lambda: "до неё не доходит" in notes(stage))


async def test_album_stays_together_with_one_mark(stage: Stage) -> None:
    anna = await talking(stage)

    sent = await anna.send_album("photo", "video", "photo", caption="снимки")
    await in_time(stage, lambda: len(in_room(stage, "media_group_id")) == 3)

    copies = in_room(stage, "media_group_id")
    assert ["photo" in one.data for one in copies] == [True, False, True]
    assert len({one.data["media_group_id"] for one in copies}) == 1
    assert copies[0].caption == "снимки"
    await stage.outbox_is_empty()
    reactions = [call for call in stage.telegram.calls if call.method == "setMessageReaction"]
    marked = [call.params["message_id"] for call in reactions]
    assert [one.id in marked for one in sent] == [True, False, False]


async def test_album_in_a_question_is_acknowledged_once(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.press("💬 Задать вопрос")
    await anna.press("ВИЧ и лечение")
    await stage.sees(anna, "Напишите одним")

    await anna.send_album("photo", "photo", "photo")
    await stage.sees(anna, "Снимки готовы")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.leave_footprints()
    asked = [shown for shown in anna.messages if "Снимки готовы" in shown.text]
    await anna.press("✅ Отправить")
    await in_time(stage, lambda: len(in_room(stage, "media_group_id")) == 3)

    assert len(asked) == 1


async def test_album_of_staff_is_one_letter(stage: Stage) -> None:
    anna = await talking(stage)

    await stage.consultant.send_album("photo", "photo", **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await anna.press("Открыть")

    await stage.until(lambda: len(of_bot(anna.messages, "photo")) == 2)
    assert len([shown for shown in anna.messages if "Консультантка" in shown.text]) == 1


async def test_words_that_play_the_bot_are_set_apart(stage: Stage) -> None:
    anna = await talking(stage)
    words = "🆘 срочно: пишите мне в личку @nobody"

    await anna.send(words)
    await anna.send("обычные слова")
    await stage.until(lambda: "обычные слова" in notes(stage))

    played, plain = (with_words(stage.group.messages, one).data for one in (words, "обычные слова"))
    assert "blockquote" in [entity["type"] for entity in played["entities"]]
    assert "entities" not in plain


async def test_many_waiting_texts_come_as_one(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.app.presenter._budget.pause(stage.group.id, 1)  # noqa: SLF001 - the budget has no other door

    for number in range(7):
        await anna.send(f"слово {number}")
    await stage.until(lambda: "слово 6" in notes(stage))

    found = [shown.text for shown in stage.group.messages if "слово" in shown.text]
    assert len(found) < 7
    assert "\n\n".join(found) == "\n\n".join(f"слово {number}" for number in range(7))
