"""Long lists on small screens: pages of at most eight, and buttons side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiogram.filters.callback_data import CallbackData

from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row

PAGE_SIZE = 8
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: its items, and which pages there are."""

    items: tuple[T, ...]
    number: int
    count: int


def cut_page(items: Sequence[T], number: int, *, size: int = PAGE_SIZE) -> Page[T]:
    """Cut one page out; a number that is out of range gives the nearest page."""
    count = max(1, -(-len(items) // size))
    number = min(max(number, 0), count - 1)
    return Page(tuple(items[number * size : (number + 1) * size]), number, count)


def paging_rows(page: Page[T], to_page: Callable[[int], CallbackData]) -> tuple[Row, ...]:
    """Make the row that turns pages; no row where there is one page only."""
    if page.count == 1:
        return ()
    return (
        (
            button("◀️", to_page((page.number - 1) % page.count)),
            button(f"{page.number + 1}/{page.count}", to_page(page.number)),
            button("▶️", to_page((page.number + 1) % page.count)),
        ),
    )


def side_by_side(buttons: Sequence[Button], *, wide: int = 2) -> tuple[Row, ...]:
    """Lay buttons out in rows of so many."""
    return tuple(tuple(buttons[start : start + wide]) for start in range(0, len(buttons), wide))
