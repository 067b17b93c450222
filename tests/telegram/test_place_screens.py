"""Screens of places: states in exact words, cards in order, secrets kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.directory import (
    AccessTerm,
    Audience,
    City,
    HoursState,
    Location,
    LocationType,
    Organization,
    ScheduleException,
    Service,
    ServiceAtLocation,
    ServiceKind,
    Tri,
)
from bot.domain.errands import Errand
from bot.domain.freshness import Freshness
from bot.domain.opening import Opening, OpeningState, StateKind
from bot.services.place_views import CardView, OpenNow, PlaceView
from bot.telegram.callbacks import Card
from bot.telegram.screens import Screen
from bot.telegram.texts.places import hours_words, outlook, remarks, state_words, zone_of
from bot.telegram.views import open_now, place_card, place_hours, place_list, places

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # noon in Tomsk, a Monday
TODAY = date(2026, 11, 23)
TOMSK = City("tomsk", "Томск", "Asia/Tomsk", "RU-TOM", has_services=True)
AROUND = place_list.Around(TOMSK, TOMSK, NOW)
PLACE = ServiceAtLocation(
    "dropin",
    "dropin",
    "house",
    phones=("+7 000 000-00-01",),
    access={AccessTerm.NO_PASSPORT: Tri.YES, AccessTerm.WITH_CHILD: Tri.YES, AccessTerm.FREE: Tri.UNKNOWN},
    verified_on=date(2026, 11, 12),
    is_sample=True,
)
SERVICE = Service(
    "dropin",
    "anti-aids",
    "Дроп-ин центр",
    (ServiceKind.DROP_IN,),
    next_step="Позвоните в дверь.",
    what_they_ask="Имя можно придумать.",
    what_to_bring="ничего не нужно",
    desk_words="Я от программы.",
)
HOUSE = Location("house", "tomsk", "Дом", "Asia/Tomsk", address="ул. Ромашковая, 7", landmark="у сквера")


def hours(first: int, last: int, *, days: int = 0, women: bool = False) -> Opening:
    """Open from one hour of the clock in Tomsk to another, so many days from today."""
    start = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(days=days, hours=first - 7)
    audience = Audience.WOMEN_ONLY if women else Audience.EVERYONE
    end = start + timedelta(hours=last - first)
    return Opening(start, end, TODAY + timedelta(days=days), audience=audience)


def view(state: OpeningState, *today: Opening, location: Location = HOUSE) -> PlaceView:
    """Give the drop-in centre in this state."""
    return PlaceView(
        code="abc",
        place=PLACE,
        service=SERVICE,
        location=location,
        organization=Organization("anti-aids", "Программа", "tomsk"),
        state=state,
        freshness=Freshness.FRESH,
        hours=today,
    )


def is_open(until: int, *, women: bool = False) -> OpeningState:
    """Be open until an hour of today."""
    current = hours(10, until, women=women)
    return OpeningState(StateKind.OPEN, current.end, current)


def opens(opening: Opening) -> OpeningState:
    """Be closed until this opening."""
    return OpeningState(StateKind.CLOSED, opening.start, next_opening=opening)


def a_card(shown: PlaceView, *exceptions: ScheduleException) -> Screen:
    """Show a card taken from the second page of today's hours."""
    tomorrow = hours(9, 14, days=1)
    card = CardView(shown, TOMSK, TODAY, (*shown.hours, tomorrow), exceptions, NOW)
    return place_card.card_screen(card, Card(code="abc", what=Errand.TODAY, page=1))


def labels(screen: Screen) -> list[str]:
    """List the labels of all buttons."""
    return [button.label for row in screen.rows for button in row]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (is_open(18), "🟢 до 18:00"),
        (opens(hours(14, 18)), "🟡 в 14:00"),
        (opens(hours(10, 18, days=1)), "🔴 завтра в 10:00"),
        (OpeningState(StateKind.UNKNOWN), "❔ уточните"),
        (OpeningState(StateKind.CLOSED), "❔ уточните"),
        (replace(is_open(18), kind=StateKind.BY_APPOINTMENT), "🟡 по записи до 18:00"),
        (opens(replace(hours(14, 18), state=HoursState.BY_APPOINTMENT)), "🟡 в 14:00, по записи"),
        (replace(is_open(18), until=NOW + timedelta(days=8)), "🟢 круглосуточно"),
    ],
)
def test_state_is_said_in_exact_words(state: OpeningState, words: str) -> None:
    assert state_words(view(state), NOW) == words


def test_women_hours_are_a_remark() -> None:
    shown = view(is_open(18), hours(10, 16), hours(16, 18, women=True))

    assert remarks(shown) == ["👩 только женщины 16:00–18:00"]
    assert hours_words(shown.hours, zone_of(shown)) == "10:00–18:00"


def test_play_corner_and_age_are_remarks() -> None:
    shown = replace(
        view(is_open(18), hours(10, 18, women=True)),
        place=replace(PLACE, access={AccessTerm.PLAY_CORNER: Tri.YES}),
        freshness=Freshness.STALE,
    )

    assert remarks(shown) == ["👩 только женщины", "🧸 детская комната", "давно не проверяли"]


def test_menu_line_says_until_when() -> None:
    line = outlook(view(is_open(18, women=True)), NOW)

    assert line == "🟢 Открыто сейчас: Дроп-ин центр — до 18:00, только женщины"


def test_menu_line_calls_no_mixed_hours_women_only() -> None:
    mixed = replace(is_open(16, women=True), until=hours(16, 18).end)

    line = outlook(view(mixed, hours(10, 16, women=True), hours(16, 18)), NOW)

    assert line == "🟢 Открыто сейчас: Дроп-ин центр — до 18:00, 👩 только женщины 10:00–16:00"


def test_menu_line_says_what_comes_next() -> None:
    stop = replace(hours(17, 19, days=1), stop="пл. Ленина")

    assert outlook(view(opens(stop)), NOW) == "Ближайшее: Дроп-ин центр, пл. Ленина, завтра в 17:00"


def test_card_speaks_in_order() -> None:
    assert a_card(view(is_open(18), hours(10, 18))).text.split("\n") == [
        "<b>Дроп-ин центр</b> · образец",
        "🟢 до 18:00",
        "паспорт не спросят",
        "📍 ул. Ромашковая, 7, у сквера.",
        "🕐 Сегодня 10:00–18:00; завтра 9:00–14:00",
        "👭 можно с ребёнком",
        "👉 Позвоните в дверь.",
        "🎒 С собой: ничего не нужно",
        "📝 <b>Что спросят, что запишут, кому сообщат:</b> Имя можно придумать.",
        "📞 +7 000 000-00-01",
        "Проверено 12 ноября",
    ]


def test_card_leads_to_the_door() -> None:
    screen = a_card(view(is_open(18)))

    assert labels(screen) == [
        "🗺 На карте",
        "📋 Скопировать адрес",
        "💬 Слова для регистратуры",
        "💬 Спросить",
        "⚠️ Здесь ошибка",
        "‹ Назад",
        "🏠 Меню",
    ]
    assert (screen.rows[0][0].url or "").startswith("https://yandex.ru/maps/?text=%D0%A2")
    assert screen.rows[0][1].copy == "Томск, ул. Ромашковая, 7"
    assert screen.rows[-1][0].data == "l:2:1"


def test_changed_days_come_first() -> None:
    screen = a_card(view(is_open(18)), ScheduleException(TODAY, reason="ремонт"))

    assert screen.text.split("\n")[1] == "❗ сегодня закрыто (ремонт)."


def test_secret_place_has_no_address() -> None:
    secret = replace(HOUSE, location_type=LocationType.SECRET, address=None, how_to_find="Проводим вас.")
    screen = a_card(view(is_open(18), location=secret))

    assert "🤫 Адрес скажут лично. Проводим вас." in screen.text
    assert "Ромашковая" not in screen.text
    assert "🗺 На карте" not in labels(screen)


def test_programme_text_is_shown_literally() -> None:
    shown = replace(view(is_open(18)), service=replace(SERVICE, name="<b>& Дом"))

    assert "<b>&lt;b&gt;&amp; Дом</b>" in a_card(shown).text


def test_nothing_open_tells_what_opens_next() -> None:
    found = OpenNow((), (), (view(opens(hours(14, 18))),))
    screen = open_now.open_now_screen(found, AROUND, 0)

    assert "Сейчас всё закрыто. Откроется первым:" in screen.text
    assert labels(screen)[-4:] == ["💬 Задать вопрос", "🆘 Срочно", "‹ Назад", "🏠 Меню"]


def test_uncertain_places_come_after() -> None:
    unsure = view(OpeningState(StateKind.UNKNOWN))
    lines = open_now.open_now_screen(OpenNow((view(is_open(18)),), (unsure,), ()), AROUND, 0).text.split("\n")

    assert lines[1].startswith("🟢 до 18:00")
    assert lines[2] == "Уточните:"
    assert lines[3].startswith("❔ уточните")


def test_long_list_has_pages_of_eight() -> None:
    screen = place_hours.day_screen([view(is_open(18))] * 9, AROUND, day=None, page=0)

    assert labels(screen).count("🟢 Дроп-ин центр") == 8
    assert "1/2" in labels(screen)
    assert len(screen.text.split("\n")) <= 12


def test_empty_list_offers_a_person() -> None:
    screen = places.errand_screen(Errand.TEST_HIV, [], AROUND, 0)

    assert "Такого в справочнике пока нет." in screen.text
    assert labels(screen) == ["💬 Задать вопрос", "🆘 Срочно", "‹ Назад", "🏠 Меню"]


def test_from_afar_remote_help_comes_first() -> None:
    omsk = City("omsk", "Омск", "Asia/Omsk", "RU-OMS")
    remote = view(is_open(18), location=replace(HOUSE, location_type=LocationType.VIRTUAL))
    remote = replace(remote, service=replace(SERVICE, name="Юрист на связи"))
    around = place_list.Around(omsk, TOMSK, NOW)
    screen = places.errand_screen(Errand.LAWYER, [view(is_open(18)), remote], around, 0)

    assert labels(screen)[:2] == ["🟢 Юрист на связи", "🟢 Дроп-ин центр"]


def test_doctors_are_those_of_the_city() -> None:
    doctor = replace(view(is_open(18)), service=replace(SERVICE, kinds=(ServiceKind.NARCOLOGIST,)))

    assert labels(places.doctors_screen([doctor], AROUND))[0] == "Нарколог"
    assert labels(places.doctors_screen([], AROUND))[:2] == ["💬 Задать вопрос", "🆘 Срочно"]


def test_help_is_asked_by_situation() -> None:
    assert labels(places.help_screen())[:8] == [
        "Я беременна",
        "Я с ребёнком",
        "Нет документов",
        "Негде жить",
        "Меня обижают",
        "Нужен юрист",
        "Хочу лечиться",
        "Закончились таблетки",
    ]


def test_long_words_are_copied_by_whole_sentences() -> None:
    screen = place_card.desk_words_screen("Я от программы. " * 20, Card(code="abc", what=2))

    copied = screen.rows[0][0].copy or ""
    assert len(copied) <= 256
    assert copied.endswith("программы.")
