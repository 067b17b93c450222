"""What is nearest to a point she has sent. The point is an argument: nothing here keeps it."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bot.domain.chips import Chip, agreement
from bot.domain.directory import City, LocationType, Tri
from bot.domain.distance import Point, coarse, kilometres_between
from bot.domain.nearby import Door, Town, towns_around
from bot.domain.opening import StateKind
from bot.repositories.uow import UnitOfWork
from bot.services.place_views import Nearest, NearView, PlaceView
from bot.services.places import Places, ease

FAR_KM = 100.0  # beyond that no place is near
MOST_LOOKED_AT = 200  # doors, the nearest ones
MOST_SHOWN = 6
CLOSED_AT_LEAST = 2  # of these, where there are any: a door across the street may open in ten minutes
MOST_REMOTE = 2
MOST_TOWNS = 3
Far: TypeAlias = Sequence[tuple[float, Door]]


class NearestPlaces:
    """Measure how far doors are, and tell which of them may take her."""

    def __init__(self, uow: UnitOfWork, places: Places) -> None:
        self._listings = uow.listings
        self._places = places

    async def has_doors(self, city: City) -> bool:
        """Tell whether the point of any place of a city is known."""
        return any(door.city_id == city.id for door in await self._listings.list_doors())

    async def around(self, point: Point, chips: Chip, home: City | None) -> Nearest:
        """Return what is around a point and agrees to her chips; `home` is whose consultants she has."""
        doors = await self._listings.list_doors()
        measured = [(kilometres_between(point, door.point), door) for door in doors]
        measured.sort(key=lambda one: one[0])
        at_hand = [one for one in measured[:MOST_LOOKED_AT] if one[0] <= FAR_KM]
        if at_hand:
            return await self._at_hand(at_hand, chips)
        return await self._far(await self._towns(point, measured), chips, home)

    async def _at_hand(self, doors: Far, chips: Chip) -> Nearest:
        opened: list[NearView] = []
        others: list[NearView] = []
        for one in await self._views(doors):
            answer = agreement(chips, one.view.place, one.view.shown_hours)
            if answer is not Tri.NO:
                (opened if answer is Tri.YES and one.view.is_open else others).append(one)
        first = _nearest(opened, MOST_SHOWN - min(len(others), CLOSED_AT_LEAST))
        rest = _nearest(others, MOST_SHOWN - len(first))
        return Nearest(
            first,
            tuple(one for one in rest if not _is_closed(one)),
            tuple(one for one in rest if _is_closed(one)),
            chips=chips,
            is_at_hand=True,
        )

    async def _views(self, doors: Far) -> list[NearView]:
        far = {door.place_id: kilometres for kilometres, door in doors}
        cities = await self._cities()
        return [
            NearView(view, far[view.place.id], cities[city_id])
            for city_id in dict.fromkeys(door.city_id for _, door in doors)
            for view in await self._places.views_in(city_id)
            if view.place.id in far
        ]

    async def _towns(self, point: Point, doors: Far) -> tuple[Town, ...]:
        """Return the nearest cities: as far as their nearest door, or their middle where no door is known."""
        cities, towns = await self._cities(), dict[str, Town]()
        for kilometres, door in doors:
            towns.setdefault(door.city_id, Town(cities[door.city_id], kilometres))
        for town in towns_around(point, cities.values()):
            towns.setdefault(town.city.id, town)
        return tuple(sorted(towns.values(), key=lambda town: town.kilometres or 0.0))[:MOST_TOWNS]

    async def _far(self, towns: Sequence[Town], chips: Chip, home: City | None) -> Nearest:
        helpers = [] if home is None else [home.id]
        helpers += [town.city.id for town in towns[:1]]
        remote = [
            view
            for city_id in dict.fromkeys(helpers)
            for view in await self._places.views_in(city_id)
            if _needs_no_journey(view) and agreement(chips, view.place, view.shown_hours) is not Tri.NO
        ]
        remote.sort(key=lambda view: not view.is_open)
        return Nearest(remote=tuple(remote[:MOST_REMOTE]), towns=tuple(towns), chips=chips)

    async def _cities(self) -> Mapping[str, City]:
        return {city.id: city for city in await self._places.cities()}


def _needs_no_journey(view: PlaceView) -> bool:
    return view.location.location_type is LocationType.VIRTUAL


def _is_closed(one: NearView) -> bool:
    return one.view.state.kind is StateKind.CLOSED


def _nearest(views: Sequence[NearView], most: int) -> tuple[NearView, ...]:
    """Take so many, nearest first: one service of each house before the second of any."""
    firsts: dict[str, NearView] = {}
    ordered = sorted(views, key=_farness)
    more = [one for one in ordered if firsts.setdefault(one.view.location.id, one) is not one]
    return tuple(sorted([*firsts.values(), *more][:most], key=_farness))


def _farness(one: NearView) -> tuple[float, tuple[bool, bool, bool, bool, float]]:
    return coarse(one.kilometres), ease(one.view)
