"""What staff were told of a woman in private goes when she goes: nothing there outlives «Удалить всё»."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.simulator import Fault, Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import in_time, settle
from tests.flows.talking import card, in_topic, talking
from tests.flows.test_hide_and_erase import erase
from tests.flows.test_team_security import dismiss_consultant

QUARTER, DAY = timedelta(minutes=16), timedelta(days=1)
OLD = timedelta(hours=49)


async def called(stage: Stage) -> Phone:
    """Let a woman wait so long that everybody who answers is called to her in private."""
    anna = await talking(stage)
    await stage.later(QUARTER)
    await stage.outbox_is_empty()
    assert lines_about(stage, stage.consultant)
    assert lines_about(stage, stage.coordinator)
    return anna


def nickname(stage: Stage) -> str:
    """Return what the newest conversation is called by."""
    hers = [topic.name for topic in stage.group.topics.values() if " · " in topic.name]
    return hers[-1].partition(" · ")[0].removeprefix("🆘 ")


def lines_about(stage: Stage, phone: Phone) -> list[int]:
    """Return the messages in a member's private chat that name her."""
    name = nickname(stage)
    return [one.id for one in phone.messages if name in one.text or name in str(one.labels)]


async def gone(stage: Stage, anna: Phone) -> str:
    """Let her erase everything; return how she was called."""
    name = nickname(stage)
    await erase(stage, anna)
    await stage.until(lambda: "всё удалено" in said(anna))
    await settle(stage)
    return name


def shown_to(phone: Phone) -> str:
    return "\n".join(f"{one.text} {one.labels}" for one in phone.messages)


async def test_erasing_deletes_what_staff_were_told(stage: Stage) -> None:
    anna = await called(stage)
    told = lines_about(stage, stage.consultant)

    name = await gone(stage, anna)

    assert name not in shown_to(stage.consultant) + shown_to(stage.coordinator)
    assert [one.id for one in stage.consultant.messages if one.id in told] == []


async def test_erasing_overwrites_what_is_older_than_two_days(stage: Stage) -> None:
    anna = await called(stage)
    told = lines_about(stage, stage.consultant)
    await stage.later(OLD)
    await settle(stage)

    name = await gone(stage, anna)

    assert name not in shown_to(stage.consultant) + shown_to(stage.coordinator)
    left = [one for one in stage.consultant.messages if one.id in told]
    assert [(one.text, one.labels) for one in left] == [("🌿", [])] * len(told)


async def test_line_in_flight_while_she_erases_is_taken_back(stage: Stage) -> None:
    anna = await talking(stage)
    name = nickname(stage)
    slow = Fault("sendMessage", stage.consultant.id, kind="slow", delay_seconds=1.5)
    stage.telegram.faults.add(slow)
    await stage.later(QUARTER)
    await stage.until(lambda: slow not in stage.telegram.faults.planned)

    await erase(stage, anna)
    await stage.until(lambda: "всё удалено" in said(anna))
    await stage.until(lambda: name in shown_to(stage.consultant))
    await settle(stage)

    await in_time(stage, lambda: name not in shown_to(stage.consultant))


async def test_lines_stay_until_the_last_day_and_no_longer(stage: Stage) -> None:
    await called(stage)
    name = nickname(stage)
    await stage.coordinator.press("Закрыть", message=card(stage), chat=stage.group)
    await settle(stage)

    await stage.later(29 * DAY)
    await settle(stage)
    assert name in shown_to(stage.consultant)
    await stage.later(DAY)
    await settle(stage)

    assert name not in shown_to(stage.consultant) + shown_to(stage.coordinator)


async def test_morning_summary_names_nobody(stage: Stage) -> None:
    await talking(stage)

    await stage.later(timedelta(hours=1))
    await stage.outbox_is_empty()

    (morning,) = [one for one in stage.consultant.messages if "Доброе утро" in one.text]
    assert "Ждёт ответа 1 разговор" in morning.text
    assert nickname(stage) not in morning.text


async def test_member_who_blocked_the_bot_stops_no_other(stage: Stage) -> None:
    anna = await called(stage)
    await stage.consultant.block()

    name = await gone(stage, anna)

    assert name not in shown_to(stage.coordinator)


async def test_line_deleted_by_hand_stops_no_other(stage: Stage) -> None:
    anna = await called(stage)
    (by_hand,) = lines_about(stage, stage.consultant)
    await stage.consultant.delete(next(one for one in stage.consultant.messages if one.id == by_hand))

    name = await gone(stage, anna)

    assert name not in shown_to(stage.consultant) + shown_to(stage.coordinator)


async def test_line_too_old_when_telegram_is_back_is_overwritten(stage: Stage) -> None:
    anna = await called(stage)
    name, told = nickname(stage), lines_about(stage, stage.consultant)
    await stage.later(timedelta(hours=46))
    await settle(stage)
    stage.telegram.faults.add(Fault("deleteMessages", stage.consultant.id, status=502, times=100))
    await erase(stage, anna)
    await stage.put_off()

    stage.clock.move(timedelta(hours=3))
    stage.telegram.faults.clear()
    await settle(stage)

    left = [one for one in stage.consultant.messages if one.id in told]
    assert [one.text for one in left] == ["🌿"] * len(told)
    assert name not in shown_to(stage.consultant)


async def test_dismissed_member_keeps_no_line(stage: Stage) -> None:
    await called(stage)
    name = nickname(stage)

    await dismiss_consultant(stage)
    await settle(stage)

    assert name not in shown_to(stage.consultant)
    assert name in shown_to(stage.coordinator)


@pytest.mark.parametrize("hours", [1, 49])
async def test_call_to_danger_goes_with_her(stage: Stage, hours: int) -> None:
    anna = await stage.woman_in("Томск")
    await anna.send("он меня убьёт")
    await stage.sees(anna, "Отправить это")
    await anna.press("Да")
    await stage.outbox_is_empty()
    assert lines_about(stage, stage.consultant)
    await stage.consultant.send("Мы рядом", **in_topic(stage))
    await stage.later(timedelta(hours=hours))
    await settle(stage)

    name = await gone(stage, anna)

    assert name not in shown_to(stage.consultant) + shown_to(stage.coordinator)


async def queue(stage: Stage) -> None:
    """Let the consultant look at who waits."""
    await stage.consultant.send("/queue")
    await stage.sees(stage.consultant, nickname(stage))


async def hers(stage: Stage) -> None:
    """Let the consultant open her conversation from the queue."""
    await queue(stage)
    await stage.consultant.press(next(one for one in stage.consultant.last.labels if nickname(stage) in one))
    await stage.sees(stage.consultant, "Передать")


async def search(stage: Stage) -> None:
    """Let the consultant look for her, by what is no nickname yet."""
    name = nickname(stage)
    await stage.consultant.send("/find " + name.split()[-1])
    await stage.sees(stage.consultant, name)


@pytest.mark.parametrize("look", [queue, hers, search])
async def test_screen_that_names_her_is_emptied(stage: Stage, look: Callable[[Stage], Any]) -> None:
    anna = await talking(stage)
    await look(stage)
    await stage.leave_footprints()

    name = await gone(stage, anna)

    left = [one for one in stage.consultant.messages if one.from_bot]
    assert name not in "".join(f"{one.text} {one.labels}" for one in left)
    assert "Этот экран устарел" in left[-1].text
    await stage.consultant.press("📥 Очередь", message=left[-1])
    await stage.sees(stage.consultant, "Очередь")


async def test_screen_that_names_her_no_more_stays(stage: Stage) -> None:
    anna = await talking(stage)
    await queue(stage)
    await stage.consultant.press("‹")
    await stage.sees(stage.consultant, "Рабочее место")
    await stage.leave_footprints()

    await gone(stage, anna)

    assert "Рабочее место" in said(stage.consultant)


async def test_screen_shown_after_she_has_gone_is_emptied(stage: Stage) -> None:
    anna = await talking(stage)
    name = nickname(stage)
    stage.telegram.faults.add(Fault("sendMessage", stage.consultant.id, kind="slow", delay_seconds=2))
    await stage.consultant.send("/queue")
    await stage.until(lambda: stage.telegram.faults.planned == [])

    await erase(stage, anna)
    await stage.until(lambda: "всё удалено" in said(anna))
    await in_time(stage, lambda: "Этот экран устарел" in shown_to(stage.consultant))

    assert name not in shown_to(stage.consultant)
