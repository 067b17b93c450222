"""The staff's side against whoever does not belong there: cases 19 and 31 to 36 of the security table."""

from datetime import timedelta
from typing import Any

import pytest

from bot.app import open_application
from bot.clock import FrozenClock
from bot.config import Settings
from bot.domain.staff import Role
from bot.services.team import Invitations
from bot.simulator import Telegram
from bot.start import CannotStart
from bot.telegram.texts.startup import failure_text
from tests.flows.conftest import Stage, said
from tests.flows.raw_updates import CHANNEL, FOREIGN, PRESS, events_in, events_nowhere, message_in
from tests.flows.talking import in_room, in_topic, notes, talking

Json = dict[str, Any]
MASKED = "Анонимные администраторы не могут отвечать: выключите анонимность."
ANONYMOUS: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT: Json = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
LINKED: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
SILENT = frozenset({"leaveChat", "getUpdates", "answerCallbackQuery", "getMe"})


async def calm(stage: Stage) -> None:
    """Wait until every update is taken and everything is sent."""
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.outbox_is_empty()
    await stage.app.presenter.drain(timeout_seconds=2)


def masks(stage: Stage) -> dict[str, Json]:
    room = stage.group.chat.data
    return {
        "anonymous": {"from": ANONYMOUS, "sender_chat": room},
        "channel": {"from": CHANNEL_BOT, "sender_chat": CHANNEL},
        "linked": {"from": LINKED, "sender_chat": CHANNEL, "is_automatic_forward": True},
        "registered": {"from": stage.consultant.user, "sender_chat": CHANNEL},
    }


@pytest.mark.case(19)
async def test_19_odd_presses_and_senders_stop_nobody(stage: Stage) -> None:
    room = stage.group.chat.data
    inaccessible = {"chat": room, "message_id": 5, "date": 0}
    for event in (
        {"callback_query": PRESS | {"data": "s:1", "message": inaccessible}},
        {"callback_query": {key: value for key, value in PRESS.items() if key != "from"} | {"data": "s:1"}},
        {"message": {"message_id": 7, "date": 1, "chat": room, "text": "слово"}},
        {"message": {"message_id": 8, "date": 1, "chat": room, "text": "слово", "sender_chat": CHANNEL}},
    ):
        stage.telegram.inject(event)

    await calm(stage)

    newcomer = stage.woman("Новая")
    await newcomer.send("/start")
    await stage.until(lambda: any(one.from_bot for one in newcomer.messages))


@pytest.mark.parametrize("chat", [FOREIGN, CHANNEL], ids=["group", "channel"])
async def test_31_foreign_chat_is_left_at_once(stage: Stage, chat: Json) -> None:
    me = {"user": stage.telegram.state.bot, "status": "member"}
    change = {"chat": chat, "from": PRESS["from"], "date": 0, "old_chat_member": me | {"status": "left"}}
    stage.telegram.inject({"my_chat_member": change | {"new_chat_member": me}})

    await stage.until(lambda: stage.telegram.calls_to(chat["id"]))
    await calm(stage)

    assert [call.method for call in stage.telegram.calls_to(chat["id"])] == ["leaveChat"]


@pytest.mark.parametrize("kind", ["message", "channel_post"])
async def test_31_chat_that_speaks_is_left_silently(stage: Stage, kind: str) -> None:
    chat = CHANNEL if kind == "channel_post" else FOREIGN
    stage.telegram.inject({kind: message_in(chat, {"text": "/bind"})})

    await stage.until(lambda: stage.telegram.calls_to(chat["id"]))
    await calm(stage)

    assert {call.method for call in stage.telegram.calls_to(chat["id"])} == {"leaveChat"}


async def test_31_group_of_a_coordinator_is_kept(stage: Stage) -> None:
    hers = stage.telegram.add_group("Новая комната")
    hers.chat.members.add(stage.coordinator.id)
    hers.set_bot(stage.coordinator, status="administrator")

    await calm(stage)

    assert hers.chat.has_bot


@pytest.mark.filterwarnings("ignore:Detected unknown update type:RuntimeWarning")
async def test_32_nothing_foreign_has_an_effect(stage: Stage) -> None:
    await talking(stage)
    before = len(stage.telegram.calls)
    for kind, event in [*events_in(FOREIGN), *events_in(CHANNEL), *events_nowhere()]:
        stage.telegram.inject({kind: event})

    await calm(stage)

    assert {call.method for call in stage.telegram.calls[before:]} <= SILENT


@pytest.mark.parametrize(
    "flag",
    ["supports_inline_queries", "can_connect_to_business", "supports_guest_queries", "can_manage_bots"],
)
async def test_33_open_modes_stop_the_start(
    telegram: Telegram, settings: Settings, clock: FrozenClock, flag: str
) -> None:
    telegram.state.bot[flag] = True

    with pytest.raises(CannotStart) as refused:
        async with open_application(settings, clock):
            pass

    said_so = failure_text(refused.value.code, refused.value.detail)
    assert "@BotFather" in said_so
    assert said_so.count(".") == 1


async def paused_by(stage: Stage, change: Json) -> None:
    await talking(stage)
    stage.telegram.inject(change)
    await stage.until(lambda: "кого я не знаю" in notes(stage))
    await stage.sees(stage.coordinator, "Всё в порядке, продолжить")


@pytest.mark.case(34)
@pytest.mark.parametrize("by", ["herself", "anonymous", "coordinator"])
@pytest.mark.parametrize("is_bot", [False, True], ids=["person", "bot"])
async def test_34_unknown_join_pauses_the_room(stage: Stage, by: str, is_bot: bool) -> None:
    stranger = {"id": 555_000_222, "is_bot": is_bot, "first_name": "Чужая"}
    actor = {"herself": stranger, "anonymous": ANONYMOUS, "coordinator": stage.coordinator.user}[by]
    was, now = {"user": stranger, "status": "left"}, {"user": stranger, "status": "member"}
    change = {"chat": stage.group.chat.data, "from": actor, "date": 0}

    await paused_by(stage, {"chat_member": change | {"old_chat_member": was, "new_chat_member": now}})


@pytest.mark.case(34)
async def test_34_join_told_by_a_note_pauses_too(stage: Stage) -> None:
    stranger = {"id": 555_000_222, "is_bot": True, "first_name": "Бот"}
    note = {"from": ANONYMOUS, "sender_chat": stage.group.chat.data, "new_chat_members": [stranger]}

    await paused_by(stage, {"message": message_in(stage.group.chat.data, {}) | note})


@pytest.mark.case(34)
async def test_34_leaving_does_not_end_the_pause(stage: Stage) -> None:
    anna, stranger = await talking(stage), stage.woman("Чужая")
    stage.group.join(stranger)
    await stage.until(lambda: "кого я не знаю" in notes(stage))

    stage.group.leave(stranger)
    await anna.send("Тайное")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.later(timedelta(minutes=2))

    assert "Тайное" not in notes(stage)


async def dismiss_consultant(stage: Stage) -> None:
    await stage.coordinator.send("/start")
    await stage.sees(stage.coordinator, "👥 Команда")
    await stage.coordinator.press("👥 Команда")
    await stage.coordinator.press("✖️ Консультантка")
    await stage.until(lambda: stage.telegram.pending_updates == 0)


@pytest.mark.case(35)
async def test_35_removed_staff_acts_no_more(stage: Stage) -> None:
    anna = await talking(stage)
    card = next(one for one in in_room(stage, "text") if "Взять" in one.labels)
    await dismiss_consultant(stage)

    await stage.consultant.press("Взять", message=card, chat=stage.group)
    await stage.consultant.send("Ответ уволенной", **in_topic(stage))
    await calm(stage)

    assert not any("взята" in one.words for one in stage.group.messages)
    assert "Вам письмо" not in said(anna)


@pytest.mark.case(35)
async def test_35_private_desk_closes_with_the_rights(stage: Stage) -> None:
    await stage.consultant.send("/start")
    await stage.sees(stage.consultant, "📥 Очередь")
    data = str(stage.consultant.last.buttons[0][0].data)
    await dismiss_consultant(stage)

    await stage.consultant.press_data(data)
    await stage.consultant.send("/start")
    await stage.sees(stage.consultant, "Мы не спрашиваем имя")

    assert "Очередь" not in said(stage.consultant)


async def test_35_taken_conversations_go_back(stage: Stage) -> None:
    await talking(stage)
    await stage.consultant.press("Взять", chat=stage.group)
    await stage.until(lambda: "🟢 взято" in notes(stage))

    await dismiss_consultant(stage)

    await stage.until(lambda: "🟡" in notes(stage))


@pytest.mark.case(36)
@pytest.mark.parametrize("mask", ["anonymous", "channel", "linked", "registered"])
async def test_36_masked_words_reach_nobody(stage: Stage, mask: str) -> None:
    anna = await talking(stage)
    topic = {"message_thread_id": max(stage.group.topics), "is_topic_message": True}
    body = message_in(stage.group.chat.data, {"text": "Ответ под маской"})
    for number in range(2):
        stage.telegram.inject({"message": body | topic | masks(stage)[mask] | {"message_id": 950 + number}})

    await stage.until(lambda: MASKED in notes(stage))
    await calm(stage)

    assert "Вам письмо" not in said(anna)
    assert notes(stage).count(MASKED) == 1


@pytest.mark.case(36)
async def test_36_hint_comes_once_an_hour(stage: Stage) -> None:
    await talking(stage)
    for minutes in (0, 59, 1):
        stage.clock.move(timedelta(minutes=minutes))
        await stage.coordinator.send_anonymously("Под маской", chat=stage.group)
        await calm(stage)

    await stage.until(lambda: notes(stage).count(MASKED) == 2)


@pytest.mark.case(36)
async def test_36_masked_press_does_nothing(stage: Stage) -> None:
    await talking(stage)
    card = next(one for one in in_room(stage, "text") if "Взять" in one.labels)
    query = stage.consultant._query  # noqa: SLF001 - as a phone builds it, only with another sender
    press = stage.telegram.presses.begin()
    data = str(card.find("Взять").data)  # type: ignore[union-attr] # the card has it
    body = query(press, data, card, stage.group.chat) | {"from": ANONYMOUS}
    stage.telegram.inject({"callback_query": body})

    await press.answered
    await calm(stage)

    assert press.text == MASKED
    assert not any("взята" in one.words for one in stage.group.messages)


async def test_crew_answers_nobody_and_is_told(stage: Stage) -> None:
    anna, driver = await talking(stage), stage.telegram.add_user("Экипаж")
    stage.group.chat.members.add(driver.id)
    await driver.send(f"/start s_{await Invitations(stage.app.works, stage.app.world).invite(Role.CREW)}")
    await stage.sees(driver, "отвечают консультантки")
    card = next(one for one in in_room(stage, "text") if "Взять" in one.labels)

    press = await driver.press("Взять", message=card, chat=stage.group)
    await driver.send("Отвечу сама", **in_topic(stage))
    await stage.sees(driver, "этого никто не получил")

    assert "координаторка" in press.text
    assert "Вам письмо" not in said(anna)
