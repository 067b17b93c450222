"""House rules that no linter knows: who commits, who speaks, what buttons tell, how long code may be."""

import ast
from collections.abc import Iterator
from enum import IntEnum
from importlib import import_module

import pytest
from aiogram.filters.callback_data import CallbackData

from bot.commands import texts
from tests.sources import ROOT, SHIPPED, Source, length, outside, places_of, python_sources

LONGEST_FUNCTION = 40
LONGEST_HANDLER = 30
LONGEST_FILE = 300
LONGEST_DATA = 64  # bytes: Telegram's limit
LARGEST_NUMBER = 99_999  # minutes, pages and kinds: five digits are plenty
LONGEST_WORD = "f" * 32  # a UUID
ASKING_BUTTONS = r"\b(request_contact|request_location|request_users|request_chat|web_app|login_url|pay)="
PRYING_CALLS = r"(?i)\b(get_?chat|get_?user_?profile_?photos|forward_?messages?|copy_?messages?)\b"


def test_only_the_unit_of_work_commits() -> None:
    commits = places_of(r"\b(session|connection)\.commit\(", *SHIPPED)

    # Migrations and the opening of the vault come before the first unit of work can exist.
    before = ("bot/repositories/migrating.py", "bot/start.py")
    assert outside(commits, "bot/repositories/uow.py", *before) == []


def test_only_services_end_a_transaction() -> None:
    assert outside(places_of(r"\b(uow|work)\.commit\(", *SHIPPED), "bot/services/") == []


def test_no_russian_literal_stands_in_code() -> None:
    found = [
        f"{source.name}:{node.lineno}"
        for source in python_sources(*SHIPPED)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _has_cyrillic(node.value)
    ]

    assert found == []


def _has_cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in text)


def test_only_texts_translate() -> None:
    assert outside(places_of(r"\bgettext\b", *SHIPPED), "bot/telegram/texts/") == []


def test_handlers_never_call_telegram() -> None:
    assert places_of(r"await (bot\(|\w*\.?bot\.|message\.(answer|reply)|query\.answer)", "handlers") == []


def test_no_button_asks_for_her_data() -> None:
    assert outside(places_of(ASKING_BUTTONS, *SHIPPED), "bot/simulator/") == []


def test_nobody_is_looked_up_or_forwarded() -> None:
    calls = outside(places_of(PRYING_CALLS, *SHIPPED), "bot/simulator/")

    # `podruga check` looks at the staff group, which it is told by its own staff.
    assert outside(calls, "bot/commands/check.py") == []


def test_functions_are_short() -> None:
    assert list(_too_long(python_sources("bot", "models"), LONGEST_FUNCTION)) == []
    assert list(_too_long(python_sources("handlers"), LONGEST_HANDLER)) == []


def _too_long(sources: tuple[Source, ...], most: int) -> Iterator[str]:
    for source in sources:
        for function in source.functions():
            if length(function) > most:
                yield f"{source.name}:{function.lineno} {function.name} has {length(function)} lines"


def test_files_are_short() -> None:
    found = python_sources("bot", "handlers", "models", "tests")

    assert [one.name for one in found if len(one.text.splitlines()) > LONGEST_FILE] == []


def _callback_classes() -> list[type[CallbackData]]:
    files = sorted((ROOT / "bot" / "telegram").glob("*callbacks.py"))
    modules = [import_module(f"bot.telegram.{file.stem}") for file in files]
    found = [one for module in modules for one in vars(module).values()]
    return [one for one in found if isinstance(one, type) and CallbackData in one.__bases__]


def _largest(annotation: object) -> object:
    if isinstance(annotation, type) and issubclass(annotation, IntEnum):
        return max(annotation)
    return {int: LARGEST_NUMBER, bool: True, str: LONGEST_WORD}[annotation]  # type: ignore[index] # KeyError is the finding


def test_prefixes_are_unique_and_tell_nothing() -> None:
    prefixes = [one.__prefix__ for one in _callback_classes()]

    assert len(prefixes) > 1
    assert sorted(prefixes) == sorted(set(prefixes))
    assert [prefix for prefix in prefixes if len(prefix) > 2] == []


@pytest.mark.parametrize("kind", _callback_classes(), ids=lambda kind: kind.__name__)
def test_largest_button_data_fits(kind: type[CallbackData]) -> None:
    fullest = kind(**{name: _largest(field.annotation) for name, field in kind.model_fields.items()})

    assert len(fullest.pack().encode()) <= LONGEST_DATA


def test_catalogues_are_fresh_and_complete() -> None:
    assert texts.problems() == []
