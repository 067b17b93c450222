"""Words about how answers come to her, and who may see that she has read them."""

from bot.telegram.texts.catalogue import Safe, _, lines, plain


def discreet_on() -> Safe:
    """Say how answers come while the discreet mode is on."""
    return lines(
        _("<b>Discreet mode: on</b>"),
        _("An answer comes as one neutral line: “There is a letter for you ✉️”."),
        _("It opens only when you press, and hides again."),
    )


def discreet_off() -> Safe:
    """Say how answers come while the discreet mode is off."""
    return lines(
        _("<b>Discreet mode: off</b>"),
        _("An answer comes at once, as it is: it is seen on a locked screen too."),
        _("“Hide” below it turns it into a neutral line again."),
    )


def who_sees_the_phone() -> Safe:
    """Ask who else sees her phone, before anything is shown openly."""
    return lines(
        _("<b>Who else sees this phone?</b>"),
        _("Without the discreet mode an answer can be read by anybody who looks at the screen."),
    )


def may_be_plain(*, is_hers_alone: bool) -> Safe:
    """Ask once more whether answers are to come as they are."""
    if is_hers_alone:
        return lines(
            _("<b>Switch the discreet mode off?</b>"),
            _("Answers will come at once, as they are."),
            _("You can switch it on again at any time."),
        )
    return lines(
        _("<b>Then it is safer to leave it on.</b>"),
        _("Without it an answer is seen on a locked screen too."),
        _("You decide."),
    )


def switched(*, is_discreet: bool) -> str:
    """Say in a toast that the mode is changed."""
    return plain("Discreet mode is on") if is_discreet else plain("Discreet mode is off")


def reading(*, is_told: bool) -> Safe:
    """Ask whether the staff may see that she has read, and say what they see now."""
    state = _("Now she sees it: 👀.") if is_told else _("Now she sees only that the answer has come.")
    return lines(_("<b>Show the consultant that you have read it?</b>"), state)
