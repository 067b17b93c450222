"""Privacy screens tell every stored field; sweeps are rendered call by call."""

from dataclasses import fields
from datetime import date
from typing import Any
from uuid import uuid4

from aiogram.methods import DeleteMessages, EditMessageText, SendMessage

from bot.domain.outgoing import Address, Consignment, Kind, Lane, Parcel
from bot.domain.people import Dialog, Person, Settings
from bot.telegram.parcels.sweep import render_sweep
from bot.telegram.texts.privacy import stored_facts
from bot.telegram.views.privacy import erase_screen, privacy_screen, stored_screen

NOT_STORED = {"is_new", "is_erased"}


def make_person() -> Person:
    """Give a woman as the database would."""
    return Person(
        id=uuid4(),
        chat_id=7,
        alias="00-4821",
        settings=Settings(city="tomsk", zone="Asia/Tomsk"),
        dialog=Dialog(),
        reachable=True,
        seen_day=date(2026, 11, 23),
    )


def make_sweep(**payload: Any) -> Consignment:
    """Give a leased sweep of chat 7."""
    parcel = Parcel(
        id=uuid4(),
        seq=1,
        kind=Kind.SWEEP,
        lane=Lane.SCREEN,
        stream="h",
        payload={"delete": [], "overwrite": []} | payload,
        person_id=None,
        thread_id=None,
        attempts=1,
    )
    return Consignment(parcel, Address(chat_id=7))


def test_every_stored_field_is_told() -> None:
    told = {name for names, _ in stored_facts(make_person(), city="Томск") for name in names}

    person = {item.name for item in fields(Person)} - NOT_STORED - {"settings"}
    settings = {f"settings.{item.name}" for item in fields(Settings)}
    assert told == person | settings


def test_stored_screen_is_short_and_plain() -> None:
    screen = stored_screen(make_person(), city="Томск")

    assert "Прозвище: Ромашка-4821" in screen.text
    assert "Город и его время: Томск" in screen.text
    assert len(screen.text.split("\n")) <= 12


def test_privacy_offers_what_works() -> None:
    labels = [button.label for row in privacy_screen(make_person()).rows for button in row]

    assert labels == [
        "Незаметный режим",
        "Слово-сигнал",
        "Отметка о прочтении",
        "Что вы обо мне знаете",
        "Спрятать переписку",
        "Удалить всё",
        "‹ Назад",
        "🏠 Меню",
    ]


def test_erasing_is_confirmed_once() -> None:
    screen = erase_screen()

    assert "Что вернуть нельзя" in screen.text
    assert len(screen.text.split("\n")) <= 12
    assert (screen.rows[0][0].label, screen.rows[0][0].style) == ("Да, удалить всё", "danger")


def test_deletions_go_by_the_hundred() -> None:
    calls = render_sweep(make_sweep(delete=list(range(250))))

    deletions = [call for call in calls if isinstance(call, DeleteMessages)]
    assert [len(call.message_ids) for call in deletions] == [100, 100, 50]
    assert len(calls) == 3


def test_old_messages_become_neutral() -> None:
    edits = render_sweep(make_sweep(overwrite=[5, 6]))

    assert [(call.message_id, call.text) for call in edits if isinstance(call, EditMessageText)] == [
        (5, "🌿"),
        (6, "🌿"),
    ]


def test_innocent_line_comes_last() -> None:
    last = render_sweep(make_sweep(delete=[1], line="hidden"))[-1]

    assert isinstance(last, SendMessage)
    assert last.text == "Хорошего дня 🌿"


def test_good_bye_tells_what_stays() -> None:
    last = render_sweep(make_sweep(line="erased", some_stay=True))[-1]

    assert isinstance(last, SendMessage)
    assert "всё удалено" in last.text
    assert "Очистить историю" in last.text
