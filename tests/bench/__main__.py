"""`make bench`: measure everything in one run and print it beside the targets."""

import asyncio
import json
from collections.abc import Awaitable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tests.bench.bots import cores
from tests.bench.crowd import measure_crowd
from tests.bench.directory import measure_directory
from tests.bench.figures import Figure, as_json, table_of
from tests.bench.flood import measure_flood
from tests.bench.reminders import measure_reminders
from tests.bench.starts import measure_starts
from tests.bench.updates import Size, measure_updates

QUICK = Size(women=100, updates=500, rounds=1, seconds=5)


def main(
    quick: Annotated[bool, typer.Option("--quick", help="A minute instead of five.")] = False,  # noqa: FBT002
    reminders: Annotated[int, typer.Option(help="How many are due in one minute.")] = 2400,
    crowd: Annotated[int, typer.Option(help="How many write at once; 300 take half an hour.")] = 0,
    flood: Annotated[bool, typer.Option("--flood", help="A thousand updates a second instead.")] = False,  # noqa: FBT002
    directory: Annotated[bool, typer.Option("--directory", help="The directory alone.")] = False,  # noqa: FBT002
    file: Annotated[Path | None, typer.Option("--json", help="Write the figures here too.")] = None,
) -> None:
    """Measure, and print a table; a missed target is shown, not an error."""
    console = Console()
    if directory:
        figures = asyncio.run(measure_directory())
    else:
        figures = asyncio.run(_measure(console, quick=quick, reminders=reminders, crowd=crowd, flood=flood))
    console.print(table_of(figures))
    console.print(f"{cores()} cores; the built-in Telegram and the load run on the same machine.")
    if file is not None:
        file.write_text(json.dumps(as_json(figures), indent=2) + "\n", encoding="utf-8")


async def _measure(console: Console, *, quick: bool, reminders: int, crowd: int, flood: bool) -> list[Figure]:
    if flood:
        return await measure_flood()
    if crowd:
        return await measure_crowd(crowd)
    parts: list[tuple[str, Awaitable[list[Figure]]]] = [
        ("starts", measure_starts(1 if quick else 5)),
        ("updates", measure_updates(QUICK if quick else Size())),
    ]
    parts.append(("the directory", measure_directory()))
    if not quick:
        parts.append(("reminders", measure_reminders(reminders)))
    figures: list[Figure] = []
    for name, measuring in parts:
        with console.status(f"measuring {name} ..."):
            figures += await measuring
    return figures


if __name__ == "__main__":
    typer.run(main)
