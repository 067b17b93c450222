"""Every numbered case, every failing of other bots and every way out for her identity has a test."""

import ast
from collections.abc import Iterator

import pytest

from tests.sources import python_sources

CASES = {*range(1, 13), 14, *range(17, 22), 27, 28, 30, *range(34, 40), *range(45, 51), 53, 57}


ROWS = {
    "three quick messages of a known client",
    "three first messages in one batch",
    "backlog of three from downtime",
    "one 429 on relay",
    "one 429 on topic creation",
    "one 502 on relay",
    "25 women at once at 20 a minute",
    "topic gone: message thread not found",
    "topic gone: any other spelling",
    "staff reply hits 429",
    "staff reply other 400",
    "client blocked the bot",
    "kill after receipt before relay",
    "kill with ten queued deliveries",
    "same message delivered twice",
    "SQLite locked 12 s",
}
LEAKS = {
    "native forwards",
    "join and leave notices",
    "error reports",
    "ban replies with ids",
    "logs",
    "General fallback",
    "callback data",
    "sheets and exports",
    "contact cards",
    "document metadata",
    "forwarded third-party messages",
}


def marks(name: str) -> Iterator[object]:
    """Give what the tests are marked with under a name."""
    for source in python_sources("tests"):
        for function in source.functions():
            if function.name.startswith("test_"):
                yield from (mark for one in function.decorator_list for mark in _values(one, name))


def _values(decorator: ast.expr, name: str) -> Iterator[object]:
    if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == f"pytest.mark.{name}":
        yield from (ast.literal_eval(argument) for argument in decorator.args)


@pytest.mark.parametrize("case", sorted(CASES))
def test_numbered_case_has_a_test(case: int) -> None:
    assert case in set(marks("case"))


@pytest.mark.parametrize("row", sorted(ROWS))
def test_failing_of_peers_has_a_test(row: str) -> None:
    assert row in set(marks("peer_row"))


@pytest.mark.parametrize("leak", sorted(LEAKS))
def test_leak_of_peers_has_a_test(leak: str) -> None:
    assert leak in set(marks("leak"))
