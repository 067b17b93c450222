"""What each role may do, written down once more: whoever changes the table must mean it."""

from uuid import uuid4

import pytest

from bot.domain.rights import NoRight, Right, may, may_edit, require
from bot.domain.staff import Member, Role

OF_ALL_WHO_ANSWER = {
    Right.QUEUE,
    Right.TAKE,
    Right.ANSWER,
    Right.CLOSE,
    Right.BLOCK,
    Right.USE_TEMPLATES,
    Right.DUTY,
    Right.PLACES,
    Right.KEEP,
}
OF_COORDINATORS = {
    Right.DIRECTORY,
    Right.WRITE_TEMPLATES,
    Right.DUTY_OF_OTHERS,
    Right.SETTINGS,
    Right.TEAM,
    Right.INVITE,
    Right.ROOM,
    Right.REPORTS,
    Right.EXPORT,
    Right.ANNOUNCE,
    Right.LOCKDOWN,
    Right.JOURNAL,
}
TABLE = {
    Role.COORDINATOR: OF_ALL_WHO_ANSWER | OF_COORDINATORS,
    Role.CONSULTANT: OF_ALL_WHO_ANSWER,
    Role.DOCTOR: OF_ALL_WHO_ANSWER,
    Role.LAWYER: OF_ALL_WHO_ANSWER,
    Role.SOCIAL_WORKER: OF_ALL_WHO_ANSWER,
    Role.PEER: OF_ALL_WHO_ANSWER,
    Role.CREW: {Right.PLACES, Right.KEEP},
}


def member_with(role: Role) -> Member:
    return Member(uuid4(), role, chat_id=1)


@pytest.mark.parametrize("role", Role)
def test_each_role_may_what_the_table_says(role: Role) -> None:
    assert {right for right in Right if may(member_with(role), right)} == TABLE[role]


def test_missing_right_is_refused() -> None:
    with pytest.raises(NoRight):
        require(member_with(Role.CREW), Right.ANSWER)


def test_right_one_has_is_let_through() -> None:
    require(member_with(Role.PEER), Right.ANSWER)


@pytest.mark.parametrize(
    ("role", "keeper", "expected"),
    [
        (Role.COORDINATOR, "", True),
        (Role.COORDINATOR, "crew", True),
        (Role.CREW, "crew", True),
        (Role.CREW, "", False),
        (Role.DOCTOR, "crew", False),
    ],
)
def test_keepers_edit_their_own_entries(role: Role, keeper: str, expected: bool) -> None:
    assert may_edit(member_with(role), keeper) is expected
