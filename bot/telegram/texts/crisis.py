"""Words of the urgent cards: calm, short, one thought a line; every number comes from the facts.

No page tells how to use a drug; pages hold at most twelve lines and end with numbers to call.
"""

from bot.domain import facts
from bot.telegram.texts.catalogue import Safe, _, lines
from bot.telegram.texts.crisis_numbers import (
    ambulance,
    child_line,
    emergency,
    medical_numbers,
    police_numbers,
    women_line,
)
from bot.telegram.texts.times import date_words


def menu() -> Safe:
    """Ask what has happened."""
    checked = f"{date_words(facts.FACTS_AS_OF)} {facts.FACTS_AS_OF.year}"
    return lines(
        _("🆘 <b>Urgent</b>"),
        _("If a life is in danger, call {emergency}. Ambulance: {ambulance}.", **emergency()),
        _("{emergency} answers without money and without a SIM card.", emergency=facts.EMERGENCY),
        "",
        _("What has happened?"),
        "",
        _("<i>This is first aid, a doctor is still needed. Texts of {date}.</i>", date=checked),
    )


def overdose_call() -> Safe:
    """Say how an overdose looks and whom to call."""
    return lines(
        _("<b>Overdose: call first</b>"),
        _("Cannot be woken, snores, hardly breathes, lips turn blue?"),
        _("It looks like an overdose. Act at once."),
        "",
        _("Call the person loudly. Rub the breastbone with your knuckles."),
        _("Call {ambulance} or {emergency}. Turn on the loudspeaker.", **emergency()),
        _("Say: “Unconscious, not breathing”. Give the exact address."),
        _("Then press “Next” and help while they are coming."),
        "",
        medical_numbers(),
    )


def overdose_breathe() -> Safe:
    """Say how to keep a person breathing."""
    again = f"{facts.NALOXONE_AGAIN_FROM}–{facts.NALOXONE_AGAIN_TO}"
    return lines(
        _("<b>While the ambulance is coming</b>"),
        _("On the back. Tilt the head back, lift the chin."),
        _("Pinch the nose, breathe into the mouth every {seconds} seconds.", seconds=facts.BREATH_EVERY),
        _("After {seconds} seconds look whether the person breathes.", seconds=facts.BREATHS_FOR),
        _("Have naloxone? Into the thigh or shoulder muscle, by its leaflet."),
        _("Still not breathing after {minutes} minutes: repeat naloxone and breaths.", minutes=again),
        _(
            "No signs of life: {times} presses on the breastbone, {breaths} breaths.",
            times=facts.COMPRESSIONS,
            breaths=facts.COMPRESSION_BREATHS,
        ),
        _("Do what the ambulance operator says."),
        "",
        medical_numbers(),
    )


def overdose_stay() -> Safe:
    """Say what to do when breathing is back."""
    works = f"{facts.NALOXONE_WORKS_FROM}–{facts.NALOXONE_WORKS_TO}"
    return lines(
        _("<b>Breathing again: stay close</b>"),
        _("Turn on the side. Upper knee bent, hand under the head."),
        _("Naloxone works for {minutes} minutes. Then it can come back.", minutes=works),
        _("Stay until the medics come, {hours} hours at least.", hours=facts.OVERDOSE_WATCH),
        _("Tell the medics about naloxone. Nothing more may be taken."),
        "",
        _("Please do not: cold water, blows, making vomit."),
        _("Do not leave alone or lying on the back."),
        "",
        medical_numbers(),
    )


def threat_now() -> Safe:
    """Say how to get out of reach."""
    return lines(
        _("<b>You are threatened or beaten</b>"),
        _("It is not your fault."),
        _("Danger right now: call {emergency}. It works without a SIM card.", emergency=facts.EMERGENCY),
        _("If you can, go where there are people."),
        _("Cannot leave: stay near the exit, away from the kitchen."),
        _("Neighbours can call the police for you."),
        _("Somebody reads your phone? Send /hide."),
        "",
        police_numbers(),
        women_line(),
    )


def threat_leave() -> Safe:
    """Say what to take along."""
    weeks = f"{facts.MEDICINES_TO_TAKE_FROM}–{facts.MEDICINES_TO_TAKE_TO}"
    return lines(
        _("<b>If you decide to leave</b>"),
        _("You matter more than things. If there is time, take:"),
        _("📄 passport, children's papers, insurance papers;"),
        _("🔑 money, bank card, keys, phone and charger;"),
        _("💊 your medicines for {weeks} weeks, children's things.", weeks=weeks),
        _("Papers can be kept with someone you trust."),
        _("Agree on a code word with someone close."),
        _("Where to hide, ask the person on duty. Ask before going."),
        "",
        police_numbers(),
        women_line(),
    )


def threat_after() -> Safe:
    """Say what to do after an attack."""
    return lines(
        _("<b>After an attack</b>"),
        _("Bleeding, strong pain, hit on the head, pregnant: call {ambulance}.", **ambulance()),
        _("Go to an injury room the same day."),
        _("Ask to write down every mark. Take photos too."),
        _("Do not wash the clothes, keep them."),
        _("With the police, ask for a slip of your report."),
        _("Please know: doctors must tell the police about such injuries."),
        "",
        police_numbers(),
        women_line(),
    )


def death_thoughts() -> Safe:
    """Keep her safe for tonight."""
    return lines(
        _("<b>You are in great pain now</b>"),
        _("It is good that you are here. Not everything must be decided today."),
        _("Taken something or wounded yourself: call {ambulance}.", **ambulance()),
        _("Afraid you will do something: call {emergency}.", emergency=facts.EMERGENCY),
        _("Put away what you could hurt yourself with."),
        _("Ask someone to stay with you, or go to people."),
        _("You can write to us, one word is enough."),
        "",
        medical_numbers(),
        women_line(),
        child_line(),
    )


def pills() -> Safe:
    """Say how to get pills again."""
    return lines(
        _("<b>The pills have run out</b>"),
        _("HIV pills: call your AIDS centre today."),
        _("Do not split the pills, do not take only some."),
        _("A gap of several days: start again with the doctor."),
        _("They are free by law. Please check by phone."),
        _("No registration is not a reason to refuse."),
        _("Other medicines: call the doctor, do not stop suddenly."),
        _("You feel ill: call {ambulance}.", **ambulance()),
        "",
        _("📞 {hiv_line}: ask for the number of the AIDS centre", hiv_line=facts.HIV_LINE),
        medical_numbers(),
    )


def taken_what() -> Safe:
    """Ask who is being taken."""
    return lines(
        _("<b>What is happening?</b>"),
        _("Choose below. You can read this aloud, calmly."),
        _("Somebody is in danger or ill: call {emergency}.", emergency=facts.EMERGENCY),
        "",
        medical_numbers(),
        child_line(),
    )


def detained() -> Safe:
    """Say what to ask for in custody."""
    return lines(
        _("<b>You have been detained</b>"),
        _("Ill or pregnant? Say: “I need an ambulance”."),
        _("Ask to write it down. On HIV pills, name your AIDS centre."),
        _("What you have taken, tell the doctor."),
        _("Ask for a lawyer from the start."),
        _("You may refuse to answer: article {article}.", article=facts.SILENCE_ARTICLE),
        _("In a criminal case a lawyer is free."),
        _("A suspect gets one call within {hours} hours.", hours=facts.CALL_WITHIN),
        _("A child is alone at home? Say so at once."),
        "",
        medical_numbers(),
    )


def child_taken() -> Safe:
    """Say what to ask for when a child is being taken."""
    return lines(
        _("<b>Your child is being taken</b>"),
        _("Ask who they are and for a paper with the reason."),
        _("Write down names, positions and the time."),
        _("Do not sign what you do not understand."),
        _("Only a court takes rights away. HIV is no ground."),
        _("At once: only if the child is in direct danger."),
        _("Rights can be restored through a court."),
        _("Ask the person on duty about a lawyer."),
        "",
        child_line(),
        medical_numbers(),
    )
