"""Who of those not let in came back lately: kept in memory only, so that hashing them again costs nothing."""

from collections import OrderedDict

MOST_REMEMBERED = 1000


class Recognised:
    """Those not let in who came back lately, by their quick index; never anybody who is let in."""

    def __init__(self) -> None:
        self._bars: OrderedDict[bytes, str] = OrderedDict()

    def find(self, quick: bytes) -> str | None:
        """Return the bar of somebody who came back before."""
        return self._bars.get(quick)

    def remember(self, quick: bytes, bar: str) -> None:
        """Remember somebody who came back, so that the next time costs nothing."""
        self._bars[quick] = bar
        if len(self._bars) > MOST_REMEMBERED:
            self._bars.popitem(last=False)

    def forget(self) -> None:
        """Forget everybody."""
        self._bars.clear()
