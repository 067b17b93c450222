"""`podruga export stats`: the sums of some days as a table for donors."""

import asyncio
from datetime import date
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.terminal import read_settings, speaking, terminal
from bot.config import Settings
from bot.domain.reports import Report, Span
from bot.repositories.database import Database
from bot.services.reports import Exports
from bot.services.world import World
from bot.start import CannotStart, open_works
from bot.telegram.sheets import write_csv, write_xlsx
from bot.telegram.texts.startup import exported_text
from bot.telegram.views.reports import sheet_rows

WRITERS = {".xlsx": write_xlsx, ".csv": write_csv}


def stats(first: date, last: date, file: Path) -> None:
    """Write the table; whoever runs commands is the operator, and may do so alone."""
    with speaking():
        if first > last:
            raise CannotStart("export_days", f"{first} > {last}")
        write = WRITERS.get(file.suffix.lower())
        if write is None:
            raise CannotStart("export_file", file.name)
        report = asyncio.run(_report(read_settings(), Span(first, last)))
        try:
            file.write_bytes(write(sheet_rows(report)))
        except OSError as error:
            raise CannotStart("folder_unwritable", str(file)) from error
        terminal.print(exported_text(str(file)), markup=False)


async def _report(settings: Settings, span: Span) -> Report:
    clock, database = SystemClock(), Database(settings.database_url)
    try:
        works = await open_works(database, settings, clock)
        return await Exports(works, World(clock=clock)).export(span)
    finally:
        await database.close()
