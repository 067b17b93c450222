"""Presses that are forged, repeated, too late, or made where nobody may."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.simulator import Phone, Shown
from models.staff import AuditRow
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import cards, found, stubs
from tests.flows.talking import in_topic, talking
from tests.flows.test_updates import answers_still, failures

MANY = 20


async def audited(stage: Stage, action: str) -> int:
    """Count what the audit has noted of one kind."""
    query = select(func.count()).select_from(AuditRow).where(AuditRow.action == action)
    async with stage.app.works.begin() as uow:
        return int((await uow.connection.execute(query)).scalar_one())


async def press_often(phone: Phone, data: str, shown: Shown, **where: Any) -> list[str]:
    """Press one button many times without waiting in between; return what was answered."""
    pressed = [await phone.press_data(data, message=shown, wait=False, **where) for _ in range(MANY)]
    await asyncio.gather(*(press.answered.wait() for press in pressed))
    return [press.text for press in pressed]


@pytest.mark.case(17)
async def test_letter_of_another_woman_stays_closed(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.consultant.send("Добрый день", **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    key = anna.last.find("Открыть")
    vera = await stage.woman_in("Томск", "Вера")

    assert key is not None
    for end in "123":
        await vera.press_data(f"{str(key.data)[:-1]}{end}")

    await answers_still(stage)
    assert "Добрый день" not in "".join(shown.text for shown in vera.messages)
    assert len(stubs(anna)) == 1


@pytest.mark.case(17)
@pytest.mark.parametrize("label", ["Взять", "Закрыть", "Срочно", "Шаблоны"])
async def test_card_obeys_no_stranger(stage: Stage, label: str) -> None:
    anna = await talking(stage)
    (card,) = cards(stage.group)
    key = card.find(label)
    assert key is not None

    for phone in (anna, stage.woman("Чужая")):
        pressed = await phone.press_data(str(key.data), message=card, chat=stage.group)
        assert pressed.answered
    await phone.press_data(str(key.data), message=anna.last)
    await stage.outbox_is_empty()

    assert cards(stage.group)[0].data == card.data
    assert await audited(stage, "take") == await audited(stage, "close") == 0


@pytest.mark.case(18)
async def test_twenty_presses_send_one_question(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.send("Где взять справку?")
    await stage.sees(anna, "Отправить это")
    key = anna.last.find("Да")

    assert key is not None
    await press_often(anna, str(key.data), anna.last)
    await stage.until(lambda: found(stage.group, "Где взять справку?"))
    await stage.outbox_is_empty()

    assert len(found(stage.group, "Где взять справку?")) == len(cards(stage.group)) == 1


@pytest.mark.case(18)
async def test_twenty_presses_of_two_take_once(stage: Stage) -> None:
    await talking(stage)
    (card,) = cards(stage.group)
    key = card.find("Взять")

    assert key is not None
    said_to = await asyncio.gather(
        *(
            press_often(one, str(key.data), card, chat=stage.group)
            for one in (stage.consultant, stage.coordinator)
        )
    )

    told = [text for texts in said_to for text in texts]
    assert await audited(stage, "take") == 1
    assert sorted(set(told)) == ["", "Коллега уже взяла этот разговор."]
    assert told.count("") == 1


NOWHERE: dict[str, Any] = {
    "no sender": {"id": "1", "chat_instance": "1", "data": "g:1"},
    "no message": {
        "id": "1",
        "chat_instance": "1",
        "data": "g:1",
        "from": {"id": 5, "is_bot": False, "first_name": "Я"},
    },
}


@pytest.mark.case(19)
@pytest.mark.parametrize("query", NOWHERE.values(), ids=NOWHERE.keys())
async def test_press_from_nowhere_stops_nobody(stage: Stage, query: dict[str, Any]) -> None:
    stage.telegram.inject({"callback_query": query})

    await answers_still(stage)


@pytest.mark.case(19)
@pytest.mark.parametrize("where", ["hers", "room"])
async def test_press_on_an_inaccessible_message_is_answered(
    stage: Stage, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await talking(stage)
    phone, old = (anna, anna.last) if where == "hers" else (stage.consultant, cards(stage.group)[0])
    key, chat = old.buttons[0][0], None if where == "hers" else stage.group
    await phone.delete(old, chat=chat)

    pressed = await phone.press_data(str(key.data), message=old, chat=chat)
    await answers_still(stage)

    assert pressed.answered
    assert said(anna)
    assert failures(caplog) == []


@pytest.mark.case(19)
@pytest.mark.parametrize(
    "sender", [{}, {"sender_chat": {"id": -100_909, "type": "channel", "title": "Канал"}}]
)
async def test_message_without_a_person_reaches_nobody(stage: Stage, sender: dict[str, Any]) -> None:
    anna = await talking(stage)
    topic = max(stage.group.topics)
    message = {"message_id": 900, "date": 1, "chat": stage.group.chat.data, "text": "Приходи одна"} | sender

    stage.telegram.inject({"message": message | {"message_thread_id": topic, "is_topic_message": True}})
    await answers_still(stage)
    await stage.outbox_is_empty()

    assert stubs(anna) == []
