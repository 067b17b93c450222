"""Her reminders for the calendar of a phone (ICS): her own wording and the moments, nothing else."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from icalendar import Calendar, Event, vRecur

from bot.domain.recurrence import Occurrence, Rule
from bot.domain.reminder import Plan, only_day
from bot.domain.visits import HIDDEN, MISSED
from bot.domain.wall_times import DAY, instant_of

DAYS_AHEAD = 60
PRODUCT = "-//Calendar//EN"
LENGTH = timedelta(minutes=15)
SLOTS_AT_ONCE = 40
UNSAID = HIDDEN | {MISSED}  # moments that may never come
EVERY_DAY = "FREQ=DAILY"


def write_ics(plans: Sequence[Plan], now: datetime) -> bytes:
    """Return a calendar of what comes later than `now`.

    What a rule of days can say stays a rule, by the clock on the wall; all else is written out for 60 days.
    The same reminder has the same name in every file, so that a phone takes it once.
    """
    agenda = Calendar()
    agenda.add("prodid", PRODUCT)
    agenda.add("version", "2.0")
    for plan in plans:
        for event in _repeating(plan, plan.rule, now) if _is_sayable(plan) else _single(plan, now):
            agenda.add_component(event)
    agenda.add_missing_timezones()
    written: bytes = agenda.to_ical()
    return written


def _is_sayable(plan: Plan) -> bool:
    return isinstance(plan.rule, Rule) and plan.rule.cycle is None and plan.limits.quiet is None


def _repeating(plan: Plan, rule: object, now: datetime) -> Iterator[Event]:
    if not isinstance(rule, Rule):
        return
    firsts: dict[int, Occurrence] = {}
    for slot in plan.next_fires(now, SLOTS_AT_ONCE):
        firsts.setdefault(slot.slot, slot)
    for number, first in sorted(firsts.items()):
        event = _event(plan, str(number), first, now)
        if only_day(rule) is None:
            recur = vRecur.from_ical(rule.rrule or EVERY_DAY)
            if rule.ends_on is not None:
                recur["UNTIL"] = instant_of(rule.ends_on + DAY, time(), plan.zone) - timedelta(seconds=1)
            event.add("rrule", recur)
        yield event


def _single(plan: Plan, now: datetime) -> Iterator[Event]:
    after, until = now, now + DAYS_AHEAD * DAY
    while slots := plan.next_fires(after, SLOTS_AT_ONCE):
        for slot in slots:
            if slot.due_at <= until and (slot.step is None or slot.step.code not in UNSAID):
                yield _event(plan, slot.key, slot, now)
        after = slots[-1].due_at
        if after > until:
            return


def _event(plan: Plan, name: str, slot: Occurrence, now: datetime) -> Event:
    event = Event()
    event.add("uid", sha256(f"{plan.id.hex}{name}".encode()).hexdigest()[:32])
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", slot.due_at.astimezone(plan.zone))
    event.add("duration", LENGTH)
    event.add("summary", plan.body.wording)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
