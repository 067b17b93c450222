"""Which role a question is for."""

from bot.domain.conversation import Theme
from bot.domain.staff import Role

ROLES = {
    Theme.HEALTH: Role.DOCTOR,
    Theme.HIV: Role.DOCTOR,
    Theme.PREGNANCY: Role.DOCTOR,
    Theme.LAWYER: Role.LAWYER,
    Theme.PAPERS: Role.SOCIAL_WORKER,
    Theme.HOUSING: Role.SOCIAL_WORKER,
    Theme.CHILDREN: Role.SOCIAL_WORKER,
}


def role_for(theme: Theme) -> Role:
    """Return who knows most about a theme; consultants answer everything else."""
    return ROLES.get(theme, Role.CONSULTANT)
