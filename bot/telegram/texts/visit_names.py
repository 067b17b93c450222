"""What kinds of visits are called, and under which theme questions about them are asked."""

from types import MappingProxyType
from typing import Final

from bot.domain.conversation import Theme
from bot.domain.visit_templates import VisitKind
from bot.telegram.texts.catalogue import N_, plain

NAMES: Final = MappingProxyType(
    {
        VisitKind.PLAIN: N_("📅 Visit"),
        VisitKind.CHECK_UP: N_("Routine check-up"),
        VisitKind.CERVIX: N_("Cervical screening"),
        VisitKind.AFTER_BIRTH: N_("After childbirth"),
        VisitKind.AFTER_ABORTION: N_("After an abortion"),
        VisitKind.AFTER_INFECTION: N_("Chlamydia, gonorrhoea, trichomonas"),
        VisitKind.AFTER_SYPHILIS: N_("Syphilis"),
        VisitKind.INJECTION: N_("Injection"),
        VisitKind.COIL: N_("Coil"),
        VisitKind.IMPLANT: N_("Implant"),
        VisitKind.PILLS: N_("Pills"),
        VisitKind.UNCLEAR_RESULT: N_("A result that is not normal"),
        VisitKind.STILL_POSITIVE: N_("The test after treatment is positive"),
        VisitKind.BABY_TESTS: N_("The baby's tests"),
        VisitKind.REGISTER: N_("Registering the pregnancy"),
        VisitKind.FIRST_SCAN: N_("First ultrasound"),
        VisitKind.SECOND_SCAN: N_("Second ultrasound"),
        VisitKind.HIV_TEST: N_("HIV test in the 30th week"),
        VisitKind.THIRD_SCAN: N_("Third ultrasound"),
        VisitKind.VIRAL_LOAD: N_("Viral load"),
        VisitKind.BORN: N_("After the due date"),
    }
)
THEMES: Final = MappingProxyType(
    {
        VisitKind.BABY_TESTS: Theme.CHILDREN,
        VisitKind.HIV_TEST: Theme.HIV,
        VisitKind.VIRAL_LOAD: Theme.HIV,
        VisitKind.REGISTER: Theme.PREGNANCY,
        VisitKind.FIRST_SCAN: Theme.PREGNANCY,
        VisitKind.SECOND_SCAN: Theme.PREGNANCY,
        VisitKind.THIRD_SCAN: Theme.PREGNANCY,
        VisitKind.AFTER_BIRTH: Theme.PREGNANCY,
        VisitKind.BORN: Theme.PREGNANCY,
    }
)


def kind_name(kind: VisitKind) -> str:
    """Name a kind of visit."""
    return plain(NAMES[kind])


def theme_of(kind: VisitKind) -> Theme:
    """Return under which theme to ask about it."""
    return THEMES.get(kind, Theme.HEALTH)
