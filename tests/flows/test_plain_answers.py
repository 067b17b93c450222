"""A woman who has switched the discreet mode off gets answers as they are, and can hide each of them."""

from datetime import timedelta

from bot.simulator import Fault, Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import in_time, settle
from tests.flows.talking import in_topic, notes, of_bot, talking

STUB = "Вам письмо ✉️"


async def to_privacy(stage: Stage, woman: Phone, label: str) -> None:
    """Walk to a screen of «Приватность»."""
    sent = await woman.send("/menu")
    await stage.until(lambda: woman.last.id > sent.id)
    for step in ("⚙️ Ещё", "🔒 Приватность", label):
        await stage.sees(woman, step)
        await woman.press(step)


async def be_plain(stage: Stage, woman: Phone) -> None:
    """Switch the discreet mode off."""
    await to_privacy(stage, woman, "Незаметный режим")
    await stage.sees(woman, "Незаметный режим включён")
    await woman.press("Выключить")
    await stage.sees(woman, "Кто ещё видит этот телефон?")
    await woman.press("Только я")
    await stage.sees(woman, "Да, выключить")
    await woman.press("Да, выключить")
    await stage.sees(woman, "Незаметный режим выключен")


async def open_talk(stage: Stage) -> Phone:
    """Let a woman who gets answers as they are have an open conversation."""
    anna = await talking(stage)
    await be_plain(stage, anna)
    return anna


def texts(phone: Phone) -> list[str]:
    return [shown.words for shown in phone.messages if shown.from_bot]


async def test_plain_answer_is_signed_and_hides(stage: Stage) -> None:
    anna = await open_talk(stage)

    await stage.consultant.send("Приходите в пять", **in_topic(stage))
    await stage.sees(anna, "Приходите в пять")
    assert anna.last.text == "Консультантка\nПриходите в пять"
    await stage.leave_footprints()
    await stage.outbox_is_empty()
    await anna.press("Скрыть")
    await stage.sees(anna, STUB)
    assert "Приходите" not in said(anna)
    await anna.press("Открыть")

    await stage.sees(anna, "Приходите в пять")


async def test_hidden_plain_answer_opens_for_a_day(stage: Stage) -> None:
    anna = await open_talk(stage)
    await stage.consultant.send("Приходите в пять", **in_topic(stage))
    await stage.sees(anna, "Приходите в пять")
    await stage.outbox_is_empty()
    await stage.later(timedelta(hours=20))
    await anna.press("Скрыть")
    await stage.sees(anna, STUB)

    await stage.later(timedelta(hours=20))
    await anna.press("Открыть")

    await stage.sees(anna, "Приходите в пять")


async def test_plain_answer_hidden_too_late_says_so(stage: Stage) -> None:
    anna = await open_talk(stage)
    await stage.consultant.send("Приходите в пять", **in_topic(stage))
    await stage.sees(anna, "Приходите в пять")
    await stage.outbox_is_empty()
    await stage.later(timedelta(hours=30))

    press = await anna.press("Скрыть")

    await stage.sees(anna, "🌿")
    assert "Приходите" not in said(anna)
    assert "сутки" in str(press.text)


async def test_plain_album_comes_whole_and_hides_whole(stage: Stage) -> None:
    anna = await open_talk(stage)

    await stage.consultant.send_album("photo", "photo", "photo", caption="вот", **in_topic(stage))
    await in_time(stage, lambda: len(of_bot(anna.messages, "photo")) == 3)
    await in_time(stage, lambda: "вот" in said(anna))
    await settle(stage)
    assert len({one.data["media_group_id"] for one in of_bot(anna.messages, "photo")}) == 1
    await anna.press("Скрыть")

    await stage.sees(anna, STUB)
    await stage.until(lambda: of_bot(anna.messages, "photo") == [])


async def test_plain_voice_stands_above_its_buttons(stage: Stage) -> None:
    anna = await open_talk(stage)

    await stage.consultant.send_media("voice", **in_topic(stage))
    await stage.sees(anna, "Ответ выше")

    assert [
        key for shown in anna.messages[-2:] for key in ("voice", "reply_markup") if key in shown.data
    ] == [
        "voice",
        "reply_markup",
    ]


async def test_longest_plain_answer_loses_nothing(stage: Stage) -> None:
    anna = await open_talk(stage)
    words = "🌿я" * 1365

    await stage.consultant.send(words, **in_topic(stage))
    await stage.sees(anna, "🌿я")
    await stage.outbox_is_empty()

    found = texts(anna)[-2:]
    assert "".join(found).removeprefix("Консультантка\n") == words
    await anna.press("Скрыть")
    await stage.sees(anna, STUB)
    await stage.until(lambda: not any("🌿я" in one for one in texts(anna)))


async def test_edit_changes_a_plain_answer_in_place(stage: Stage) -> None:
    anna = await open_talk(stage)
    answer = await stage.consultant.send("В пять", **in_topic(stage))
    await stage.sees(anna, "В пять")
    await stage.outbox_is_empty()
    stands, pushed = anna.last.id, len(anna.notifications)

    await stage.consultant.edit(answer, "В шесть", chat=stage.group)

    await stage.sees(anna, "В шесть")
    assert "изменено" in anna.last.text
    assert (anna.last.id, len(anna.notifications)) == (stands, pushed)


async def test_edit_never_opens_a_hidden_answer(stage: Stage) -> None:
    anna = await open_talk(stage)
    answer = await stage.consultant.send("В пять", **in_topic(stage))
    await stage.sees(anna, "В пять")
    await stage.outbox_is_empty()
    await anna.press("Скрыть")
    await stage.sees(anna, STUB)

    await stage.consultant.edit(answer, "В шесть", chat=stage.group)
    await settle(stage)

    assert "В шесть" not in "".join(texts(anna))
    await anna.press("Открыть")
    await stage.sees(anna, "В шесть")


async def test_edit_to_the_longest_comes_anew_and_whole(stage: Stage) -> None:
    anna = await open_talk(stage)
    answer = await stage.consultant.send("В пять", **in_topic(stage))
    await stage.sees(anna, "В пять")
    await stage.outbox_is_empty()

    await stage.consultant.edit(answer, "слово " * 680, chat=stage.group)
    await settle(stage)

    assert "В пять" not in "".join(texts(anna))
    assert "".join(texts(anna)).count("слово") == 680


async def test_unsend_takes_a_plain_answer_out(stage: Stage) -> None:
    anna = await open_talk(stage)
    answer = await stage.consultant.send_photo(caption="не то", **in_topic(stage))
    await stage.sees(anna, "не то")
    await stage.outbox_is_empty()

    await stage.consultant.send("/unsend", **in_topic(stage), reply_to=answer)

    await stage.until(lambda: "могла уже прочитать" in notes(stage))
    await stage.until(lambda: not any("не то" in one for one in texts(anna)))
    await stage.until(lambda: of_bot(anna.messages, "photo") == [])


async def test_order_of_plain_and_long_answers_is_kept(stage: Stage) -> None:
    anna = await open_talk(stage)

    for words in ("первое", "второе " * 580, "третье"):
        await stage.consultant.send(words, **in_topic(stage))
    await stage.sees(anna, "третье")
    await stage.outbox_is_empty()

    found = "".join(texts(anna))
    assert found.index("первое") < found.index("второе") < found.rindex("второе") < found.index("третье")


async def test_failure_in_the_middle_repeats_nothing(stage: Stage) -> None:
    anna = await open_talk(stage)
    stage.telegram.faults.add(Fault("sendMessage", chat_id=anna.id, status=502, times=2))

    await stage.consultant.send_photo(caption="вот", **in_topic(stage))
    await in_time(stage, lambda: "вот" in said(anna))
    await settle(stage)

    assert len(of_bot(anna.messages, "photo")) == 1
    assert "".join(texts(anna)).count("вот") == 1


async def test_switching_on_again_closes_what_lies_open(stage: Stage) -> None:
    anna = await open_talk(stage)
    await stage.consultant.send("В пять", **in_topic(stage))
    await stage.sees(anna, "В пять")
    await stage.outbox_is_empty()

    await to_privacy(stage, anna, "Незаметный режим")
    await stage.sees(anna, "Незаметный режим выключен")
    await anna.press("Включить")
    await stage.sees(anna, "Незаметный режим включён")
    await stage.outbox_is_empty()
    assert "В пять" not in "".join(texts(anna))
    await stage.consultant.send("В шесть", **in_topic(stage))

    await stage.sees(anna, STUB)
    assert "В шесть" not in "".join(anna.notifications)


async def test_who_shares_a_phone_is_advised_to_stay_discreet(stage: Stage) -> None:
    anna = await talking(stage)
    await to_privacy(stage, anna, "Незаметный режим")
    await stage.sees(anna, "Выключить")
    await anna.press("Выключить")
    await stage.sees(anna, "Кто ещё видит этот телефон?")
    await anna.press("Кто-то ещё")
    await stage.sees(anna, "спокойнее оставить")

    await anna.press("Оставить включённым")

    await stage.sees(anna, "Незаметный режим включён")
