"""Lines that several urgent cards share: whom to call, and that it is never too late."""

from bot.domain import facts
from bot.telegram.texts.catalogue import Safe, _


def emergency() -> dict[str, object]:
    """Name the numbers of every danger to life."""
    return {"emergency": facts.EMERGENCY, "ambulance": facts.AMBULANCE}


def ambulance() -> dict[str, object]:
    """Name the number of the ambulance."""
    return {"ambulance": facts.AMBULANCE}


def medical_numbers() -> Safe:
    """Say whom to call for the body."""
    return _("📞 {ambulance} ambulance · {emergency} all services", **emergency())


def police_numbers() -> Safe:
    """Say whom to call against a person."""
    return _(
        "📞 {emergency} all services · {police} police · {ambulance} ambulance",
        police=facts.POLICE,
        **emergency(),
    )


def women_line() -> Safe:
    """Say where women are listened to."""
    return _("📞 {women_line} line for women, free", women_line=facts.WOMEN_LINE)


def child_line() -> Safe:
    """Say where children and parents are listened to."""
    return _(
        "📞 {child_line} or {short}: children and parents",
        child_line=facts.CHILD_LINE,
        short=facts.CHILD_LINE_SHORT,
    )


def hiv_line() -> Safe:
    """Say who tells where to get tested."""
    return _("📞 {hiv_line}: where to get tested, day and night", hiv_line=facts.HIV_LINE)


def sooner() -> Safe:
    """Say that late is better than never."""
    return _("The sooner the better. Even if the time has passed, go.")
