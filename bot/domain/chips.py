"""The chips above «Open now»: what she asks of a place, and how far it is known to agree."""

from collections.abc import Iterable
from enum import IntFlag

from bot.domain.directory import AccessTerm, Audience, ServiceAtLocation, Tri
from bot.domain.how_tested import HowTested
from bot.domain.opening import Opening

WITHIN = 100  # errands are smaller; what is above holds the chips
BELOW_DISTRICT = WITHIN * 1024  # and what is above these her district


class Chip(IntFlag):
    """One thing she asks; the numbers stand in buttons and in her settings, so they are for ever."""

    NO_PASSPORT = 1
    WITH_CHILD = 2
    PREGNANT = 4
    WALK_IN = 8
    WOMEN_ONLY = 16
    RAPID = 32
    LAB = 64


NO_CHIPS = Chip(0)
ALL_CHIPS = tuple(Chip)
TEST_CHIPS = Chip.RAPID | Chip.LAB  # of lists of tests; all others are of «Open now»
PLACE_CHIPS = ~TEST_CHIPS & Chip(127)
TESTED = {Chip.RAPID: (HowTested.RAPID, HowTested.BOTH), Chip.LAB: (HowTested.LAB, HowTested.BOTH)}
# Any of these terms answers a chip.
ANSWERS = {
    Chip.NO_PASSPORT: (AccessTerm.NO_PASSPORT,),
    Chip.WITH_CHILD: (AccessTerm.PLAY_CORNER, AccessTerm.WITH_CHILD),
    Chip.PREGNANT: (AccessTerm.PREGNANT_OK,),
    Chip.WALK_IN: (AccessTerm.WALK_IN,),
    Chip.WOMEN_ONLY: (AccessTerm.WOMEN_ONLY,),
}


def chips_of(number: int) -> Chip:
    """Read chips from a number that came back; what nobody knows is left out."""
    known = NO_CHIPS
    for chip in ALL_CHIPS:
        if number & chip:
            known |= chip
    return known


def with_chips(errand: int, chips: Chip, district: int = 0) -> int:
    """Write an errand, the chips of its list and her district as one number, as buttons carry them."""
    return errand + WITHIN * int(chips) + BELOW_DISTRICT * district


def split_chips(number: int) -> tuple[int, Chip]:
    """Read an errand and the chips of its list."""
    return number % WITHIN, chips_of(number % BELOW_DISTRICT // WITHIN)


def split_district(number: int) -> tuple[int, int]:
    """Read a list with its chips, and the number of her district; 0 where none was said."""
    return number % BELOW_DISTRICT, number // BELOW_DISTRICT


def way_agrees(chips: Chip, how: HowTested) -> Tri:
    """Tell whether a service tests in one of the ways she asks for."""
    asked = [chip for chip in TESTED if chip in chips]
    if not asked or any(how in TESTED[chip] for chip in asked):
        return Tri.YES
    return Tri.UNKNOWN if how is HowTested.UNKNOWN else Tri.NO


def answer_to(chip: Chip, place: ServiceAtLocation, hours: Opening | None) -> Tri:
    """Tell whether a place agrees to one chip in these hours; unknown is never yes."""
    known = [place.term(term) for term in ANSWERS[chip]]
    if chip is Chip.WITH_CHILD and Tri.YES in known and place.term(AccessTerm.WITH_CHILD) is Tri.NO:
        return Tri.UNKNOWN  # a play corner where no child may come: one of both is wrong
    if Tri.YES in known:
        return Tri.YES
    if chip is Chip.WOMEN_ONLY:
        return _women_only(place, hours)
    return _unless_arranged(chip, place, Tri.NO if Tri.NO in known else Tri.UNKNOWN)


def _unless_arranged(chip: Chip, place: ServiceAtLocation, answer: Tri) -> Tri:
    """Papers that a referral stands for are worth a question; where one must book, nobody can just come."""
    if chip is Chip.NO_PASSPORT and place.term(AccessTerm.NO_DOCS_WITH_REFERRAL) is Tri.YES:
        return Tri.UNKNOWN
    if chip is Chip.WALK_IN and place.term(AccessTerm.APPOINTMENT) is Tri.YES:
        return Tri.NO
    return answer


def _women_only(place: ServiceAtLocation, hours: Opening | None) -> Tri:
    """Hours for women answer for themselves; a place that has such hours is open to all in the others."""
    if hours is not None and hours.audience is Audience.WOMEN_ONLY:
        return Tri.YES
    if place.term(AccessTerm.WOMEN_HOURS) is Tri.YES:
        return Tri.NO
    return place.term(AccessTerm.WOMEN_ONLY)


def agreement(chips: Iterable[Chip], place: ServiceAtLocation, hours: Opening | None) -> Tri:
    """Tell whether a place agrees to all of these: one no is a no, one unknown leaves a question."""
    agreed = Tri.YES
    for chip in chips:
        answer = answer_to(chip, place, hours)
        if answer is Tri.NO:
            return Tri.NO
        if answer is Tri.UNKNOWN:
            agreed = Tri.UNKNOWN
    return agreed


def unanswered(chips: Chip, place: ServiceAtLocation, hours: Opening | None) -> Iterable[Chip]:
    """Name the chips nobody knows the answer to."""
    return (chip for chip in chips if answer_to(chip, place, hours) is Tri.UNKNOWN)
