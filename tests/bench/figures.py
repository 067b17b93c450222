"""What is measured: each figure with its baseline, its target, and whether it is met."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the result. `ours` and `baseline` hold the runs; a target is compared with the median."""

    name: str
    unit: str
    ours: Sequence[float]
    baseline: Sequence[float] = ()
    at_most: float | None = None
    at_least: float | None = None
    least_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return the median of ours over the baseline's."""
        return median(self.ours) / median(self.baseline) if self.baseline else None

    @property
    def target(self) -> str:
        """Say the target."""
        if self.least_ratio is not None:
            return f"≥ {self.least_ratio:.0%} of the baseline"
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return "" if self.at_least is None else f"≥ {self.at_least:g}"

    @property
    def is_met(self) -> bool:
        """Tell whether the target is met."""
        value = median(self.ours)
        if self.least_ratio is not None and (self.ratio or 0) < self.least_ratio:
            return False
        if self.at_least is not None and value < self.at_least:
            return False
        return self.at_most is None or value <= self.at_most


def table_of(figures: Iterable[Figure]) -> Table:
    """Lay figures out."""
    table = Table("figure", "unit", "ours", "baseline", "ratio", "target", "", title="Podruga, measured")
    for figure in figures:
        ratio = "" if figure.ratio is None else f"{figure.ratio:.0%}"
        has_target = bool(figure.target)
        verdict = ("[green]ok[/]" if figure.is_met else "[red]misses[/]") if has_target else ""
        row = (figure.name, figure.unit, _runs(figure.ours), _runs(figure.baseline), ratio, figure.target)
        table.add_row(*row, verdict)
    return table


def as_json(figures: Iterable[Figure]) -> list[dict[str, object]]:
    """Return figures as plain data."""
    return [asdict(figure) | {"ratio": figure.ratio, "is_met": figure.is_met} for figure in figures]


def _runs(values: Sequence[float]) -> str:
    if not values:
        return ""
    if len(values) == 1:
        return f"{values[0]:.4g}"
    return f"{median(values):.4g} ({min(values):.4g}-{max(values):.4g})"
