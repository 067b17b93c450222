"""One more place for a service, and one less: seen first, undone after; old presses do nothing."""

from bot.domain.codes import short_code
from bot.simulator import Phone
from bot.telegram.directory_callbacks import EntryAct, EntryStep
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import is_small
from tests.flows.test_directory_desk import open_entry
from tests.flows.test_entry_new import press

DROP_IN = short_code("tomsk-dropin")


async def begin(stage: Stage) -> Phone:
    phone = stage.coordinator
    await open_entry(stage, phone)
    await press(stage, phone, "✏️ Изменить", "➕ Ещё одно место")
    await stage.sees(phone, "Где это?")
    return phone


async def put_in_kazan(stage: Stage) -> Phone:
    phone = await begin(stage)
    await press(stage, phone, "➕ Новое место")
    await stage.sees(phone, "В каком городе новое место?")
    for _page in range(4):
        if "Казань" in phone.last.labels:
            break
        before = phone.last.labels
        await phone.press("▶️")
        await stage.until(lambda before=before: phone.last.labels != before)
    await press(stage, phone, "Казань", "🏠 Дом с адресом")
    await stage.sees(phone, "Как называется само место?")
    await phone.send("Дом у реки")
    await stage.sees(phone, "Улица и дом")
    await phone.send("ул. Речная, 2")
    await stage.sees(phone, "Когда там открыто?")
    return phone


def labelled(phone: Phone, words: str) -> str:
    return next(label for label in phone.last.labels if label.startswith(words))


async def test_new_place_gets_the_same_hours_and_is_undone(stage: Stage) -> None:
    phone = await put_in_kazan(stage)
    await phone.press(labelled(phone, "Так же: пн–пт 10:00–18:00"))
    await stage.sees(phone, "Вот ближайшие 5 раз")
    assert "ул. Речная, 2" in said(phone)
    await phone.press("Сохранить")
    await stage.sees(phone, "Дроп-ин центр · Казань")
    assert "🕐 пн–пт 10:00–18:00" in said(phone)

    await phone.press("Отменить изменение")

    await stage.sees(phone, "Отменено, всё как было")
    await open_entry(stage, phone)


async def test_hours_of_its_own_are_asked_next(stage: Stage) -> None:
    phone = await put_in_kazan(stage)
    await press(stage, phone, "По-другому: запишу следом", "Сохранить", "🕐 Записать часы")
    await press(stage, phone, "➕ Добавить часы")
    await stage.sees(phone, "Когда открыто?")
    await phone.send("пн–пт 9–12")
    await press(stage, phone, "Дальше ›")
    await stage.until(lambda: "Вот ближайшие 5 раз" in said(phone) or "Дальше ›" in phone.last.labels)


async def test_known_place_is_chosen_and_offered_once(stage: Stage) -> None:
    phone = await begin(stage)
    first = next(label for label in phone.last.labels if "· Томск" in label)
    await phone.press(first)
    await stage.sees(phone, "Когда там открыто?")
    await press(stage, phone, "По-другому: запишу следом", "Сохранить")
    await stage.sees(phone, "Отменить изменение")

    await press(stage, phone, "✏️ Изменить", "➕ Ещё одно место")
    await stage.sees(phone, "Где это?")

    assert first not in phone.last.labels


async def test_place_is_taken_away_and_brought_back(stage: Stage) -> None:
    phone = await put_in_kazan(stage)
    await press(stage, phone, "По-другому: запишу следом", "Сохранить", "✏️ Изменить", "➖ Здесь больше нет")
    await stage.sees(phone, "Она останется ещё в 1 месте")
    assert is_small(phone)
    old = str(phone.last.buttons[0][0].data)
    await phone.press("Убрать")
    await stage.sees(phone, "Дроп-ин центр · Томск")
    await phone.press_data(old)
    await stage.sees(phone, "Этой записи в справочнике уже нет")
    await open_entry(stage, phone)

    await press(stage, phone, "✏️ Изменить", "➖ Здесь больше нет")

    await stage.sees(phone, "есть только здесь")
    await press(stage, phone, "🚦 Работает ли")
    await stage.sees(phone, "🚦 Работает ли")


async def test_undo_brings_a_taken_place_back(stage: Stage) -> None:
    phone = await put_in_kazan(stage)
    await press(stage, phone, "По-другому: запишу следом", "Сохранить", "✏️ Изменить", "➖ Здесь больше нет")
    await press(stage, phone, "Убрать", "Отменить изменение")

    await stage.sees(phone, "Дроп-ин центр · Казань")


async def test_last_place_withstands_an_old_button(stage: Stage) -> None:
    old = EntryAct(act=EntryStep.TAKEN_AWAY, code=DROP_IN)

    answer = await stage.coordinator.press_data(old.pack())

    assert "единственное место" in answer.text
    await open_entry(stage, stage.coordinator)


async def test_consultant_is_offered_no_places(stage: Stage) -> None:
    old = EntryAct(act=EntryStep.ONE_MORE, code=DROP_IN)

    await stage.consultant.press_data(old.pack())

    assert "Где это?" not in said(stage.consultant)
