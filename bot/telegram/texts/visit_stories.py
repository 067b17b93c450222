"""What a visit is called and what happens there; numbers are those of `bot.domain.facts`.

The number of each fact stands beside the line it is told in; what a clinician has yet to confirm is said to
be so at the end.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from bot.domain import facts
from bot.domain.pregnancy import STAGE_OF
from bot.domain.visit_templates import TEMPLATES, VisitKind
from bot.telegram.texts.catalogue import Safe, _, lines
from bot.telegram.texts.visit_names import kind_name


def is_reviewed(kind: VisitKind) -> bool:
    """Tell whether a clinician has confirmed all that is told of it."""
    told = STAGE_OF.get(kind) or TEMPLATES.get(kind)
    return told is not None and told.reviewed and kind not in UNCONFIRMED


def story(kind: VisitKind) -> Safe:
    """Tell what happens there, what is asked and written down, what it costs."""
    unsure = [] if is_reviewed(kind) else [_("<i>A doctor has yet to check this text.</i>")]
    return lines(_("<b>{name}</b>", name=kind_name(kind)), *STORIES[kind](), "", *_asked(), *unsure)


def about(kind: VisitKind) -> list[Safe]:
    """Tell in a line or two when such a visit is due."""
    return STORIES[kind]()


def _asked() -> list[Safe]:
    return [
        _("You may ask beforehand what it costs and whether papers are needed."),
        # 10.1
        _("The doctor may not tell anybody without your written consent; the law names a few exceptions."),
    ]


def _plain() -> list[Safe]:
    return [_("Bring your questions: it helps to write down two or three.")]


def _check_up() -> list[Safe]:
    return [  # 7.1
        _("An examination, the breasts are felt, smears are taken."),
        _("Free once a year for women of 18 to 49."),
    ]


def _cervix() -> list[Safe]:
    return [  # 7.2, 7.3, 7.4
        _("The HPV test: once in {years} years.", years=facts.HPV_EVERY),
        _("A smear (cytology): once in {years} years.", years=facts.SMEAR_EVERY),
        _(
            "With HIV: the HPV test every {first}–{last} years, in many centres a smear every year.",
            first=facts.HPV_WITH_HIV_FROM,
            last=facts.HPV_WITH_HIV_TO,
        ),
    ]


def _after_birth() -> list[Safe]:
    return [  # 7.13, 7.14, 7.16
        _(
            "The doctor is seen {first}–{last} weeks after childbirth.",
            first=facts.AFTER_BIRTH,
            last=facts.AFTER_BIRTH_TO,
        ),
        *_urgent(),
    ]


def _after_abortion() -> list[Safe]:
    return [  # 7.15, 7.16
        _(
            "A check on days {first}–{last}.",
            first=facts.AFTER_ABORTION_FROM,
            last=facts.AFTER_ABORTION_TO,
        ),
        _("Pregnancy is possible again within two weeks: contraception from the first day."),
        *_urgent(),
    ]


def _urgent() -> list[Safe]:
    return [
        _(
            "Two pads an hour for two hours, 38° or more, a bad smell, strong pain: call {number} at once.",
            number=facts.AMBULANCE,
        )
    ]


def _after_infection() -> list[Safe]:
    return [_("The test is repeated {months} months after treatment.", months=facts.STI_RETEST_AFTER)]  # 5.11


def _after_syphilis() -> list[Safe]:
    return [  # 5.12
        _(
            "Blood is tested {first}, {second} and {third} months after treatment.",
            first=facts.SYPHILIS_FIRST,
            second=facts.SYPHILIS_SECOND,
            third=facts.SYPHILIS_THIRD,
        )
    ]


def _injection() -> list[Safe]:
    return [  # 7.6, 7.7
        _(
            "The next injection after {first}–{last} weeks.",
            first=facts.INJECTION_EVERY,
            last=facts.INJECTION_EVERY_TO,
        ),
        _(
            "Later than {weeks} weeks: first a pregnancy test, and condoms for 7 days.",
            weeks=facts.INJECTION_LATEST,
        ),
        _("It works on HIV treatment on the same schedule."),
    ]


def _coil() -> list[Safe]:
    return [  # 7.10
        _(
            "A check {first}–{last} weeks after it is placed, then every year.",
            first=facts.COIL_CHECK_FROM,
            last=facts.COIL_CHECK_TO,
        )
    ]


def _implant() -> list[Safe]:
    return [  # 7.8, 7.9
        _(
            "It works {first} years by the leaflet, some up to {last}: ask for how long yours does.",
            first=facts.IMPLANT_EVERY,
            last=facts.IMPLANT_EVERY_TO,
        ),
        _("Efavirenz makes it weaker: ask the doctor."),
    ]


def _pills() -> list[Safe]:
    return [  # 7.9, 7.11
        _(
            "A new pack every {days} days. I remind you {before} days before, to buy it.",
            days=facts.PACK_EVERY,
            before=facts.PACK_BOUGHT_BEFORE,
        ),
        _("Efavirenz makes them weaker: ask the doctor."),
    ]


def _unclear() -> list[Safe]:
    return [
        _("It need not mean anything bad, but it should not wait, and you need not be alone with it."),
        _("Talk to us: we explain what it means and where to go on."),
    ]


def _still_positive() -> list[Safe]:
    return [
        _("It happens, and it can be treated. It may be an old trace or a new infection."),
        _("Talk to us: we find out together what to do next."),
    ]


def _baby() -> list[Safe]:
    return [  # 8.1, 8.2, 8.3
        _("Under 18 months only PCR shows whether there is an infection; the mother's antibodies may stay."),
        _(
            "Usually: weeks {first}–{last}, months {second}–{third}, and the last tests by {end} months.",
            first=facts.BABY_FIRST_FROM,
            last=facts.BABY_FIRST_TO,
            second=facts.BABY_SECOND_FROM,
            third=facts.BABY_SECOND_TO,
            end=facts.BABY_LAST_TO,
        ),
        _("The doctor of the child sets the days."),
    ]


def _register() -> list[Safe]:
    return [  # 6.1
        _(
            "Best before {weeks} weeks, in any women's clinic where you live or stay.",
            weeks=facts.REGISTERED_BEFORE,
        ),
        _("Later is possible too: come as soon as you can."),
    ]


def _first_scan() -> list[Safe]:
    return _scan(facts.FIRST_SCAN_FROM, facts.FIRST_SCAN_TO)  # 6.5


def _second_scan() -> list[Safe]:
    return _scan(facts.SECOND_SCAN_FROM, facts.SECOND_SCAN_TO)  # 6.5


def _third_scan() -> list[Safe]:
    return _scan(facts.THIRD_SCAN_FROM, facts.THIRD_SCAN_BEFORE)  # 6.6


def _scan(first: facts.Fact[int], last: facts.Fact[int]) -> list[Safe]:
    return [_("An ultrasound between weeks {first} and {last}.", first=first, last=last)]


def _hiv_test() -> list[Safe]:
    return [  # 5.15, 5.17
        _(
            "A blood test in week {week}, give or take {slack}. It is voluntary, with counselling.",
            week=facts.PREGNANT_HIV_TEST,
            slack=facts.PREGNANT_HIV_TEST_SLACK,
        )
    ]


def _viral_load() -> list[Safe]:
    return [  # 6.12
        _(
            "A blood test in weeks {first}–{last}: by it the doctors choose how the child is born.",
            first=facts.VIRAL_LOAD_FROM,
            last=facts.VIRAL_LOAD_TO,
        )
    ]


STORIES: Final[MappingProxyType[VisitKind, Callable[[], list[Safe]]]] = MappingProxyType(
    {
        VisitKind.PLAIN: _plain,
        VisitKind.CHECK_UP: _check_up,
        VisitKind.CERVIX: _cervix,
        VisitKind.AFTER_BIRTH: _after_birth,
        VisitKind.AFTER_ABORTION: _after_abortion,
        VisitKind.AFTER_INFECTION: _after_infection,
        VisitKind.AFTER_SYPHILIS: _after_syphilis,
        VisitKind.INJECTION: _injection,
        VisitKind.COIL: _coil,
        VisitKind.IMPLANT: _implant,
        VisitKind.PILLS: _pills,
        VisitKind.UNCLEAR_RESULT: _unclear,
        VisitKind.STILL_POSITIVE: _still_positive,
        VisitKind.BABY_TESTS: _baby,
        VisitKind.REGISTER: _register,
        VisitKind.FIRST_SCAN: _first_scan,
        VisitKind.SECOND_SCAN: _second_scan,
        VisitKind.HIV_TEST: _hiv_test,
        VisitKind.THIRD_SCAN: _third_scan,
        VisitKind.VIRAL_LOAD: _viral_load,
        VisitKind.BORN: _plain,
    }
)
# Told by general practice, or with a fact that waits for a clinician beside those of the template.
UNCONFIRMED: Final = frozenset({VisitKind.UNCLEAR_RESULT, VisitKind.STILL_POSITIVE, VisitKind.INJECTION})
