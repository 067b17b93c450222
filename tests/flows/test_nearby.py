"""«📍 Рядом со мной»: what is nearest to a point she sends, which is then nowhere."""

import struct
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.errands import Errand
from bot.domain.nearby import POINT_AWAITED
from bot.simulator import Fault, Phone
from bot.telegram.backlog import FULL
from bot.telegram.callbacks import Shelf
from tests.flows.conftest import Stage, said
from tests.flows.talking import in_room, notes, talking

NEAR = "📍 Рядом со мной"
NORTH, EAST = 56.473829, 84.961537
HOME: dict[str, Any] = {"latitude": NORTH, "longitude": EAST}  # in Tomsk
MOSCOW = {"latitude": 55.751244, "longitude": 37.618423}
LISTED = "по прямой"


async def asked_for_point(stage: Stage) -> Phone:
    """Bring on a woman of Tomsk who reads how to send a point."""
    woman = await stage.woman_in("Томск")
    await open_near(stage, woman)
    return woman


async def open_near(stage: Stage, woman: Phone) -> None:
    known = {one.id for one in woman.messages}
    await woman.send("/menu")
    await stage.until(lambda: any(one.from_bot and one.id not in known for one in woman.messages))
    for label in ("🟢 Открыто сейчас", NEAR):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, "скрепка")


def points(woman: Phone) -> list[object]:
    return [one for one in woman.messages if "location" in one.data or "venue" in one.data]


async def test_nearest_places_are_listed_open_first(stage: Stage) -> None:
    woman = await asked_for_point(stage)

    await woman.send_content({"location": HOME})

    await stage.sees(woman, LISTED)
    lines = [line for line in said(woman).split("\n") if "≈" in line]
    states = [line[0] for line in lines]
    assert "Дроп-ин центр · ≈ 1 км · Дом на Ромашковой" in lines[0]
    assert states == sorted(states, key=lambda state: state != "🟢")
    assert "паспорт не спросят" in lines[0]


@pytest.mark.parametrize(
    "content",
    [
        {"location": HOME},
        {"location": HOME | {"live_period": 900}},
        {"location": HOME, "venue": {"location": HOME, "title": "Мой дом", "address": "Тихая, 5"}},
        {"venue": {"location": HOME, "title": "Мой дом", "address": "Тихая, 5"}},
    ],
)
@pytest.mark.parametrize("is_asked", [True, False])
async def test_message_with_the_point_is_deleted(stage: Stage, content: Any, *, is_asked: bool) -> None:
    woman = await (asked_for_point(stage) if is_asked else stage.woman_in("Томск"))

    await woman.send_content(content)

    await stage.sees(woman, LISTED)
    await stage.until(lambda: not points(woman))
    assert "не видели" in said(woman)
    assert ("ещё раз после «💬 Задать вопрос»" in said(woman)) is not is_asked
    assert ("трансляция" in said(woman)) == ("live_period" in content.get("location", {}))
    assert in_room(stage, "location") == []


def needles() -> Iterator[bytes]:
    """Give a point in the forms a disk or a log could hold it."""
    for part in (NORTH, EAST):
        for digits in range(3, 7):
            yield f"{part:.{digits}f}".encode()
            yield f"{part:.{digits}f}".replace(".", ",").encode()
            yield f"{part:.{digits}f}".encode("utf-16-le")
        for form in ("<d", ">d"):
            yield struct.pack(form, part)
        yield str(round(part * 1_000_000)).encode()

    for pair in ((NORTH, EAST), (EAST, NORTH)):  # four bytes alone would come by chance
        for form in ("<ff", ">ff"):
            yield struct.pack(form, *pair)


def on_the_disk(stage: Stage) -> bytes:
    return b"".join(map(Path.read_bytes, filter(Path.is_file, stage.folder.rglob("*"))))


def told(stage: Stage) -> bytes:
    """Return all that the bot has called Telegram with."""
    return repr([(call.method, call.params) for call in stage.telegram.calls]).encode()


async def send_asked(stage: Stage) -> Phone:
    woman = await asked_for_point(stage)
    await woman.send_content({"location": HOME})
    return woman


async def send_unasked(stage: Stage) -> Phone:
    woman = await stage.woman_in("Томск")
    await woman.send_content({"location": HOME})
    return woman


async def press_in_conversation(stage: Stage) -> Phone:
    woman = await talking(stage)
    await woman.send_content({"location": HOME})
    await stage.sees(woman, "Это точка на карте")
    await woman.press(NEAR)
    return woman


async def send_in_a_rush(stage: Stage) -> Phone:
    woman = await asked_for_point(stage)
    stage.telegram.faults.add(Fault("getUpdates", status=502))
    for number in range(FULL):
        await stage.woman(f"Анна {number}").send("Где вы?")
    await woman.send_content({"location": HOME})
    return woman


@pytest.mark.case(10)
@pytest.mark.parametrize("send", [send_asked, send_unasked, press_in_conversation, send_in_a_rush])
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_point_stands_nowhere_afterwards(
    stage: Stage, send: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    woman = await send(stage)
    await stage.until(lambda: LISTED in said(woman), timeout=60)
    await stage.until(lambda: not points(woman))
    await stage.outbox_is_empty()
    await stage.leave_footprints()

    async with stage.app.works.begin() as uow:
        person = await uow.people.find(woman.id)
    assert person is not None
    haystack = on_the_disk(stage) + told(stage) + _logged(caplog) + repr(person.dialog).encode()
    assert [needle for needle in needles() if needle in haystack] == []


def _logged(caplog: pytest.LogCaptureFixture) -> bytes:
    own = ("bot", "handlers", "aiogram")  # aiohttp and sqlite would tell what the built-in Telegram does
    records = [record for record in caplog.records if record.name.startswith(own)]
    return repr([(record.getMessage(), record.exc_text) for record in records]).encode()


async def test_her_chips_go_along(stage: Stage) -> None:
    woman = await asked_for_point(stage)
    await woman.press("С ребёнком")
    await stage.sees(woman, "✓ С ребёнком")

    await woman.send_content({"location": HOME})

    await stage.sees(woman, LISTED)
    assert f"{NEAR} · с ребёнком" in said(woman)
    await woman.press("🟢 Открыто сейчас")
    await stage.sees(woman, "✓ С ребёнком")


async def test_card_comes_below_and_leaves_the_list(stage: Stage) -> None:
    woman = await send_asked(stage)
    await stage.sees(woman, LISTED)

    await woman.press("🟢 Дроп-ин центр")

    await stage.sees(woman, "📋 Скопировать адрес")
    assert any(LISTED in one.text for one in woman.messages)
    shown = len(woman.messages)
    await woman.press("‹ Назад")
    await stage.sees(woman, "скрепка")
    assert len(woman.messages) == shown


async def test_far_away_begins_without_a_journey(stage: Stage) -> None:
    woman = await asked_for_point(stage)

    await woman.send_content({"location": MOSCOW})

    await stage.sees(woman, "Ближайший город: Санкт-Петербург · ≈ 630 км")
    assert said(woman).index("Равная консультантка") < said(woman).index("по прямой")
    assert "Санкт-Петербург · ≈ 630 км" in woman.last.labels
    assert "Дом на Ромашковой" not in said(woman)


async def test_place_of_another_city_names_it(stage: Stage) -> None:
    woman = await asked_for_point(stage)

    await woman.send_content({"location": {"latitude": 53.1959, "longitude": 50.1002}})

    await stage.sees(woman, "≈ 35 км, Чапаевск")


@pytest.mark.case(10)
async def test_point_in_a_conversation_still_waits(stage: Stage) -> None:
    woman = await talking(stage)

    await woman.send_content({"location": HOME})

    await stage.sees(woman, "Это точка на карте")
    assert len(points(woman)) == 1
    assert in_room(stage, "location") == []


async def test_asked_for_point_is_used_in_a_conversation_too(stage: Stage) -> None:
    woman = await talking(stage)
    await open_near(stage, woman)

    await woman.send_content({"location": HOME})

    await stage.sees(woman, LISTED)
    await stage.until(lambda: not points(woman))
    assert in_room(stage, "location") == []


@pytest.mark.parametrize("leaves", ["by a press", "by an hour"])
async def test_waiting_for_a_point_ends(stage: Stage, leaves: str) -> None:
    woman = await talking(stage)
    await open_near(stage, woman)
    if leaves == "by a press":
        await woman.press("🏠 Меню")
        await stage.sees(woman, "⚙️ Ещё")
    else:
        stage.clock.move(timedelta(hours=1))

    await woman.send_content({"location": HOME})

    await stage.sees(woman, "Это точка на карте")


async def test_draft_outlives_a_look_around(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.press("💬 Задать вопрос")
    await stage.sees(woman, "Здоровье")
    await woman.press("Здоровье")
    await stage.sees(woman, "Напишите")
    await woman.send("Болит живот")
    await stage.sees(woman, "✅ Отправить")

    await woman.press_data(Shelf(what=Errand.NEAR).pack())
    await stage.sees(woman, "скрепка")
    await woman.send_content({"location": HOME})
    await stage.sees(woman, LISTED)
    await woman.send("И тошнит")
    await stage.sees(woman, "✅ Отправить")
    await woman.press("✅ Отправить")

    await stage.until(lambda: {"Болит живот", "И тошнит"} <= set(notes(stage).split("\n")))
    assert in_room(stage, "location") == []


async def test_stranger_with_a_point_is_helped(stage: Stage) -> None:
    woman = stage.woman()

    await woman.send_content({"location": HOME})

    await stage.sees(woman, "Дроп-ин центр · ≈ 1 км, Томск")
    await stage.until(lambda: not points(woman))


async def test_point_off_the_globe_is_refused_kindly(stage: Stage) -> None:
    woman = await asked_for_point(stage)

    await woman.send_content({"location": {"latitude": 91.5, "longitude": 84.9}})

    await stage.sees(woman, "не получилось прочитать")
    await stage.until(lambda: not points(woman))


async def test_waiting_tells_no_place(stage: Stage) -> None:
    woman = await send_asked(stage)
    await stage.sees(woman, LISTED)

    async with stage.app.works.begin() as uow:
        person = await uow.people.find(woman.id)

    assert person is not None
    assert set(person.dialog.answers[POINT_AWAITED]) == {"chips", "until"}
