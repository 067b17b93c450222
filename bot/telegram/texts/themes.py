"""What a question can be about, in her words."""

from bot.domain.conversation import Theme
from bot.telegram.texts.catalogue import N_, plain

THEMES = {
    Theme.HEALTH: N_("Health"),
    Theme.HIV: N_("HIV and treatment"),
    Theme.PREGNANCY: N_("Pregnancy theme"),
    Theme.VIOLENCE: N_("Violence"),
    Theme.LAWYER: N_("Lawyer"),
    Theme.PAPERS: N_("Papers"),
    Theme.HOUSING: N_("Housing"),
    Theme.CHILDREN: N_("Children"),
    Theme.DEPENDENCE: N_("Treatment of dependence"),
    Theme.TALK: N_("Just to talk"),
    Theme.URGENT: N_("Urgent theme"),
    Theme.COMPANY: N_("Go with me"),
}


def theme_name(theme: Theme) -> str:
    """Name a theme."""
    return plain(THEMES[theme])
