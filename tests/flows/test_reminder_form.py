"""The form of a reminder, press by press, through the real routers, without Telegram."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from aiogram import Bot, Router

from bot.domain.errors import DomainError
from bot.domain.people import Person, PhoneSeenBy
from bot.repositories.uow import Works
from bot.services.intake import Incoming, Intake
from bot.services.scope import Scope
from bot.services.world import World
from bot.telegram.audience import Audience, From
from bot.telegram.callbacks import FireAct, Go, Place, PlanPreview, PlanSave, PlanTime
from bot.telegram.dispatch import Dispatch
from bot.telegram.screens import Screen
from handlers.client import fires, reminder_buttons, reminder_form, reminder_settings, reminders


async def explain(error: DomainError, scope: Scope, person: Person) -> Screen:
    """Show the bare code."""
    del scope, person
    return Screen(error.code)


HER_ID = 77
HER = {"id": HER_ID, "is_bot": False, "first_name": "A"}
CHAT = {"id": 77, "type": "private"}


@dataclass(slots=True)
class Phone:
    """A woman's phone: what it presses and types goes through the routers; it shows the last screen."""

    intake: Intake
    dispatch: Dispatch
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    screen: Screen = field(default_factory=lambda: Screen(""))

    async def press(self, label: str) -> Screen:
        """Press the button of this label on the last screen."""
        found = [button.data for row in self.screen.rows for button in row if button.label == label]
        return await self.send(found[0] or "")

    async def send(self, data: str) -> Screen:
        """Send button data back, whether it is on the screen or not."""
        message = {"message_id": 5, "date": 0, "chat": CHAT, "text": "."}
        return await self._take(
            {
                "callback_query": {
                    "id": "1",
                    "from": HER,
                    "chat_instance": "1",
                    "data": data,
                    "message": message,
                }
            }
        )

    async def type(self, text: str) -> Screen:
        """Write a message."""
        return await self._take(
            {"message": {"message_id": 6, "date": 0, "chat": CHAT, "from": HER, "text": text}}
        )

    async def _take(self, body: dict[str, Any]) -> Screen:
        number = next(self.numbers)
        incoming = Incoming(number, HER_ID, {"update_id": number, **body})
        (handled,) = (await self.intake.accept([incoming], self.dispatch.handle)).handled
        assert not handled.failed
        assert handled.outcome is not None
        (part,) = handled.outcome.parts
        assert isinstance(part, Screen)
        self.screen = part
        return part


@pytest.fixture
async def phone(works: Works, world: World) -> AsyncIterator[Phone]:
    """Give the phone of a woman in Moscow who has answered who sees it."""
    async with works.begin() as uow:
        person = await Scope(uow, world).visitors.meet(77, chat_id=77)
        person.settings.zone = "Europe/Moscow"
        person.settings.phone_seen_by = PhoneSeenBy.ONLY_HER
        await uow.people.flush()
        await uow.commit()
    root = Router()
    root.callback_query.filter(From(Audience.CLIENT))
    modules = (reminders, fires, reminder_form, reminder_buttons, reminder_settings)
    root.include_routers(*(module.router() for module in modules))
    bot = Bot("1:test")
    yield Phone(Intake(works, world), Dispatch(bot, root, explain))
    await bot.session.close()


async def walk_to_words(phone: Phone) -> Screen:
    await phone.send(Go(to=Place.REMINDERS).pack())
    for label in ("➕ Добавить", "💊 Лекарства", "Раз в день", "21:00"):
        await phone.press(label)
    return phone.screen


async def test_once_a_day_takes_four_taps(phone: Phone) -> None:
    await phone.send(Go(to=Place.REMINDERS).pack())
    await phone.press("➕ Добавить")
    await phone.press("💊 Лекарства")
    for label in ("Раз в день", "21:00", "Полить цветы", "Сохранить"):
        await phone.press(label)

    assert phone.screen.toast == "Сохранено"
    assert "🟢 сегодня в 21:00 · Полить цветы" in phone.screen.text


async def test_preview_shows_five_fires(phone: Phone) -> None:
    await walk_to_words(phone)
    screen = await phone.press("Пора 🌿")

    assert "Вот ближайшие 5 раз:" in screen.text
    assert screen.text.count("• ") == 5


async def test_first_visit_asks_about_the_phone(phone: Phone, works: Works, world: World) -> None:
    async with works.begin() as uow:
        person = await Scope(uow, world).visitors.meet(77, chat_id=77)
        person.settings.phone_seen_by = None
        await uow.people.flush()
        await uow.commit()
    asked = await phone.type("/reminders")
    shown = await phone.press("Кто-то ещё")

    assert "Кто ещё видит этот телефон?" in asked.text
    assert "Здесь пока пусто." in shown.text
    assert "Здесь пока пусто." in (await phone.type("/reminders")).text


async def test_unknown_zone_asks_for_a_city(phone: Phone, works: Works, world: World) -> None:
    async with works.begin() as uow:
        person = await Scope(uow, world).visitors.meet(77, chat_id=77)
        person.settings.zone = None
        await uow.people.flush()
        await uow.commit()

    screen = await phone.send(Go(to=Place.REMINDERS).pack())

    assert screen.rows[0][0].data == Go(to=Place.CITY).pack()


async def test_typed_time_is_taken(phone: Phone) -> None:
    await phone.send(Go(to=Place.REMINDER_ADD).pack())
    await phone.press("💊 Лекарства")
    await phone.press("Раз в день")

    assert "Не поняла время" in (await phone.type("25:00")).text
    assert "Каждый день в 9:30" in (await phone.type("9.30 утра")).text


async def test_her_own_words_are_taken_literally(phone: Phone) -> None:
    await walk_to_words(phone)
    too_long = await phone.type("я" * 101)
    await phone.type("<b>мой кот</b>")
    await phone.press("Сохранить")

    assert "слишком длинно" in too_long.text
    assert "&lt;b&gt;мой кот&lt;/b&gt;" in phone.screen.text


async def test_more_options_go_round(phone: Phone) -> None:
    first = await walk_to_words(phone)
    for _ in range(4):
        await phone.press("Ещё варианты")

    assert phone.screen == first


async def test_saved_twice_is_one_reminder(phone: Phone) -> None:
    await walk_to_words(phone)
    preview = await phone.press("Пора 🌿")
    for _ in range(2):
        phone.screen = preview
        await phone.press("Сохранить")

    assert phone.screen.text.count("Пора 🌿") == 1


async def test_own_words_left_meanwhile_are_asked_again(phone: Phone) -> None:
    await walk_to_words(phone)
    preview = await phone.type("Мой кот")
    await phone.type("/reminders")
    phone.screen = preview

    assert "Что написать в сообщении?" in (await phone.press("Сохранить")).text


async def test_reminder_is_switched_moved_and_deleted(phone: Phone) -> None:
    await walk_to_words(phone)
    for label in ("Пора 🌿", "Сохранить", "Пора 🌿"):
        await phone.press(label)
    off = await phone.press("Выключить")
    for label in ("Включить", "Сменить время", "22:00"):
        await phone.press(label)
    moved = phone.screen
    for label in ("Удалить", "Да, удалить"):
        await phone.press(label)

    assert "⏸ выключено" in off.text
    assert "Каждый день в 22:00" in moved.text
    assert "Здесь пока пусто." in phone.screen.text


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param(PlanTime(kind=1, minute=1440).pack(), id="no_such_minute"),
        pytest.param(PlanTime(kind=1, minute=1, plan="x").pack(), id="no_id"),
        pytest.param(PlanPreview(kind=1, minute=1, words=21).pack(), id="no_such_words"),
        pytest.param(PlanSave(kind=1, minute=-1, words=1, plan="0" * 32).pack(), id="negative_minute"),
        pytest.param(FireAct(fire="0" * 32, act=1).pack(), id="no_such_fire"),
    ],
)
async def test_forged_button_is_refused(phone: Phone, forged: str) -> None:
    screen = await phone.send(forged)

    assert screen.text == "not_found"
