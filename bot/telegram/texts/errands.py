"""What women come for, in words: labels, titles of lists, and what matters there."""

from bot.domain import facts
from bot.domain.directory import AccessTerm
from bot.domain.errands import DOCTORS, TESTS, Errand
from bot.domain.how_tested import HowTested
from bot.services.place_views import PlaceView
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.places import DOT, result_words, term_words

LABELS = {
    Errand.OPEN_NOW: N_("🟢 Open now"),
    Errand.TODAY: N_("🕐 Opening hours: today"),
    Errand.TOMORROW: N_("🕐 Opening hours: tomorrow"),
    Errand.WEEK: N_("🕐 Opening hours: week"),
    Errand.NEAR: N_("📍 Near me"),
    Errand.TEST_HIV: N_("HIV"),
    Errand.TEST_HEPATITIS: N_("Hepatitis C"),
    Errand.TEST_INFECTIONS: N_("Syphilis and STIs"),
    Errand.TEST_PREGNANCY: N_("Pregnancy"),
    Errand.TEST_CHOOSE: N_("I do not know, help me choose"),
    Errand.GYNAECOLOGIST: N_("Gynaecologist"),
    Errand.HIV_DOCTOR: N_("HIV doctor"),
    Errand.PAEDIATRICIAN: N_("Children's doctor"),
    Errand.PREGNANCY_DOCTOR: N_("Doctor for the pregnancy"),
    Errand.NARCOLOGIST: N_("Addiction doctor"),
    Errand.PSYCHOLOGIST: N_("Psychologist"),
    Errand.PREGNANT: N_("I am pregnant"),
    Errand.WITH_CHILD: N_("I have a child with me"),
    Errand.NO_PAPERS: N_("I have no papers"),
    Errand.NO_HOME: N_("I have nowhere to live"),
    Errand.HURT: N_("I am being hurt"),
    Errand.LAWYER: N_("I need a lawyer"),
    Errand.TREATMENT: N_("I want treatment"),
    Errand.PILLS: N_("The pills ran out"),
}
TEST_TERMS = (AccessTerm.FREE, AccessTerm.ANONYMOUS, AccessTerm.NO_PASSPORT, AccessTerm.REFERRAL_NEEDED)
DOCTOR_TERMS = {
    AccessTerm.NO_PASSPORT: N_("takes you without a passport"),
    AccessTerm.REFERRAL_NEEDED: N_("with a referral"),
    AccessTerm.SKIP_QUEUE: N_("no queue"),
    AccessTerm.WITH_CHILD: N_("children welcome"),
    AccessTerm.HIV_OK: N_("knows about HIV therapy"),
}
NO_QUEUE_BY_REFERRAL = frozenset({AccessTerm.REFERRAL_NEEDED, AccessTerm.SKIP_QUEUE})


def label(errand: Errand) -> str:
    """Name an errand on a button."""
    return plain(LABELS[errand])


def title(errand: Errand) -> str:
    """Head the list of an errand."""
    return plain(LABELS[errand])


def detail(errand: Errand, view: PlaceView) -> str:
    """Say under a place what matters for this errand."""
    if errand in TESTS:
        told = [*term_words(view, TEST_TERMS, most=4), result_words(view.service, is_asked=True)]
        return DOT.join([*told, *(_windows(view.service.how_tested) if errand is Errand.TEST_HIV else ())])
    if errand in DOCTORS:
        return DOT.join(_doctor_words(view))
    return view.service.next_step


def _windows(how: HowTested) -> list[str]:
    """Say from which day after a risk an HIV test of this kind can tell; of an unknown kind nothing."""
    lab = plain(
        "the lab tells from day {day} after a risk, an older test from day {old}",
        day=facts.HIV_LAB_WINDOW,
        old=facts.HIV_LAB_OLD_WINDOW,
    )
    rapid = plain("the rapid test tells from day {day} after a risk", day=facts.HIV_RAPID_WINDOW)
    return {HowTested.LAB: [lab], HowTested.RAPID: [rapid], HowTested.BOTH: [lab, rapid]}.get(how, [])


def _doctor_words(view: PlaceView) -> list[str]:
    """Say on which terms a doctor takes her; a referral that spares the queue is said as one."""
    known = [term for term in DOCTOR_TERMS if view.takes(term)]
    if not set(known) >= NO_QUEUE_BY_REFERRAL:
        return [plain(DOCTOR_TERMS[term]) for term in known]
    told = {term: DOCTOR_TERMS[term] for term in known if term is not AccessTerm.REFERRAL_NEEDED}
    told[AccessTerm.SKIP_QUEUE] = N_("no queue with a referral")
    return [plain(words) for words in told.values()]


def doctors_title() -> Safe:
    """Head the doctors."""
    return _("<b>👩‍⚕️ Doctors</b>")


def which_doctor() -> Safe:
    """Ask which doctor."""
    return _("Clinics the programme trusts. Whom do you need?")


def what_help() -> Safe:
    """Ask what the situation is."""
    return lines(_("<b>🤝 Help</b>"), _("What is it about?"))
