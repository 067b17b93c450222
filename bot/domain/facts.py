"""Medical, legal and telephone facts that texts quote; the only place where their numbers live.

Ids are those of the reviewed fact sheet. `reviewed` is false where a clinician (for law, a lawyer;
for a telephone, a test call) still has to confirm the fact.
"""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

V = TypeVar("V", int, str)

FACTS_AS_OF = date(2026, 11, 22)

_WHO_PEP = "WHO, Guidelines for HIV post-exposure prophylaxis, 2024"
_WHO_OVERDOSE = "WHO, Community management of opioid overdose, 2014"
_FIRST_AID = "savelivesoregon.org; anfhelp.org"
_MHRA = "MHRA Drug Safety Update, 2014 and 2016"
_LATE_DOSE = "gosweb.gosuslugi.ru; alternative-odessa.org.ua; i-base.info/qa/16045"
_BASHH = "BHIVA/BASHH/BIA guideline, 2020; i-base.info, 2021"
_HEPATITIS = "hepatitisact.com.au; HCV window page of stds-ui"
_CDC_SYPHILIS = "CDC STI guidelines, 2021; clinical recommendation on syphilis"
_ORDER_1130 = "order 1130n; consultant.ru/legalnews/14512"
_ORDER_747 = "draft of order 747n, riamo.ru, 25 Oct 2025"
_EMERGENCY = "single emergency number of Russia, labirint.online"


@dataclass(frozen=True, slots=True)
class Fact(Generic[V]):
    """Hold one quoted number with its source; texts print its value."""

    id: str
    value: V
    unit: str
    source: str
    reviewed: bool = True

    def __str__(self) -> str:
        return str(self.value)


PEP_BEST = Fact("1.1", 24, "hours", _WHO_PEP)
PEP_LATEST = Fact("1.1", 72, "hours", _WHO_PEP)
PEP_COURSE = Fact("1.2", 28, "days", _WHO_PEP)

CONTRACEPTIVE_PILL_LATEST = Fact("2.1", 72, "hours", _MHRA)
CONTRACEPTION_LATEST = Fact("2.4", 120, "hours", "WHO fact sheet 244, 2012; FSRH, 2016")
PREGNANCY_TEST_AFTER = Fact("2.10", 21, "days", "gov.uk, 2014")

BREATH_EVERY = Fact("3.4", 5, "seconds", _FIRST_AID)
BREATHS_FOR = Fact("3.4", 30, "seconds", _FIRST_AID)
NALOXONE_AGAIN_FROM = Fact("3.8", 2, "minutes", _FIRST_AID)
NALOXONE_AGAIN_TO = Fact("3.8", 3, "minutes", _FIRST_AID)
COMPRESSIONS = Fact("3.9", 30, "times", "order 220n of 3 May 2024", reviewed=False)
COMPRESSION_BREATHS = Fact("3.9", 2, "times", "order 220n of 3 May 2024", reviewed=False)
NALOXONE_WORKS_FROM = Fact("3.11", 30, "minutes", "svoboda.org, 2018; 3stepstosavealife.com")
NALOXONE_WORKS_TO = Fact("3.11", 90, "minutes", "svoboda.org, 2018; 3stepstosavealife.com")
OVERDOSE_WATCH = Fact("3.11", 2, "hours", _WHO_OVERDOSE, reviewed=False)

LATE_ONCE_A_DAY = Fact("4.3", 12, "hours", _LATE_DOSE, reviewed=False)
LATE_TWICE_A_DAY = Fact("4.3", 6, "hours", _LATE_DOSE, reviewed=False)

HIV_LAB_WINDOW = Fact("5.1", 45, "days", _BASHH)
HIV_LAB_OLD_WINDOW = Fact("5.2", 60, "days", _BASHH)
HIV_RAPID_WINDOW = Fact("5.3", 90, "days", _BASHH)
HEPATITIS_RNA_WINDOW = Fact("5.8", 2, "weeks", _HEPATITIS)
HEPATITIS_ANTIBODY_WINDOW = Fact("5.8", 12, "weeks", _HEPATITIS)
HEPATITIS_ANTIBODY_LATEST = Fact("5.8", 6, "months", _HEPATITIS)
SYPHILIS_WINDOW = Fact("5.9", 90, "days", "BASHH", reviewed=False)
STI_WINDOW = Fact("5.10", 2, "weeks", "NHS Scotland, PEP quick guidance")

STI_RETEST_AFTER = Fact("5.11", 3, "months", "CDC STI guidelines, 2021")
SYPHILIS_FIRST = Fact("5.12", 3, "months", _CDC_SYPHILIS, reviewed=False)
SYPHILIS_SECOND = Fact("5.12", 6, "months", _CDC_SYPHILIS, reviewed=False)
SYPHILIS_THIRD = Fact("5.12", 12, "months", _CDC_SYPHILIS, reviewed=False)
PREGNANT_HIV_TEST = Fact("5.17", 30, "weeks", "SP 3.3686-21")
PREGNANT_HIV_TEST_SLACK = Fact("5.17", 2, "weeks", "SP 3.3686-21")

REGISTERED_BEFORE = Fact("6.1", 12, "weeks", "benefit rule of 2022", reviewed=False)
FIRST_SCAN_FROM = Fact("6.5", 11, "weeks", _ORDER_1130)
FIRST_SCAN_TO = Fact("6.5", 14, "weeks", _ORDER_1130)
SECOND_SCAN_FROM = Fact("6.5", 19, "weeks", _ORDER_1130)
SECOND_SCAN_TO = Fact("6.5", 21, "weeks", _ORDER_1130)
THIRD_SCAN_FROM = Fact("6.6", 34, "weeks", _ORDER_747, reviewed=False)
THIRD_SCAN_BEFORE = Fact("6.6", 36, "weeks", _ORDER_747, reviewed=False)
VIRAL_LOAD_FROM = Fact("6.12", 34, "weeks", "clinical recommendation 717", reviewed=False)
VIRAL_LOAD_TO = Fact("6.12", 36, "weeks", "clinical recommendation 717", reviewed=False)

CHECK_UP_EVERY = Fact("7.1", 1, "years", "recommendations of the ministry, gynecology.school")
HPV_EVERY = Fact("7.2", 5, "years", "RIA Novosti, 20 Jan 2026")
SMEAR_EVERY = Fact("7.3", 3, "years", "order 404n", reviewed=False)
HPV_WITH_HIV_FROM = Fact("7.4", 3, "years", "WHO, 2021")
HPV_WITH_HIV_TO = Fact("7.4", 5, "years", "WHO, 2021")
SMEAR_WITH_HIV = Fact("7.4", 1, "years", "practice of many centres", reviewed=False)
INJECTION_EVERY = Fact("7.6", 12, "weeks", "fphandbook.org")
INJECTION_EVERY_TO = Fact("7.6", 13, "weeks", "fphandbook.org")
INJECTION_LATEST = Fact("7.6", 15, "weeks", "CDC US SPR, 2024", reviewed=False)
IMPLANT_EVERY = Fact("7.8", 3, "years", "leaflet", reviewed=False)
IMPLANT_EVERY_TO = Fact("7.8", 5, "years", "WHO statement, fp2030.org")
COIL_CHECK_FROM = Fact("7.10", 4, "weeks", "practice", reviewed=False)
COIL_CHECK_TO = Fact("7.10", 6, "weeks", "practice", reviewed=False)
COIL_CHECK_EVERY = Fact("7.10", 1, "years", "practice", reviewed=False)
PACK_EVERY = Fact("7.11", 28, "days", "leaflets", reviewed=False)
PACK_BOUGHT_BEFORE = Fact("7.11", 7, "days", "leaflets", reviewed=False)
AFTER_BIRTH = Fact("7.13", 6, "weeks", "WHO, 2013; fphandbook.org")
AFTER_BIRTH_TO = Fact("7.14", 8, "weeks", "practice", reviewed=False)
AFTER_ABORTION_FROM = Fact("7.15", 10, "days", "practice", reviewed=False)
AFTER_ABORTION_TO = Fact("7.15", 14, "days", "practice", reviewed=False)

BABY_FIRST_FROM = Fact("8.2", 4, "weeks", "WHO, 2021")
BABY_FIRST_TO = Fact("8.2", 6, "weeks", "WHO, 2021")
BABY_SECOND_FROM = Fact("8.3", 4, "months", "letter 15-3/10/2-1810 of the ministry, 2018", reviewed=False)
BABY_SECOND_TO = Fact("8.3", 6, "months", "letter 15-3/10/2-1810 of the ministry, 2018", reviewed=False)
BABY_LAST_FROM = Fact("8.3", 12, "months", "letter 15-3/10/2-1810 of the ministry, 2018", reviewed=False)
BABY_LAST_TO = Fact("8.3", 18, "months", "letter 15-3/10/2-1810 of the ministry, 2018", reviewed=False)

MEDICINES_TO_TAKE_FROM = Fact("9.13", 2, "weeks", "safety plans of crisis centres", reviewed=False)
MEDICINES_TO_TAKE_TO = Fact("9.13", 4, "weeks", "safety plans of crisis centres", reviewed=False)

CALL_WITHIN = Fact("11.3", 3, "hours", "Code of Criminal Procedure, art. 96")
SILENCE_ARTICLE = Fact("11.4", 51, "article", "Constitution, art. 51", reviewed=False)

EMERGENCY = Fact("9.1", "112", "telephone", _EMERGENCY)
POLICE = Fact("9.1", "102", "telephone", _EMERGENCY)
AMBULANCE = Fact("9.1", "103", "telephone", _EMERGENCY)
WOMEN_LINE = Fact("9.2", "8-800-7000-600", "telephone", "gazeta.ru, 25 Sep 2025", reviewed=False)
CHILD_LINE = Fact("9.3", "8-800-2000-122", "telephone", "ru24.pro, Jan 2025")
CHILD_LINE_SHORT = Fact("9.3", "124", "telephone", "ru24.pro, Jan 2025")
HIV_LINE = Fact("5.18", "8-800-555-49-43", "telephone", "Rospotrebnadzor line; Kommersant, 24 Nov 2025")
