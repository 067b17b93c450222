"""Refusals in spellings nobody knows, or of one thing only: nothing waits for it, stays, or comes twice."""

from typing import Any

import pytest

from bot.simulator import Fault
from tests.flows.conftest import Stage
from tests.flows.faults_help import WORDS, answer, found, in_time, settle
from tests.flows.rooms_help import texts
from tests.flows.talking import in_room, notes, talking
from tests.flows.test_captions import LONG
from tests.flows.test_hide_and_erase import INNOCENT, erase
from tests.flows.test_reception import many, reception, writes
from tests.flows.test_room_faults import asked
from tests.flows.test_settling import plain_room
from tests.flows.test_urgent_calls import calls, in_danger

NAMED = "Меня зовут Анна Ивановна"
DANGER = "он меня убьёт"


def refuse(stage: Stage, method: str, words: str, *, chat_id: int | None = None, times: int = 1) -> None:
    """Let the next calls of a method be refused in these words, about the group unless told otherwise."""
    description = f"Bad Request: {words}"
    where = stage.group.id if chat_id is None else chat_id
    stage.telegram.faults.add(Fault(method, where, status=400, description=description, times=times))


def found_in_general(stage: Stage, words: str) -> bool:
    """Tell whether words stand outside all topics."""
    return any(words in shown.text and shown.thread_id is None for shown in stage.group.messages)


async def test_picture_with_long_words_stands_once(stage: Stage) -> None:
    anna = await talking(stage)
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, status=502))

    await anna.send_photo(caption=LONG)
    await settle(stage)

    assert (len(in_room(stage, "photo")), LONG in notes(stage)) == (1, True)


async def test_first_part_goes_with_her_from_a_plain_group(stage: Stage) -> None:
    await plain_room(stage)
    anna = await asked(stage)
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, status=502, times=1000))
    await anna.send_photo(caption=LONG)
    await stage.until(lambda: in_room(stage, "photo"))
    await stage.put_off()

    await erase(stage, anna)
    await stage.until(lambda: not in_room(stage, "photo"))


async def test_call_sounds_where_its_topic_cannot_be_opened(stage: Stage) -> None:
    await asked(stage)
    refuse(stage, "createForumTopic", "SOMETHING_NEW", times=1000)

    await in_danger(stage, "Бэлла")
    await in_time(stage, lambda: calls(stage))


@pytest.mark.usefixtures("quick_group")
async def test_words_stand_in_general_without_a_reception(stage: Stage) -> None:
    await many(stage)
    refuse(stage, "createForumTopic", "SOMETHING_NEW")

    await writes(stage, "Мне некуда идти")
    await in_time(stage, lambda: found_in_general(stage, "Мне некуда идти"))

    assert reception(stage) == []


@pytest.mark.case(28)
async def test_message_that_stays_keeps_none_in_the_room(stage: Stage) -> None:
    await plain_room(stage)
    anna = await asked(stage)
    await anna.send(NAMED)
    await settle(stage)
    refuse(stage, "deleteMessages", "SOMETHING_NEW")

    await erase(stage, anna)
    await settle(stage)

    assert NAMED not in texts(stage.group)


async def test_message_that_stays_keeps_none_with_her(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.send("/menu")
    await stage.until(lambda: len(anna.messages) == 4)
    await stage.leave_footprints()
    refuse(stage, "deleteMessages", "message can't be deleted", chat_id=anna.id)

    await anna.send("/hide")

    await stage.until(lambda: [message.text for message in anna.messages] == [INNOCENT])


async def test_too_many_reactions_hold_up_no_words(stage: Stage) -> None:
    anna = await asked(stage)
    too_many: dict[str, Any] = {"status": 429, "retry_after": 600}
    stage.telegram.faults.add(Fault("setMessageReaction", stage.group.id, **too_many))
    await answer(stage, "Да", under=found(stage.group, WORDS)[0])
    await stage.until(lambda: any(call.status == 429 for call in stage.telegram.calls))

    await anna.send(DANGER)

    await stage.until(lambda: DANGER in texts(stage.group))


async def test_room_without_pictures_takes_her_next_words(stage: Stage) -> None:
    anna = await asked(stage)
    refuse(stage, "sendPhoto", "not enough rights to send photos to the chat", times=1000)

    await anna.send_photo()
    await anna.send(NAMED)

    await in_time(stage, lambda: NAMED in texts(stage.group))
    await stage.until(lambda: any("не получилось" in message.text for message in anna.messages))


async def test_words_of_a_refused_picture_are_passed_on(stage: Stage) -> None:
    anna = await asked(stage)
    refuse(stage, "sendPhoto", "MEDIA_EMPTY", times=1000)

    await anna.send_photo(caption=NAMED)

    await in_time(stage, lambda: NAMED in texts(stage.group))


async def test_words_with_refused_formatting_are_passed_on_bare(stage: Stage) -> None:
    anna = await asked(stage)
    refuse(stage, "sendMessage", "ENTITY_BOUNDS_INVALID")

    await anna.send(NAMED, entities=[{"type": "bold", "offset": 0, "length": 4}])
    await settle(stage)

    assert len(found(stage.group, NAMED)) == 1
    assert not any("не получилось" in message.text for message in anna.messages)


@pytest.mark.parametrize("words", ["CHAT_ADMIN_REQUIRED", "group chat was upgraded to a supergroup chat"])
async def test_words_wait_for_a_room_shut_in_codes(stage: Stage, words: str) -> None:
    anna = await asked(stage)
    refuse(stage, "sendMessage", words, times=2)

    await anna.send(NAMED)
    await settle(stage)

    assert len(found(stage.group, NAMED)) == 1
