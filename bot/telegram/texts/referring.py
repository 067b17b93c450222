"""Words for the staff who refer a woman to a clinic."""

from bot.telegram.texts.catalogue import plain


def where_to() -> str:
    """Ask where to."""
    return plain("Where to? She gets the slip as a closed letter.")


def nowhere() -> str:
    """Say that nothing is agreed in her city."""
    return plain("In her city no place has agreed to referrals, or she has not chosen one.")


def referred() -> str:
    """Say that a slip is on its way to her."""
    return plain("The referral goes to her. Only she sees its code.")


def too_many() -> str:
    """Say that she has as many as may be."""
    return plain("She has three referrals already. She can call one off.")
