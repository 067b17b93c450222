"""What lives in memory and is changed within a transaction: it is put back when that one is undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PutBack = Callable[[], None]


class Changes:
    """How to put back what was changed, newest last."""

    def __init__(self) -> None:
        self._put_backs: list[PutBack] | None = []

    def note(self, put_back: PutBack) -> None:
        """Remember a change; nothing once all is settled."""
        if self._put_backs is not None:
            self._put_backs.append(put_back)

    def settle(self, *, into: "Changes | None" = None) -> None:
        """Let the changes stand, as far as those they belong to do."""
        put_backs, self._put_backs = self._put_backs or [], None
        if into is not None:
            for put_back in put_backs:
                into.note(put_back)

    def undo(self) -> None:
        """Put everything back that was not settled, newest first."""
        put_backs, self._put_backs = self._put_backs or [], None
        for put_back in reversed(put_backs):
            put_back()


_current: ContextVar[Changes | None] = ContextVar("changes", default=None)


def changed(put_back: PutBack) -> None:
    """Tell how a change just made is put back; outside of any transaction it stays."""
    changes = _current.get()
    if changes is not None:
        changes.note(put_back)


@contextmanager
def revocable() -> Iterator[Changes]:
    """Put back what changes inside, unless it is settled before the block ends."""
    before, changes = _current.get(), Changes()
    _current.set(changes)
    try:
        yield changes
    finally:
        _current.set(before)
        changes.undo()


@contextmanager
def revocable_part() -> Iterator[None]:
    """Put back what changes inside when the block raises; else it stands or falls with the whole."""
    whole = _current.get()
    with revocable() as changes:
        yield
        changes.settle(into=whole)
