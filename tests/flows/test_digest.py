"""The summary of the morning: once a day, by the programme's clock, numbers and roles only."""

from datetime import timedelta

from bot.config import Settings
from bot.services.digest import Digest
from bot.simulator import Group, Phone
from tests.flows.conftest import Stage
from tests.flows.faults_help import running
from tests.flows.talking import in_topic, talking
from tests.flows.test_duties import plan

HOUR = timedelta(hours=1)
MORNING = "Доброе утро"


def mornings(where: Phone | Group) -> list[str]:
    return [shown.text for shown in where.messages if MORNING in shown.text]


async def after(stage: Stage, delay: timedelta) -> None:
    await stage.later(delay)
    await stage.outbox_is_empty()


async def choose(stage: Stage, *labels: str) -> None:
    """Choose something about the summary."""
    await stage.coordinator.press("🛠 Настройки")
    await stage.sees(stage.coordinator, "☀️ Утренняя сводка")
    await stage.coordinator.press("☀️ Утренняя сводка")
    for label in labels:
        await stage.sees(stage.coordinator, "кто дежурит")
        await stage.coordinator.press(label)
        await stage.until(lambda label=label: f"✓ {label}" in stage.coordinator.last.labels)


async def test_quiet_morning_says_so_to_everybody(stage: Stage) -> None:
    await after(stage, timedelta(minutes=59))
    assert mornings(stage.consultant) == []
    await after(stage, timedelta(minutes=1))  # nine in Moscow

    for phone in (stage.consultant, stage.coordinator):
        (text,) = mornings(phone)
        assert "Тишина: никто не ждёт" in text
        assert "Вчера: новых 0, отвечено 0" in text
        assert "Дежурств на сегодня нет" in text
    assert mornings(stage.group) == []


async def test_morning_comes_once_a_day(stage: Stage) -> None:
    for _ in range(5):
        await after(stage, HOUR)
    assert len(mornings(stage.consultant)) == 1

    await after(stage, 20 * HOUR)

    assert len(mornings(stage.consultant)) == 2


async def test_other_process_adds_no_second_morning(stage: Stage) -> None:
    await after(stage, HOUR)

    await Digest(stage.app.works, stage.app.world).ring()
    await stage.outbox_is_empty()

    assert len(mornings(stage.consultant)) == 1


async def test_restart_adds_no_second_morning(stage: Stage, settings: Settings) -> None:
    await after(stage, HOUR)
    stage.app.stop()

    async with running(settings, stage.clock) as again:
        await again.clockwork.ring_now()
        await stage.outbox_is_empty()

    assert len(mornings(stage.consultant)) == 1


async def test_numbers_are_those_of_yesterday_and_now(stage: Stage) -> None:
    await plan(stage, stage.consultant, "вт", "9:00", "18:00")
    anna = await talking(stage)
    await stage.consultant.send("Добрый день", **in_topic(stage))
    await stage.sees(anna, "Вам письмо")
    await anna.send("А ещё вопрос")
    await stage.outbox_is_empty()

    await after(stage, 25 * HOUR)

    text = mornings(stage.consultant)[-1]
    assert "Ждёт ответа 1 разговор, дольше всего — 25 часов" in text
    assert "Вчера: новых 1, отвечено 1" in text
    assert "Консультантка 2 (9:00–18:00)" in text
    assert "А ещё" not in text


async def test_late_start_still_says_good_morning(stage: Stage) -> None:
    await after(stage, 4 * HOUR)
    assert len(mornings(stage.consultant)) == 1

    await after(stage, 26 * HOUR)  # two in the afternoon: it would be no morning

    assert len(mornings(stage.consultant)) == 1


async def test_hour_and_place_are_as_decided(stage: Stage) -> None:
    await choose(stage, "11:00", "в группу")

    await after(stage, 2 * HOUR)
    assert mornings(stage.group) == []
    await after(stage, HOUR)

    assert len(mornings(stage.group)) == 1
    assert mornings(stage.consultant) == []


async def test_morning_can_be_switched_off(stage: Stage) -> None:
    await choose(stage, "никогда")

    await after(stage, 2 * HOUR)

    assert mornings(stage.consultant) == []


async def test_morning_only_on_days_of_duty(stage: Stage) -> None:
    await plan(stage, stage.consultant, "вт", "9:00", "18:00")
    await choose(stage, "по дням дежурств")

    await after(stage, 2 * HOUR)
    assert mornings(stage.consultant) == []
    await after(stage, 24 * HOUR)

    assert len(mornings(stage.consultant)) == 1


async def test_group_reads_no_nickname(stage: Stage) -> None:
    await choose(stage, "в группу")
    await talking(stage)
    (hers,) = stage.group.topics.values()
    name = hers.name.split(" ·")[0]

    await after(stage, HOUR)

    (text,) = mornings(stage.group)
    assert name not in text
    assert "Ждёт ответа 1 разговор" in text
