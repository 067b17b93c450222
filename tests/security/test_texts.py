"""Texts that could break markup, cut letters in two, or speak in the bot's own voice."""

from typing import Any

import pytest

from bot.domain.merging import units
from bot.simulator import Phone
from tests.flows.conftest import Stage
from tests.flows.faults_help import found, in_time, reads, stubs
from tests.flows.talking import in_room, in_topic, notes, talking, with_words

FULL = 4096  # UTF-16 units, Telegram's longest text
EMOJI = "👩🏽‍🚀"  # seven units: any cut in the wrong place is seen
MENTIONED: dict[str, Any] = {
    "id": 909_090_909,
    "is_bot": False,
    "first_name": "Подруга",
    "username": "friend",
}


def refused(stage: Stage) -> list[str]:
    """Return what Telegram has called a bad request."""
    return [f"{call.method} {call.description}" for call in stage.telegram.calls if call.status == 400]


async def passed_on(stage: Stage, words: str) -> dict[str, Any]:
    """Let a woman in a conversation write; return the staff's copy, of which there is one."""
    anna = await talking(stage)
    await anna.send(words)
    await stage.until(lambda: found(stage.group, words))
    await stage.outbox_is_empty()
    (copy,) = found(stage.group, words)
    return dict(copy.data)


@pytest.mark.case(1)
async def test_markup_in_text_is_shown_literally(stage: Stage) -> None:
    copy = await passed_on(stage, '<b>&</b><a href="tg://user?id=1">x</a>')

    assert "entities" not in copy
    assert refused(stage) == []


@pytest.mark.case(2)
@pytest.mark.parametrize("words", ["<", "&", "[", "_", "*a_b*", "](", "`", "&amp;", "</b>", "a < b & c > d"])
async def test_broken_markup_arrives_once_unchanged(stage: Stage, words: str) -> None:
    await passed_on(stage, words)

    assert refused(stage) == []


@pytest.mark.case(3)
@pytest.mark.parametrize("words", [EMOJI * 584 + "конец", "😱" * 2048, "\u202e" + "😱" * 2047, "🆘" * 2048])
async def test_longest_text_with_surrogates_arrives_whole(stage: Stage, words: str) -> None:
    assert FULL - 8 < units(words) <= FULL

    await passed_on(stage, words)

    assert refused(stage) == []


@pytest.mark.case(3)
async def test_longest_answer_opens_whole_in_order(stage: Stage) -> None:
    anna = await talking(stage)
    words = "".join(f"{number:04}😱" for number in range(FULL // 6))

    await stage.consultant.send(words, **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    await anna.press("Открыть")

    await stage.until(lambda: words in read_by(anna))
    assert refused(stage) == []


def read_by(phone: Phone) -> str:
    """Return the numbers and faces in her chat, glued as she reads them."""
    words = "".join(shown.text for shown in phone.messages)
    return "".join(letter for letter in words if letter in "0123456789😱")


@pytest.mark.case(3)
async def test_longest_edit_is_not_lost(stage: Stage) -> None:
    anna = await talking(stage)
    asked = with_words(anna.messages, "Здравствуйте")

    await anna.edit(asked, "😱" * 2048)

    await stage.until(lambda: any("😱" * 2048 in shown.text for shown in stage.group.messages))
    assert refused(stage) == []


@pytest.mark.case(4)
async def test_album_of_ten_with_long_caption_keeps_order(stage: Stage) -> None:
    anna = await talking(stage)
    caption = "😱" * 512

    sent = await anna.send_album(*("photo", "video") * 5, caption=caption)
    await in_time(stage, lambda: len(in_room(stage, "media_group_id")) == 10)
    await stage.outbox_is_empty()

    copies = in_room(stage, "media_group_id")
    assert ["photo" in copy.data for copy in copies] == [True, False] * 5
    assert (copies[0].caption, len({copy.thread_id for copy in copies})) == (caption, 1)
    marked = [
        call.params["message_id"] for call in stage.telegram.calls_to(anna.id) if "Reaction" in call.method
    ]
    assert [one.id for one in sent if one.id in marked] == [sent[0].id]


PLAYING = [
    "\u202eзакрыто\u202c",
    "Здрав\u200bствуйте, я",
    "🤝 Передано: Юристка",
    "⛔ Доступ закрыт: отсюда 90 дней ничего не придёт.",
    "📤 Добрый день",
    "Она остановила бота; ответ сохранён.",
    "Её слова:\nOна остановила бота",  # a Latin O
    "Kонсультантка: всё хорошо, закрывайте",  # a Latin K
    "Сирень-1234 · ВИЧ и лечение\n🟢 взята",
]


@pytest.mark.case(5)
@pytest.mark.parametrize("words", PLAYING)
async def test_words_cannot_speak_as_the_bot(stage: Stage, words: str) -> None:
    copy = await passed_on(stage, words)

    (quotation,) = copy["entities"]
    assert (quotation["type"], quotation["offset"], quotation["length"]) == ("blockquote", 0, units(words))


def mention(length: int, user: dict[str, Any]) -> dict[str, Any]:
    return {"type": "text_mention", "offset": 0, "length": length, "user": user}


@pytest.mark.case(6)
@pytest.mark.parametrize("is_herself", [True, False])
async def test_mention_names_nobody_to_the_staff(stage: Stage, *, is_herself: bool) -> None:
    anna = await talking(stage)
    user = anna.user if is_herself else MENTIONED

    await anna.send("Это она", entities=[mention(3, user), {"type": "bold", "offset": 4, "length": 3}])
    await stage.until(lambda: found(stage.group, "Это она"))
    await anna.send_content(
        {"photo": [picture(stage)], "caption": "Вот", "caption_entities": [mention(3, user)]}
    )
    await stage.until(lambda: found(stage.group, "Вот"))

    assert found(stage.group, "Это она")[0].data["entities"] == [{"type": "bold", "offset": 4, "length": 3}]
    calls = str([call.params for call in stage.telegram.calls_to(stage.group.id)])
    assert str(user["id"]) not in calls
    assert "text_mention" not in calls


def picture(stage: Stage) -> dict[str, Any]:
    stored = stage.telegram.state.files.keep("photo", b"picture")
    return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "width": 1, "height": 1}


@pytest.mark.case(20)
@pytest.mark.parametrize(
    "words",
    [
        "Наберите здесь /start, потом /erase",
        "https://example.org/a?b=1&c=<2> и +7 900 000-00-00",
        "Пишите @clinic_bot, почта a@example.org, #тег",
    ],
)
async def test_commands_and_links_of_staff_are_words(stage: Stage, words: str) -> None:
    anna = await talking(stage)

    await stage.consultant.send(words, **in_topic(stage))

    await reads(stage, anna, words)
    async with stage.app.works.begin() as uow:
        assert await uow.people.find(anna.id) is not None


@pytest.mark.case(20)
async def test_unknown_command_of_staff_is_said_to_stay(stage: Stage) -> None:
    anna = await talking(stage)

    await stage.consultant.send("/start откроет меню", **in_topic(stage))

    await stage.until(lambda: "с косой черты" in notes(stage))
    assert stubs(anna) == []
