"""What helps her get to a doctor: somebody to go with, and a reminder."""

from bot.domain.directory import AccessTerm, LocationType, Tri
from bot.domain.errands import DOCTORS, KINDS
from bot.services.place_views import PlaceView
from bot.telegram.callbacks import Card
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import visits as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.single_reminder import OnceKind
from bot.telegram.visit_callbacks import Company, OnceDays

VISITED = frozenset(kind for errand in DOCTORS for kind in KINDS[errand])


def visit_row(view: PlaceView, origin: Card) -> Row:
    """Offer company and a reminder on the card of a doctor; company not where nobody can go along."""
    if VISITED.isdisjoint(view.service.kinds):
        return ()
    remind = button(plain("⏰ Remind me of the visit"), OnceDays(kind=OnceKind.VISIT))
    if view.place.term(AccessTerm.ACCOMPANIMENT) is Tri.NO or _has_no_door(view):
        return (remind,)
    return (button(plain("🤝 Go with me"), _company(origin)), remind)


def _has_no_door(view: PlaceView) -> bool:
    return view.location.location_type is LocationType.VIRTUAL


def _company(origin: Card, when: int = 0) -> Company:
    return Company(code=origin.code, what=origin.what, page=origin.page, when=when)


def when_screen(view: PlaceView, origin: Card) -> Screen:
    """Ask when somebody is to come along."""
    times: list[Button] = [button(words.when_label(when), _company(origin, when)) for when in words.When]
    return Screen(words.when_to_go(view.service.name), (*side_by_side(times), home_row(origin)))
