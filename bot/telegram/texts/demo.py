"""Words of the demo: who is on stage, and where to look."""

from bot.telegram.texts.catalogue import plain


def demo_address(url: str) -> str:
    """Say where the demo runs and how it ends."""
    return plain("The demo is ready: open {url} in a browser. Ctrl+C ends it.", url=url)


def bot_name() -> str:
    """Name the bot."""
    return plain("Podruga")


def city_name() -> str:
    """Name the city whose time the demo shows."""
    return plain("Tomsk")


def group_title() -> str:
    """Name the staff group."""
    return plain("Consultants")


def people_names() -> tuple[str, str, str, str, str]:
    """Name two women, a coordinator, a consultant and an outsider."""
    return plain("Anna"), plain("Vera"), plain("Olga"), plain("Irina"), plain("Sergey")
