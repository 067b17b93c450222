"""«Open now»: chips in place, why each place fits, what must be asked first, and never an empty screen."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.chips import NO_CHIPS, PLACE_CHIPS, Chip
from bot.domain.directory import AccessTerm, Tri
from bot.domain.freshness import Freshness
from bot.domain.opening import OpeningState, StateKind
from bot.services.place_views import OpenNow, PlaceView
from bot.telegram.screens import Screen
from bot.telegram.texts.catalogue import lines
from bot.telegram.texts.open_now import checked, open_line
from bot.telegram.views.open_now import open_now_screen
from tests.telegram.test_place_screens import AROUND, NOW, PLACE, hours, is_open, labels, opens, view


def dropin(access: dict[AccessTerm, Tri] | None = None, **changes: object) -> PlaceView:
    """Give the drop-in centre, open until 18:00, on these terms."""
    place = replace(PLACE, access=PLACE.access | (access or {}), **changes)  # type: ignore[arg-type] # any field
    return replace(view(is_open(18), hours(10, 18)), place=place)


def shown(found: OpenNow, *, kept: Chip = NO_CHIPS, page: int = 0) -> Screen:
    """Show the list."""
    return open_now_screen(found, AROUND, page, kept=kept)


def test_line_says_until_when_and_why() -> None:
    line = open_line(dropin({AccessTerm.PLAY_CORNER: Tri.YES}), NO_CHIPS, NOW)

    assert line == (
        "🟢 до 18:00 · <b>Дроп-ин центр</b> · Дом · "
        "паспорт не спросят · детский уголок · проверено 11 дней назад"
    )


def test_what_she_asked_for_is_told_first() -> None:
    line = open_line(dropin({AccessTerm.PREGNANT_OK: Tri.YES}), Chip.PREGNANT, NOW)

    assert "Дом · можно беременным · паспорт не спросят" in line


def test_hours_for_all_that_follow_are_not_women_only() -> None:
    mixed = replace(is_open(16, women=True), until=hours(16, 18).end)
    place = replace(view(mixed, hours(10, 16, women=True), hours(16, 18)), place=PLACE)

    line = open_line(place, Chip.WOMEN_ONLY, NOW)

    assert "до 18:00" in line
    assert "👩 только женщины 10:00–16:00" in line


def test_unknown_term_becomes_a_question() -> None:
    assert "спросите, примут ли беременную" in open_line(dropin(), Chip.PREGNANT, NOW)


@pytest.mark.parametrize(
    ("verified_on", "fresh", "words"),
    [
        (date(2026, 11, 23), Freshness.FRESH, "проверено сегодня"),
        (date(2026, 11, 22), Freshness.FRESH, "проверено 1 день назад"),
        (date(2026, 8, 1), Freshness.STALE, "давно не проверяли"),
        (None, Freshness.EXPIRED, "давно не проверяли"),
    ],
)
def test_age_is_said_in_words(verified_on: date | None, fresh: Freshness, words: str) -> None:
    assert checked(replace(dropin(verified_on=verified_on), freshness=fresh), NOW) == words


def test_chips_show_which_are_on() -> None:
    found = OpenNow((dropin(),), (), (), Chip.NO_PASSPORT)

    assert labels(shown(found))[1:7] == [
        "✓ Без паспорта",
        "С ребёнком",
        "Беременна",
        "Без записи",
        "Только женщины",
        "💾 Запомнить",
    ]


def test_a_chip_switches_in_place() -> None:
    rows = shown(OpenNow((dropin(),), (), (), Chip.NO_PASSPORT), page=0).rows

    assert [button.data for button in rows[1]] == ["l:1:0", "l:301:0", "l:501:0"]


def test_remembered_chips_can_be_forgotten() -> None:
    found = OpenNow((dropin(),), (), (), Chip.NO_PASSPORT)

    assert "🗑 Забыть" in labels(shown(found, kept=Chip.NO_PASSPORT))
    assert "🗑 Забыть" in labels(shown(OpenNow((dropin(),), (), ()), kept=Chip.NO_PASSPORT))


def test_nothing_is_offered_to_remember_unasked() -> None:
    buttons = labels(shown(OpenNow((dropin(),), (), ())))

    assert not {"💾 Запомнить", "🗑 Забыть"} & set(buttons)


def test_card_leads_back_to_the_same_chips() -> None:
    screen = shown(OpenNow((dropin(),), (), (), Chip.WALK_IN))

    assert screen.rows[0][0].data == "c:abc:801:0"


def test_closed_night_says_who_answers() -> None:
    found = OpenNow((), (), (view(opens(hours(14, 18))),))
    screen = open_now_screen(found, AROUND, 0, answering=lines("Ответим завтра после 10:00"))

    assert screen.text.split("\n")[-1] == "Ответим завтра после 10:00"
    assert "🆘 Срочно" in labels(screen)


def test_no_fitting_place_offers_a_person() -> None:
    screen = shown(OpenNow((), (), (), Chip.PREGNANT | Chip.WALK_IN))

    assert "Места, где подходит всё сразу, пока нет: беременна, без записи." in screen.text
    assert labels(screen)[-4:] == ["💬 Задать вопрос", "🆘 Срочно", "‹ Назад", "🏠 Меню"]


def test_page_of_eight_keeps_twelve_lines() -> None:
    unsure = replace(dropin(), state=OpeningState(StateKind.UNKNOWN))
    found = OpenNow((dropin(),) * 5, (unsure,) * 9, (), Chip.PREGNANT)
    screen = shown(found)

    assert labels(screen).count("🟢 Дроп-ин центр") + labels(screen).count("❔ Дроп-ин центр") == 8
    assert "1/2" in labels(screen)
    assert len(screen.text.split("\n")) <= 12
    assert len(PLACE_CHIPS) == 5
