"""First contact: one tap from /start to the menu; nothing she sends is a dead end."""

import pytest

from bot.simulator import Phone, Telegram
from tests.flows.conftest import Stage, said


async def begin(stage: Stage, command: str = "/start") -> Phone:
    """Let a stranger write her first message, and wait for the answer."""
    woman = stage.woman()
    await woman.send(command)
    await stage.until(lambda: woman.messages[-1].from_bot)
    return woman


async def test_one_tap_leads_to_the_menu(stage: Stage) -> None:
    woman = await begin(stage)
    assert "Мы не спрашиваем имя, телефон и документы." in said(woman)

    await woman.press("Томск")

    await stage.sees(woman, "Понедельник, 23 ноября · Томск")
    assert "🟢 Открыто сейчас: Дроп-ин центр — до 18:00, только женщины" in said(woman)
    assert len([message for message in woman.messages if message.from_bot]) == 1


async def test_known_woman_gets_the_menu(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")

    await woman.send("/start")

    await stage.until(lambda: len([message for message in woman.messages if message.from_bot]) == 2)
    assert "🟢 Открыто сейчас" in said(woman)


async def test_city_without_services_has_a_menu(stage: Stage) -> None:
    woman = await begin(stage)

    await woman.press("Другой город")
    await stage.sees(woman, "Новосибирск")
    await woman.press("Новосибирск")

    await stage.sees(woman, "Ближе других: Томск (≈ 210 км).")


@pytest.mark.parametrize(
    "link",
    [
        "/start s_usedup",
        "/start p_friend",
        "/start r_ABC",
        "/start l_nowhere",
        "/start ' OR 1=1",
        "/start " + "x" * 4000,
    ],
)
async def test_useless_link_is_a_plain_start(stage: Stage, link: str) -> None:
    woman = await begin(stage, link)

    assert "В каком вы городе?" in said(woman)


async def test_poster_leads_to_its_place(stage: Stage) -> None:
    woman = await begin(stage, "/start l_tomsk-dropin")

    assert "📋 Скопировать адрес" in said(woman)
    assert "Дроп-ин центр" in said(woman)


async def test_unknown_command_brings_the_menu(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")

    await woman.send("/nonsense")

    await stage.sees(woman, "Не совсем поняла вас. Вот меню.")


@pytest.mark.parametrize("data", ["zzz", "g:999", "k:000000000000", "c:abc:1:0", "l:777:0", "l:2:-1", "z:x"])
async def test_forged_button_brings_a_fresh_screen(stage: Stage, data: str) -> None:
    woman = await stage.woman_in("Томск")

    press = await woman.press_data(data, message=woman.last)

    if data != "l:2:-1":
        assert press.text == "Экран устарел, вот свежий"
    await stage.sees(woman, "🏠 Меню" if data == "l:2:-1" else "🆘 Срочно")


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (["⚙️ Ещё", "ℹ️ О программе"], "О программе"),
        (["⚙️ Ещё", "🌍 Город, время, язык"], "Время там: 12:00"),
        (["⚙️ Ещё", "🔒 Приватность", "Что вы обо мне знаете"], "Прозвище:"),
        (["🆘 Срочно"], "Передозировка"),
        (["🤝 Помощь", "Закончились таблетки"], "Врач СПИД-центра"),
    ],
)
async def test_every_way_leads_somewhere(stage: Stage, way: list[str], words: str) -> None:
    woman = await stage.woman_in("Томск")

    for label in way:
        await woman.press(label)
        await stage.until(lambda label=label: label not in woman.last.labels)

    await stage.sees(woman, words)


async def test_commands_are_set(stage: Stage, telegram: Telegram) -> None:
    woman = await stage.woman_in("Томск")

    await woman.send("/help")

    await stage.sees(woman, "/hide — сразу чистит этот чат.")
    assert [call.params.get("commands") for call in telegram.calls if call.method == "setMyCommands"]
