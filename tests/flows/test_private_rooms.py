"""A private chat as a room, and no room at all: words wait, coordinators are told, only replies go out."""

from datetime import timedelta

import pytest

from bot.domain.staff import Role
from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, marks, reads, settle, stubs
from tests.flows.rooms_help import another_group, ask_about, card_in, member, texts
from tests.flows.test_staff_desk import desk

QUESTION, MORE, ANSWER = "Болит живот", "И тошнит", "Приходите завтра"


async def bound(stage: Stage) -> Phone:
    """Let the coordinator's private chat be the room of all questions, and a woman's question stand there."""
    await stage.coordinator.send("/bind")
    await stage.until(lambda: any("ответом на сообщение" in text for text in texts(stage.coordinator)))
    anna = await ask_about(stage, "Здоровье", QUESTION)
    await settle(stage)
    return anna


async def unbound(stage: Stage) -> None:
    """Unbind the only group."""
    await desk(stage, stage.coordinator, "🛠 Настройки", "Настройки")
    await stage.coordinator.press("👥 Группы")
    await stage.coordinator.press("✖️ Отвязать: Все вопросы")
    await stage.sees(stage.coordinator, "Ни одна группа не привязана")


async def test_questions_come_to_the_private_chat(stage: Stage) -> None:
    anna = await bound(stage)
    copy = found(stage.coordinator, QUESTION)[0]
    assert copy.id == card_in(stage.coordinator).id
    assert QUESTION not in texts(stage.group)

    await stage.coordinator.send(ANSWER, reply_to=copy)

    await reads(stage, anna, ANSWER)
    await settle(stage)
    assert marks(stage.coordinator, ANSWER) == ["👌"]


async def test_words_that_are_no_reply_go_to_nobody(stage: Stage) -> None:
    anna = await bound(stage)

    await stage.coordinator.send("Кому это?")
    await stage.coordinator.send("А это?")
    await stage.coordinator.send("// заметка")
    await settle(stage)

    assert stubs(anna) == []
    assert len([text for text in texts(stage.coordinator) if "Это никому не ушло" in text]) == 1


async def test_desk_works_in_a_private_room(stage: Stage) -> None:
    await bound(stage)

    await desk(stage, stage.coordinator, "📥 Очередь", "Здоровье")
    await stage.coordinator.send("/find")
    await stage.sees(stage.coordinator, "‹ Назад")


async def test_card_buttons_work_in_a_private_room(stage: Stage) -> None:
    await bound(stage)

    await stage.coordinator.press("Взять", message=card_in(stage.coordinator))
    await stage.until(lambda: "взято" in card_in(stage.coordinator).labels[0])
    await stage.coordinator.press("Закрыть", message=card_in(stage.coordinator))
    await stage.until(lambda: any("закрыт" in "".join(one.labels) for one in stage.coordinator.messages))


async def test_edit_and_unsend_work_in_a_private_room(stage: Stage) -> None:
    anna = await bound(stage)
    copy = found(stage.coordinator, QUESTION)[0]
    written = await stage.coordinator.send(ANSWER, reply_to=copy)
    await settle(stage)

    await stage.coordinator.edit(written, "Приходите сегодня")
    await settle(stage)
    await reads(stage, anna, "Приходите сегодня")
    await stage.coordinator.send("/unsend", reply_to=written)
    await settle(stage)

    assert "Приходите сегодня" not in said(anna)
    assert any("могла уже прочитать" in text or "прочесть" in text for text in texts(stage.coordinator))


async def test_inner_note_in_a_private_room_stays_inside(stage: Stage) -> None:
    anna = await bound(stage)

    await stage.coordinator.send("// звонила", reply_to=found(stage.coordinator, QUESTION)[0])
    await settle(stage)

    assert stubs(anna) == []


async def test_private_room_mixes_no_women_up(stage: Stage) -> None:
    anna = await bound(stage)
    bella = await ask_about(stage, "Здоровье", "Где сдать анализ?")
    await settle(stage)

    await stage.coordinator.send(ANSWER, reply_to=found(stage.coordinator, "Где сдать анализ?")[0])
    await settle(stage)

    assert (len(stubs(anna)), len(stubs(bella))) == (0, 1)


async def test_members_get_the_questions_of_their_role(stage: Stage) -> None:
    lawyer = await member(stage, Role.LAWYER)
    await desk(stage, stage.coordinator, "🛠 Настройки", "Настройки")
    await stage.coordinator.press("👥 Группы")
    await stage.coordinator.press("➕ Личный чат")
    await stage.coordinator.press("Юрист")
    await stage.sees(stage.coordinator, "Юристка · личный чат")

    anna = await ask_about(stage, "Юрист", "Отнимают ребёнка")
    await ask_about(stage, "Здоровье", QUESTION)
    await settle(stage)

    assert ("Отнимают ребёнка" in texts(lawyer), QUESTION in texts(lawyer)) == (True, False)
    await lawyer.send(ANSWER, reply_to=found(lawyer, "Отнимают ребёнка")[0])
    await reads(stage, anna, ANSWER)


async def test_dismissed_member_gets_nothing_more(stage: Stage) -> None:
    lawyer = await member(stage, Role.LAWYER)
    await desk(stage, stage.coordinator, "🛠 Настройки", "Настройки")
    await stage.coordinator.press("👥 Группы")
    await stage.coordinator.press("➕ Личный чат")
    await stage.coordinator.press("Юрист")
    anna = await ask_about(stage, "Юрист", "Отнимают ребёнка")
    await settle(stage)

    await desk(stage, stage.coordinator, "👥 Команда", "✖️ Юрист")
    await stage.coordinator.press("✖️ Юрист")
    await settle(stage)
    await anna.send(MORE)
    await settle(stage)

    assert (MORE in texts(lawyer), MORE in texts(stage.group)) == (False, True)
    assert card_in(stage.group).thread_id is not None


async def test_only_coordinators_bind_their_private_chat(stage: Stage) -> None:
    await stage.consultant.send("/bind")

    await stage.sees(stage.consultant, "координатор")


async def test_no_room_is_told_and_nothing_lost(stage: Stage) -> None:
    await unbound(stage)
    anna = await ask_about(stage, "Здоровье", QUESTION)
    await stage.until(lambda: any("Ждут вопросы: 1" in text for text in texts(stage.coordinator)))
    assert "/bind" in next(text for text in texts(stage.coordinator) if "Ждут вопросы: 1" in text)
    assert not any("Ждут вопросы" in text for text in texts(stage.consultant))
    await anna.send(MORE)
    await stage.later(timedelta(hours=3))

    await stage.coordinator.send("/bind", chat=stage.group)
    await settle(stage)

    shown = texts(stage.group)
    assert shown.index(QUESTION) < shown.index(MORE)


async def test_urgent_question_without_a_room_calls_coordinators(stage: Stage) -> None:
    await unbound(stage)
    anna = await stage.woman_in("Томск")

    await anna.send("он меня убьёт")
    await anna.press("Да")

    await stage.until(lambda: any("Срочно:" in text and "/bind" in text for text in texts(stage.coordinator)))
    assert not any("убьёт" in text for text in texts(stage.coordinator))


async def test_chat_of_the_settings_may_be_private(stage: Stage) -> None:
    stage.app.world.staff_chat_id = stage.consultant.id

    anna = await ask_about(stage, "Здоровье", QUESTION)
    await settle(stage)
    await stage.consultant.send(ANSWER, reply_to=found(stage.consultant, QUESTION)[0])

    await reads(stage, anna, ANSWER)
    assert QUESTION not in texts(stage.group)


async def test_private_chat_of_a_stranger_gets_nothing(stage: Stage) -> None:
    stranger = await stage.woman_in("Томск")
    stage.app.world.staff_chat_id = stranger.id

    await ask_about(stage, "Здоровье", QUESTION)
    await stage.until(lambda: any("Ждут вопросы" in text for text in texts(stage.coordinator)))
    await stage.later(timedelta(minutes=2))

    assert QUESTION not in texts(stranger)


@pytest.mark.parametrize("label", ["Юрист", "Все вопросы"])
async def test_chat_of_the_settings_stays_general(stage: Stage, label: str) -> None:
    stage.app.world.staff_chat_id = stage.group.id
    other = await another_group(stage, label)

    await ask_about(stage, "Здоровье", QUESTION)
    await settle(stage)

    assert (QUESTION in texts(stage.group), QUESTION in texts(other)) == (True, False)


async def test_reply_in_a_group_that_was_unbound_is_refused(stage: Stage) -> None:
    anna = await ask_about(stage, "Здоровье", QUESTION)
    await settle(stage)
    copy = found(stage.group, QUESTION)[0]
    await unbound(stage)

    await stage.consultant.send(ANSWER, chat=stage.group, thread_id=copy.thread_id, reply_to=copy)
    await stage.until(lambda: any("Ей это не ушло" in text for text in texts(stage.group)))

    assert stubs(anna) == []
