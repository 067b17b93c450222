"""The command line, one module a command; each loads what it needs only when it is called."""

import gc
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from bot.domain.staff import Role

cli = typer.Typer(name="podruga", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
directory = typer.Typer(
    no_args_is_help=True,
    help="The directory of places: bring it in from a file, take it out, or check a file.",
)
cli.add_typer(directory, name="directory")
keys = typer.Typer(no_args_is_help=True, help="The key folder.")
cli.add_typer(keys, name="keys")
export = typer.Typer(no_args_is_help=True, help="Write figures into a file; who does is written down.")
cli.add_typer(export, name="export")
DAY = ["%Y-%m-%d"]


@cli.command()
def run() -> None:
    """Run the bot until it is stopped."""
    _module("run").run()


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="The port of the demo page.")] = 8081,
    folder: Annotated[Path | None, typer.Option(help="Keep the demo's data here between runs.")] = None,
) -> None:
    """Try the bot in a browser, without a token: two phones and the staff group side by side."""
    _module("demo").demo(port=port, folder=folder)


@cli.command()
def check() -> None:
    """Say what is wrong with the settings, the database, Telegram or the group, and how to mend it."""
    _module("check").check()


@cli.command()
def migrate() -> None:
    """Bring the database up to date."""
    _module("upkeep").migrate()


@cli.command()
def invite(role: Annotated[Role, typer.Option(help="What the new colleague will do.")]) -> None:
    """Print a link that makes whoever opens it a member of staff: once, within 24 hours."""
    _module("invite").invite(role)


@cli.command()
def lockdown() -> None:
    """Remove all keys at once, after asking: nobody can read anything until their copy is put back."""
    _module("lockdown").lockdown()


@cli.command()
def unlock() -> None:
    """Let keys that were put back after a lockdown be used again (only where several replicas run)."""
    _module("lockdown").unlock()


FILE = "A file that ends in .yaml, .xlsx or .json."


@directory.command(name="import")
def import_file(
    file: Annotated[Path, typer.Argument(help=f"{FILE} Or a folder of YAML files.")],
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,  # noqa: FBT002
    keep: Annotated[bool, typer.Option("--keep", help="Keep what the file lacks.")] = False,  # noqa: FBT002
) -> None:
    """Show what this file would change in the bot's directory, ask, and write it wholly or not at all.

    The file is the whole directory: what it lacks goes away, but for cities. With --keep nothing goes away.
    """
    _module("directory").import_file(file, yes=yes, keep=keep)


@directory.command(name="export")
def export_directory(
    file: Annotated[Path, typer.Argument(help=f"{FILE} Hours alone: .ics, or .csv for OSM.")],
    service: Annotated[str, typer.Option(help="The id of a service: write its places alone.")] = "",
) -> None:
    """Write the bot's directory into a file that can be imported again, or its hours for other programs."""
    _module("directory").export(file, service=service)


@directory.command()
def validate(
    file: Annotated[Path, typer.Argument(help=f"{FILE} Or a folder of YAML files.")],
) -> None:
    """Check a directory file and change nothing."""
    _module("directory").validate(file)


@directory.command()
def poster(
    place: Annotated[str, typer.Argument(help="The id of a place, as in the directory file.")],
    out: Annotated[Path | None, typer.Option(help="A file that ends in .pdf or .png.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Name the service too, not only the place.")] = False,  # noqa: FBT002
) -> None:
    """Draw an A6 poster of a place with its hours and a QR that leads to its card.

    Anybody may read a wall: the poster says where and when, and what is given there only with --full.
    """
    _module("poster").poster(place, out, is_full=full)


@export.command()
def stats(
    file: Annotated[Path, typer.Argument(help="A file that ends in .xlsx or .csv.")],
    first: Annotated[datetime, typer.Option("--from", formats=DAY, help="The first day.")],
    last: Annotated[datetime, typer.Option("--to", formats=DAY, help="The last day.")],
) -> None:
    """Write the sums of some days as a table for donors; nothing in it is below five."""
    _module("export").stats(first.date(), last.date(), file)


@keys.command(name="list")
def list_keys() -> None:
    """List the keys of the key folder, never their content."""
    _module("upkeep").list_keys()


def _module(name: str) -> ModuleType:
    """Load the module of a command, and before it aiogram, in the quick way.

    Nothing of it is ever garbage, so the collector need not look at it, neither now nor later.
    """
    gc.disable()
    try:
        import_module("bot.telegram.lean_aiogram").load_aiogram()
        return import_module(f"bot.commands.{name}")
    finally:
        gc.freeze()
        gc.enable()
