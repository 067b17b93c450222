"""What a woman comes for, and which kinds of services answer it."""

from enum import IntEnum

from bot.domain.directory import ServiceKind

K = ServiceKind


class Errand(IntEnum):
    """Number every list of places; numbers stand in buttons, so they are for ever."""

    OPEN_NOW = 1
    TODAY = 2
    TOMORROW = 3
    WEEK = 4
    NEAR = 5
    TEST_HIV = 10
    TEST_HEPATITIS = 11
    TEST_INFECTIONS = 12
    TEST_PREGNANCY = 13
    TEST_CHOOSE = 14
    GYNAECOLOGIST = 20
    HIV_DOCTOR = 21
    PAEDIATRICIAN = 22
    PREGNANCY_DOCTOR = 23
    NARCOLOGIST = 24
    PSYCHOLOGIST = 25
    PREGNANT = 30
    WITH_CHILD = 31
    NO_PAPERS = 32
    NO_HOME = 33
    HURT = 34
    LAWYER = 35
    TREATMENT = 36
    PILLS = 37


TESTS = (Errand.TEST_HIV, Errand.TEST_HEPATITIS, Errand.TEST_INFECTIONS, Errand.TEST_PREGNANCY)
DOCTORS = (
    Errand.GYNAECOLOGIST,
    Errand.HIV_DOCTOR,
    Errand.PREGNANCY_DOCTOR,
    Errand.PAEDIATRICIAN,
    Errand.NARCOLOGIST,
    Errand.PSYCHOLOGIST,
)
SITUATIONS = (
    Errand.PREGNANT,
    Errand.WITH_CHILD,
    Errand.NO_PAPERS,
    Errand.NO_HOME,
    Errand.HURT,
    Errand.LAWYER,
    Errand.TREATMENT,
    Errand.PILLS,
)

KINDS: dict[Errand, tuple[ServiceKind, ...]] = {
    Errand.TEST_HIV: (K.HIV_TEST,),
    Errand.TEST_HEPATITIS: (K.HCV_TEST,),
    Errand.TEST_INFECTIONS: (K.SYPHILIS_TEST, K.GYNAECOLOGIST),
    Errand.TEST_PREGNANCY: (K.PREGNANCY_TEST, K.GYNAECOLOGIST),
    Errand.GYNAECOLOGIST: (K.GYNAECOLOGIST,),
    Errand.HIV_DOCTOR: (K.AIDS_CENTRE,),
    Errand.PAEDIATRICIAN: (K.PAEDIATRICIAN,),
    Errand.PREGNANCY_DOCTOR: (K.PRENATAL, K.GYNAECOLOGIST),
    Errand.NARCOLOGIST: (K.NARCOLOGIST,),
    Errand.PSYCHOLOGIST: (K.PSYCHOLOGIST,),
    Errand.PREGNANT: (K.PRENATAL, K.GYNAECOLOGIST, K.PREGNANCY_TEST),
    Errand.WITH_CHILD: (K.PAEDIATRICIAN, K.CHILDCARE),
    Errand.NO_PAPERS: (K.SOCIAL_WORKER, K.LAWYER, K.AIDS_CENTRE),
    Errand.NO_HOME: (K.CRISIS_FLAT, K.SOCIAL_WORKER),
    Errand.HURT: (K.CRISIS_FLAT, K.PSYCHOLOGIST, K.LAWYER),
    Errand.LAWYER: (K.LAWYER,),
    Errand.TREATMENT: (K.NARCOLOGIST, K.PSYCHOLOGIST, K.PEER, K.GROUP),
    Errand.PILLS: (K.AIDS_CENTRE, K.PEER),
}
