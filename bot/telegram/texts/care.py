"""Words of the tasks for the staff: of her only the nickname, why, her route and her own sentence."""

from datetime import datetime

from bot.domain.care import CareKind, CareTask, Outcome, Route
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain, plain_n
from bot.telegram.texts.times import duration_words

KINDS = {
    CareKind.SILENT: (N_("silent"), N_("Two check-ins in a row without an answer.")),
    CareKind.QUESTION: (N_("has a question"), N_("She has said that she has a question, and not asked it.")),
    CareKind.NO_SUPPLY: (N_("medicines used up"), N_("Today: where can she get more?")),
    CareKind.MISSED_VISIT: (N_("after a visit"), N_("Three days after her visit: nobody knows how it was.")),
    CareKind.LOST: (N_("lost from sight"), N_("Four weeks after her visit: still nobody knows.")),
    CareKind.PERSON_FIRST: (N_("a person first"), N_("She needs a person for this from the start.")),
    CareKind.BLOCKED: (
        N_("has stopped the bot"),
        N_("Her reminders were on and cannot come now. What is written waits until she is back."),
    ),
}
ROUTES = {
    Route.HERE: N_("Her choice: a consultant writes to her here."),
    Route.PEER: N_("Her choice: a peer consultant comes or gets in touch, as the two have agreed."),
}
OUTCOMES = {
    Outcome.WILL_COME: N_("✅ Will come"),
    Outcome.LATER: N_("⏳ I will call or write later"),
    Outcome.MOVED: N_("📅 Moved"),
    Outcome.REFUSED: N_("🚫 Refused"),
    Outcome.NO_ANSWER: N_("📵 No answer"),
    Outcome.HELPED: N_("🤝 Helped"),
    Outcome.NOT_HER: N_("❔ It is not her"),
    Outcome.BY_HERSELF: N_("🌿 By herself"),
}
CARE_TOLD = {
    "care_new": N_("🗒 There is a new task. No hurry: please look at it when you can."),
    "care_today": N_("🗒 There is a task for today. Please look at it."),
    "care_back": N_("🗒 Today you wanted to come back to a task."),
}


def care_told(code: str, **_values: object) -> Safe:
    """Tell a member that there is something to do; never for whom."""
    return _(CARE_TOLD[code])


def tasks_label(count: int) -> str:
    """Label the way to the tasks."""
    return plain_n("🗒 Tasks: {count}", "🗒 Tasks: {count}", count)


def heading(count: int) -> Safe:
    """Head the list."""
    if not count:
        return lines(_("<b>🗒 Tasks</b>"), _("Nothing is to be done today."))
    counted = _n("{count} task for today.", "{count} tasks for today.", count)
    return lines(_("<b>🗒 Tasks</b>"), counted, _("🟡 nobody has taken it · 🟢 taken"))


def label(task: CareTask) -> str:
    """Say one task on a button."""
    mark = "🟡" if task.taken_by is None else "🟢"
    return f"{mark} {alias_name(task.alias)} · {kind_name(task.kind)}"


def kind_name(kind: CareKind) -> str:
    """Name the kind of a task in short."""
    return plain(KINDS[kind][0])


def card(task: CareTask, holder: str | None, now: datetime) -> Safe:
    """Say all that may be known of a task."""
    state = plain("🟡 nobody has taken it") if holder is None else plain("🟢 taken by {who}", who=holder)
    return lines(
        _("<b>{alias}</b> · {kind}", alias=alias_name(task.alias), kind=kind_name(task.kind)),
        plain(KINDS[task.kind][1]),
        *([_(ROUTES[task.route])] if task.route in ROUTES else []),
        *([_("Her words: “{words}”", words=task.words)] if task.words else []),
        _("For {time} already", time=duration_words(now - task.opened_at)),
        state if task.is_open else plain("⚪️ closed"),
    )


def outcome_label(outcome: Outcome) -> str:
    """Label what came of a task."""
    return plain(OUTCOMES[outcome])


def when_again() -> Safe:
    """Ask on which day a task comes back."""
    return _("<b>When does it come back?</b>")


def day_label(days: int) -> str:
    """Label a day on which a task comes back."""
    return {1: plain("Tomorrow"), 3: plain("In 3 days"), 7: plain("In a week")}[days]


def noted() -> str:
    """Say in a toast that an outcome is kept."""
    return plain("Noted")


def done_already() -> str:
    """Say in a toast that a colleague was faster."""
    return plain("A colleague was faster")


def write_there() -> str:
    """Say in a toast where to write."""
    return plain("Write in her topic: it goes to her as a letter")
