"""Words of the card for sex without protection or by force: what can still be done, and until when."""

from bot.domain import facts
from bot.telegram.texts.catalogue import Safe, _, lines
from bot.telegram.texts.crisis_numbers import (
    ambulance,
    child_line,
    hiv_line,
    medical_numbers,
    police_numbers,
    sooner,
    women_line,
)


def when_was_it() -> Safe:
    """Ask how long ago it was."""
    return lines(
        _("<b>How much time has passed?</b>"),
        _("Much can still be done in the first days."),
        sooner(),
        _("If it was violence, it is not your fault."),
        _("Bleeding or strong pain: call {ambulance}.", **ambulance()),
        "",
        police_numbers(),
        women_line(),
    )


def first_day() -> Safe:
    """Say what can be done in the first day."""
    return lines(
        _("<b>It is less than {hours} hours: much can be done</b>", hours=facts.PEP_BEST),
        _("Against HIV: a course of pills (PEP) for {days} days.", days=facts.PEP_COURSE),
        _("Best within {best} hours, not later than {hours}.", best=facts.PEP_BEST, hours=facts.PEP_LATEST),
        *_where_pep(),
        "",
        *_against_pregnancy(),
        sooner(),
        "",
        hiv_line(),
        medical_numbers(),
    )


def three_days() -> Safe:
    """Say what can be done up to the third day."""
    return lines(
        _("<b>There is still time, please call now</b>"),
        _("Against HIV: a course of pills (PEP) for {days} days.", days=facts.PEP_COURSE),
        _("Start not later than {hours} hours. Every hour counts.", hours=facts.PEP_LATEST),
        *_where_pep(),
        "",
        *_against_pregnancy(),
        sooner(),
        "",
        hiv_line(),
        medical_numbers(),
    )


def five_days() -> Safe:
    """Say what can be done up to the fifth day."""
    return lines(
        _("<b>There is still something to do</b>"),
        _("PEP is started within {hours} hours. Call the doctor anyway.", hours=facts.PEP_LATEST),
        _(
            "Against pregnancy: a coil or ulipristal, up to {hours} hours.",
            hours=facts.CONTRACEPTION_LATEST,
        ),
        _("Tell the doctor all your medicines: the choice depends on them."),
        _("HIV test: now and again in {days} days.", days=facts.HIV_LAB_WINDOW),
        _("Condoms until the last test."),
        sooner(),
        "",
        hiv_line(),
        medical_numbers(),
    )


def later() -> Safe:
    """Say what can be done after the windows."""
    return lines(
        _("<b>There is help now, too</b>"),
        _(
            "Pregnancy test: {days} days after, or if the period is late.",
            days=facts.PREGNANCY_TEST_AFTER,
        ),
        _("HIV: test now. Again in the lab: day {days}.", days=facts.HIV_LAB_WINDOW),
        _("Rapid test again: day {days}.", days=facts.HIV_RAPID_WINDOW),
        _("Other infections: swabs from {weeks} weeks after.", weeks=facts.STI_WINDOW),
        _("Ask the doctor about a hepatitis B vaccine."),
        _("Condoms until the last test."),
        sooner(),
        "",
        hiv_line(),
        medical_numbers(),
    )


def after_violence() -> Safe:
    """Say what to do after sexual violence."""
    return lines(
        _("<b>If it was violence</b>"),
        _("It is not your fault, whatever happened."),
        _("You need no details to write to us."),
        _("Go to a doctor today. Keep the clothes, unwashed."),
        _("Ask about PEP, pregnancy, infections, hepatitis B vaccine."),
        _("Please know: doctors must tell the police about such injuries."),
        sooner(),
        "",
        police_numbers(),
        women_line(),
        child_line(),
    )


def _where_pep() -> tuple[Safe, Safe]:
    return (
        _("AIDS centre; at night an infectious-disease hospital."),
        _("Call first, it is not free everywhere. Do not wait for tests."),
    )


def _against_pregnancy() -> tuple[Safe, Safe]:
    return (
        _(
            "Against pregnancy: a pill up to {pill} hours, a coil up to {coil}.",
            pill=facts.CONTRACEPTIVE_PILL_LATEST,
            coil=facts.CONTRACEPTION_LATEST,
        ),
        _("Tell the doctor all your medicines: the choice depends on them."),
    )
