"""The urgent screens are short, calm, complete and answer every press without a database."""

import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from bot.domain import facts
from bot.domain.danger import DangerKind
from bot.telegram.callbacks import AskUrgent, Crisis, Go, Place
from bot.telegram.crisis import (
    CrisisCard,
    card_label,
    crisis_card,
    crisis_command,
    crisis_menu,
    crisis_outcome,
    danger_reply,
    is_crisis_press,
)
from bot.telegram.screens import Screen
from bot.telegram.texts import crisis, crisis_contact, crisis_numbers
from bot.telegram.texts.catalogue import load, use_language
from bot.telegram.texts.danger import find_danger

NUMBER = re.compile(r"\d[\d-]*\d|\d")
TAG = re.compile(r"<[^>]+>")


def _labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


def _data(screen: Screen) -> list[str]:
    return [button.data or "" for row in screen.rows for button in row]


def _reachable() -> dict[str, Screen]:
    found = {Go(to=Place.SOS).pack(): crisis_menu()}
    waiting = list(found)
    while waiting:
        for data in _data(found[waiting.pop()]):
            screen = crisis_outcome(data)
            if screen is not None and data not in found:
                found[data] = screen
                waiting.append(data)
    return found


SCREENS = _reachable()
every_screen = pytest.mark.parametrize("data", SCREENS)


def test_menu_names_the_six_situations() -> None:
    assert _labels(crisis_menu()) == [
        "Передозировка",
        "Мне угрожают или бьют",
        "Был секс без защиты или насилие",
        "Мысли о смерти",
        "Закончились таблетки",
        "Задержали или забирают ребёнка",
        "💬 Написать дежурной",
        "‹ Назад",
        "🏠 Меню",
    ]


def test_hours_since_contact_are_asked() -> None:
    labels = _labels(crisis_card(CrisisCard.CONTACT))

    assert labels[:4] == ["Меньше 24 часов", "24–72 часа", "72–120 часов", "Больше"]


def test_every_page_can_be_reached() -> None:
    assert len(SCREENS) == 1 + 3 + 3 + 6 + 1 + 1 + 3


@every_screen
def test_screen_is_short(data: str) -> None:
    text = TAG.sub("", SCREENS[data].text)

    assert len(text.split("\n")) <= 12
    assert len(text) <= 4096


@every_screen
def test_sentences_have_twelve_words(data: str) -> None:
    text = TAG.sub("", SCREENS[data].text)
    sentences = re.split(r"[.?;]\s|\n", text)

    assert [each for each in sentences if len(re.findall(r"[\w-]+", each)) > 12] == []


@every_screen
def test_screen_stays_calm(data: str) -> None:
    assert "!" not in SCREENS[data].text + "".join(_labels(SCREENS[data]))


@every_screen
def test_numbers_are_the_facts(data: str) -> None:
    known = {number for fact in _facts() for number in NUMBER.findall(str(fact))}
    known |= {str(facts.FACTS_AS_OF.day), str(facts.FACTS_AS_OF.year)}
    known |= {f"{first}-{last}" for first in known for last in known}
    shown = NUMBER.findall(SCREENS[data].text.replace("–", "-") + " ".join(_labels(SCREENS[data])))

    assert set(shown) - known == set()


@every_screen
def test_screen_ends_with_help(data: str) -> None:
    screen = SCREENS[data]

    assert str(facts.EMERGENCY) in screen.text
    assert str(facts.AMBULANCE) in screen.text
    assert [button.label for row in screen.rows[-2:] for button in row] == [
        "💬 Написать дежурной",
        "‹ Назад",
        "🏠 Меню",
    ]


@every_screen
def test_every_button_is_answered(data: str) -> None:
    for each in _data(SCREENS[data]):
        assert 1 <= len(each.encode()) <= 64
        assert is_crisis_press(each) or _is_ours(each)


def _is_ours(data: str) -> bool:
    if data.startswith("u:"):
        return AskUrgent.unpack(data).pack() == data
    return Go.unpack(data).pack() == data


def _facts() -> Iterator[facts.Fact[int] | facts.Fact[str]]:
    return (each for each in vars(facts).values() if isinstance(each, facts.Fact))


def test_no_number_is_written_into_words() -> None:
    sources = map(inspect.getsource, (crisis, crisis_contact, crisis_numbers))
    nodes = (node for source in sources for node in ast.walk(ast.parse(source)))
    calls = (node for node in nodes if isinstance(node, ast.Call))
    first = (call.args[0] for call in calls if getattr(call.func, "id", "") == "_")
    texts = [node.value for node in first if isinstance(node, ast.Constant) and isinstance(node.value, str)]

    assert len(texts) > 80
    assert [each for each in texts if NUMBER.search(each + load("ru").gettext(each))] == []
    assert [each for each in texts if load("ru").gettext(each) == each] == []


def test_back_leads_one_step_up() -> None:
    second = crisis_card(CrisisCard.OVERDOSE, 2)
    first = crisis_card(CrisisCard.OVERDOSE)

    assert second.rows[-1][0].data == Crisis(card=CrisisCard.OVERDOSE, step=1).pack()
    assert first.rows[-1][0].data == Go(to=Place.SOS).pack()


@pytest.mark.parametrize("data", ["x:99:0", "x:1:77", "x:1:-1", "x", "x:a:b", "x:1:2:3"])
def test_unreadable_crisis_press_shows_menu(data: str) -> None:
    assert crisis_outcome(data) == crisis_menu()


@pytest.mark.parametrize("data", [None, "", "g:1", "g:", "u:1", "xx:1:0", "?"])
def test_other_presses_are_left_alone(data: str | None) -> None:
    assert not is_crisis_press(data)


@pytest.mark.parametrize("text", ["/sos", "/SOS", "/sos@podruga_bot", " /sos help"])
def test_command_shows_the_menu(text: str) -> None:
    assert crisis_command(text) == crisis_menu()


@pytest.mark.parametrize("text", [None, "", "/sosna", "sos", "/start sos"])
def test_other_texts_are_no_command(text: str | None) -> None:
    assert crisis_command(text) is None


@pytest.mark.parametrize("kind", DangerKind)
def test_every_danger_has_its_card(kind: DangerKind) -> None:
    reply = danger_reply(kind)

    assert reply.text in {screen.text for screen in SCREENS.values()}
    assert reply.text != crisis_menu().text


def test_staff_read_the_name_of_a_card() -> None:
    assert card_label(CrisisCard.OVERDOSE) == "Передозировка"
    assert card_label(0) == "🆘 Срочно"


def test_screens_speak_english_without_a_catalogue() -> None:
    with use_language("en"):
        assert "Overdose: call first" in crisis_card(CrisisCard.OVERDOSE).text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("У подруги передоз, что делать", DangerKind.OVERDOSE),
        ("он НЕ ДЫШИТ", DangerKind.OVERDOSE),
        ("у нее губы синие и хрипит", DangerKind.OVERDOSE),
        ("муж меня сегодня избил", DangerKind.VIOLENCE),
        ("он бьет меня при детях", DangerKind.VIOLENCE),
        ("боюсь, он меня убьёт", DangerKind.VIOLENCE),
        ("угрожает мне ножом", DangerKind.VIOLENCE),
        ("он не просто кричит, он бьёт меня", DangerKind.VIOLENCE),
        ("меня изнасиловали вчера", DangerKind.ASSAULT),
        ("не хочу больше жить", DangerKind.SUICIDE),
        ("не хочу жить дальше", DangerKind.SUICIDE),
        ("думаю покончить с собой", DangerKind.SUICIDE),
        ("мысли о суициде", DangerKind.SUICIDE),
        ("жить больше не хочется", DangerKind.SUICIDE),
        ("опека хочет забрать дочку", DangerKind.DETENTION),
        ("меня забрали в полицию", DangerKind.DETENTION),
    ],
)
def test_danger_is_heard_in_russian(text: str, kind: DangerKind) -> None:
    assert find_danger(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Где сегодня автобус?",
        "у ребёнка нос не дышит, что капать",
        "меня бьёт озноб вторую ночь",
        "не хочу жить с ним, где переночевать",
        "не хочу с мамой жить",
        "он меня больше не бьёт",
        "сердце сильно бьётся",
        "не хочу умирать, но боюсь операции",
        "не хочу умереть в больнице",
        "буклет о профилактике передозировок есть?",
        "муж забирает ребёнка из садика",
        "меня задержали на работе",
        "она не дышала свежим воздухом",
        "хочу жить и лечиться",
    ],
)
def test_ordinary_words_raise_no_alarm(text: str | None) -> None:
    assert find_danger(text) is None
