"""A directory file sent to the bot: read in memory, told first, written once, and only by who may."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.domain.staff import Role
from bot.services.directory_export import directory_bytes
from bot.simulator.faults import Fault
from bot.telegram.directory_callbacks import FileAct, FileStep
from bot.telegram.texts.directory_words import form_words
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import enlist
from tests.flows.files_help import (
    NEW,
    OLD,
    exported,
    name_of_dropin,
    propose,
    rename_by_hand,
    send_file,
    stored,
    try_again,
)
from tests.services.workbooks import workbook_bytes

MEGABYTE = 1 << 20
HTML = '<b>Дом</b> & "чай"'


async def test_changes_are_told_and_written_after_a_press(stage: Stage) -> None:
    shown = await propose(stage)
    assert f"{OLD} → {NEW}" in shown.words
    assert shown.labels == ["Записать", "Отмена"]
    assert await name_of_dropin(stage) == OLD

    await stage.coordinator.press("Записать")

    await stage.sees(stage.coordinator, "✅ Записано")
    assert await name_of_dropin(stage) == NEW
    await stage.until(
        lambda: "Записать" not in [label for one in stage.coordinator.messages for label in one.labels]
    )


async def test_workbook_is_taken_as_well(stage: Stage) -> None:
    content = b"".join(directory_bytes(await stored(stage), ".xlsx", form_words()))

    await send_file(stage, content, "Справочник.XLSX")

    await stage.sees(stage.coordinator, "справочник уже такой")


async def test_writing_is_audited_without_content(stage: Stage) -> None:
    await propose(stage)
    await stage.coordinator.press("Записать")
    await stage.sees(stage.coordinator, "✅ Записано")

    async with stage.app.works.begin() as uow:
        actions = [one.action for one in await uow.staff.list_journal(limit=50)]
    assert actions.count("import") == 1


async def test_dropped_file_changes_nothing(stage: Stage) -> None:
    await propose(stage)

    await stage.coordinator.press("Отмена")

    await stage.sees(stage.coordinator, "Справочник остался как был")
    assert await name_of_dropin(stage) == OLD


async def test_pressed_twice_is_written_once(stage: Stage) -> None:
    shown = await propose(stage)
    data = str(shown.buttons[0][0].data)

    first = await stage.coordinator.press_data(data)
    second = await stage.coordinator.press_data(data)

    assert "Записываю" in (first.text or "")
    assert second.text
    await stage.sees(stage.coordinator, "✅ Записано")
    await stage.outbox_is_empty()
    assert [one.words for one in stage.coordinator.messages].count(stage.coordinator.last.words) == 1


async def test_colleague_cannot_press_for_her(stage: Stage) -> None:
    shown = await propose(stage)
    other = await enlist(stage, Role.COORDINATOR)

    for button in shown.buttons[0]:
        answer = await other.press_data(str(button.data))
        assert "уже закончено" in (answer.text or "")
    await try_again(stage)

    assert await name_of_dropin(stage) == OLD


async def test_directory_changed_meanwhile_is_shown_anew(stage: Stage) -> None:
    await propose(stage)
    await rename_by_hand(stage, "Вход со двора")

    await stage.coordinator.press("Записать")

    await stage.sees(stage.coordinator, "Справочник за это время изменили")
    assert "Вход со двора →" in said(stage.coordinator)
    assert await name_of_dropin(stage) == OLD
    await stage.coordinator.press("Записать")
    await stage.sees(stage.coordinator, "✅ Записано")
    assert await name_of_dropin(stage) == NEW


async def test_later_file_takes_the_place_of_an_earlier_one(stage: Stage) -> None:
    first = await propose(stage)
    await send_file(stage, await exported(stage, new="Другой дом"))
    await stage.sees(stage.coordinator, "Другой дом")

    answer = await stage.coordinator.press_data(str(first.buttons[0][0].data))

    assert "уже закончено" in (answer.text or "")
    assert await name_of_dropin(stage) == OLD


async def test_places_that_would_disappear_are_counted(stage: Stage) -> None:
    await send_file(stage, workbook_bytes(), "small.xlsx")

    await stage.sees(stage.coordinator, "женщины их больше не увидят")


async def test_consultant_is_refused_politely(stage: Stage) -> None:
    await send_file(stage, await exported(stage), phone=stage.consultant)

    await stage.sees(stage.consultant, "роль")
    await try_again(stage)
    assert await name_of_dropin(stage) == OLD


async def test_markup_in_names_is_told_letter_for_letter(stage: Stage) -> None:
    shown = await propose(stage, await exported(stage, new=HTML.replace('"', "'")))

    assert HTML.replace('"', "'") in shown.words


async def test_many_errors_come_as_a_text_file(stage: Stage) -> None:
    content = (await exported(stage)).decode().replace("  kinds:", "  knds:").encode()

    await send_file(stage, content)

    await stage.sees(stage.coordinator, "Остальные — в текстовом файле")
    assert stage.coordinator.last.words.count("строка") == 10
    (whole,) = [one for one in stage.coordinator.messages if one.from_bot and "document" in one.data]
    assert whole.data["document"]["file_name"].endswith(".txt")


def bomb() -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * (160 * MEGABYTE))
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("a.yaml", b"", "Файл пустой", id="empty"),
        pytest.param("a.yaml", b"# nothing\n", "", id="only_a_comment"),
        pytest.param("a.yaml", b"organizations: []\n", "нет ни одного места", id="no_places"),
        pytest.param("a.pdf", b"%PDF", "Это не файл справочника", id="wrong_kind"),
        pytest.param("a.xls", b"\xd0\xcf\x11\xe0", "старый файл Excel", id="old_excel"),
        pytest.param("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "под паролем", id="password"),
        pytest.param("a.xlsx", b"PK\x03\x04broken", "Excel", id="broken"),
        pytest.param("a.xlsx", workbook_bytes(C2="=1+1"), "формула", id="formula"),
        pytest.param("a.json", b"{", "JSON", id="not_json"),
        pytest.param("a.yaml", b"\xff\xfe\x00", "UTF-8", id="not_utf8"),
        pytest.param("a.yaml", bytes(11 * MEGABYTE), "больше 10 МБ", id="eleven_megabytes"),
        pytest.param("a.yaml", bytes(50 * MEGABYTE), "больше 10 МБ", id="fifty_megabytes"),
    ],
)
async def test_bad_file_is_told_in_a_sentence(stage: Stage, name: str, content: bytes, words: str) -> None:
    before = await stored(stage)

    await send_file(stage, content, name)

    await stage.sees(stage.coordinator, words)
    await try_again(stage)
    assert "Записать" not in said(stage.coordinator)
    assert await stored(stage) == before


async def test_zip_bomb_is_told_in_a_sentence(stage: Stage) -> None:
    await send_file(stage, bomb(), "bomb.xlsx")

    await stage.sees(stage.coordinator, "больше 150 МБ")


async def test_size_that_telegram_does_not_tell_is_counted(stage: Stage) -> None:
    file = await stage.coordinator.send_media(
        "document", data=bytes(11 * MEGABYTE), file_name="a.yaml", file_size=1
    )
    assert file.data["document"]["file_size"] == 1

    await stage.sees(stage.coordinator, "больше 10 МБ")


async def test_refused_download_is_told(stage: Stage) -> None:
    wrong = Fault("getFile", status=400, description="Bad Request: wrong file_id or the file is unavailable")
    stage.telegram.faults.add(wrong)

    await send_file(stage, await exported(stage))

    await stage.sees(stage.coordinator, "больше не отдаёт этот файл")


async def test_download_is_tried_again(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("getFile", kind="reset", times=2))

    await send_file(stage, await exported(stage))
    await stage.sees(stage.coordinator, "Читаю файл")
    await try_again(stage, 3)

    await stage.sees(stage.coordinator, "Вот что изменится")


async def test_endless_trouble_ends_in_a_sentence(stage: Stage) -> None:
    stage.telegram.faults.add(Fault("getFile", status=500, times=1000))

    await send_file(stage, await exported(stage))
    await try_again(stage, 7)

    await stage.sees(stage.coordinator, "Прочитать файл не получилось")


async def test_file_is_kept_nowhere_but_sealed(stage: Stage) -> None:
    await propose(stage)
    (file_id,) = [
        one.data["document"]["file_id"] for one in stage.coordinator.messages if "document" in one.data
    ]

    await stage.app.works.database.checkpoint()
    kept = b"".join(one.read_bytes() for one in stage.folder.glob("podruga.db*"))

    assert file_id.encode() not in kept
    assert NEW.encode() not in kept


@pytest.mark.parametrize("job", ["", "x", "0" * 32])
async def test_forged_presses_are_answered(stage: Stage, job: str) -> None:
    for step in (*FileStep, 0, 99):
        answer = await stage.coordinator.press_data(FileAct(job=job, act=step).pack())
        assert "уже закончено" in (answer.text or "")
    assert await name_of_dropin(stage) == OLD
