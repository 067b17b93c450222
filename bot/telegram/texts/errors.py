"""Words for the codes of refusals: what happened, in one sentence, without blame."""

from bot.telegram.texts.catalogue import N_, Safe, _, plain

_WORDS = {
    "not_allowed": N_("This is not for you to do."),
    "no_right": N_("Your role does not include this. A coordinator can do it."),
    "too_many_reminders": N_("You have as many reminders as fit here. Delete one you no longer need."),
    "too_many_slips": N_("You have as many referrals as fit here. Call off one you no longer need."),
    "zone_unknown": N_("Please choose a city first."),
    "visit_past": N_("That moment has passed already. Please choose another."),
    "visit_too_far": N_("That is too many years ahead. Please choose a nearer day."),
    "barred": N_("The consultants have closed this chat for now. 112 and 🆘 in the menu still help."),
    "flooded": N_("So many messages at once do not fit. Please wait a few minutes."),
    "aliases_used_up": N_("Please try again a little later."),
}
_OTHERWISE = N_("This did not work. Please try again, or choose something else.")


def refusal_words(code: str) -> Safe:
    """Say why a request could not be met; an unknown code asks to try again."""
    return _(_WORDS.get(code, _OTHERWISE))


def outdated_words() -> str:
    """Say that the pressed button belongs to a screen of the past."""
    return plain("The screen is out of date, here is a fresh one")
