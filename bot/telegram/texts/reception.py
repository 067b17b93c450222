"""Words around the reception, where women's words stand until their own topics are open."""

from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import plain


def reception() -> str:
    """Name the topic."""
    return plain("Reception")


def own_topic_label(alias: str) -> str:
    """Label the button that has a woman's own topic opened."""
    return plain("💬 {alias}", alias=alias_name(alias))


def topic_comes(alias: str) -> str:
    """Say in a toast that her own topic is opened next."""
    return plain("{alias}: her own topic is opened next. Answer there.", alias=alias_name(alias))


def topic_is_there(alias: str) -> str:
    """Say in a toast that her own topic is open already."""
    return plain("{alias}: her own topic is open. Answer there.", alias=alias_name(alias))
