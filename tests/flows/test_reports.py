"""Reports: sums for coordinators in words and as a picture; nothing in them is about one woman."""

from datetime import date, timedelta
from io import BytesIO

from openpyxl import load_workbook
from PIL import Image
from sqlalchemy import select

from bot.domain.figures import Event
from bot.domain.reports import Period, Span, span_of
from bot.services.scope import Scope
from bot.telegram.sheets import write_xlsx
from bot.telegram.views.reports import sheet_rows
from models.staff import AuditRow
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import ask_about, is_small, shown


async def count(stage: Stage, day: date, event: Event, **keys: int) -> None:
    async with stage.app.works.begin() as uow:
        for key, times in keys.items():
            for _ in range(times):
                await uow.counts.add(day, event, key.removeprefix("_").replace("x", ":"))
        await uow.commit()


async def counted(stage: Stage) -> date:
    """Fill this month and the last with sums; return today."""
    today = stage.clock.now().date()
    await count(stage, today, Event.ASKED, _1=12, _2=7, _3=3, _5=6)
    await count(stage, today, Event.FIRST, _14x40=5, _9x10=6)
    await count(stage, today, Event.RATED, _5=6, _4=4)
    await count(stage, today - timedelta(days=30), Event.RATED, _1=3)
    return today


async def opened(stage: Stage, period: str) -> str:
    await shown(stage, stage.coordinator, "/menu", "📊 Отчёты")
    await stage.coordinator.press("📊 Отчёты")
    await stage.sees(stage.coordinator, "За какое время?")
    assert is_small(stage.coordinator)
    await stage.coordinator.press(period)
    await stage.sees(stage.coordinator, "Вопросов:")
    return said(stage.coordinator)


async def test_report_says_sums_in_words(stage: Stage) -> None:
    await counted(stage)

    words = await opened(stage, "Этот месяц")

    assert "Вопросов: 28" in words
    assert "Здоровье 12" in words
    assert "Половина первых ответов пришла за: 10 мин" in words
    assert "Оценок: 10, в среднем 4.6 из 5" in words
    assert "Взято: <5" in words
    assert is_small(stage.coordinator)


async def test_small_number_and_its_neighbour_are_hidden(stage: Stage) -> None:
    await counted(stage)

    words = await opened(stage, "Этот месяц")

    assert "Беременность" not in words
    assert "Юрист" not in words  # else 28 - 12 - 7 - 6 would tell the three


async def test_average_of_a_thin_month_cannot_be_computed(stage: Stage) -> None:
    await counted(stage)

    words = await opened(stage, "Квартал")

    assert "По месяцам: октябрь мало данных, ноябрь 4.6 из 5" in words
    assert "Оценок: <5, в среднем мало данных" in words


async def test_picture_comes_as_protected_photo(stage: Stage) -> None:
    await counted(stage)
    await opened(stage, "Год")

    pressed = await stage.coordinator.press("🖼 Картинкой")

    assert pressed.text == "Картинка сейчас придёт."
    await stage.until(lambda: any(one.photo for one in stage.coordinator.messages))
    call = next(call for call in stage.telegram.calls if call.method == "sendPhoto")
    assert call.params["protect_content"]
    pictures = [data for data in stage.telegram.state.files.values() if data.startswith(b"\x89PNG")]
    assert [Image.open(BytesIO(data)).width for data in pictures] == [1000]


async def test_reports_are_for_coordinators_alone(stage: Stage) -> None:
    await shown(stage, stage.consultant, "/menu", "📥 Очередь")
    assert "📊 Отчёты" not in said(stage.consultant)

    for data in ("s:21", "fr:1:1", "fr:1:2", "fr:9:9"):
        assert "роль" in ((await stage.consultant.press_data(data)).text or "")


async def test_work_at_the_desk_is_counted_without_anybody(stage: Stage) -> None:
    await ask_about(stage, "Здоровье")
    await stage.consultant.press("Взять", chat=stage.group)
    await stage.consultant.press("Передать", chat=stage.group)
    await stage.consultant.press("Координаторка", chat=stage.group)
    await stage.outbox_is_empty()
    stage.clock.move(timedelta(minutes=20))
    await stage.app.clockwork.ring_now()

    async with stage.app.works.begin() as uow:
        today = stage.clock.now().date()
        found = {event: await uow.counts.read(event, since=today) for event in Event}
    assert found[Event.ASKED] == {"1": 1}
    assert found[Event.TAKEN] == {"1": 1}
    assert found[Event.HANDED_OVER] == {"1": 1}
    assert sum(found[Event.ALARMED].values()) == 1


async def test_table_holds_no_number_below_five(stage: Stage) -> None:
    today = await counted(stage)

    async with stage.app.works.begin() as uow:
        report = await Scope(uow, stage.app.world).reports.build(span_of(Period.YEAR, today), by=None)
    sheet = load_workbook(BytesIO(write_xlsx(sheet_rows(report)))).active

    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert [one for one in cells if isinstance(one, int) and one < 5] == []
    assert 12 in cells
    assert "<5" in cells


async def test_export_of_the_operator_is_written_down(stage: Stage) -> None:
    today = await counted(stage)
    async with stage.app.works.begin() as uow:
        scope = Scope(uow, stage.app.world)
        await scope.reports.note_export(None)
        await scope.reports.build(Span(today, today), by=None)
        rows = (await uow.connection.execute(select(AuditRow.__table__))).all()

    assert [row.staff_id for row in rows if row.action == "export"] == [None]
