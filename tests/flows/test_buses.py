"""Buses: a crew's one tap, what women see of it, and the quiet line to those who asked for it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.staff import Role
from bot.services.stop_news import StopNews
from bot.simulator import Phone
from models.bus import StopWatchRow
from models.outbox import OutboxRow
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import enlist, shown

STUB = "Небольшая перемена ☁️"
FOUNTAIN = "площадь Ромашковая, у фонтана"


@pytest.fixture
async def crew(stage: Stage) -> Phone:
    """Bring on a driver, at 11:00 in St Petersburg, when the bus is due at the fountain."""
    stage.clock.move(timedelta(hours=3))
    await stage.app.clockwork.ring_now()
    return await enlist(stage, Role.CREW)


async def says(stage: Stage, crew: Phone, words: str) -> None:
    """Let the crew say how it goes, in two taps."""
    await shown(stage, crew, "/menu", "🚌 Сегодня")
    await crew.press("🚌 Сегодня")
    await stage.sees(crew, "Автобус")
    await crew.press(words)
    await stage.sees(crew, "Экипаж в 11:00" if words != "↩️ Отменить отметку" else "сегодня не едем")


async def on_card(stage: Stage) -> Phone:
    """Let a woman open the card of the blue bus."""
    woman = await stage.woman_in("Санкт-Петербург")
    for label in ("🕐 Часы приёма", "Автобус"):
        await stage.sees(woman, label)
        await woman.press(next(one for one in woman.last.labels if one.endswith(label)))
    await stage.sees(woman, "🚌 Где он сейчас")
    return woman


async def watching(stage: Stage) -> Phone:
    """Let a woman ask to hear of the fountain."""
    woman = await on_card(stage)
    for label in ("🚌 Где он сейчас", "🔔 Сообщать о переменах", f"🔕 {FOUNTAIN}"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, f"🔔 ✓ {FOUNTAIN}")
    return woman


async def ring(stage: Stage) -> None:
    """Ring the bells, and wait for what they send."""
    await stage.later(timedelta(seconds=5))
    await stage.outbox_is_empty()


def lines_of(woman: Phone) -> list[str]:
    return [message.words for message in woman.messages if message.words == STUB]


@pytest.mark.usefixtures("crew")
async def test_bus_screen_says_where_it_stands(stage: Stage) -> None:
    woman = await on_card(stage)

    await woman.press("🚌 Где он сейчас")

    await stage.sees(woman, f"Сейчас: {FOUNTAIN} · 🟢 до 14:30")
    assert "• сегодня в 15:30–18:30: рынок «Садовый», задние ворота" in said(woman)


async def test_crews_word_comes_first(stage: Stage, crew: Phone) -> None:
    await says(stage, crew, "опаздываем на 20 мин")

    woman = await on_card(stage)

    assert "⏳ Экипаж в 11:00: опаздываем на 20 мин, будем в 11:20." in said(woman)
    assert "🟡 в 11:20" in said(woman)


async def test_cancelled_day_is_closed_and_taken_back(stage: Stage, crew: Phone) -> None:
    await says(stage, crew, "сегодня не едем")
    woman = await on_card(stage)
    assert "🔴 завтра в 11:00" in said(woman)

    await crew.press("↩️ Отменить отметку")

    await stage.sees(crew, "стоим")
    await woman.press("🚌 Где он сейчас")
    await stage.sees(woman, f"Сейчас: {FOUNTAIN} · 🟢 до 14:30")


async def test_change_sends_one_neutral_line(stage: Stage, crew: Phone) -> None:
    woman = await watching(stage)
    await says(stage, crew, "сегодня не едем")
    await ring(stage)
    await ring(stage)

    assert lines_of(woman) == [STUB]
    assert woman.notifications[-1] == STUB
    await woman.press("Открыть")
    await stage.sees(woman, "❗ Экипаж в 11:00: сегодня не едем.")
    await woman.press("Скрыть")
    await stage.sees(woman, STUB)


async def test_other_stops_send_nothing(stage: Stage, crew: Phone) -> None:
    woman = await watching(stage)
    await says(stage, crew, "стоим")
    await ring(stage)

    assert lines_of(woman) == []


async def test_word_taken_back_at_once_is_no_news(stage: Stage, crew: Phone) -> None:
    woman = await watching(stage)
    stage.app.clockwork.pause()
    await says(stage, crew, "сегодня не едем")
    await crew.press("↩️ Отменить отметку")
    await stage.sees(crew, "сегодня не едем")
    await ring(stage)

    assert lines_of(woman) == []


async def test_two_replicas_tell_once(stage: Stage, crew: Phone) -> None:
    woman = await watching(stage)
    stage.app.clockwork.pause()
    await says(stage, crew, "сегодня не едем")
    for _ in range(2):
        await StopNews(stage.app.works, stage.app.world).ring()
    stage.app.sender.wake()
    await stage.outbox_is_empty()

    assert lines_of(woman) == [STUB]
    async with stage.app.works.begin() as uow:
        keys = await uow.connection.execute(select(OutboxRow.dedupe_key).where(OutboxRow.kind == "stop_news"))
        assert len(list(keys.scalars())) == 1


async def test_switched_off_stop_is_silent(stage: Stage, crew: Phone) -> None:
    woman = await watching(stage)
    await woman.press(f"🔔 ✓ {FOUNTAIN}")
    await stage.sees(woman, f"🔕 {FOUNTAIN}")
    await says(stage, crew, "сегодня не едем")
    await ring(stage)

    assert lines_of(woman) == []


@pytest.mark.usefixtures("crew")
async def test_her_stops_stand_in_what_is_known(stage: Stage) -> None:
    woman = await watching(stage)
    for label in ("🏠 Меню", "⚙️ Ещё", "🔒 Приватность", "Что вы обо мне знаете", "🔔 Мои остановки"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, f"🔔 ✓ {FOUNTAIN}")

    await woman.press(f"🔔 ✓ {FOUNTAIN}")

    await stage.sees(woman, "Пока ни одной.")


@pytest.mark.usefixtures("crew")
async def test_stops_are_erased_with_her(stage: Stage) -> None:
    woman = await watching(stage)
    await woman.send("/erase")
    await stage.sees(woman, "Да, удалить всё")
    await woman.press("Да, удалить всё")
    await stage.sees(woman, "всё удалено")

    async with stage.app.works.begin() as uow:
        assert (await uow.connection.execute(select(StopWatchRow.id))).first() is None


@pytest.mark.usefixtures("crew")
async def test_stop_is_not_readable_on_the_disk(stage: Stage) -> None:
    await watching(stage)

    async with stage.app.works.begin() as uow:
        row = (await uow.connection.execute(select(StopWatchRow.__table__))).one()
    assert "Ромашковая".encode() not in b"".join(bytes(one) for one in (row.mark, row.body))
