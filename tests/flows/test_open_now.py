"""«Open now» in the chat: chips switch in place and are remembered only when she says so."""

from datetime import timedelta

from tests.flows.conftest import Stage, said


async def test_a_chip_narrows_the_list_in_place(stage: Stage) -> None:
    stage.clock.move(timedelta(hours=4))
    woman = await stage.woman_in("Санкт-Петербург")
    await woman.press("🟢 Открыто сейчас")
    await stage.sees(woman, "Автобус")
    shown = len(woman.messages)

    await woman.press("С ребёнком")

    await stage.sees(woman, "✓ С ребёнком")
    assert len(woman.messages) == shown
    fits, ask = said(woman).split("Уточните:")
    assert "Кабинет помощи" in fits
    assert "Автобус" in ask


async def test_chips_are_forgotten_with_the_screen(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.press("🟢 Открыто сейчас")
    await stage.sees(woman, "Беременна")
    await woman.press("Беременна")
    await stage.sees(woman, "✓ Беременна")
    await woman.press("🏠 Меню")
    await stage.sees(woman, "⚙️ Ещё")

    await woman.press("🟢 Открыто сейчас")

    await stage.sees(woman, "Беременна")
    assert "✓" not in said(woman)


async def test_remembered_chips_come_back_until_forgotten(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    for label in ("🟢 Открыто сейчас", "Без паспорта", "💾 Запомнить"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, "🗑 Забыть")
    await woman.press("🏠 Меню")
    await stage.sees(woman, "⚙️ Ещё")
    await woman.press("🟢 Открыто сейчас")
    await stage.sees(woman, "✓ Без паспорта")

    await woman.press("🗑 Забыть")

    await stage.sees(woman, "Без паспорта")
    assert "✓" not in said(woman)
