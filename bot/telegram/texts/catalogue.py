"""Speak to people: translate an English sentence, then fill its named placeholders.

The catalogues are compiled in memory on first use, so no compiled file can be stale.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAIN = "podruga"
DEFAULT_LANGUAGE = "ru"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


class Safe(str):
    """Text that already is valid HTML and must not be escaped again."""

    __slots__ = ()


def _(msgid: str, /, **values: object) -> Safe:
    """Translate into HTML; values are escaped unless they are `Safe`."""
    return Safe(_translated(msgid).format(**_escaped(values)))


def _n(one: str, many: str, count: int, /, **values: object) -> Safe:
    """Translate into HTML by the plural rule of the language; `{count}` is filled by itself."""
    return Safe(_chosen(one, many, count).format(**_escaped({"count": count, **values})))


def plain(msgid: str, /, **values: object) -> str:
    """Translate without escaping, for button labels and toasts."""
    return _translated(msgid).format(**values)


def plain_n(one: str, many: str, count: int, /, **values: object) -> str:
    """Translate a plural without escaping, for button labels and toasts."""
    return _chosen(one, many, count).format(**{"count": count, **values})


def N_(msgid: str, /) -> str:  # noqa: N802 - gettext's own name for a mark
    """Mark a sentence for extraction and leave it untranslated."""
    return msgid


def lines(*parts: str) -> Safe:
    """Put parts under one another; what is not `Safe` is escaped, an empty part is an empty line."""
    return Safe("\n".join(_safe(part) for part in parts))


@contextmanager
def use_language(language: str) -> Iterator[None]:
    """Speak this language inside the block; tags such as `ru-RU` mean their language."""
    token = _language.set(_primary(language))
    try:
        yield
    finally:
        _language.reset(token)


def current_language() -> str:
    """Return the language in use here."""
    return _language.get()


def languages() -> tuple[str, ...]:
    """Return every language that has a catalogue, sorted."""
    return tuple(sorted(folder.name for folder in _root().iterdir() if _catalogue(folder.name).is_file()))


@lru_cache(maxsize=16)
def load(language: str) -> NullTranslations:
    """Compile one catalogue; a language without one speaks the English of the source."""
    source = _catalogue(language)
    if not source.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with source.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=language, domain=DOMAIN, ignore_obsolete=True))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _translated(msgid: str) -> str:
    return load(_language.get()).gettext(msgid)


def _chosen(one: str, many: str, count: int) -> str:
    return load(_language.get()).ngettext(one, many, count)


def _escaped(values: dict[str, object]) -> dict[str, str]:
    return {name: _safe(value) for name, value in values.items()}


def _safe(value: object) -> str:
    return value if isinstance(value, Safe) else escape(str(value), quote=False)


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def _root() -> Traversable:
    return files("locales")


def _catalogue(language: str) -> Traversable:
    return _root() / language / "LC_MESSAGES" / f"{DOMAIN}.po"
