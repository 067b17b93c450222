"""Handing a conversation over to another group: it moves whole, and nothing of it is lost or mixed up."""

from datetime import timedelta

import pytest

from bot.simulator import Fault, Group, Phone
from tests.flows.conftest import Stage
from tests.flows.faults_help import found, reads, settle, stubs
from tests.flows.rooms_help import another_group, ask_about, card_in, texts, topic_of
from tests.flows.test_hide_and_erase import erase

QUESTION, MORE, ANSWER = "Болит живот", "И тошнит", "Приходите завтра"


async def two_groups(stage: Stage, *, forum: bool = True) -> tuple[Phone, Group]:
    """Let a woman's question stand in the general group, and lawyers have one of their own."""
    lawyers = await another_group(stage, "Юрист", "Все города", forum=forum)
    anna = await ask_about(stage, "Здоровье", QUESTION)
    await settle(stage)
    return anna, lawyers


async def choose(stage: Stage, label: str, *, by: Phone | None = None) -> None:
    """Press «Передать», the lawyers' group, and how."""
    phone = by or stage.consultant
    await phone.press("Передать", message=card_in(stage.group), chat=stage.group)
    await phone.press("👥 Юрист", chat=stage.group)
    await phone.press(label, chat=stage.group)


async def test_conversation_moves_with_topic_and_card(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage)
    old = topic_of(stage.group, QUESTION)["thread_id"]
    await choose(stage, "Без истории")
    await settle(stage)

    card = card_in(lawyers)
    assert "никто не взял" in card.labels[0]
    assert card.thread_id in lawyers.topics
    assert stage.group.in_topic(old)[-1].text.startswith("🤝 Передано: Юристка")
    assert stage.group.topics[old].closed
    assert not any("Закрыть" in one.labels for one in stage.group.messages)
    await anna.send(MORE)
    await settle(stage)
    assert (MORE in texts(lawyers), MORE in texts(stage.group)) == (True, False)
    await stage.consultant.send(ANSWER, **topic_of(lawyers, MORE))
    await reads(stage, anna, ANSWER)


async def test_note_goes_along_under_the_new_card(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage)
    here = topic_of(stage.group, QUESTION)
    await stage.consultant.send(ANSWER, **here)
    await settle(stage)
    await choose(stage, "С запиской")
    await stage.until(lambda: any("Напишите записку" in text for text in texts(stage.group)))

    await stage.consultant.send("// просит юриста по опеке", **here)
    await settle(stage)

    shown = texts(lawyers)
    card = next(place for place, text in enumerate(shown) if "никто не взял" in text)
    assert "📋 Открыт 23 ноября: 1 сообщение, 1 ответ" in shown[card + 1]
    assert "Консультантка" in shown[card + 1]
    assert "Раньше: Все вопросы" in shown[card + 1]
    assert "просит юриста по опеке" in shown[card + 2]
    assert not any("опеке" in text for text in texts(anna))


async def test_reply_to_the_prompt_is_the_note(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage)
    await choose(stage, "С запиской")
    await settle(stage)
    prompt = next(one for one in stage.group.messages if "Напишите записку" in one.text)

    room, topic = stage.group, prompt.thread_id
    await stage.consultant.send("Ей нужен юрист", chat=room, thread_id=topic, reply_to=prompt)
    await settle(stage)

    assert any("Ей нужен юрист" in text for text in texts(lawyers))
    assert stubs(anna) == []


async def test_note_of_another_member_hands_nothing_over(stage: Stage) -> None:
    _, lawyers = await two_groups(stage)
    await choose(stage, "С запиской")

    await stage.coordinator.send("// я посмотрю", **topic_of(stage.group, QUESTION))
    await settle(stage)

    assert not any("никто не взял" in text for text in texts(lawyers))


async def test_note_after_going_back_stays_inside(stage: Stage) -> None:
    _, lawyers = await two_groups(stage)
    await choose(stage, "С запиской")
    await stage.consultant.press("‹ Назад", chat=stage.group)

    await stage.consultant.send("// подумаю", **topic_of(stage.group, QUESTION))
    await settle(stage)

    assert not any("никто не взял" in text for text in texts(lawyers))


async def test_forgotten_note_hands_nothing_over_later(stage: Stage) -> None:
    _, lawyers = await two_groups(stage)
    await choose(stage, "С запиской")
    await stage.later(timedelta(minutes=16))

    await stage.consultant.send("// обед", **topic_of(stage.group, QUESTION))
    await settle(stage)

    assert not any("никто не взял" in text for text in texts(lawyers))


async def test_picture_as_a_note_is_refused_in_words(stage: Stage) -> None:
    anna, _ = await two_groups(stage)
    await choose(stage, "С запиской")
    await settle(stage)
    prompt = next(one for one in stage.group.messages if "Напишите записку" in one.text)

    await stage.consultant.send_photo(chat=stage.group, thread_id=prompt.thread_id, reply_to=prompt)
    await settle(stage)

    assert any("напишите словами" in text for text in texts(stage.group))
    assert stubs(anna) == []


async def test_answer_in_the_old_topic_is_refused_in_words(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage)
    old = topic_of(stage.group, QUESTION)
    await choose(stage, "Без истории")
    await stage.consultant.send("Сразу", **old)
    await settle(stage)
    await stage.consultant.send("Потом", **old)
    await settle(stage)

    said = stage.group.in_topic(old["thread_id"])
    assert len([one for one in said if "Ей это не ушло" in one.text and "Юристка" in one.text]) == 2
    assert stubs(anna) == []
    assert not any("Сразу" in text or "Потом" in text for text in texts(lawyers))


async def test_edit_in_the_old_topic_still_reaches_her(stage: Stage) -> None:
    anna, _ = await two_groups(stage)
    written = await stage.consultant.send(ANSWER, **topic_of(stage.group, QUESTION))
    await settle(stage)
    await choose(stage, "Без истории")
    await settle(stage)

    await stage.consultant.edit(written, "Приходите сегодня", chat=stage.group)
    await settle(stage)

    await reads(stage, anna, "Приходите сегодня")


async def test_unsend_in_the_old_topic_still_works(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage)
    old = topic_of(stage.group, QUESTION)
    written = await stage.consultant.send(ANSWER, **old)
    await settle(stage)
    await choose(stage, "Без истории")
    await settle(stage)

    await stage.consultant.send("/unsend", reply_to=written, **old)
    await settle(stage)

    assert stubs(anna) == []
    assert "Отозвано" in stage.group.in_topic(old["thread_id"])[-1].text
    assert not any("Отозвано" in text for text in texts(lawyers))


async def test_second_to_hand_over_is_told(stage: Stage) -> None:
    await two_groups(stage)
    card = card_in(stage.group)
    await stage.consultant.press("Передать", message=card, chat=stage.group)
    await stage.consultant.press("👥 Юрист", chat=stage.group)
    asked = next(one for one in stage.group.messages if "Без истории" in one.labels)
    data = str(next(key.data for row in asked.buttons for key in row if key.text == "Без истории"))

    await stage.consultant.press("Без истории", chat=stage.group)
    late = await stage.coordinator.press_data(data, message=card, chat=stage.group)
    stale = await stage.coordinator.press_data(f"d:{data[3:35]}:1", message=card, chat=stage.group)

    assert "передан в другую группу" in late.text
    assert "передан в другую группу" in stale.text


async def test_words_in_flight_follow_to_the_new_group(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage)
    slow = Fault("sendMessage", stage.group.id, kind="slow", delay_seconds=1.5)
    stage.telegram.faults.add(slow)
    await anna.send(MORE)
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    await choose(stage, "Без истории")
    await settle(stage)

    assert len(found(lawyers, MORE)) == 1
    assert found(lawyers, MORE)[0].thread_id == card_in(lawyers).thread_id
    assert found(stage.group, MORE) == []


async def test_words_that_wait_go_to_the_new_group(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage)
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, status=500, times=2))
    await anna.send(MORE)
    await anna.send("Ещё раз")

    await choose(stage, "Без истории")
    await settle(stage)

    shown = texts(lawyers)
    assert shown.index(MORE) < shown.index("Ещё раз")
    assert len([text for text in shown if "никто не взял" in text]) == 1


@pytest.mark.usefixtures("quick_group")
async def test_conversation_comes_back_into_its_old_topic(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage)
    old = topic_of(stage.group, QUESTION)["thread_id"]
    await choose(stage, "Без истории")
    await settle(stage)
    await stage.consultant.press("Передать", message=card_in(lawyers), chat=lawyers)
    await stage.consultant.press("👥 Все вопросы", chat=lawyers)
    await stage.consultant.press("Без истории", chat=lawyers)
    await settle(stage)

    await anna.send(MORE)
    await settle(stage)

    assert not stage.group.topics[old].closed
    assert found(stage.group, MORE)[0].thread_id == old
    assert card_in(stage.group).thread_id == old
    await stage.consultant.send(ANSWER, **topic_of(stage.group, MORE))
    await reads(stage, anna, ANSWER)


async def test_hand_over_to_a_plain_group_and_erasure(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage, forum=False)
    await choose(stage, "Без истории")
    await anna.send(MORE)
    await settle(stage)
    await stage.consultant.send(ANSWER, chat=lawyers, reply_to=found(lawyers, MORE)[0])
    await reads(stage, anna, ANSWER)

    await erase(stage, anna)
    await settle(stage)

    assert stage.group.topics == {}
    assert found(lawyers, MORE) == []


async def test_left_topic_is_deleted_after_a_month(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage)
    old = topic_of(stage.group, QUESTION)["thread_id"]
    await choose(stage, "Без истории")
    await settle(stage)

    await stage.later(timedelta(days=31))
    await settle(stage)

    assert old not in stage.group.topics
    await anna.send(MORE)
    await settle(stage)
    assert MORE in texts(lawyers)
