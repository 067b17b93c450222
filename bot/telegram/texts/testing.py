"""Words of choosing a test: when the risk was, what tells already, when to repeat; every number is a fact."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain import facts
from bot.domain.windows import FIRST_AID, WEEKS, Ago, FirstAid, Reading, Sample, repeats
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain, plain_n
from bot.telegram.texts.crisis_numbers import sooner
from bot.telegram.texts.times import date_words, full_date_words, list_words

SAMPLES = {
    Sample.HIV_LAB: N_("HIV in the lab"),
    Sample.HIV_RAPID: N_("HIV by a rapid test"),
    Sample.HEPATITIS_RNA: N_("hepatitis C by PCR"),
    Sample.HEPATITIS_ANTIBODIES: N_("hepatitis C by antibodies"),
    Sample.SYPHILIS: N_("syphilis"),
    Sample.INFECTIONS: N_("STIs by a swab"),
    Sample.PREGNANCY: N_("pregnancy"),
}


def what_test() -> Safe:
    """Ask what to test for."""
    return lines(_("<b>🧪 Get tested</b>"), _("What for? The places that test come next."))


def when_was_risk() -> Safe:
    """Ask how long ago the risk was."""
    return lines(
        _("<b>When was the risk?</b>"),
        _("I will tell which test can see it already."),
        _("It happened more than once? Count from the last time."),
        _("Not sure? Choose the shorter time."),
    )


def ago_label(ago: Ago) -> str:
    """Label how long ago it was."""
    if ago in WEEKS:
        return _weeks(WEEKS[ago])
    first, last = facts.PEP_BEST.value, facts.PEP_LATEST.value
    return {
        Ago.UNDER_A_DAY: plain("Less than {hours} hours", hours=first),
        Ago.UNDER_THREE_DAYS: plain_n(
            "{first}–{last} hour", "{first}–{last} hours", last, first=first, last=last
        ),
        Ago.DAYS: plain_n("{first}–{last} day", "{first}–{last} days", 6, first=3, last=6),
        Ago.THREE_MONTHS: plain("Over 3 months"),
    }[ago]


def _weeks(weeks: int) -> str:
    if weeks == WEEKS[Ago.NINE_WEEKS]:
        return plain_n("{first}–{last} week", "{first}–{last} weeks", 12, first=weeks, last=12)
    return plain_n("{count} week", "{count} weeks", weeks)


def what_tells(ago: Ago, found: Sequence[Reading]) -> Safe:
    """Say what can be done at once, which tests tell already, and from when on the others do."""
    told, first = [one.sample for one in found if one.tells], _first_aid(FIRST_AID.get(ago))
    return lines(
        _("<b>The risk was: {ago}</b>", ago=ago_label(ago).lower()),
        *first,
        "",
        *([_("✅ Can tell already: {tests}", tests=_named(told))] if told else []),
        *(
            _("⏳ From {date} on: {tests}", date=date_words(day), tests=_named(samples))
            for day, samples in repeats(found).items()
        ),
        *(() if first else ("",)),
        *_what_to_do(told, found, is_early=bool(first)),
    )


def _first_aid(first: FirstAid | None) -> list[Safe]:
    """Say what goes before any test in the first days."""
    if first is None:
        return []
    if first is FirstAid.CONTRACEPTION:
        return [
            _("PEP is started within {hours} hours. Call the doctor anyway.", hours=facts.PEP_LATEST),
            _("Pregnancy can be prevented up to {hours} hours.", hours=facts.CONTRACEPTION_LATEST),
        ]
    return [
        _("First: HIV can still be prevented by pills (PEP)."),
        _("Start not later than {hours} hours. Every hour counts.", hours=facts.PEP_LATEST),
        sooner(),
    ]


def _what_to_do(told: Sequence[Sample], found: Sequence[Reading], *, is_early: bool) -> list[Safe]:
    """Say the rest in short; in the first days what can be prevented must stay in sight."""
    after_pep = _("After PEP count from the last pill.")
    if is_early:
        return [after_pep]
    if len(told) == len(found):
        months = facts.HEPATITIS_ANTIBODY_LATEST
        return [
            _("All tests can tell. One time is enough."),
            _("Antibodies of hepatitis C may take up to {months} months: PCR is surer.", months=months),
        ]
    return [_("Do not wait: test now, and repeat on the days above."), after_pep]


def _named(samples: Iterable[Sample]) -> str:
    return list_words([plain(SAMPLES[sample]) for sample in samples])


def which_day(again: dict[date, tuple[Sample, ...]]) -> Safe:
    """Offer the days on which tests are to be repeated."""
    if not again:
        return _("Nothing to repeat: the tests can tell already.")
    return lines(
        _("<b>⏰ Remind me to repeat the test</b>"),
        _("Which day? The message will be neutral."),
        *(
            _("• {date}: {tests}", date=full_date_words(day), tests=_named(samples))
            for day, samples in again.items()
        ),
    )
