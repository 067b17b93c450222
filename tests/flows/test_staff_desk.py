"""The staff's side: the card, the private desk, the team, and what is kept from whom."""

import re

import pytest

from bot.simulator import Fault, Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found
from tests.flows.talking import card, quotes

CHANGED = "✏️ изменено:\n\nЗавтра в 6?"


async def ask_something(stage: Stage, words: str = "Где взять справку?") -> Phone:
    """Let a woman ask; return her phone when the question stands in its topic."""
    anna = await stage.woman_in("Томск")
    await anna.send(words)
    await stage.sees(anna, "Отправить это консультантке?")
    await anna.press("Да")
    await stage.until(lambda: found(stage.group, words))
    return anna


def texts_of(stage: Stage) -> list[str]:
    return [message.text for message in stage.group.messages]


def topic_of(stage: Stage) -> int:
    return max(stage.group.topics)


async def desk(stage: Stage, phone: Phone, label: str, words: str) -> None:
    before = len(phone.messages)
    await phone.send("/start")
    await stage.until(lambda: len(phone.messages) == before + 2)
    await phone.press(label)
    await stage.sees(phone, words)


async def test_card_can_be_taken_and_closed(stage: Stage) -> None:
    await ask_something(stage)

    await stage.consultant.press("Взять", chat=stage.group)
    await stage.until(lambda: card(stage).labels[0] == "🟢 взято: консультантка")
    await stage.consultant.press("Закрыть", chat=stage.group)
    await stage.until(lambda: "⚪️ закрыт" in card(stage).labels[0])


@pytest.mark.case(18)
async def test_second_to_take_is_told(stage: Stage) -> None:
    await ask_something(stage)
    card = next(message for message in stage.group.messages if "Взять" in message.labels)

    await stage.consultant.press("Взять", message=card, chat=stage.group)
    late = await stage.coordinator.press("Взять", message=card, chat=stage.group)

    assert late.text == "Коллега уже взяла этот разговор."


async def test_inner_note_stays_inside(stage: Stage) -> None:
    anna = await ask_something(stage)

    await stage.consultant.send("// она уже звонила", chat=stage.group, thread_id=topic_of(stage))
    await stage.consultant.send("Справку дают на Ленина.", chat=stage.group, thread_id=topic_of(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    await anna.press("Открыть")

    await stage.sees(anna, "Справку дают на Ленина.")
    assert not any("звонила" in message.text for message in anna.messages)


async def test_photo_answer_opens_with_its_photo(stage: Stage) -> None:
    anna = await ask_something(stage)

    await stage.consultant.send_photo(caption="Вот схема", chat=stage.group, thread_id=topic_of(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    await anna.press("Открыть")

    await stage.until(lambda: any(message.photo and message.from_bot for message in anna.messages))


async def test_audio_file_of_staff_is_refused_in_words(stage: Stage) -> None:
    await ask_something(stage)

    await stage.consultant.send_media("audio", chat=stage.group, thread_id=topic_of(stage))

    await stage.until(lambda: any("Запишите голосовое" in text for text in texts_of(stage)))


async def test_stranger_in_the_group_reaches_nobody(stage: Stage) -> None:
    anna = await ask_something(stage)
    stranger = stage.woman("Чужая")
    stage.group.chat.members.add(stranger.id)

    await stranger.send("Приходи одна", chat=stage.group, thread_id=topic_of(stage))
    await stage.consultant.send("Приходите с подругой", chat=stage.group, thread_id=topic_of(stage))
    await stage.sees(anna, "Вам письмо ✉️")

    assert len([message for message in anna.messages if "Вам письмо" in message.text]) == 1


async def test_edited_question_is_passed_on(stage: Stage) -> None:
    anna = await ask_something(stage, "Завтра в 5?")
    asked = next(message for message in anna.messages if message.text == "Завтра в 5?")

    await anna.edit(asked, "Завтра в 6?")

    await stage.until(lambda: CHANGED in texts_of(stage))
    assert "Завтра в 5?" in answered_words(stage, CHANGED)


async def test_edit_before_the_words_arrived_follows_them(stage: Stage) -> None:
    stage.telegram.faults.add(Fault(method="createForumTopic", kind="slow", delay_seconds=1.0))
    anna = await stage.woman_in("Томск")
    asked = await anna.send("Завтра в 5?")
    await stage.sees(anna, "Отправить это консультантке?")
    await anna.press("Да")

    await anna.edit(asked, "Завтра в 6?")

    await stage.until(lambda: CHANGED in texts_of(stage))
    assert texts_of(stage)[-1] == CHANGED
    assert quotes(card(stage)) == ["Завтра в 5?"]
    assert "Завтра в 5?" in answered_words(stage, CHANGED)


def answered_words(stage: Stage, words: str) -> str:
    """Return the text of the message that the one with these words answers."""
    answer = next(message for message in stage.group.messages if message.text == words)
    return str(answer.data["reply_to_message"]["text"])


async def test_second_message_goes_to_the_same_topic(stage: Stage) -> None:
    anna = await ask_something(stage)

    await anna.send("И ещё одно.")

    await stage.until(lambda: "И ещё одно." in texts_of(stage))
    assert len(stage.group.topics) == 1


async def test_declined_offer_sends_nothing(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.send("просто так")
    await stage.sees(anna, "Отправить это консультантке?")

    await anna.press("Нет")

    await stage.sees(anna, "Ничего не отправлено.")
    assert stage.group.topics == {}


async def test_danger_words_bring_help_at_once(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")

    await anna.send("он меня убьёт")

    await stage.until(lambda: any("112" in message.text for message in anna.messages))
    await anna.press("Да")
    await stage.until(lambda: "срочно" in texts_of(stage)[-1])


async def test_queue_shows_aliases_only(stage: Stage) -> None:
    await ask_something(stage)

    await desk(stage, stage.consultant, "📥 Очередь", "Просто поговорить")

    assert re.search(r"[А-Я][а-яё-]+-\d{4} · Просто поговорить", said(stage.consultant))


async def test_own_conversations_are_listed(stage: Stage) -> None:
    await ask_something(stage)
    await stage.consultant.press("Взять", chat=stage.group)

    await desk(stage, stage.consultant, "👤 Мои", "🟢 взята")


async def test_coordinator_invites_and_dismisses(stage: Stage) -> None:
    await desk(stage, stage.coordinator, "👥 Команда", "Команда")
    await stage.coordinator.press("➕ Врач")
    await stage.sees(stage.coordinator, "https://t.me/")
    newcomer = stage.woman("Новая")
    code = re.search(r"start=(\S+)", stage.coordinator.last.text)
    assert code is not None
    await newcomer.send(f"/start {code[1]}")
    await stage.sees(newcomer, "Вы в команде · Врач")

    await desk(stage, stage.coordinator, "👥 Команда", "✖️ Врач")
    await stage.coordinator.press("✖️ Врач")
    await stage.until(lambda: "✖️ Врач" not in said(stage.coordinator))
    await newcomer.send("/start")
    await stage.sees(newcomer, "В каком вы городе?")


async def test_invitation_works_once(stage: Stage) -> None:
    await desk(stage, stage.coordinator, "👥 Команда", "Команда")
    await stage.coordinator.press("➕ Юристка")
    await stage.sees(stage.coordinator, "https://t.me/")
    code = re.search(r"start=(\S+)", stage.coordinator.last.text)
    assert code is not None
    first, second = stage.woman("Первая"), stage.woman("Вторая")

    await first.send(f"/start {code[1]}")
    await stage.sees(first, "Вы в команде")
    await second.send(f"/start {code[1]}")

    await stage.sees(second, "В каком вы городе?")


async def test_my_questions_show_where_each_stands(stage: Stage) -> None:
    anna = await ask_something(stage)
    await anna.send("/question")
    await stage.sees(anna, "О чём ваш вопрос?")

    await anna.press("Мои вопросы")

    await stage.sees(anna, "🟡 ждёт ответа")
