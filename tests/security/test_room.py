"""The staff's room: strangers, channels, moves to another id, and what may leave it."""

from typing import Any

import pytest

from bot.services.scope import Scope
from bot.simulator import Phone
from tests.flows.conftest import Stage
from tests.flows.faults_help import answer, cards, found, in_time, plan, reads, settle, stubs
from tests.flows.talking import in_topic, notes, talking
from tests.flows.test_room_faults import asked

PUTS = ("send", "copy", "forward")
MORE = "И ещё вопрос."


async def rooms(stage: Stage) -> list[int]:
    """Return the chats where staff answer now."""
    async with stage.app.works.begin() as uow:
        bound = await Scope(uow, stage.app.world).staff_rooms.bound()
        return [room.chat_id for room in bound]


@pytest.mark.case(37)
@pytest.mark.parametrize("when", ["at once", "while they wait", "while they are sent"])
async def test_migration_midway_loses_nothing(stage: Stage, when: str) -> None:
    anna, old = await asked(stage), stage.group.chat
    if when == "while they wait":
        plan(stage, "sendMessage", stage.group.id, "502")
    if when == "while they are sent":
        plan(stage, "sendMessage", stage.group.id, "slow")
    meets_fault = any(stage.telegram.faults.planned)

    await anna.send(MORE)
    await stage.until(
        lambda: not meets_fault or not any(one.times == 2 for one in stage.telegram.faults.planned)
    )
    stage.group.migrate()
    await anna.send("и ещё")
    await settle(stage)

    assert await rooms(stage) == [stage.group.id]
    assert found(stage.group, MORE) or MORE in [one.data.get("text") for one in old.messages.values()]
    (last,) = found(stage.group, "и ещё")
    await answer(stage, "Да", under=last)
    await reads(stage, anna, "Да")


@pytest.mark.case(37)
async def test_migration_of_another_chat_is_ignored(stage: Stage) -> None:
    anna = await talking(stage)
    foreign: dict[str, Any] = {"id": -1_009_999, "type": "group", "title": "Чужие"}
    for kind in ("migrate_to_chat_id", "migrate_from_chat_id"):
        for chat in (foreign, anna.chat.data):
            message = {"message_id": 7, "date": 1, "chat": chat, "from": anna.user, kind: -1_008_888}
            stage.telegram.inject({"message": message})
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    await anna.send(MORE)

    await stage.until(lambda: found(stage.group, MORE))
    assert await rooms(stage) == [stage.group.id]


async def busy_room(stage: Stage) -> Phone:
    """Let everything happen in the room that puts a message there."""
    anna = await talking(stage)
    for kind in ("photo", "video", "animation", "sticker"):
        await anna.send_media(kind)
    await anna.send_album("photo", "photo")
    await anna.edit(next(one for one in anna.messages if one.text == "Здравствуйте"), "Добрый день")
    await stage.consultant.press("Шаблоны", chat=stage.group)
    await stage.until(lambda: "Прочитала, отвечу" in notes(stage))
    await stage.consultant.press("Прочитала, отвечу", chat=stage.group)
    await stage.until(lambda: "Ей уйдёт" in notes(stage))
    await stage.consultant.press("Отправить", chat=stage.group)
    if stage.group.topics:
        await stage.consultant.send("/unsend", **in_topic(stage))
    await anna.send("он меня убьёт")
    await in_time(stage, lambda: "опасность" in notes(stage))
    stage.group.join(stage.woman("Чужая"))
    await stage.until(lambda: "кого я не знаю" in notes(stage))
    await stage.coordinator.press("Всё в порядке, продолжить")
    await settle(stage)
    return anna


@pytest.mark.case(39)
@pytest.mark.usefixtures("roomy")
@pytest.mark.parametrize("is_forum", [True, False])
async def test_nothing_in_the_room_can_be_forwarded(stage: Stage, *, is_forum: bool) -> None:
    if not is_forum:
        stage.group = stage.telegram.add_group("Без тем", forum=False)
        stage.group.chat.members |= {stage.coordinator.id, stage.consultant.id}
        await stage.coordinator.send("/bind", chat=stage.group)
        await stage.until(lambda: stage.group.messages[-1].from_bot)
    await busy_room(stage)

    puts = [call for call in stage.telegram.calls_to(stage.group.id) if call.method.startswith(PUTS)]
    assert len(puts) > 8
    assert [call.params for call in puts if not call.params.get("protect_content")] == []


@pytest.mark.case(39)
@pytest.mark.usefixtures("roomy")
async def test_told_in_private_cannot_be_forwarded(stage: Stage) -> None:
    await busy_room(stage)

    private = [
        call for phone in (stage.consultant, stage.coordinator) for call in stage.telegram.calls_to(phone.id)
    ]
    told = [call for call in private if call.method == "sendMessage" and "Срочно:" in call.params["text"]]
    assert told
    assert all(call.params.get("protect_content") for call in told)


@pytest.mark.case(38)
async def test_switched_off_topics_lose_no_words(stage: Stage) -> None:
    anna = await asked(stage)
    del stage.group.chat.data["is_forum"]
    stage.group.chat.topics.clear()

    await anna.send(MORE)
    await settle(stage)

    copy = found(stage.group, MORE)[-1]
    await answer(stage, "Да", under=copy)
    await reads(stage, anna, "Да")
    assert len(cards(stage.group)) >= 1


@pytest.mark.case(36)
@pytest.mark.parametrize("how", ["anonymous", "channel"])
async def test_hidden_identity_reaches_no_woman(stage: Stage, how: str) -> None:
    anna = await talking(stage)
    topic = max(stage.group.topics)

    if how == "anonymous":
        await stage.coordinator.send_anonymously("Приходи одна", chat=stage.group, thread_id=topic)
    else:
        channel = {"id": -1_007_777, "type": "channel", "title": "Канал"}
        robot = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
        content: dict[str, Any] = {"text": "Приходи одна", "sender_chat": channel, "from": robot}
        await stage.coordinator.send_content(content, chat=stage.group, thread_id=topic)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await settle(stage)

    assert stubs(anna) == []
