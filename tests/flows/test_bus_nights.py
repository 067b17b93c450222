"""News of buses at night: what can wait waits for the morning, what cannot comes without a sound."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.domain.codes import short_code
from bot.domain.directory import ScheduleException
from bot.domain.entry_fields import EntryField, exception_to_json
from bot.domain.staff import Member, Role
from bot.services.scope import Scope
from bot.simulator import Phone
from bot.telegram.place_callbacks import BusStops
from models.outbox import OutboxRow
from tests.flows.conftest import Stage, said

STUB = "Небольшая перемена ☁️"
BLUE, WOMENS = "spb-bus", "spb-women-bus"
FOUNTAIN, BRIDGE = "площадь Ромашковая, у фонтана", "станция Кленовая, у моста"
AVENUE = "проспект Липовый, у аптеки"
TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)
DESK = Member(uuid4(), Role.COORDINATOR, chat_id=1)
NEWS = OutboxRow.kind == "stop_news"


async def watch(stage: Stage, woman: Phone, bus: str, *stops: str) -> None:
    """Let a woman in St Petersburg ask to hear of stops."""
    await woman.press_data(BusStops(code=short_code(bus)).pack())
    for stop in stops:
        await stage.sees(woman, f"🔕 {stop}")
        await woman.press(f"🔕 {stop}")
    await stage.sees(woman, f"🔔 ✓ {stops[-1]}")


@pytest.fixture
async def woman(stage: Stage) -> Phone:
    """Bring on a woman who hears of two stops of the blue bus, at 23:00 on Monday."""
    woman = await stage.woman_in("Санкт-Петербург")
    await watch(stage, woman, BLUE, FOUNTAIN, BRIDGE)
    await at(stage, datetime(2026, 11, 23, 20, tzinfo=UTC))
    return woman


async def at(stage: Stage, moment: datetime) -> None:
    """Let it be some instant, and ring."""
    await stage.later(moment - stage.clock.now())


async def special(stage: Stage, place_id: str, *days: ScheduleException) -> None:
    """Write special days at the desk, and let whatever comes of it be looked at."""
    async with stage.app.works.begin() as uow:
        scope = Scope(uow, stage.app.world)
        value = [exception_to_json(day) for day in days]
        await scope.editing.save(short_code(place_id), EntryField.EXCEPTIONS, value, by=DESK)
        await uow.commit()
    await stage.later(timedelta(seconds=10))
    now = stage.clock.now()
    due = select(OutboxRow.id).where(NEWS, OutboxRow.not_before <= now, OutboxRow.state == "waiting")
    await stage.no_rows(due)


def closed(day: date = TUESDAY) -> ScheduleException:
    return ScheduleException(day, "ремонт")


def open_at(opens: int, closes: int, stop: str, day: date = TUESDAY) -> ScheduleException:
    return ScheduleException(day, "", time(opens), time(closes), stop)


def lines_of(woman: Phone) -> list[str]:
    return [message.words for message in woman.messages if message.words == STUB]


def silences(stage: Stage) -> list[bool]:
    """Tell of each news that was sent whether it made no sound."""
    sent = (call for call in stage.telegram.calls if call.method == "sendMessage")
    return [bool(call.params.get("disable_notification")) for call in sent if call.params["text"] == STUB]


async def test_news_of_the_night_wait_for_morning(stage: Stage, woman: Phone) -> None:
    await special(stage, BLUE, closed())
    await at(stage, datetime(2026, 11, 24, 4, 59, tzinfo=UTC))
    assert lines_of(woman) == []

    await at(stage, datetime(2026, 11, 24, 5, 0, 5, tzinfo=UTC))

    await stage.sees(woman, STUB)
    assert silences(stage) == [False]
    await woman.press("Открыть")
    await stage.sees(woman, "Автобус")


async def test_several_changes_come_as_one(stage: Stage, woman: Phone) -> None:
    await special(stage, BLUE, closed())
    await special(stage, BLUE, open_at(12, 13, BRIDGE))
    await special(stage, BLUE, open_at(16, 17, BRIDGE))

    await at(stage, datetime(2026, 11, 24, 5, 1, tzinfo=UTC))
    await stage.outbox_is_empty()

    assert lines_of(woman) == [STUB]


async def test_what_is_again_as_known_is_no_news(stage: Stage, woman: Phone) -> None:
    await special(stage, BLUE, closed())
    await special(stage, BLUE)

    await at(stage, datetime(2026, 11, 24, 5, 1, tzinfo=UTC))
    await stage.outbox_is_empty()

    assert lines_of(woman) == []


async def test_stop_of_early_morning_comes_silently(stage: Stage, woman: Phone) -> None:
    await special(stage, BLUE, open_at(6, 9, BRIDGE))

    await stage.sees(woman, STUB)
    assert silences(stage) == [True]


async def test_stop_of_the_night_comes_silently(stage: Stage) -> None:
    woman = await stage.woman_in("Санкт-Петербург")
    await watch(stage, woman, WOMENS, AVENUE)
    await at(stage, datetime(2026, 11, 27, 19, 30, tzinfo=UTC))

    await special(stage, WOMENS, open_at(21, 23, AVENUE, FRIDAY))

    await stage.sees(woman, STUB)
    assert silences(stage) == [True]


async def test_stop_already_past_is_dropped(stage: Stage, woman: Phone) -> None:
    await special(stage, BLUE, closed())

    await at(stage, datetime(2026, 11, 24, 17, tzinfo=UTC))
    await stage.outbox_is_empty()

    assert lines_of(woman) == []


async def test_what_waited_goes_with_what_cannot(stage: Stage, woman: Phone) -> None:
    await special(stage, BLUE, closed())
    await special(stage, BLUE, open_at(6, 8, FOUNTAIN))
    await stage.sees(woman, STUB)

    await at(stage, datetime(2026, 11, 24, 5, 1, tzinfo=UTC))
    await stage.outbox_is_empty()

    assert lines_of(woman) == [STUB]
    assert silences(stage) == [True]


async def test_news_of_two_buses_open_as_one(stage: Stage, woman: Phone) -> None:
    await watch(stage, woman, WOMENS, AVENUE)
    await special(stage, BLUE, closed())
    await special(stage, WOMENS, closed())

    await at(stage, datetime(2026, 11, 24, 5, 1, tzinfo=UTC))
    await stage.sees(woman, STUB)
    await stage.outbox_is_empty()

    assert lines_of(woman) == [STUB]
    await woman.press("Открыть")
    await stage.sees(woman, "🚌 Женский автобус")
    assert "🚌 Автобус" in said(woman)
    await woman.press("Скрыть")
    await stage.sees(woman, STUB)


async def test_night_is_told_by_her_own_city(stage: Stage, woman: Phone) -> None:
    await woman.press("🏠 Меню")
    for label in ("⚙️ Ещё", "🌍 Город, время, язык", "Томск"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, "🟢 Открыто сейчас")
    await special(stage, BLUE, closed())

    await at(stage, datetime(2026, 11, 24, 1, 1, tzinfo=UTC))

    await stage.sees(woman, STUB)
    assert silences(stage) == [False]
