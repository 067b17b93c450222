"""What «By Women, For Women» tells of places and times of the five programmes, fact by fact, on her screen.

Each row: an id, the fact, the city, the buttons from the menu on, and what stands on the screen then.
"""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.simulator import Phone
from tests.flows.conftest import Stage, said

DOCTORS, TESTS, HELP, HOURS, NOW = (
    "👩‍⚕️ Врачи",
    "🧪 Провериться",
    "🤝 Помощь",
    "🕐 Часы приёма",
    "🟢 Открыто сейчас",
)
TOMSK, SPB, VYBORG = "Томск", "Санкт-Петербург", "Выборг"
CHELNY, CHAPAEVSK = "Набережные Челны", "Чапаевск"


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of the report, the way to its screen, and the words that tell it there."""

    id: str
    fact: str
    city: str
    path: tuple[str, ...]
    shown: tuple[str, ...]
    days_later: int = 0


FACTS = (
    Told(
        "tomsk-women-only",
        "A drop-in centre for women only",
        TOMSK,
        (NOW, "Дроп-ин центр"),
        ("👩 только женщины", "🕐 Сегодня 10:00–18:00", "ул. Ромашковая, 7", "образец"),
    ),
    Told(
        "tomsk-no-papers",
        "The drop-in asks for no papers",
        TOMSK,
        (NOW,),
        ("Дроп-ин центр", "паспорт не спросят"),
    ),
    Told(
        "tomsk-childcare",
        "Somebody looks after the child there",
        TOMSK,
        (HELP, "Я с ребёнком", "Присмотр за ребёнком"),
        ("Побудем с малышом", "🕐 Сегодня 10:00–15:00", "ул. Ромашковая, 7"),
    ),
    Told(
        "tomsk-paediatrician-first",
        "A paediatrician comes twice a month: the first time",
        TOMSK,
        (DOCTORS, "Детский врач", "🔴 Детский врач"),
        ("Дважды в месяц детский врач приходит к нам", "2 дек", "11:00"),
    ),
    Told(
        "tomsk-paediatrician-second",
        "A paediatrician comes twice a month: the second time",
        TOMSK,
        (DOCTORS, "Детский врач", "🔴 Детский врач"),
        ("Дважды в месяц детский врач приходит к нам", "16 дек", "11:00"),
        days_later=10,
    ),
    Told(
        "tomsk-gynaecologist",
        "A friendly gynaecological clinic, past the queue",
        TOMSK,
        (DOCTORS, "Гинеколог", "Гинеколог, свой врач"),
        ("без очереди", "ул. Тихая, 12", "🕐 Сегодня 9:00–14:00", "📄 Взять направление"),
    ),
    Told(
        "tomsk-aids-centre",
        "The AIDS centre takes women without papers by referral",
        TOMSK,
        (DOCTORS, "Врач СПИД-центра", "🟢 Врач СПИД-центра"),
        ("по направлению", "паспорт не спросят", "паспорт не нужен", "ул. Светлая, 3"),
    ),
    Told(
        "spb-bus-stops",
        "A bus with stops through the city",
        SPB,
        (HOURS, "Автобус", "🚌 Где он сейчас"),
        ("площадь Ромашковая, у фонтана", "рынок «Садовый», задние ворота", "15:30–18:30"),
    ),
    Told(
        "spb-bus-tests",
        "Tests on board of the bus",
        SPB,
        (TESTS, "ВИЧ", "Автобус"),
        ("🚌 площадь Ромашковая", "🧪 экспресс, ответ через 15–20 минут"),
    ),
    Told(
        "spb-womens-bus",
        "A second bus for women only, in the evening",
        SPB,
        (TESTS, "ВИЧ", "Женский автобус"),
        ("👩 только женщины", "завтра 18:30–20:30", "проспект Липовый, у аптеки"),
    ),
    Told(
        "spb-womens-bus-night",
        "The women's bus stands past midnight",
        SPB,
        (TESTS, "ВИЧ", "Женский автобус"),
        ("🕐 Сегодня 21:00–2:00 — проспект Липовый",),
        days_later=4,
    ),
    Told(
        "spb-crisis-flat",
        "A crisis flat, of which no address is told",
        SPB,
        (HELP, "Негде жить", "Кризисная квартира"),
        ("🤫 Адрес скажут лично. Адрес не пишем никому", "по записи до 21:00"),
    ),
    Told(
        "spb-prenatal",
        "Advice for pregnant women",
        SPB,
        (HELP, "Я беременна", "Консультации для беременных"),
        ("🕐 Сегодня 12:00–18:00", "ул. Сиреневая, 21", "можно беременным"),
    ),
    Told(
        "vyborg-lawyer",
        "Legal help in Vyborg",
        VYBORG,
        (HELP, "Нужен юрист", "Юрист"),
        ("🕐 Сегодня 10:00–16:00", "ул. Причальная, 9", "Выборг и Ленинградская область"),
    ),
    Told(
        "vyborg-small-towns",
        "Legal help from afar for small towns of the Leningrad region",
        VYBORG,
        (HELP, "Нужен юрист", "Юрист на расстоянии"),
        ("из любого города и посёлка Ленинградской области", "🕐 Сегодня 11:00–19:00"),
    ),
    Told(
        "vyborg-hiv-test",
        "A free and anonymous HIV test in Vyborg",
        VYBORG,
        (TESTS, "ВИЧ"),
        ("Тест на ВИЧ", "бесплатно · анонимно · паспорт не спросят · экспресс", "до 17:00"),
    ),
    Told(
        "vyborg-hiv-test-mobile",
        "The test also comes to a village, on listed days",
        VYBORG,
        (TESTS, "ВИЧ"),
        ("завтра в 15:00 · Тест на ВИЧ · 🚌 посёлок Лесной, у магазина",),
        days_later=1,
    ),
    Told(
        "chelny-peers",
        "Peer consultants",
        CHELNY,
        (NOW, "Равные консультантки"),
        ("Женщины с похожим опытом", "можем пойти с вами", "бульвар Яблоневый, 15"),
    ),
    Told(
        "chelny-secondary",
        "Secondary exchange: syringes for herself and her friends",
        CHELNY,
        (NOW, "Взять шприцы себе и подругам"),
        ("Возьмите для себя и для тех, кто сам не придёт", "Имена не нужны"),
    ),
    Told(
        "chelny-group",
        "A group of three to five women once a month",
        CHELNY,
        (HELP, "Хочу лечиться", "Женская группа"),
        ("Мест мало, от трёх до пяти", "сб, 12 декабря в 12:00, по записи", "👩 только женщины"),
    ),
    Told(
        "chelny-group-doctor",
        "After the group they go to the doctor together",
        CHELNY,
        (DOCTORS, "Гинеколог", "К гинекологу вместе"),
        ("Идём всей группой или вдвоём с консультанткой", "ул. Полевая, 8"),
    ),
    Told(
        "chapaevsk-exchange",
        "A needle exchange",
        CHAPAEVSK,
        (NOW, "Обмен шприцев"),
        ("Шприцы, салфетки, презервативы", "🕐 Сегодня 9:00–18:00", "ул. Заречная, 4"),
    ),
    Told(
        "chapaevsk-overdose",
        "How to prevent death by overdose",
        CHAPAEVSK,
        (HOURS, "Неделя", "Как спасти при передозировке"),
        ("Как спасти при передозировке", "чт, 26 ноября 14:00–15:00"),
    ),
    Told(
        "chapaevsk-lawyer",
        "A lawyer",
        CHAPAEVSK,
        (HELP, "Нужен юрист", "Юрист"),
        ("завтра 10:00–15:00", "ул. Заречная, 6"),
    ),
)


async def follow(stage: Stage, woman: Phone, label: str) -> None:
    """Press the first button of her screen that holds these words, turning pages until there is one."""
    for _page in range(3):
        await stage.until(lambda: label in said(woman) or "▶️" in woman.last.labels)
        found = [one for one in woman.last.labels if label in one]
        if found:
            await woman.press(next((one for one in found if one == label), found[0]))
            return
        await woman.press("▶️")
    raise AssertionError(f"no button {label!r}")


@pytest.mark.parametrize("told", [pytest.param(told, id=told.id) for told in FACTS])
async def test_fact_of_the_report_is_shown(stage: Stage, told: Told) -> None:
    await stage.later(timedelta(days=told.days_later, hours=0 if told.city == TOMSK else 3))
    woman = await stage.woman_in(told.city)

    for label in told.path:
        await follow(stage, woman, label)

    for words in told.shown:
        await stage.sees(woman, words)


def test_report_has_a_row_for_each_programme() -> None:
    assert {told.city for told in FACTS} == {TOMSK, SPB, VYBORG, CHELNY, CHAPAEVSK}
    assert len({told.id for told in FACTS}) == len(FACTS)
