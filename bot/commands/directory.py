"""`podruga directory import|validate FILE`."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import typer

from bot.clock import SystemClock
from bot.commands.terminal import complain, read_settings, speaking, terminal
from bot.config import Settings
from bot.domain.directory import Directory
from bot.domain.directory_fields import DirectoryRefused
from bot.repositories.database import Database
from bot.services.directory_import import load_directory
from bot.services.directory_start import DirectoryStart
from bot.services.world import World
from bot.start import open_works
from bot.telegram.texts.directory_problems import imported_text, problem_text, well_text


def validate(file: Path) -> None:
    """Say whether a file is in order, or everything that is wrong with it; change nothing."""
    with speaking():
        directory = _or_complain(lambda: load_directory(file, today=SystemClock().now().date()))
        terminal.print(well_text(places=len(directory.places)), markup=False)


def import_file(file: Path) -> None:
    """Replace the directory by a file, wholly or not at all."""
    with speaking():
        settings = read_settings()
        with terminal.status(str(file)):
            directory = _or_complain(lambda: asyncio.run(_import(settings, file)))
        terminal.print(imported_text(places=len(directory.places)), markup=False)


async def _import(settings: Settings, file: Path) -> Directory:
    clock = SystemClock()
    database = Database(settings.database_url)
    try:
        works = await open_works(database, settings, clock)
        return await DirectoryStart(works, World(clock=clock)).import_file(file)
    finally:
        await database.close()


def _or_complain(read: Callable[[], Directory]) -> Directory:
    try:
        return read()
    except DirectoryRefused as error:
        for problem in error.problems:
            complain(problem_text(problem.code, problem.where, problem.params))
        raise typer.Exit(1) from error
