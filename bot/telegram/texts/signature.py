"""Words about how a member signs answers."""

from bot.domain.pseudonym import Flaw
from bot.domain.staff import Member, Role
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.letters import signature
from bot.telegram.texts.question import ROLES, role_name

FLAWS = {
    Flaw.LENGTH: N_("From 2 to 24 letters, please."),
    Flaw.SIGNS: N_("Letters only, please: no links, signs or bare numbers."),
    Flaw.NAME: N_("This is your own name or username: she must not learn it."),
    Flaw.ROLE: N_("This is the name of a role. Please choose another."),
    Flaw.TAKEN: N_("A colleague signs like this already."),
}


def now_signed(member: Member) -> Safe:
    """Say how a member's answers are signed."""
    pseudonym = member.pseudonym if member.signs_by_pseudonym else None
    signed = signature(role_name(member.role), pseudonym, is_changed=False)
    return _("Your answers are signed: {signature}", signature=signed)


def usual_label(*, by_pseudonym: bool) -> str:
    """Label how a member signs now."""
    return plain("Signature: pseudonym") if by_pseudonym else plain("Signature: role")


def ask(member: Member, flaw: Flaw | None = None) -> Safe:
    """Ask for a pseudonym; say first what was wrong with the last one."""
    return lines(
        *([plain(FLAWS[flaw])] if flaw is not None else []),
        _("<b>How shall your answers be signed?</b>"),
        _("Write a pseudonym: from 2 to 24 letters. Not your own name."),
        now_signed(member),
    )


def kept() -> str:
    """Say in a toast that it is so."""
    return plain("Kept.")


def first_choose() -> str:
    """Say in a toast that there is no pseudonym yet."""
    return plain("First choose a pseudonym: “🛠 Settings” in the private chat.")


def signed_here(role: Role, pseudonym: str | None) -> str:
    """Say in a toast how a member signs in this conversation from now on."""
    signed = signature(role_name(role), pseudonym, is_changed=False)
    return plain("Here you sign from now on: {signature}", signature=signed)


def names_of_roles() -> list[str]:
    """Return what roles are called, in the language in use and in English."""
    return [*(plain(name) for name in ROLES.values()), *ROLES.values()]
