"""Speaking to whoever sits at the terminal: one sentence, with the cure, in their language."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError
from rich.console import Console

from bot.config import Settings
from bot.start import CannotStart
from bot.telegram.texts.catalogue import use_language
from bot.telegram.texts.startup import failure_text

LANGUAGES = ("en", "ru")
terminal = Console(highlight=False, soft_wrap=True)
complaints = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def speaking() -> Iterator[None]:
    """Speak the terminal's language; turn a `CannotStart` into one sentence and exit code 1."""
    with use_language(terminal_language()):
        try:
            yield
        except CannotStart as error:
            complain(failure_text(error.code, error.detail))
            raise typer.Exit(1) from error


def terminal_language() -> str:
    """Return the language of `LANG` where we have it, else Russian."""
    language = os.environ.get("LANG", "")[:2].lower()
    return language if language in LANGUAGES else "ru"


def complain(sentence: str) -> None:
    """Write one sentence to standard error."""
    complaints.print(sentence, style="red", markup=False)


def read_settings() -> Settings:
    """Read the settings.

    Raises:
        CannotStart: `setting`, naming the first one that is wrong, or `secret_file`.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise CannotStart("setting", str(error.errors()[0]["loc"][0]).upper()) from error
    except OSError as error:
        raise CannotStart("secret_file", str(error.filename)) from error
