"""Women are found by their nickname and by nothing else; who looked is written down, for what is not."""

import re

import pytest
from sqlalchemy import select

from bot.simulator import Phone
from bot.telegram.texts.aliases import alias_name
from models.staff import AuditRow
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import ask_about, is_small, many_wait, shown


async def nickname(stage: Stage, phone: Phone) -> str:
    """Return the only nickname that is in the queue."""
    await shown(stage, phone, "/queue", "Очередь")
    found = re.search(r"[А-Я][а-яё-]+-\d{4}", said(phone))
    assert found is not None
    return found[0]


def spellings(name: str) -> dict[str, str]:
    flower, number = name.rsplit("-", 1)
    return {
        "whole": name,
        "shouted": name.upper(),
        "with a gap": f"{flower} {number[:2]}",
        "without number": flower.lower().replace("ё", "е"),
    }


@pytest.mark.parametrize("how", ["whole", "shouted", "with a gap", "without number"])
async def test_nickname_is_found_however_written(stage: Stage, how: str) -> None:
    await ask_about(stage, "Беременность")
    name = await nickname(stage, stage.consultant)

    await shown(stage, stage.consultant, f"/find {spellings(name)[how]}", "Беременность · ноябрь")

    assert name in said(stage.consultant)
    assert is_small(stage.consultant)


async def test_result_opens_open_and_closed_conversations(stage: Stage) -> None:
    anna = await ask_about(stage, "Беременность")
    name = await nickname(stage, stage.coordinator)
    await stage.consultant.press("Закрыть", chat=stage.group)
    await stage.sees(anna, "Вам письмо ✉️")

    await shown(stage, stage.coordinator, "/menu", "🔎 Найти")
    await stage.coordinator.press("🔎 Найти")
    await stage.sees(stage.coordinator, "Напишите прозвище")
    await shown(stage, stage.coordinator, name, "⚪️ Беременность · ноябрь")
    await stage.coordinator.press("⚪️ Беременность")

    await stage.sees(stage.coordinator, "⚪️ закрыт")
    assert "Взять" not in said(stage.coordinator)
    await stage.coordinator.press("‹ Назад")
    await stage.sees(stage.coordinator, "⚪️ Беременность · ноябрь")


async def test_several_nicknames_are_listed(stage: Stage) -> None:
    aliases = await many_wait(stage, 40)
    digit = max("123456789", key=lambda one: sum(alias[3] == one for alias in aliases))
    count = sum(alias[3] == digit for alias in aliases)

    await shown(stage, stage.coordinator, f"/find {digit}", f"Найдено {count} прозвищ")

    assert is_small(stage.coordinator)
    await stage.coordinator.press(alias_name(next(alias for alias in sorted(aliases) if alias[3] == digit)))
    await stage.sees(stage.coordinator, "Здоровье · ноябрь")


@pytest.mark.parametrize("words", ["Анна", "Томск", "@anna", "Здравствуйте", "100500"])
async def test_nothing_else_of_her_finds_her(stage: Stage, words: str) -> None:
    anna = await ask_about(stage, "Здоровье")

    for query in (words, str(anna.id)):
        await shown(stage, stage.consultant, f"/find {query}", "прозвищ")

        assert "Здоровье" not in said(stage.consultant)


async def test_woman_without_a_conversation_is_not_found(stage: Stage) -> None:
    await stage.woman_in("Томск")

    for digit in "123456789":
        await shown(stage, stage.consultant, f"/find {digit}", "Разговоров с таким прозвищем нет")


async def test_search_is_audited_without_its_words(stage: Stage) -> None:
    await ask_about(stage, "Здоровье")

    await shown(stage, stage.consultant, "/find сирень", "🔎")

    async with stage.app.works.begin() as uow:
        rows = (await uow.connection.execute(select(AuditRow.__table__))).all()
    finds = [row for row in rows if row.action == "find"]
    assert len(finds) == 1
    assert finds[0].staff_id is not None
    assert "сирен" not in str(rows)


async def test_search_survives_a_restart_and_ends_with_a_press(stage: Stage) -> None:
    await shown(stage, stage.consultant, "/find", "Напишите прозвище")
    await shown(stage, stage.consultant, "сирень", "🔎")
    await stage.consultant.press("‹ Назад")
    await stage.sees(stage.consultant, "📥 Очередь")

    screen = await shown(stage, stage.consultant, "сирень", "📥 Очередь")

    assert "прозвищ" not in screen
