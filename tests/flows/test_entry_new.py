"""A new service, at a known place or a new one, is added question by question, seen first, and undone."""

import pytest

from bot.domain.codes import short_code
from bot.simulator import Phone
from bot.telegram.directory_callbacks import EntryList, ListStep, NewAct, NewStep
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import shown
from tests.flows.test_directory_desk import open_city, open_entry


async def press(stage: Stage, phone: Phone, *labels: str) -> None:
    for label in labels:
        await stage.sees(phone, label)
        await phone.press(label)


async def begin(stage: Stage, phone: Phone) -> None:
    await open_city(stage, phone)
    await press(stage, phone, "➕ Добавить")
    await stage.sees(phone, "Где это?")


async def describe(stage: Stage, phone: Phone, name: str = "Группа <вместе>") -> None:
    await stage.sees(phone, "Как это называется?")
    await phone.send(name)
    await press(stage, phone, "дроп-ин центр", "✓ дроп-ин центр", "гинеколог", "Дальше ›")
    await stage.sees(phone, "С чего ей начать?")
    await phone.send("Приходите без записи.")
    await stage.sees(phone, "Так увидит она — верно?")


async def test_service_at_a_new_place_is_added(stage: Stage) -> None:
    phone = stage.coordinator
    await begin(stage, phone)
    await press(stage, phone, "➕ Новое место", "🏠 Дом с адресом")
    await stage.sees(phone, "Как называется само место?")
    await phone.send("Дом у реки")
    await stage.sees(phone, "Улица и дом")
    await phone.send("ул. Речная, 2")
    await describe(stage, phone)
    assert "ул. Речная, 2" in said(phone)
    await phone.press("Сохранить")

    await stage.sees(phone, "Группа <вместе> · Томск")
    assert "☑️ Проверено 23 ноября" in said(phone)
    await open_entry(stage, phone, "Группа <вместе>")
    assert "📍 Дом у реки, ул. Речная, 2" in said(phone)


async def test_service_at_a_known_place_is_added_and_undone(stage: Stage) -> None:
    phone = stage.coordinator
    await begin(stage, phone)
    await press(stage, phone, "Дом на Ромашковой")
    await describe(stage, phone)
    await phone.press("Сохранить")
    await stage.sees(phone, "📍 Дом на Ромашковой, ул. Ромашковая, 7")

    await phone.press("Отменить изменение")

    await stage.sees(phone, "Отменено, всё как было")
    await open_city(stage, phone)
    assert "Группа" not in said(phone)
    await open_entry(stage, phone)  # the place itself stays


async def test_work_on_a_new_entry_is_not_undone_away(stage: Stage) -> None:
    phone = stage.coordinator
    await begin(stage, phone)
    await press(stage, phone, "Дом на Ромашковой")
    await describe(stage, phone)
    await phone.press("Сохранить")
    await stage.sees(phone, "Отменить изменение")
    old = str(phone.last.buttons[0][0].data)
    await press(stage, phone, "✏️ Изменить", "📞 Телефон")
    await stage.sees(phone, "Сейчас:")
    await phone.send("112")
    await press(stage, phone, "Сохранить")
    await stage.sees(phone, "📞 112")

    answer = await phone.press_data(old)

    assert "После вас это уже изменили" in answer.text


async def test_secret_place_is_never_asked_for_an_address(stage: Stage) -> None:
    phone = stage.coordinator
    await begin(stage, phone)
    await press(stage, phone, "➕ Новое место", "🤫 Тайное: без адреса")
    await stage.sees(phone, "Как называется само место?")
    await phone.send("Квартира")

    await describe(stage, phone, "Ночлег")

    assert "🤫" in said(phone)


async def test_town_without_services_gets_its_first(stage: Stage) -> None:
    phone = stage.coordinator
    await shown(stage, phone, "/menu", "📍 Справочник")
    await press(stage, phone, "📍 Справочник", "➕ Добавить")
    await stage.sees(phone, "В каком городе новое место?")
    for _page in range(3):
        label = next((one for one in phone.last.labels if one == "Москва"), None)
        if label:
            break
        before = phone.last.labels
        await phone.press("▶️")
        await stage.until(lambda before=before: phone.last.labels != before)
    await press(stage, phone, "Москва", "Томск-АнтиСПИД", "➕ Новое место", "💬 На расстоянии: чат, телефон")
    await stage.sees(phone, "Как называется само место?")
    await phone.send("Чат")
    await describe(stage, phone, "Чат поддержки")
    await phone.press("Сохранить")
    await stage.sees(phone, "Чат поддержки · Москва")

    anna = await stage.woman_in("Москва")
    assert "нет программы" not in said(anna)


@pytest.mark.parametrize("words", ["", "я" * 61])
async def test_name_that_does_not_fit_is_asked_again(stage: Stage, words: str) -> None:
    phone = stage.coordinator
    await begin(stage, phone)
    await press(stage, phone, "Дом на Ромашковой")
    await stage.sees(phone, "Как это называется?")
    await (phone.send(words) if words else phone.send_photo())

    await stage.sees(phone, "до 60 знаков" if words else "словами")


async def test_only_coordinators_add(stage: Stage) -> None:
    await open_city(stage, stage.consultant)
    assert "➕ Добавить" not in stage.consultant.last.labels
    for act in (ListStep.ADD, ListStep.EVERYWHERE):
        answer = await stage.consultant.press_data(EntryList(act=act, city=short_code("tomsk")).pack())
        assert answer.text
    for step in NewStep:
        await stage.consultant.press_data(NewAct(act=step).pack())


@pytest.mark.parametrize("value", [0, 99999])
async def test_forged_answers_are_answered(stage: Stage, value: int) -> None:
    for begun in (False, True):
        for step in NewStep:
            if begun:
                data = EntryList(act=ListStep.ADD, city=short_code("tomsk")).pack()
                await stage.coordinator.press_data(data)
            await stage.coordinator.press_data(NewAct(act=step, value=value).pack())
    async with stage.app.works.begin() as uow:
        assert (await uow.entry_lists.count_by_city())["tomsk"] == 7
