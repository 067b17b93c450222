"""Every numbered case, every failing of other bots and every way out for her identity has a test."""

import ast
from collections.abc import Iterator

import pytest

from tests.sources import python_sources

LATER = {49, 50, 53, 57}
CASES = {*range(1, 13), 14, *range(17, 22), 27, 28, 30, *range(34, 40), *range(45, 51), 53, 57} - LATER


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
