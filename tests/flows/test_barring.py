"""Closing access from the card: it outlasts erasing, urgent cards stay, and it can be opened again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.simulator import Phone
from models.staff import AuditRow
from tests.flows.conftest import Stage
from tests.flows.talking import notes, talking


async def press(stage: Stage, *labels: str) -> None:
    """Press buttons of the card, each once it is there."""
    for label in labels:
        await stage.consultant.press(label, chat=stage.group)


async def barred(stage: Stage) -> Phone:
    anna = await talking(stage)
    await press(stage, "⋯", "⛔ Спам")
    await stage.until(lambda: "Доступ закрыт" in notes(stage))
    return anna


async def test_nothing_more_is_passed_on_and_she_is_told(stage: Stage) -> None:
    anna = await barred(stage)

    await anna.send("ещё слово")

    await stage.sees(anna, "Консультантки пока закрыли этот чат")
    assert "ещё слово" not in notes(stage)


async def test_urgent_cards_still_help(stage: Stage) -> None:
    anna = await barred(stage)

    await anna.send("он меня убьёт")

    await stage.until(lambda: any("112" in shown.text for shown in anna.messages))
    assert "убьёт" not in notes(stage)


@pytest.mark.case(57)
async def test_closed_access_outlasts_erasing(stage: Stage) -> None:
    anna = await barred(stage)
    await anna.send("/erase")
    await stage.sees(anna, "Что вернуть нельзя")
    await anna.press("Да, удалить всё")
    await stage.until(lambda: not stage.group.topics)

    await anna.send("/start")
    await stage.sees(anna, "Томск")
    await anna.press("Томск")
    await anna.send("снова я")
    await stage.sees(anna, "Отправить это консультантке?")
    await anna.press("Да")

    await stage.sees(anna, "Консультантки пока закрыли этот чат")


async def test_it_ends_after_ninety_days(stage: Stage) -> None:
    anna = await barred(stage)

    await stage.later(timedelta(days=91))
    await anna.send("прошло время")

    await stage.until(lambda: "прошло время" in notes(stage) or "Отправить это" in anna.last.text)


async def test_access_is_opened_again(stage: Stage) -> None:
    anna = await barred(stage)

    await press(stage, "✅ Открыть: договорились")
    await stage.until(lambda: "Доступ снова открыт" in notes(stage))
    await anna.send("спасибо")

    await stage.until(lambda: "спасибо" in notes(stage))


async def test_edit_of_a_barred_woman_goes_nowhere(stage: Stage) -> None:
    anna = await barred(stage)
    asked = next(shown for shown in anna.messages if shown.text == "Здравствуйте")

    await anna.edit(asked, "иное")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.outbox_is_empty()

    assert "иное" not in notes(stage)


async def test_threat_is_told_to_coordinators(stage: Stage) -> None:
    await talking(stage)

    await press(stage, "⋯", "⚠️ Сообщить об угрозе")

    await stage.until(lambda: any("Коллеге угрожали" in shown.text for shown in stage.coordinator.messages))
    assert not any("Здравствуйте" in shown.text for shown in stage.coordinator.messages)


async def open_list(stage: Stage) -> None:
    """Let the coordinator look at the only closed access of the list."""
    await stage.coordinator.press("🛠 Настройки")
    await stage.sees(stage.coordinator, "⛔ Закрытый доступ")
    await stage.coordinator.press("⛔ Закрытый доступ")
    await stage.sees(stage.coordinator, "Чей это доступ")
    await stage.coordinator.press("⛔ Спам · до 21 февраля")
    await stage.sees(stage.coordinator, "Почему")


async def deeds(stage: Stage) -> list[str]:
    """Return the codes of what was done, from the audit."""
    async with stage.app.works.begin() as uow:
        return list((await uow.connection.execute(select(AuditRow.action))).scalars())


async def test_opening_from_the_list_asks_why(stage: Stage) -> None:
    anna = await barred(stage)
    await open_list(stage)
    await anna.send("ещё слово")
    await stage.sees(anna, "Консультантки пока закрыли этот чат")

    await stage.coordinator.press("✅ Открыть: это была ошибка")
    await stage.sees(stage.coordinator, "Доступ открыт для всех")

    await anna.send("Я снова здесь")
    await stage.until(lambda: "Я снова здесь" in notes(stage))


async def test_audit_keeps_why_the_list_opened(stage: Stage) -> None:
    await barred(stage)
    await open_list(stage)

    await stage.coordinator.press("✅ Открыть: договорились")
    await stage.sees(stage.coordinator, "Доступ открыт для всех")

    assert [deed for deed in await deeds(stage) if deed.startswith("unbar")] == ["unbar:agreed"]


async def test_journal_says_why_access_was_changed(stage: Stage) -> None:
    await barred(stage)
    await open_list(stage)
    await stage.coordinator.press("✅ Открыть: это была ошибка")
    await stage.sees(stage.coordinator, "Доступ открыт для всех")

    await stage.coordinator.send("/start")
    await stage.sees(stage.coordinator, "👥 Команда")
    await stage.coordinator.press("👥 Команда")
    await stage.sees(stage.coordinator, "🧾 Журнал")
    await stage.coordinator.press("🧾 Журнал")

    await stage.sees(stage.coordinator, "закрыла доступ · спам")
    await stage.sees(stage.coordinator, "открыла доступ · была ошибка")
