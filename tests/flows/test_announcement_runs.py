"""Announcements while they go out: for which language, how often the card moves, and how they are stopped."""

import asyncio
from datetime import timedelta

import pytest

from bot.simulator import Fault, Phone, Shown
from bot.telegram.views import announcements as views
from handlers.coordinator import announcements as handlers
from tests.flows.conftest import Stage, said
from tests.flows.test_announcements import STUB, TEXT, done, send
from tests.flows.test_staff_desk import desk
from tests.flows.test_team import second

A_MOMENT = timedelta(seconds=1)
CARD_PAUSE = timedelta(seconds=3)


@pytest.fixture
def two_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let women choose between two languages, as where another catalogue is added."""
    for module in (views, handlers):
        monkeypatch.setattr(module, "languages", lambda: ("en", "ru"))


async def to_english(stage: Stage) -> Phone:
    """Let the coordinator write to women who read English; return the second coordinator's phone."""
    other = await second(stage)
    await desk(stage, stage.coordinator, "📣 Объявление", "Кому?")
    await stage.coordinator.press("Всем")
    await stage.sees(stage.coordinator, "✅ Все языки")
    await stage.coordinator.press("английский")
    await stage.sees(stage.coordinator, "✅ английский")
    await stage.coordinator.send(TEXT)
    await stage.sees(stage.coordinator, "📣 Отправить")
    return other


async def english(stage: Stage) -> Phone:
    """Bring on a woman who reads English."""
    ann = await stage.woman_in("Томск", "Ann")
    async with stage.app.works.begin() as uow:
        person = await uow.people.find(ann.id)
        assert person is not None
        person.settings.language = "en"
        await uow.people.flush()
        await uow.commit()
    return ann


async def half_sent(stage: Stage) -> tuple[Phone, Phone]:
    """Let an announcement reach one woman, and not the other yet."""
    anna, olga = await stage.woman_in("Томск"), await stage.woman_in("Томск", "Ольга")
    stage.telegram.faults.add(Fault("sendMessage", olga.id, status=500, times=1000))
    await send(stage)
    await stage.sees(anna, STUB)
    await stage.later(CARD_PAUSE)
    await stage.until(lambda: any("⏹ Остановить" in one.labels for one in stage.coordinator.messages))
    return anna, olga


def running(stage: Stage) -> Shown:
    """Return the writer's card."""
    return next(one for one in reversed(stage.coordinator.messages) if "⏹ Остановить" in one.labels)


def running_or_over(stage: Stage) -> Shown:
    """Return the newest message of the bot's that is about an announcement."""
    return next(one for one in reversed(stage.coordinator.messages) if "📣 Объявление" in one.words)


def moves(stage: Stage) -> int:
    """Count how often the writer's card was changed."""
    edits = [one for one in stage.telegram.calls_to(stage.coordinator.id) if one.method == "editMessageText"]
    return len([one for one in edits if "▓" in str(one.params) or "░" in str(one.params)])


@pytest.mark.usefixtures("two_languages")
async def test_only_her_language_gets_it(stage: Stage) -> None:
    anna, ann = await stage.woman_in("Томск"), await english(stage)
    other = await to_english(stage)
    assert "Всем · английский" in said(stage.coordinator)

    await stage.coordinator.press("📣 Отправить")
    await stage.sees(other, "Кому: Всем · английский")
    await other.press("Подтвердить")
    await stage.until(lambda: "✉️" in said(ann))
    await done(stage)

    assert STUB not in said(anna)


@pytest.mark.usefixtures("two_languages")
async def test_rewriting_keeps_the_language(stage: Stage) -> None:
    await to_english(stage)

    await stage.coordinator.press("✏️ Переписать")

    await stage.sees(stage.coordinator, "✅ английский")


async def test_one_language_is_no_choice(stage: Stage) -> None:
    await desk(stage, stage.coordinator, "📣 Объявление", "Кому?")
    await stage.coordinator.press("Всем")

    await stage.sees(stage.coordinator, "Напишите текст")
    assert "Все языки" not in said(stage.coordinator)


async def test_stopped_one_goes_no_further(stage: Stage) -> None:
    _, olga = await half_sent(stage)

    await stage.coordinator.press("⏹ Остановить")
    await stage.until(lambda: "⏹ Остановлено" in running_or_over(stage).words)
    stage.telegram.faults.clear()
    await stage.later(timedelta(minutes=5))
    await stage.outbox_is_empty()

    assert STUB not in said(olga)


async def test_stopped_one_goes_on_by_no_old_button(stage: Stage) -> None:
    await half_sent(stage)
    card = running(stage)
    await stage.coordinator.press("⏹ Остановить")
    await stage.until(lambda: "⏹ Остановлено" in running_or_over(stage).words)

    data = next(str(key.data) for row in card.buttons for key in row if "Остановить" in key.text)
    await stage.coordinator.press_data(data, message=card)

    await stage.until(lambda: "⏹ Остановлено" in running_or_over(stage).words)


async def test_card_moves_once_in_three_seconds(stage: Stage) -> None:
    _, olga = await half_sent(stage)
    before = moves(stage)
    stage.telegram.faults.clear()

    while STUB not in said(olga):
        stage.clock.move(A_MOMENT / 10)
        stage.app.sender.wake()
        await asyncio.sleep(0.05)
    await stage.app.clockwork.ring_now()
    await stage.outbox_is_empty()
    assert moves(stage) == before

    await stage.later(CARD_PAUSE)
    await stage.until(lambda: "✅ Отправлено" in running_or_over(stage).words)
