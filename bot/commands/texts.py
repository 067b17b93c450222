"""Keep the catalogues equal to the code: `python -m bot.commands.texts check` or `update`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import locales
from bot.telegram.texts.catalogue import DOMAIN

ROOT = Path(next(iter(locales.__path__)))
SOURCES = (ROOT.parent / "bot" / "telegram", ROOT.parent / "handlers")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "plain": None,
    "N_": None,
    "_n": (1, 2),
    "plain_n": (1, 2),
}
WIDTH = 110
BEGINNING = datetime(2026, 11, 23, tzinfo=UTC)  # a fixed day: the same code makes the same template
NOTE = "# Everything the bot can say, in English. `make texts` writes it: do not edit."
Id = str | tuple[str, ...] | list[str]


def extract() -> Catalog:
    """Collect every sentence the code can say."""
    template = Catalog(
        msgid_bugs_address="CONTRIBUTING.md",
        project=DOMAIN,
        version="1",
        fuzzy=False,
        header_comment=NOTE,
        creation_date=BEGINNING,
    )
    for folder in SOURCES:
        found = extract_from_dir(
            folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        )
        for _, _, message, notes, _ in found:
            template.add(message, auto_comments=notes)
    return template


def template_path() -> Path:
    """Return where the template lies."""
    return ROOT / f"{DOMAIN}.pot"


def catalogue_paths() -> list[Path]:
    """Return the catalogue of each language."""
    return sorted(ROOT.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def problems() -> list[str]:
    """Say what keeps the catalogues from being fresh and complete."""
    wanted = {message.id for message in extract() if message.id}
    found = [] if _ids(template_path()) == wanted else [f"{template_path().name} is stale: run `make texts`"]
    for path in catalogue_paths():
        found += [f"{path.parent.parent.name}: {words}" for words in _gaps(_read(path), wanted)]
    return found


def _gaps(catalogue: Catalog, wanted: set[Id]) -> list[str]:
    known = {message.id: message for message in catalogue if message.id}
    gaps = [f"missing: {one}" for one in wanted - known.keys()]
    gaps += [f"no longer said: {one}" for one in known.keys() - wanted]
    gaps += [f"empty or fuzzy: {one.id}" for one in known.values() if one.fuzzy or not _is_full(one)]
    return sorted(gaps)


def _is_full(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(strings)


def update() -> None:
    """Write the template afresh, and add to and drop from each catalogue what changed."""
    template = extract()
    _write(template_path(), template)
    for path in catalogue_paths():
        catalogue = _read(path)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        _write(path, catalogue)


def _ids(path: Path) -> set[Id]:
    return {message.id for message in _read(path) if message.id} if path.is_file() else set()


def _read(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=None if path.suffix == ".pot" else path.parent.parent.name)


def _write(path: Path, catalogue: Catalog) -> None:
    for message in catalogue:
        message.locations = []
    with path.open("wb") as stream:
        write_po(stream, catalogue, width=WIDTH, sort_output=True)


def main() -> int:
    """Run `check` or `update`; `check` exits with 1 when something is to be done."""
    if sys.argv[1:] == ["update"]:
        update()
        return 0
    found = problems()
    for words in found:
        print(words)  # noqa: T201 - this program's output
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
