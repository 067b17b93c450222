"""Which room a question goes to: the most specific there is, always the same, never none."""

from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.conversation import Theme
from bot.domain.routing import ANSWERING, choose, roles_for, takes
from bot.domain.staff import Role, Room

CITIES = ("tomsk", "spb", "chelny")
themes, cities = st.sampled_from(Theme), st.none() | st.sampled_from(CITIES)


def room(number: int, role: Role | None = None, city: str | None = None) -> Room:
    return Room(UUID(int=number), -number, None, role=role, city=city)


rooms = st.lists(
    st.tuples(st.none() | st.sampled_from(ANSWERING), cities), min_size=1, max_size=12, unique=True
).map(lambda reaches: [room(number, *reach) for number, reach in enumerate(reaches, start=1)])


@pytest.mark.parametrize(
    ("theme", "role"),
    [
        (Theme.LAWYER, Role.LAWYER),
        (Theme.PAPERS, Role.LAWYER),
        (Theme.CHILDREN, Role.LAWYER),
        (Theme.HEALTH, Role.DOCTOR),
        (Theme.HIV, Role.DOCTOR),
        (Theme.PREGNANCY, Role.DOCTOR),
        (Theme.VIOLENCE, Role.CONSULTANT),
        (Theme.TALK, Role.CONSULTANT),
        (Theme.URGENT, Role.CONSULTANT),
    ],
)
def test_theme_has_a_role_that_answers(theme: Theme, role: Role) -> None:
    assert roles_for(theme)[0] is role


@given(themes)
def test_every_theme_is_answered_by_somebody(theme: Theme) -> None:
    assert set(roles_for(theme)) <= set(ANSWERING)
    assert roles_for(theme)


def test_most_specific_room_wins_in_order() -> None:
    both, by_role = room(1, Role.LAWYER, "tomsk"), room(2, Role.LAWYER)
    by_city, general = room(3, None, "tomsk"), room(4)
    order = [both, by_role, by_city, general]

    while order:
        assert choose(order[::-1], Theme.LAWYER, "tomsk") is order[0]
        order = order[1:]


@given(rooms, themes, cities)
def test_no_question_is_lost(found: list[Room], theme: Theme, city: str | None) -> None:
    assert choose(found, theme, city) in found


@given(rooms, themes, cities)
def test_wrong_room_only_where_none_is_right(found: list[Room], theme: Theme, city: str | None) -> None:
    chosen = choose(found, theme, city)

    assert chosen is not None
    assert takes(chosen, theme, city) or not any(takes(one, theme, city) for one in found)


@given(rooms, themes, cities, st.randoms())
def test_choice_does_not_hang_on_order(
    found: list[Room], theme: Theme, city: str | None, randomly: Random
) -> None:
    mixed = found[:]
    randomly.shuffle(mixed)

    assert choose(mixed, theme, city) == choose(found, theme, city)


@given(rooms, themes, cities)
def test_general_room_gets_what_nobody_else_takes(found: list[Room], theme: Theme, city: str | None) -> None:
    others = [one for one in found if not takes(one, theme, city)]
    general = room(99)

    assert choose([*others, general], theme, city) is general


def test_no_room_at_all_is_none() -> None:
    assert choose([], Theme.HEALTH, None) is None


def test_company_is_asked_of_peers_and_social_workers_first() -> None:
    assert roles_for(Theme.COMPANY)[:2] == (Role.PEER, Role.SOCIAL_WORKER)
