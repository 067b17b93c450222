"""Places: two taps to an address, in every city and at every hour, short and never a dead end."""

from datetime import timedelta

from tests.flows.conftest import Stage, said


async def test_two_taps_lead_to_an_address(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")

    await woman.press("🟢 Открыто сейчас")
    await stage.sees(woman, "🟢 до 18:00 · Дроп-ин центр")
    await woman.press("🟢 Дроп-ин центр")

    await stage.sees(woman, "📍 ул. Ромашковая, 7")
    assert "Дроп-ин центр · образец" in said(woman)


async def test_back_returns_to_the_list(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.press("🕐 Часы приёма")
    await stage.sees(woman, "· Сегодня ·")
    await woman.press("🟢 Дроп-ин центр")
    await stage.sees(woman, "📋 Скопировать адрес")

    await woman.press("‹ Назад")

    await stage.sees(woman, "· Сегодня ·")


async def test_tomorrow_shows_hours(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.press("🕐 Часы приёма")
    await stage.sees(woman, "Завтра")

    await woman.press("Завтра")

    await stage.sees(woman, "🕐 10:00–18:00 · Дроп-ин центр")


async def test_at_night_the_next_place_is_told(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    stage.clock.move(timedelta(hours=10))

    await woman.press("🟢 Открыто сейчас")

    await stage.sees(woman, "Сейчас всё закрыто. Откроется первым:")
    assert "🔴 завтра в 10:00 · Дроп-ин центр" in said(woman)


async def test_test_leads_to_a_place(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")

    await woman.press("🧪 Провериться")
    await stage.sees(woman, "Не знаю, помогите выбрать")
    await woman.press("ВИЧ")

    await stage.sees(woman, "экспресс, ответ через 15–20 минут")


async def test_doctor_has_words_for_the_reception(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    for label in ("👩‍⚕️ Врачи", "Гинеколог", "🟢 Гинеколог", "💬 Слова для регистратуры"):
        await stage.sees(woman, label)
        await woman.press(label)

    await stage.sees(woman, "Я от «Томск-АнтиСПИД», к гинекологу")


async def test_secret_place_shows_no_address(stage: Stage) -> None:
    woman = await stage.woman_in("Санкт-Петербург")
    await woman.press("🤝 Помощь")
    await stage.sees(woman, "Меня обижают")
    await woman.press("Меня обижают")
    await stage.sees(woman, "Кризисная квартира")

    await woman.press("🟡 Кризисная квартира")

    await stage.sees(woman, "Адрес скажут лично.")
    assert "🗺 На карте" not in said(woman)


async def test_point_comes_only_when_asked_and_is_hidden(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    for label in ("🟢 Открыто сейчас", "🟢 Дроп-ин центр", "📍 Точкой в чат"):
        await stage.sees(woman, label)
        assert not any("venue" in message.data for message in woman.messages)
        await woman.press(label)
    await stage.until(lambda: any("venue" in message.data for message in woman.messages))
    await stage.leave_footprints()

    await woman.send("/hide")

    await stage.sees(woman, "Хорошего дня")
    await stage.until(lambda: not any("venue" in message.data for message in woman.messages))


async def test_week_comes_as_a_picture_only_when_asked(stage: Stage) -> None:
    woman = await stage.woman_in("Санкт-Петербург")
    for label in ("🕐 Часы приёма", "Неделя", "🖼 Картинкой"):
        await stage.sees(woman, label)
        assert not any(message.photo for message in woman.messages)
        await woman.press(label)
    await stage.sees(woman, "Часы на 23 ноября.")
    assert woman.last.photo
    await stage.leave_footprints()

    await woman.send("/hide")

    await stage.until(lambda: not any(message.photo for message in woman.messages))
