"""The clocks a programme can live by."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.programme import Programme
from bot.domain.zones import DEFAULT_ZONE, ZONE_NAMES, StaffZone, zone_of

WINTER, SUMMER = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)


@pytest.mark.parametrize("moment", [WINTER, SUMMER])
def test_eleven_zones_are_an_hour_apart(moment: datetime) -> None:
    offsets = [moment.astimezone(ZoneInfo(ZONE_NAMES[zone])).utcoffset() for zone in StaffZone]

    assert offsets == [timedelta(hours=hours) for hours in range(2, 13)]


@pytest.mark.parametrize("name", [None, "", "Nowhere/Land", "../etc/passwd", "Europe", "x\0y"])
def test_unknown_zone_is_the_default(name: str | None) -> None:
    assert zone_of(name).key == DEFAULT_ZONE
    assert Programme.from_json({"zone": name}).zone == DEFAULT_ZONE
