"""Very many at once: words of several women share a message of the reception, and nobody is mixed up."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import text

from bot.simulator import Fault, Phone, Shown
from tests.flows.conftest import Stage
from tests.flows.faults_help import found, in_time, settle, stubs
from tests.flows.talking import notes
from tests.flows.test_hide_and_erase import erase
from tests.flows.test_reception import FEW, MINUTE, many, reception, writes

pytestmark = pytest.mark.usefixtures("quick_group")
PAUSE_SECONDS = 2
CALM = ("Где вы?", "Мне некуда идти", "Нужен врач", "Есть ли наборы?")
URGENT = ("он меня убьёт", "муж меня бьёт, помогите")


async def crowd(stage: Stage, words: Sequence[str]) -> list[Phone]:
    """Let women write while the group takes nothing, after this minute's topics are used up."""
    await many(stage)
    too_many = Fault("createForumTopic", chat_id=stage.group.id, status=429, retry_after=PAUSE_SECONDS)
    stage.telegram.faults.add(too_many)
    women = await asyncio.gather(*(writes(stage, one) for one in words))
    await in_time(stage, lambda: all(any(one in shown.text for shown in reception(stage)) for one in words))
    return list(women)


async def test_words_of_several_women_share_a_message(stage: Stage) -> None:
    await crowd(stage, CALM)

    (shown,) = reception(stage)
    assert all(words in shown.text for words in CALM)
    assert len([key for row in shown.buttons for key in row]) == len(CALM)


async def test_two_women_in_danger_share_a_message(stage: Stage) -> None:
    await crowd(stage, URGENT)

    (shown,) = reception(stage)
    assert all(words in shown.text for words in URGENT)


async def test_few_calm_women_have_a_message_each(stage: Stage) -> None:
    await crowd(stage, CALM[:3])

    assert len(reception(stage)) == 3


async def test_answer_to_several_women_reaches_none_and_is_said(stage: Stage) -> None:
    women = await crowd(stage, CALM)

    await answer(stage, reception(stage)[0])

    await stage.sees(stage.consultant, "слова нескольких женщин")
    assert [stubs(woman) for woman in women] == [[]] * len(women)


async def answer(stage: Stage, shown: Shown) -> None:
    """Let staff reply to a message in the reception."""
    await stage.consultant.send("Приходите", chat=stage.group, thread_id=shown.thread_id, reply_to=shown)


async def test_pressed_nickname_opens_her_topic_next(stage: Stage) -> None:
    women = await crowd(stage, CALM)
    (shown,) = reception(stage)
    last = shown.buttons[-1][-1]

    await stage.consultant.press(last.text, message=shown, chat=stage.group)
    stage.clock.move(MINUTE / 2)
    stage.clock.move(MINUTE / 2)
    stage.app.sender.wake()
    await stage.until(lambda: len(stage.group.topics) > FEW + 1)

    newest = stage.group.topics[min(one for one in stage.group.topics if one > (shown.thread_id or 0))]
    assert last.text.removeprefix("💬 ") in newest.name
    assert len(women) == len(CALM)


async def test_shared_message_goes_when_all_have_topics(stage: Stage) -> None:
    await crowd(stage, CALM)

    stage.clock.move(MINUTE)
    await settle(stage)

    assert reception(stage) == []
    assert [len(found(stage.group, words)) for words in CALM] == [1] * len(CALM)


@pytest.mark.case(28)
async def test_erasing_takes_her_out_of_the_shared_message(stage: Stage) -> None:
    women = await crowd(stage, CALM)
    (shared,) = reception(stage)
    parts = shared.text.split("\n\n")
    nickname = parts[parts.index(CALM[0]) - 1].partition(" · ")[0]
    assert f"💬 {nickname}" in shared.labels

    await erase(stage, women[0])
    await stage.until(lambda: all(shown.id != shared.id for shown in stage.group.messages))
    await stage.until(lambda: all(any(one in shown.text for shown in reception(stage)) for one in CALM[1:]))

    assert CALM[0] not in notes(stage)
    assert nickname not in notes(stage)


async def test_stranger_presses_a_nickname_in_vain(stage: Stage) -> None:
    await crowd(stage, CALM)
    (shown,) = reception(stage)
    stranger, before = stage.woman("Гостья"), await planned(stage)
    last = shown.buttons[-1][-1]

    await stranger.press_data(last.data or "", message=shown, chat=stage.group)

    assert await planned(stage) == before


async def planned(stage: Stage) -> list[tuple[str, str]]:
    """Return which topics are to be opened, and when."""
    async with stage.app.works.begin() as uow:
        query = text("SELECT dedupe_key, not_before FROM outbox WHERE kind = 'topic' ORDER BY dedupe_key")
        return [(row[0], str(row[1])) for row in await uow.connection.execute(query)]
