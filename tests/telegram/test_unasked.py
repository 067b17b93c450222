"""The lock screen tells nothing: whatever comes unasked is read here in every language."""

import re
from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from aiogram.types import InlineKeyboardMarkup

from bot.domain.content import Content, ContentKind
from bot.domain.letter import LetterBody
from bot.domain.outgoing import Address, Consignment, Kind, Lane, Parcel
from bot.domain.reminder import CHECK_IN, clean_wording
from bot.domain.staff import Role
from bot.domain.visits import HIDDEN, VISIT_CODES
from bot.telegram.parcels.registry import RENDERERS
from bot.telegram.parcels.reminders import render_reminder
from bot.telegram.texts.catalogue import languages, use_language
from bot.telegram.texts.unasked import NOTICES, how_are_you, neutral_wordings, notice, supply_wording
from bot.telegram.views.letters import stub_screen

FORBIDDEN = re.compile(
    r"наркот|нарко|вич\b|спид|клиник|таблет|лекарств|налоксон|терап|врач|гинеколог|больн|лечен|доз[аыу]|"
    r"анализ|тест|снижени. вреда|фонд|подруг|беремен|гепатит|арв|арт\b|консультант|"
    r"drug|\bhiv\b|aids|clinic|pill|medic|naloxone|therap|doctor|dose|test|harm reduction|pregnan|"
    r"[💊💉🏥🩺🩸🧪🎗⚕]",
    re.IGNORECASE,
)


def make_consignment(wording: str) -> Consignment:
    parcel = Parcel(
        id=uuid4(),
        seq=1,
        kind=Kind.REMINDER,
        lane=Lane.REMINDER,
        stream="r",
        payload={"fire": uuid4().hex, "wording": wording},
        person_id=uuid4(),
        thread_id=None,
        attempts=1,
    )
    return Consignment(parcel, Address(chat_id=7))


def all_words(consignment: Consignment) -> Iterator[str]:
    call = render_reminder(consignment)
    yield call.text
    assert isinstance(call.reply_markup, InlineKeyboardMarkup)
    for row in call.reply_markup.inline_keyboard:
        for button in row:
            yield button.text
            yield button.callback_data or ""


@pytest.mark.parametrize("language", [*languages(), "en"])
def test_no_reminder_gives_anything_away(language: str) -> None:
    with use_language(language):
        for wording in (*neutral_wordings(), supply_wording()):
            for words in all_words(make_consignment(wording)):
                assert not FORBIDDEN.search(words)


@pytest.mark.parametrize("language", [*languages(), "en"])
@pytest.mark.parametrize("code", sorted(VISIT_CODES - HIDDEN))
def test_no_message_about_a_visit_gives_anything_away(language: str, code: str) -> None:
    with use_language(language):
        for wording in neutral_wordings():
            consignment = make_consignment(wording)
            consignment.parcel.payload["visit"] = code
            for words in all_words(consignment):
                assert not FORBIDDEN.search(words)


@pytest.mark.parametrize("language", [*languages(), "en"])
def test_no_check_in_gives_anything_away(language: str) -> None:
    with use_language(language):
        for wording in (how_are_you(), *neutral_wordings()):
            consignment = make_consignment(wording)
            consignment.parcel.payload["kind"] = CHECK_IN
            for words in all_words(consignment):
                assert not FORBIDDEN.search(words)


@pytest.mark.parametrize("language", [*languages(), "en"])
def test_no_letter_or_notice_gives_anything_away(language: str) -> None:
    with use_language(language):
        stub = stub_screen(uuid4())
        labels = [button.label for row in stub.rows for button in row]
        for words in (stub.text, *labels, *(notice(code) for code in NOTICES)):
            assert not FORBIDDEN.search(words)


TELLING: Content = {"kind": ContentKind.TEXT, "words": "Налоксон у врача, тест на ВИЧ"}
PICTURE: Content = {"kind": ContentKind.PHOTO, "file": "f", "words": "ВИЧ"}
SECRET = LetterBody({5: TELLING, 6: PICTURE}, Role.DOCTOR)


def make_letter(kind: Kind, **shown: object) -> Consignment:
    payload = {
        "letter": uuid4().hex,
        "answers": None,
        "message_id": 5,
        "code": "closed",
        "thread": uuid4().hex,
    }
    parcel = replace(make_consignment("").parcel, kind=kind, payload=payload | shown)
    return Consignment(parcel, Address(chat_id=7))


@pytest.mark.parametrize("language", [*languages(), "en"])
@pytest.mark.parametrize("kind", [Kind.LETTER, Kind.CHANGE_LETTER, Kind.CLOSE_LETTER, Kind.NOTICE])
def test_whatever_comes_unasked_is_neutral_until_she_chooses(language: str, kind: Kind) -> None:
    with use_language(language):
        rendered = RENDERERS[kind](make_letter(kind))
        calls = rendered if isinstance(rendered, list | tuple) else [rendered]
        said = "".join(f"{getattr(call, 'text', '')}{getattr(call, 'reply_markup', '')}" for call in calls)

    assert not FORBIDDEN.search(said)


@pytest.mark.parametrize("kind", [Kind.LETTER, Kind.CHANGE_LETTER])
def test_answer_is_shown_only_where_she_chose_so(kind: Kind) -> None:
    calls = RENDERERS[kind](make_letter(kind, shown=SECRET.to_json()))

    assert isinstance(calls, list)
    assert FORBIDDEN.search(calls[-1].text)


def test_only_the_last_message_of_an_answer_rings() -> None:
    calls = RENDERERS[Kind.LETTER](make_letter(Kind.LETTER, shown=SECRET.to_json()))

    assert isinstance(calls, list)
    assert [getattr(call, "disable_notification", None) for call in calls] == [True, None]


def test_reminder_says_her_words_only() -> None:
    call = render_reminder(make_consignment("<b>& me</b>"))

    assert call.text == "&lt;b&gt;&amp; me&lt;/b&gt;"
    assert call.protect_content


@pytest.mark.parametrize("language", [*languages(), "en"])
def test_there_are_twenty_different_proposals(language: str) -> None:
    with use_language(language):
        assert len(set(neutral_wordings())) == 20
        assert all(clean_wording(wording) == wording for wording in neutral_wordings())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("  Пора\n  гулять ", "Пора гулять", id="one_line"),
        pytest.param("👩\u200d🌾", "👩\u200d🌾", id="joined_emoji"),
        pytest.param("a\u202eb", "a b", id="no_direction_marks"),
        pytest.param("x" * 100, "x" * 100, id="a_hundred"),
        pytest.param("x" * 101, None, id="too_long"),
        pytest.param(" \n ", None, id="empty"),
    ],
)
def test_her_own_words_fit_on_one_line(typed: str, kept: str | None) -> None:
    assert clean_wording(typed) == kept
