"""She stops the bot, erases everything or changes her mind, while something is on its way."""

from datetime import timedelta

import pytest

from bot.simulator import Fault, Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import answer, found, in_time, settle, stubs, waiting
from tests.flows.talking import in_topic, notes, talking, with_words
from tests.flows.test_hide_and_erase import FAREWELL, erase
from tests.flows.test_reminders import DAY, NINE_HOURS, press, woman_with_reminder

GONE = "остановила бота"


async def talking_with_reminder(stage: Stage) -> Phone:
    """Let a woman have a reminder and an open conversation."""
    anna = await woman_with_reminder(stage)
    await anna.send("Здравствуйте")
    await stage.sees(anna, "Отправить это")
    await anna.press("Да")
    await stage.until(lambda: "Здравствуйте" in notes(stage))
    await stage.outbox_is_empty()
    return anna


@pytest.mark.case(27)
async def test_block_ends_reminders_and_is_told_once(stage: Stage) -> None:
    anna = await talking_with_reminder(stage)
    await anna.block()
    await stage.consultant.send("Как вы?", **in_topic(stage))
    await stage.until(lambda: GONE in notes(stage))
    tried = len(stage.telegram.calls_to(anna.id))

    for _ in range(3):
        await stage.later(NINE_HOURS)
        await settle(stage)

    assert len(stage.telegram.calls_to(anna.id)) == tried
    assert notes(stage).count(GONE) == 1
    assert "Анна" not in notes(stage)


@pytest.mark.case(27)
async def test_unblocking_alone_restores_no_reminder(stage: Stage) -> None:
    anna = await talking_with_reminder(stage)
    await anna.block()
    await stage.later(NINE_HOURS)
    pushed = len(anna.notifications)

    await anna.unblock()
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.later(DAY)
    await settle(stage)
    assert anna.notifications[pushed:] == []
    await anna.send("/reminders")
    await stage.sees(anna, "Полить цветы")
    await stage.later(DAY)

    await stage.until(lambda: "Полить цветы" in anna.notifications)


async def erased_while(stage: Stage, anna: Phone) -> None:
    """Let her erase everything, and let all the time pass that anything could need."""
    await erase(stage, anna)
    await stage.until(lambda: FAREWELL in said(anna))
    for _ in range(3):
        await stage.later(timedelta(hours=12))
        await settle(stage)


@pytest.mark.case(28)
async def test_nothing_is_sent_after_erasing_midway(stage: Stage) -> None:
    anna = await talking_with_reminder(stage)
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, status=502, times=3))
    await anna.send("Ещё слово")
    await stage.until(lambda: stage.telegram.faults.planned[0].times < 3)

    await erased_while(stage, anna)

    assert [shown.text for shown in anna.messages] == [FAREWELL]
    assert (found(stage.group, "Ещё слово"), stage.group.topics) == ([], {})


@pytest.mark.case(28)
async def test_erasing_while_a_reminder_fires_sends_nothing(stage: Stage) -> None:
    anna = await woman_with_reminder(stage)
    await anna.send("/erase")
    await stage.sees(anna, "Что вернуть нельзя")
    await stage.leave_footprints()
    stage.telegram.faults.add(Fault("sendMessage", anna.id, kind="slow", delay_seconds=0.5))
    stage.clock.move(NINE_HOURS)
    await stage.app.clockwork.ring_now()
    stage.app.sender.wake()

    await anna.press("Да, удалить всё")
    await settle(stage)
    await stage.later(2 * DAY)
    await settle(stage)

    assert [shown.text for shown in anna.messages] == [FAREWELL]


@pytest.mark.case(28)
async def test_erasing_twice_with_the_topic_gone_ends(stage: Stage) -> None:
    anna = await talking(stage)
    stage.group.delete_topic(max(stage.group.topics))
    await anna.send("/erase")
    await stage.sees(anna, "Что вернуть нельзя")
    await stage.leave_footprints()
    pressed = anna.last

    for _ in range(2):
        await anna.press_data("z:1", message=pressed)
    await stage.until(lambda: [shown.text for shown in anna.messages] == [FAREWELL])
    await settle(stage)

    assert await waiting(stage) == 0
    tried = [call for call in stage.telegram.calls if call.method == "deleteForumTopic"]
    assert len(tried) <= 1


@pytest.mark.case(28)
async def test_answer_while_she_erases_is_not_sent(stage: Stage) -> None:
    anna = await talking(stage)
    await anna.send("/erase")
    await stage.sees(anna, "Что вернуть нельзя")
    await stage.leave_footprints()
    stage.telegram.faults.add(Fault("deleteForumTopic", kind="slow", delay_seconds=1.0))
    topic = in_topic(stage)

    await anna.press("Да, удалить всё", wait=False)
    await stage.consultant.send("Приходите завтра", **topic)
    await settle(stage)
    await stage.until(lambda: [shown.text for shown in anna.messages] == [FAREWELL])

    assert stubs(anna) == []
    await stage.until(lambda: "Не доставлено" in "".join(one.text for one in stage.consultant.messages))


@pytest.mark.case(28)
async def test_answer_called_off_by_erasing_is_told(stage: Stage) -> None:
    anna = await talking(stage)
    await anna.send("/erase")
    await stage.sees(anna, "Что вернуть нельзя")
    await stage.leave_footprints()
    stage.telegram.faults.add(Fault("sendMessage", anna.id, status=502, times=50))
    await stage.consultant.send("Приходите завтра", **in_topic(stage))
    await stage.put_off()

    await anna.press("Да, удалить всё")
    await stage.sees(stage.consultant, "ответ не доставлен")
    stage.telegram.faults.clear()
    await settle(stage)

    assert [shown.text for shown in anna.messages] == [FAREWELL]


@pytest.mark.case(30)
async def test_reactions_of_both_sides_name_nobody(stage: Stage) -> None:
    anna = await talking(stage)
    written = await answer(stage, "Добрый день", under=found(stage.group, "Здравствуйте")[0])
    await stage.sees(anna, "Вам письмо ✉️")
    before = len(stage.group.messages), len(anna.messages)

    await anna.react(anna.last, "👍")
    await stage.consultant.react(found(stage.group, "Здравствуйте")[0], "❤")
    await stage.consultant.react(written, "👍")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await settle(stage)

    assert (len(stage.group.messages), len(anna.messages)) == before
    calls = str([call.params for call in stage.telegram.calls])
    assert "Анна" not in calls
    assert str(stage.consultant.id) not in str([call.params for call in stage.telegram.calls_to(anna.id)])


@pytest.mark.case(30)
async def test_both_edits_follow_to_the_other_side(stage: Stage) -> None:
    anna = await talking(stage)
    written = await answer(stage, "В пять", under=found(stage.group, "Здравствуйте")[0])
    await stage.sees(anna, "Вам письмо ✉️")

    await stage.consultant.edit(written, "В шесть", chat=stage.group)
    await anna.edit(with_words(anna.messages, "Здравствуйте"), "Добрый вечер")
    await in_time(stage, lambda: "изменено:\n\nДобрый вечер" in notes(stage))
    await press(stage, anna, "Открыть", shows="В шесть")

    assert "изменено" in said(anna)
