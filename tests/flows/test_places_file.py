"""The directory as a file in a coordinator's chat: it can be brought back, and comes to nobody else."""

from pathlib import Path

from bot.domain.directory import Directory
from bot.domain.directory_diff import changes_between
from bot.services.directory_import import load_directory
from bot.telegram.directory_callbacks import PlacesFile
from bot.telegram.texts.directory_words import form_words
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import is_small, shown


async def open_files(stage: Stage) -> None:
    await shown(stage, stage.coordinator, "/menu", "📍 Справочник")
    await stage.coordinator.press("📍 Справочник")
    await stage.sees(stage.coordinator, "📥 Файл")
    await stage.coordinator.press("📥 Файл")
    await stage.sees(stage.coordinator, "Таблица Excel")


async def test_table_comes_and_can_be_brought_back(stage: Stage, tmp_path: Path) -> None:
    await open_files(stage)
    assert is_small(stage.coordinator)

    await stage.coordinator.press("Таблица Excel")

    await stage.until(lambda: any(is_workbook(data) for data in stage.telegram.state.files.values()))
    async with stage.app.works.begin() as uow:
        stored = await uow.directory_copy.read()
    (content,) = [data for data in stage.telegram.state.files.values() if is_workbook(data)]
    assert changes_between(stored, load(content, tmp_path, stage)) == ()


def is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK")


def load(content: bytes, folder: Path, stage: Stage) -> Directory:
    path = folder / "places.xlsx"
    path.write_bytes(content)
    return load_directory(path, today=stage.clock.now().date(), words=form_words().words)


async def test_file_is_for_coordinators_alone(stage: Stage) -> None:
    await shown(stage, stage.consultant, "/menu", "📍 Справочник")
    await stage.consultant.press("📍 Справочник")
    await stage.sees(stage.consultant, "🔎 Найти")
    assert "📥 Файл" not in said(stage.consultant)

    for form in (0, 1, 3):
        pressed = await stage.consultant.press_data(PlacesFile(form=form).pack())
        assert "роль" in (pressed.text or "")
