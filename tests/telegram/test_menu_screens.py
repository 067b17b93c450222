"""First contact and the menu have exactly the labels people learn."""

from datetime import UTC, datetime

import pytest

from bot.domain.directory import City
from bot.telegram.callbacks import CityPick, Go, Place
from bot.telegram.screens import Screen
from bot.telegram.texts.commands import commands
from bot.telegram.texts.errors import refusal_words
from bot.telegram.views.menu import MenuHead, menu_screen
from bot.telegram.views.more import about_screen, city_screen, more_screen, refusal_screen
from bot.telegram.views.paging import cut_page, paging_rows
from bot.telegram.views.place_list import Around
from bot.telegram.views.welcome import other_cities_screen, welcome_screen

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
TOMSK = City("tomsk", "Томск", "Asia/Tomsk", "RU-TOM", has_services=True)
OTHERS = [City(f"c{number}", f"Город {number}", "Europe/Moscow", "RU-MOW") for number in range(20)]
CITIES = [TOMSK, *OTHERS]


def labels(screen: Screen) -> list[str]:
    """List the labels of all buttons."""
    return [button.label for row in screen.rows for button in row]


def a_menu(**changes: int) -> Screen:
    """Show a menu in Tomsk, with nothing known to be open."""
    return menu_screen(MenuHead(Around(TOMSK, TOMSK, NOW), outlook=None, **changes))


def test_menu_has_its_nine_buttons() -> None:
    assert labels(a_menu()) == [
        "🟢 Открыто сейчас",
        "🕐 Часы приёма",
        "🧪 Провериться",
        "👩‍⚕️ Врачи",
        "🤝 Помощь",
        "💬 Задать вопрос",
        "⏰ Напоминания",
        "🆘 Срочно",
        "⚙️ Ещё",
    ]


def test_menu_says_day_and_city() -> None:
    assert a_menu().text.split("\n")[0] == "<b>Понедельник, 23 ноября · Томск</b>"


def test_urgent_button_is_red() -> None:
    red = [button.label for row in a_menu().rows for button in row if button.style == "danger"]

    assert red == ["🆘 Срочно"]


@pytest.mark.parametrize(("count", "label"), [(1, "1 ответ"), (2, "2 ответа"), (5, "5 ответов")])
def test_waiting_answers_are_a_badge(count: int, label: str) -> None:
    assert f"💬 Задать вопрос · {label}" in labels(a_menu(answers=count))


def test_town_without_services_names_the_nearest() -> None:
    screen = menu_screen(MenuHead(Around(OTHERS[0], TOMSK, NOW), outlook=None))

    assert "Ближе других: Томск." in screen.text


def test_welcome_says_what_is_not_asked() -> None:
    text = welcome_screen(["Томск-АнтиСПИД"], CITIES).text

    assert "Мы не спрашиваем имя, телефон и документы." in text
    assert "например «Ромашка-4821»" in text
    assert "Telegram видит, что вы сюда пишете; сотрудницы — нет." in text
    assert "Томск-АнтиСПИД" in text
    assert len(text.split("\n")) <= 12


def test_welcome_offers_cities_with_services() -> None:
    assert labels(welcome_screen([], CITIES)) == ["Томск", "Другой город"]


def test_other_cities_come_in_pages() -> None:
    first = labels(other_cities_screen(CITIES, 0, back=Place.CITY))
    last = labels(other_cities_screen(CITIES, 2, back=Place.CITY))

    assert first[:8] == [f"Город {number}" for number in range(8)]
    assert first[8:] == ["◀️", "1/3", "▶️", "‹ Назад", "🏠 Меню"]
    assert len(last) == 4 + 5


def test_buttons_do_not_name_the_city() -> None:
    data = [button.data or "" for row in welcome_screen([], CITIES).rows for button in row]

    assert CityPick.unpack(data[0]).code != "tomsk"
    assert all("tomsk" not in each for each in data)


def test_more_offers_what_works() -> None:
    assert labels(more_screen()) == [
        "🔒 Приватность",
        "🌍 Город, время, язык",
        "ℹ️ О программе",
        "‹ Назад",
        "🏠 Меню",
    ]


def test_city_settings_tell_time_and_language() -> None:
    text = city_screen(TOMSK, NOW, CITIES).text

    assert "Город: Томск" in text
    assert "Время там: 12:00" in text
    assert "Язык: русский" in text


def test_about_names_the_programmes() -> None:
    assert "Томск-АнтиСПИД; Фонд" in about_screen(["Томск-АнтиСПИД", "Фонд"], "podruga_bot").text


def test_refusal_leads_on() -> None:
    screen = refusal_screen(refusal_words("never_heard_of"))

    assert screen.text == "Не получилось. Попробуйте ещё раз или выберите другое."
    assert labels(screen) == ["💬 Задать вопрос", "‹ Назад", "🏠 Меню"]


def test_commands_give_nothing_away() -> None:
    listed = commands()

    assert [name for name, _ in listed] == [
        "menu",
        "question",
        "reminders",
        "sos",
        "hide",
        "erase",
        "help",
    ]
    assert all(3 <= len(words) <= 256 for _, words in listed)


@pytest.mark.parametrize(("asked", "got"), [(-5, 0), (0, 0), (1, 1), (99, 1)])
def test_page_out_of_range_gives_the_nearest(asked: int, got: int) -> None:
    assert cut_page(range(9), asked).number == got


def test_single_page_has_no_turning() -> None:
    assert paging_rows(cut_page([1], 0), lambda _: Go(to=Place.MENU)) == ()
