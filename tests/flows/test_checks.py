"""Entries nobody has confirmed in time: one message to the keeper, one tap an entry, the list behind it."""

from datetime import timedelta

from tests.flows.conftest import Stage, said


async def asked(stage: Stage) -> None:
    """Let seventy days pass, and the coordinator be asked at noon of Moscow."""
    await stage.later(timedelta(days=70, hours=4))
    await stage.until(lambda: any("🔎 Проверить" in one.words for one in stage.coordinator.messages))


def message(stage: Stage) -> str:
    """Return the newest message that asks."""
    return [one.words for one in stage.coordinator.messages if "🔎 Проверить" in one.words][-1]


async def test_one_message_names_what_is_due(stage: Stage) -> None:
    await asked(stage)

    assert "Хватит одного нажатия." in message(stage)
    assert "проверено" in message(stage)
    assert len([one for one in stage.coordinator.messages if "🔎 Проверить" in one.words]) == 1


async def test_one_tap_confirms_an_entry(stage: Stage) -> None:
    await asked(stage)
    before = message(stage).split("\n")[3]

    await stage.coordinator.press("1 · ✅ Всё верно")

    await stage.until(lambda: before.partition(". ")[2] not in message(stage))
    async with stage.app.works.begin() as uow:
        journal = await uow.staff.list_journal(limit=5)
    assert any(entry.action.startswith("edit:") for entry in journal)


async def test_message_leads_to_the_whole_list(stage: Stage) -> None:
    await asked(stage)

    await stage.coordinator.press("🔎 Проверить: ")

    await stage.until(lambda: "1/" in " ".join(_labels(stage)))


def _labels(stage: Stage) -> list[str]:
    return [label for one in stage.coordinator.messages for label in one.labels]


async def test_consultant_is_not_asked_about_others_entries(stage: Stage) -> None:
    await asked(stage)

    assert "🔎 Проверить" not in said(stage.consultant)
