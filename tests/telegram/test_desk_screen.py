"""The private desk of the staff: what it says before any group is bound."""

from uuid import uuid4

from bot.domain.staff import Member, Role
from bot.telegram.views.desk import desk_screen


def coordinator() -> Member:
    """Make a coordinator."""
    return Member(id=uuid4(), chat_id=1, role=Role.COORDINATOR)


def test_first_desk_speaks_of_no_waiting_questions() -> None:
    said = str(desk_screen(coordinator(), 0, is_homeless=True).text)

    assert "/bind" in said
    assert "Ждут вопросы" not in said


def test_waiting_questions_without_a_group_are_counted() -> None:
    assert "Ждут вопросы: 2" in str(desk_screen(coordinator(), 2, is_homeless=True).text)
