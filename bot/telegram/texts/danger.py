"""The vocabulary of danger: read once from every language, because she may write in any."""

from functools import lru_cache
from importlib.resources import files

import yaml

from bot.domain.danger import DangerKind, DangerWords

_INNOCENT = "innocent"


def find_danger(text: str | None) -> DangerKind | None:
    """Return the gravest danger a message speaks of, in whatever language it is written."""
    return next((kind for words in _vocabularies() if (kind := words.find(text))), None)


@lru_cache(maxsize=1)
def _vocabularies() -> tuple[DangerWords, ...]:
    sources = sorted((folder / "danger.yaml" for folder in files("locales").iterdir()), key=str)
    return tuple(_parsed(source.read_text(encoding="utf-8")) for source in sources if source.is_file())


def _parsed(source: str) -> DangerWords:
    written: dict[str, list[str]] = yaml.safe_load(source)
    innocent = written.pop(_INNOCENT, [])
    return DangerWords.parse(written, innocent=innocent)
