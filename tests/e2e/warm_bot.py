"""Start the real bot again and again without importing it anew: each line read forks one.

What a fork runs is `python -m bot run` to the letter; only the seconds of importing are spent once.
A line that names a point of `deaths` makes one that dies there.
"""

import os
import signal
import sys
from importlib import import_module

from tests.e2e import deaths


def main() -> None:
    """Fork a bot for each line on standard input, and print its process id."""
    import_module("bot.commands.run")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead need nobody to bury them
    for line in sys.stdin:
        process_id = os.fork()
        if process_id == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _run(line.strip())
        print(process_id, flush=True)  # noqa: T201 - this program's output


def _run(death: str) -> None:
    from bot.__main__ import main as podruga  # noqa: PLC0415 - only a fork becomes the bot

    if death in deaths.POINTS:
        deaths.arrange(death)
    sys.argv = ["podruga", "run"]
    podruga()


if __name__ == "__main__":
    main()
