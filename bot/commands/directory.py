"""`podruga directory import|export|validate FILE`."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import typer
from rich.progress import Progress as Bar

from bot.clock import SystemClock
from bot.commands.terminal import complain, read_settings, speaking, terminal
from bot.domain.directory_fields import DirectoryRefused
from bot.repositories.database import Database
from bot.services.directory_exchange import DirectoryExchange, DirectoryMoved, Proposal
from bot.services.directory_export import HOURS_FORMS, only_service, write_directory, write_hours
from bot.services.directory_import import load_directory
from bot.services.world import World
from bot.start import open_works
from bot.telegram.texts import directory_problems as say
from bot.telegram.texts.directory_changes import change_lines
from bot.telegram.texts.directory_words import form_words

MOST_LINES = 60


def validate(file: Path) -> None:
    """Say whether a file is in order, or everything that is wrong with it; change nothing."""
    with speaking(), _complaining():
        today = SystemClock().now().date()
        with terminal.status(say.step_text("reading")):
            directory = load_directory(file, today=today, words=form_words().words)
        terminal.print(say.well_text(places=len(directory.places)), markup=False)


def export(file: Path, *, service: str) -> None:
    """Write the directory, or what is of one service, into a file."""
    with speaking(), _complaining():
        places = asyncio.run(_export(file, service))
        terminal.print(say.exported_text(str(file), places=places), markup=False)


async def _export(file: Path, service: str) -> int:
    async with _exchange() as exchange:
        directory = await exchange.export()
    if service:
        directory = only_service(directory, service)
    if file.suffix.lower() in HOURS_FORMS:
        write_hours(directory, file, form_words(), today=SystemClock().now().date())
    else:
        write_directory(directory, file, form_words())
    return len(directory.places)


def import_file(file: Path, *, yes: bool, keep: bool) -> None:
    """Show what a file would change, ask, and write it wholly or not at all."""
    with speaking(), _complaining():
        asyncio.run(_import(file, yes=yes, keep=keep))


async def _import(file: Path, *, yes: bool, keep: bool) -> None:
    async with _exchange() as exchange:
        with terminal.status(say.step_text("reading")):
            proposal = await exchange.propose(file, keep=keep)
        if not proposal.changes:
            terminal.print(say.unchanged_text(), markup=False)
        elif _agreed(proposal, yes=yes):
            await _write(exchange, proposal)
            terminal.print(say.imported_text(places=len(proposal.new.places)), markup=False)


def _agreed(proposal: Proposal, *, yes: bool) -> bool:
    """Show the changes and ask; where nobody can answer, nothing is written.

    Raises:
        typer.Exit: there is nobody to ask.
    """
    for line in change_lines(proposal.changes, form_words().words, most=MOST_LINES):
        terminal.print(line, markup=False)
    if yes:
        return True
    if not sys.stdin.isatty():
        complain(say.nobody_to_ask_text())
        raise typer.Exit(1)
    agreed = terminal.input(f"{say.ask_text()} ", markup=False).strip().casefold() in say.yes_words()
    if not agreed:
        terminal.print(say.not_written_text(), markup=False)
    return agreed


async def _write(exchange: DirectoryExchange, proposal: Proposal) -> None:
    with Bar(console=terminal, transient=True) as bar:
        task = bar.add_task(say.step_text("writing"))
        try:
            await exchange.write(proposal, lambda done, of: bar.update(task, completed=done, total=of))
        except DirectoryMoved as error:
            complain(say.moved_text())
            raise typer.Exit(1) from error


@asynccontextmanager
async def _exchange() -> AsyncIterator[DirectoryExchange]:
    settings, clock = read_settings(), SystemClock()
    database = Database(settings.database_url)
    try:
        works = await open_works(database, settings, clock)
        yield DirectoryExchange(works, World(clock=clock), form_words().words)
    finally:
        await database.close()


@contextmanager
def _complaining() -> Iterator[None]:
    """Say what is wrong with a file, sentence by sentence, and exit with 1."""
    try:
        yield
    except DirectoryRefused as error:
        for line in say.problem_lines(error.problems):
            complain(line)
        raise typer.Exit(1) from error
