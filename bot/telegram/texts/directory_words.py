"""The words of directory files: data of each language, read once; whoever fills a table may write in any."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from bot.domain.directory_words import FormWords, Words
from bot.telegram.texts.catalogue import current_language

FILE = "directory.yaml"


def form_words() -> FormWords:
    """Return the words of the language in use; those of every other one are understood too."""
    return _form_words(current_language())


@lru_cache(maxsize=4)
def _form_words(language: str) -> FormWords:
    known = {
        folder.name: yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds texts only
        for folder in files("locales").iterdir()
        if (source := folder / FILE).is_file()
    }
    mine: dict[str, Any] = known.get(language, {})
    others = [found["words"] for name, found in known.items() if name != language]
    words = Words.of([mine.get("words", {}), *others])
    if not mine:
        words = Words(heard=words.heard)
    return FormWords(words, **mine.get("explanations", {}))
