"""Logs that cannot quote a person: events of our own, and only the class of an error.

Other libraries put tokens, chat ids and whole messages into their records, so of theirs only the logger's
name, the level and the class of an exception are written.
"""

import logging
import sys
import warnings

OURS = ("bot", "handlers", "models", "migrations")


class AllowListFormatter(logging.Formatter):
    """Write our own records in full, and of all others nothing that could hold content."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line: time, level, logger, event."""
        event = record.getMessage() if record.name.split(".")[0] in OURS else "event"
        if record.exc_info and record.exc_info[0] is not None:
            event = f"{event} error={record.exc_info[0].__name__}"
        stamp = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        return f"{stamp} {record.levelname} {record.name} {event}".replace("\n", " ")


def configure_logs(level: str) -> None:
    """Send records of `level` and above to standard error, through the allow-list.

    aiogram warns about unknown updates with their whole content; such warnings are dropped.
    """
    stream = logging.StreamHandler(sys.stderr)
    stream.setFormatter(AllowListFormatter())
    logging.basicConfig(level=level, handlers=[stream], force=True)
    for noisy in ("aiogram", "aiohttp", "apscheduler", "sqlalchemy", "alembic", "aiosqlite", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    warnings.simplefilter("ignore", RuntimeWarning)
