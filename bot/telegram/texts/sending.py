"""Words about a single message of hers: what it can give away, and why some cannot go."""

from bot.domain.content import Risk, Unfit
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain

RISKS = {
    Risk.VOICE: (
        N_("<b>A voice or a face can be recognised.</b>"),
        N_("Only the consultants will hear or see it. I ask this once."),
    ),
    Risk.NUMBER: (
        N_("<b>This is a phone number.</b>"),
        N_("I take the name off: the consultants will see the number alone."),
        N_("Send it if you want to be called."),
    ),
    Risk.PLACE: (
        N_("<b>This is a point on the map.</b>"),
        N_("It can show where you are or live. The consultants will see it."),
    ),
    Risk.FILE: (
        N_("<b>There may be a name in a file.</b>"),
        N_("I take the title off, but what is inside stays as it is."),
        N_("A photo of the page, with the name covered, tells less."),
    ),
}
UNFIT = {
    Unfit.KIND: (
        N_("I cannot pass this kind of message on."),
        N_("Text, photos, videos, voice messages, stickers and documents get through."),
    ),
    Unfit.IMAGE_AS_FILE: (
        N_("Sent as a file, a picture keeps the place and time it was taken."),
        N_("Please send it as an ordinary photo or video: then it does not."),
    ),
    Unfit.FILE_TYPE: (
        N_("I do not pass on files of this kind: they can do harm."),
        N_("PDF and text documents get through. Or a photo of the page."),
    ),
    Unfit.FILE_SIZE: (
        N_("This file is too large for me to take its title off."),
        N_("Please send a smaller one, up to 20 MB, or a photo of the page."),
    ),
    Unfit.MUSIC: (
        N_("There are names and titles inside audio files."),
        N_("Please record a voice message here, or write it in words."),
    ),
}


def risk(risk: Risk) -> Safe:
    """Say what a message can give away."""
    return lines(*(_(line) for line in RISKS[risk]))


def unfit(unfit: Unfit) -> Safe:
    """Say why a message cannot be passed on, and what can."""
    return lines(*(_(line) for line in UNFIT[unfit]))


def sticker_line(emoji: str | None) -> str:
    """Say a sticker whose picture cannot be passed on."""
    return plain("Sticker: {emoji}", emoji=emoji or "🙂")


def passed_on() -> Safe:
    """Say that a message goes its way."""
    return lines(_("✅ I pass it on."), _("You can write more."))


def in_words() -> Safe:
    """Say that nothing was sent."""
    return lines(_("It was not sent."), _("Write it in words, as it comes."))
