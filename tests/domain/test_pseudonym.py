"""A pseudonym is a name that names nobody: not the member, not a role, not a colleague."""

import pytest

from bot.domain.pseudonym import Flaw, clean_pseudonym, flaw_in

NAMES = ["Анна", "Петрова", "Анна Петрова", "anya_petrova"]
ROLES = ["Врач", "Юрист программы"]


@pytest.mark.parametrize(
    ("typed", "flaw"),
    [
        ("Вера", None),
        ("  Тётя   Вера ", None),
        ("Вера-2", None),
        ("В", Flaw.LENGTH),
        ("я" * 25, Flaw.LENGTH),
        ("12345", Flaw.SIGNS),
        ("t.me/vera", Flaw.SIGNS),
        ("@vera", Flaw.SIGNS),
        ("https vera:", Flaw.SIGNS),
        ("Вера\u202e", Flaw.SIGNS),
        ("🌸🌸🌸", Flaw.SIGNS),
        ("анна", Flaw.NAME),
        ("Вера Петрова", Flaw.NAME),
        ("АннаПетрова", Flaw.NAME),
        ("anya petrova", Flaw.NAME),
        ("врач", Flaw.ROLE),
        ("Врач Вера", Flaw.ROLE),
        ("юрист программы", Flaw.ROLE),
        ("Мария", Flaw.TAKEN),
        ("мария", Flaw.TAKEN),
    ],
)
def test_pseudonym_names_nobody(typed: str, flaw: Flaw | None) -> None:
    assert flaw_in(clean_pseudonym(typed), names=NAMES, roles=ROLES, taken=["Мария"]) == flaw


def test_yo_counts_as_ye_in_names() -> None:
    assert flaw_in("Алена", names=["Алёна"], roles=[], taken=[]) is Flaw.NAME


def test_short_name_forbids_no_longer_word() -> None:
    assert flaw_in("Полина", names=["Ли"], roles=[], taken=[]) is None
