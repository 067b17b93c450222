"""Words of referral slips: hers, and the page a clinic sees. None of them names her."""

from datetime import date

from bot.domain.referral import SlipBody
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.times import date_words


def slip(body: SlipBody) -> Safe:
    """Show a slip that is good: the code first, then what to say."""
    return lines(
        _("<b>📄 Referral</b>"),
        _("Code: <code>{code}</code>", code=body.spoken),
        _("From: {programme}", programme=body.programme),
        _("For: {service}", service=body.service),
        *_agreed(body),
        "",
        _("Say at the desk: {words}", words=desk_words(body)),
        _("Show the code or the QR. There is no name on it."),
        _("Good until {day}, one time.", day=_day(body.last_day)),
    )


def _agreed(body: SlipBody) -> list[Safe]:
    """Say what she may count on."""
    agreed = []
    if body.is_without_papers:
        agreed.append(plain("they take you without papers"))
    if body.is_without_queue:
        agreed.append(plain("without waiting in line"))
    return [_("✅ Agreed: {terms}", terms=", ".join(agreed))] if agreed else []


def desk_words(body: SlipBody) -> str:
    """Return what to say, which may be copied; the programme's own sentence where there is one."""
    if body.words:
        return plain("{words} My code is {code}.", words=body.words, code=body.spoken)
    sentence = N_("I come with a referral of {programme}. My code is {code}.")
    return plain(sentence, programme=body.programme, code=body.spoken)


def used(body: SlipBody) -> Safe:
    """Show her a slip that a clinic has marked."""
    return lines(
        _("<b>📄 Referral</b>"),
        _("For: {service}", service=body.service),
        _("☑️ Marked: you have come. The code does not work any more."),
    )


def revoked() -> Safe:
    """Say that a slip is called off."""
    return lines(_("<b>The referral is called off</b>"), _("Its code and QR do not work any more."))


def under_picture(body: SlipBody) -> Safe:
    """Stand under the QR picture; whoever looks over her shoulder learns nothing."""
    return _("{code} · until {day}", code=body.spoken, day=_day(body.last_day))


def label(body: SlipBody) -> str:
    """Label the button of a slip in a list."""
    return plain("📄 {service} · until {day}", service=body.service, day=_day(body.last_day))


def page(body: SlipBody) -> Safe:
    """Tell a clinic that a slip is good, and what is agreed."""
    return lines(
        _("<b>✅ The referral is good</b>"),
        _("Code: <code>{code}</code>", code=body.spoken),
        _("From: {programme}", programme=body.programme),
        _("For: {service}", service=body.service),
        *_asked(body),
        _("There is no name on it, and none is needed here."),
        _("Good until {day}, one time.", day=_day(body.last_day)),
    )


def _asked(body: SlipBody) -> list[Safe]:
    """Ask the clinic for what it has agreed to."""
    asked = []
    if body.is_without_papers:
        asked.append(_("📎 Please take her in without papers."))
    if body.is_without_queue:
        asked.append(_("⏩ Please take her in without waiting in line."))
    return asked


def own_page() -> Safe:
    """Tell her, on that page, that marking is for the desk."""
    return _("👉 This is your referral. The desk marks it when you have come.")


def sure() -> Safe:
    """Ask her before she marks her own slip."""
    return lines(
        _("<b>Mark your own referral?</b>"),
        _("After that it does not work any more, also if you have not been there yet."),
    )


def marked() -> Safe:
    """Thank whoever has marked a slip."""
    return lines(
        _("<b>✅ Marked: she has come</b>"),
        _("Thank you. The programme sees a number only."),
        _("The code does not work any more."),
    )


def marked_before() -> Safe:
    """Say that a slip was used."""
    return lines(
        _("<b>☑️ Marked already</b>"),
        _("Somebody has come with this referral. It works one time."),
    )


def marked_before_toast() -> str:
    """Say it in a toast."""
    return plain("Marked already")


def _day(day: date) -> str:
    return date_words(day)
