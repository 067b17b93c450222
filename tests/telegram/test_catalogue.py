"""The catalogue translates, escapes, counts and speaks of time; every translation is complete."""

import string
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.telegram.callbacks import Go, Place
from bot.telegram.keyboards import home_row
from bot.telegram.texts import times
from bot.telegram.texts.catalogue import (
    Safe,
    _,
    _n,
    current_language,
    languages,
    lines,
    load,
    plain,
    plain_n,
    use_language,
)

TOMSK = ZoneInfo("Asia/Tomsk")
NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # noon in Tomsk, a Monday


def test_russian_is_spoken_by_default() -> None:
    assert current_language() == "ru"
    assert _("until {time}", time="9:30") == "до 9:30"


def test_language_returns_after_its_block() -> None:
    with use_language("en-GB"):
        assert _("until {time}", time="9:30") == "until 9:30"

    assert current_language() == "ru"


def test_sentence_without_translation_stays_english() -> None:
    assert _("Nobody translated this.") == "Nobody translated this."


def test_values_are_escaped_unless_safe() -> None:
    assert _("{x}", x="<b>&") == "&lt;b&gt;&amp;"
    assert _("{x}", x=Safe("<b>")) == "<b>"
    assert _("{x}", x=_("{y}", y="&")) == "&amp;"


def test_plain_text_is_not_escaped() -> None:
    assert plain("{x}", x="<b>&") == "<b>&"
    assert plain_n("{count} {x}", "{count} {x}s", 2, x="&") == "2 &s"


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "0–1 час"), (3, "0–3 часа"), (11, "0–11 часов"), (21, "0–21 час"), (0, "0–0 часов")],
)
def test_plural_follows_the_language(count: int, words: str) -> None:
    assert _n("{first}–{last} hour", "{first}–{last} hours", count, first=0, last=count) == words


def test_lines_escape_only_unsafe_parts() -> None:
    assert lines(Safe("<b>a</b>"), "", "<") == "<b>a</b>\n\n&lt;"


def test_catalogue_is_compiled_once() -> None:
    assert load("ru") is load("ru")
    assert "ru" in languages()


def test_last_row_leads_back_and_home() -> None:
    back, menu = home_row(Go(to=Place.MORE))

    assert (back.label, back.data) == ("‹ Назад", "g:9")
    assert (menu.label, menu.data) == ("🏠 Меню", "g:1")


@pytest.mark.parametrize(
    ("days", "words"), [(-1, "вчера"), (0, "сегодня"), (1, "завтра"), (2, "ср, 25 ноября")]
)
def test_near_days_have_names(days: int, words: str) -> None:
    today = date(2026, 11, 23)

    assert times.day_words(today + timedelta(days=days), today) == words


def test_moments_are_said_in_her_zone() -> None:
    late = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)

    assert times.moment_words(late, now=NOW, zone=TOMSK) == "завтра в 1:00"
    assert times.until_words(late, now=NOW, zone=TOMSK) == "до 1:00"
    assert times.until_words(late + timedelta(hours=8), now=NOW, zone=TOMSK) == "до 9:00, завтра"
    assert times.until_words(NOW + timedelta(hours=6), now=NOW, zone=TOMSK) == "до 18:00"


def test_times_are_said_in_russian() -> None:
    assert times.clock_words(time(9, 30)) == "9:30"
    assert times.span_words(time(16), time(18)) == "16:00–18:00"
    assert times.weekday_words(date(2026, 11, 25)) == "среда"
    assert times.date_words(date(2026, 11, 12)) == "12 ноября"
    assert times.list_words(["ВИЧ", "сифилис", "гепатит C"]) == "ВИЧ, сифилис и гепатит C"


def test_lengths_are_said_in_russian() -> None:
    assert times.duration_words(timedelta(minutes=40)) == "40 минут"
    assert times.ago_words(NOW - timedelta(days=9), now=NOW) == "9 дней назад"


def test_translations_use_the_same_placeholders() -> None:
    wrong = [
        message.id
        for message in _russian()
        if any(_names(text) - _names(*_ids(message)) for text in _strings(message))
    ]

    assert wrong == []


def test_every_russian_entry_is_translated() -> None:
    assert [message.id for message in _russian() if message.id and not all(_strings(message))] == []
    assert [message.id for message in _russian() if message.id and message.fuzzy] == []


def _russian() -> Catalog:
    with (files("locales") / "ru" / "LC_MESSAGES" / "podruga.po").open("rb") as stream:
        return read_po(stream, locale="ru")


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    texts = message.string or ""
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _names(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
