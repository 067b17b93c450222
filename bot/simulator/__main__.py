"""`python -m bot.simulator`: the built-in Telegram as a process of its own, for tests and benchmarks."""

import asyncio
from typing import Annotated

import typer

from bot.simulator.server import DEFAULT_TOKEN, Telegram


def main(
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 8081,
    token: Annotated[str, typer.Option(help="The token the bot must use.")] = DEFAULT_TOKEN,
    limits: Annotated[bool, typer.Option("--limits", help="Answer 429 over Telegram's limits.")] = False,  # noqa: FBT002
) -> None:
    """Serve until interrupted; the first line printed names the address."""
    asyncio.run(_serve(port, token, limits=limits))


async def _serve(port: int, token: str, *, limits: bool) -> None:
    async with Telegram(token=token, limits=limits, port=port) as telegram:
        print(telegram.url, flush=True)  # noqa: T201 - the address is this program's output
        await asyncio.Event().wait()


if __name__ == "__main__":
    typer.run(main)
