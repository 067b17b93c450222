"""Public holidays by region: the federal days of the `holidays` package, corrected by a table of our own.

The package knows art. 112 of the Labour Code and the days moved by decree up to 2027; for later years only
the fixed days are known, so the table must be continued each autumn when the decree appears.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

from bot.domain.directory import Holiday

COUNTRY = "RU"

# The New Year run as the decrees give it, with the weekend days inside it: nobody's hours are sure then.
RUNS = (
    (date(2025, 12, 31), date(2026, 1, 11)),
    (date(2026, 12, 31), date(2027, 1, 10)),
)

# (month, day) kept every year by a region's own law.
REGIONAL_YEARLY = {
    "RU-TA": ((8, 30), (11, 6)),  # Republic Day and Constitution Day of Tatarstan
}

# Days a region sets year by year: by moon and decree, so only what has been announced stands here.
REGIONAL_DATES = {
    "RU-TA": (date(2025, 3, 30), date(2025, 6, 6), date(2026, 3, 20), date(2026, 5, 27)),
}


def public_holidays(region: str, years: Iterable[int], own: Iterable[Holiday] = ()) -> frozenset[date]:
    """Return the non-working holidays of a region (ISO 3166-2 code) in the given years.

    `own` is what the programme has written down for its regions; it has the last word.
    """
    wanted = frozenset(years)
    federal = frozenset().union(*(_federal(year) for year in wanted))
    yearly = {date(year, month, day) for year in wanted for month, day in REGIONAL_YEARLY.get(region, ())}
    dated = {day for day in REGIONAL_DATES.get(region, ()) if day.year in wanted}
    written = [item for item in own if item.region == region and item.day.year in wanted]
    off = {item.day for item in written if item.is_off}
    working = {item.day for item in written if not item.is_off}
    return (federal | yearly | dated | off) - working


@lru_cache(maxsize=16)
def _federal(year: int) -> frozenset[date]:
    known = set(country_holidays(COUNTRY, years=year))
    for first, last in RUNS:
        known.update(first + timedelta(days=number) for number in range((last - first).days + 1))
    return frozenset(day for day in known if day.year == year)
