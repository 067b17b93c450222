"""An entry is edited by buttons and words: seen before it is saved, undone after, never over a colleague."""

import pytest

from bot.domain.codes import short_code
from bot.domain.entry_fields import EntryField
from bot.domain.staff import Role
from bot.simulator import Phone
from bot.telegram.directory_callbacks import DraftAct, DraftStep, EntryAct, EntryStep
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import enlist, is_small
from tests.flows.test_directory_desk import open_entry

DROP_IN = short_code("tomsk-dropin")
FLAT = short_code("spb-crisis-flat")


async def open_field(stage: Stage, phone: Phone, *labels: str) -> None:
    """Open an entry's field by the buttons that lead to it."""
    await open_entry(stage, phone)
    for label in ("✏️ Изменить", *labels):
        await stage.sees(phone, label)
        await phone.press(label)


async def test_phone_is_typed_seen_saved_and_undone(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "📞 Телефон")
    await stage.sees(phone, "Сейчас: +7 000 000-00-01")
    assert is_small(phone)
    await phone.send("8 (000) 000-00-09\n+7 000 000-00-08, доб. 3")
    await stage.sees(phone, "Так увидит она:")
    assert "📞 8 (000) 000-00-09, +7 000 000-00-08, доб. 3" in said(phone)
    await phone.press("Сохранить")
    await stage.sees(phone, "📞 8 (000) 000-00-09, +7 000 000-00-08, доб. 3")

    await phone.press("Отменить изменение")

    await stage.sees(phone, "📞 +7 000 000-00-01")


async def test_way_of_testing_is_chosen_by_button(stage: Stage) -> None:
    phone = stage.coordinator
    await open_entry(stage, phone, "Быстрые тесты")
    for label in ("✏️ Изменить", "📝 О чём", "⏱ Экспресс или лаборатория", "экспресс или лаборатория"):
        await stage.sees(phone, label)
        await phone.press(label)
    await stage.sees(phone, "Так увидит она:")
    await phone.press("Сохранить")

    await stage.sees(phone, "👁 Как видит она")
    await phone.press("👁 Как видит она")
    await stage.sees(phone, "🧪 экспресс или лаборатория, ответ через 15–20 минут")


async def test_html_in_words_stays_words(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "📝 О чём", "🏷 Название")
    await stage.sees(phone, "Сейчас: Дроп-ин центр")
    await phone.send("<b>Дом</b> & сад")
    await stage.sees(phone, "Так увидит она:")
    await phone.press("Сохранить")

    await stage.sees(phone, "<b>Дом</b> & сад · Томск")


@pytest.mark.parametrize(
    ("labels", "words", "problem"),
    [
        (("📞 Телефон",), "звоните нам", "Не похоже на телефон"),
        (("📞 Телефон",), "+7" + "0" * 60, "Не похоже на телефон"),
        (("📝 О чём", "🏷 Название"), "я" * 61, "помещается до 60 знаков"),
        (("📝 О чём", "🏷 Название"), "\u202e", "словами"),
        (("📄 Документы и вопросы", "📄 Нужные документы"), "\n".join("1234567"), "Столько не поместится"),
    ],
)
async def test_what_is_wrong_is_said_and_asked_again(
    stage: Stage, labels: tuple[str, ...], words: str, problem: str
) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, *labels)
    await stage.sees(phone, "Сейчас:")

    await phone.send(words)
    await stage.sees(phone, problem)

    await phone.send("123")
    await stage.sees(phone, "Так увидит она:")


async def test_picture_is_no_words(stage: Stage) -> None:
    await open_field(stage, stage.coordinator, "📞 Телефон")
    await stage.sees(stage.coordinator, "Сейчас:")
    await stage.coordinator.send_photo()

    await stage.sees(stage.coordinator, "Напишите, пожалуйста, словами")


async def test_optional_words_can_be_emptied(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "📍 Где это", "🧭 Ориентир")
    await stage.sees(phone, "Изменится у 4 услуг в этом месте")
    await phone.press("🧹 Очистить")
    await stage.sees(phone, "Так увидит она:")
    await phone.press("Сохранить")

    await stage.sees(phone, "Отменить изменение")
    assert "жёлтой аптекой" not in said(phone)


@pytest.mark.parametrize("label", ["📍 Адрес", "🧭 Ориентир", "🏙 Район"])
async def test_secret_place_gets_no_address(stage: Stage, label: str) -> None:
    phone = stage.coordinator
    await open_entry(stage, phone, "Кризисная квартира", "Санкт-Петербург")
    assert "адрес не записываем" in said(phone)
    for button in ("✏️ Изменить", "📍 Где это", label):
        await stage.sees(phone, button)
        await phone.press(button)
    await stage.sees(phone, "Сейчас: ничего")
    await phone.send("ул. Тайная, 7")

    await stage.sees(phone, "Это тайное место: его адрес не записывают нигде")


async def test_term_goes_round_three_states(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "🔑 Условия")
    for sign in ("✅", "🚫", "❔", "✅"):
        await stage.sees(phone, f"{sign} Без паспорта")
        assert is_small(phone)
        await phone.press(f"{sign} Без паспорта")
    await stage.sees(phone, "🚫 Без паспорта")
    await phone.press("Дальше ›")
    await stage.sees(phone, "Так увидит она:")
    assert "паспорт не спросят" not in said(phone)
    await phone.press("Сохранить")

    await stage.sees(phone, "🚫 Без паспорта")


async def test_closed_place_is_no_longer_shown(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "🚦 Работает ли")
    await stage.sees(phone, "✓ 🟢 работает")
    await phone.press("✖️ больше не существует")
    await stage.sees(phone, "Ближайшие 60 дней часов нет — верно?")
    assert "Она этой записи не увидит" in said(phone)
    await phone.press("Сохранить")
    await stage.sees(phone, "✖️ больше не существует")

    anna = await stage.woman_in("Томск")
    assert "Дроп-ин" not in said(anna)


async def test_keeper_edits_what_she_was_given(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "👤 Кто отвечает")
    await stage.sees(phone, "✓ Координаторка")
    await phone.press("Консультантка")
    await stage.sees(phone, "Сохранить")
    await phone.press("Сохранить")
    await stage.sees(phone, "👤 Консультантка")

    await open_field(stage, stage.consultant, "📞 Телефон")

    await stage.sees(stage.consultant, "Сейчас: +7 000 000-00-01")


async def test_draft_is_left_and_nothing_is_kept(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "📞 Телефон")
    await stage.sees(phone, "Сейчас:")
    await phone.send("112")
    await stage.sees(phone, "Исправить")
    await phone.press("Исправить")
    await stage.sees(phone, "Сейчас: 112")
    await phone.send("103")
    await stage.sees(phone, "📞 103")

    await phone.press("Отменить")

    await stage.sees(phone, "📞 +7 000 000-00-01")


async def test_second_editor_is_told_before_writing_over(stage: Stage) -> None:
    first, second = stage.coordinator, await enlist(stage, Role.COORDINATOR)
    for phone, number in ((first, "112"), (second, "103")):
        await open_field(stage, phone, "📞 Телефон")
        await stage.sees(phone, "Сейчас:")
        await phone.send(number)
        await stage.sees(phone, f"📞 {number}")
    await first.press("Сохранить")
    await stage.sees(first, "Отменить изменение")

    await second.press("Сохранить")
    await stage.sees(second, "Координаторка уже изменила это, пока вы правили")
    assert "Сейчас: 112" in said(second)
    await second.press("Сохранить моё")

    await stage.sees(second, "📞 103")
    press = await first.press("Отменить изменение")
    assert "После вас это уже изменили" in (press.text or "")


async def test_draft_of_another_entry_is_never_saved(stage: Stage) -> None:
    phone = stage.coordinator
    await open_field(stage, phone, "📞 Телефон")
    await stage.sees(phone, "Сейчас:")
    await phone.send("112")
    await stage.sees(phone, "📞 112")
    old = phone.last
    await open_entry(stage, phone, "Быстрые тесты")
    await phone.press("✏️ Изменить")
    await stage.sees(phone, "🔑 Условия")
    await phone.press("🔑 Условия")
    await stage.sees(phone, "Без паспорта")

    press = await phone.press("Сохранить", message=old)

    assert "Черновик не сохранился" in (press.text or "")
    await open_entry(stage, phone)
    assert "📞 +7 000 000-00-01" in said(phone)


@pytest.mark.parametrize("step", DraftStep)
@pytest.mark.parametrize("field", [0, EntryField.PHONES, EntryField.ACCESS, EntryField.ADDED, 77])
async def test_forged_draft_changes_nothing(stage: Stage, step: int, field: int) -> None:
    for phone in (stage.coordinator, stage.consultant):
        for code in (DROP_IN, "nowhere"):
            await phone.press_data(DraftAct(act=step, code=code, field=field, value=99999).pack())
            await phone.press_data(EntryAct(act=EntryStep.FIELD, code=code, value=field).pack())
            await phone.press_data(EntryAct(act=EntryStep.GROUP, code=code, value=-7).pack())

    async with stage.app.works.begin() as uow:
        listing = await uow.entries.find(DROP_IN)
        assert listing is not None
        assert await uow.directory_changes.list_of(listing, limit=9) == []
