"""The table for donors leaves only when two coordinators have agreed, and it is made when it is sent."""

from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import select

from bot.domain.staff import Role
from bot.simulator import Phone
from models.outbox import OutboxRow
from models.staff import AuditRow
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import enlist
from tests.flows.test_reports import counted, opened


async def asked(stage: Stage) -> Phone:
    """Let one coordinator ask for the table; return the phone of the other."""
    second = await enlist(stage, Role.COORDINATOR)
    await counted(stage)
    await opened(stage, "Этот месяц")
    await stage.coordinator.press("📄 Таблицей (XLSX)")
    await stage.sees(stage.coordinator, "Ждёт вторую координаторку")
    await stage.sees(second, "Таблица с суммами для доноров: 1 ноября 2026 – 23 ноября 2026")
    return second


async def exports(stage: Stage) -> int:
    async with stage.app.works.begin() as uow:
        rows = (await uow.connection.execute(select(AuditRow.__table__))).all()
    return sum(row.action == "export" for row in rows)


def documents(phone: Phone) -> list[dict[str, object]]:
    return [one.data["document"] for one in phone.messages if "document" in one.data]


async def test_table_comes_after_a_second_coordinator_agrees(stage: Stage) -> None:
    second = await asked(stage)
    assert documents(stage.coordinator) == []

    await second.press("Подтвердить")

    await stage.until(lambda: len(documents(stage.coordinator)) == 1)
    assert documents(stage.coordinator)[0]["file_name"] == "report.xlsx"
    call = next(call for call in stage.telegram.calls if call.method == "sendDocument")
    assert "protect_content" not in call.params  # it is asked for to be kept
    assert await exports(stage) == 1
    assert documents(second) == []


async def test_declined_table_never_comes(stage: Stage) -> None:
    second = await asked(stage)

    await second.press("Отклонить")
    await stage.until(lambda: "отклонила" in said(stage.coordinator).lower())
    await stage.outbox_is_empty()

    assert documents(stage.coordinator) == []
    assert await exports(stage) == 0


async def test_lone_coordinator_is_told_whom_to_invite(stage: Stage) -> None:
    await counted(stage)
    await opened(stage, "Этот месяц")

    await stage.coordinator.press("📄 Таблицей (XLSX)")

    await stage.sees(stage.coordinator, "👥 Команда")
    assert documents(stage.coordinator) == []


async def test_numbers_are_put_in_when_the_table_is_sent(stage: Stage) -> None:
    second = await asked(stage)
    await second.press("Подтвердить")
    await stage.until(lambda: len(documents(stage.coordinator)) == 1)

    await stage.outbox_is_empty()

    tables = [data for data in stage.telegram.state.files.values() if data.startswith(b"PK")]
    sheet = load_workbook(BytesIO(tables[0])).active
    assert 12 in [cell.value for row in sheet.iter_rows() for cell in row]
    async with stage.app.works.begin() as uow:
        rows = (await uow.connection.execute(select(OutboxRow.__table__))).all()
    assert [row.payload for row in rows if row.kind == "report"] == [None]
