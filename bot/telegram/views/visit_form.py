"""Screens that make or move a visit: what for, which day, at what time, in which words, what that gives."""

from calendar import monthrange
from datetime import date, time, timedelta

from bot.domain.intervals import Interval
from bot.domain.visit_settings import choices_of
from bot.domain.visit_templates import CONTRACEPTION, VisitKind
from bot.domain.visits import LONGEST_AHEAD, Visit
from bot.services.visits import VisitPreview
from bot.telegram.callbacks import AskAbout, Go, Place, PlanAct
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.series_callbacks import SeriesForm, SeriesStep
from bot.telegram.texts import visit_form as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.times import clock_words
from bot.telegram.texts.unasked import neutral_wordings
from bot.telegram.texts.visit_form import Again
from bot.telegram.texts.visit_names import kind_name, theme_of
from bot.telegram.texts.visit_stories import story
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.visit_steps import step_to
from bot.telegram.visit_form_callbacks import UNKNOWN_MINUTE, Every, Flags, VisitForm, VisitStep

OFFERED_HOURS = (8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19)
HOURS_WIDE, DAYS_WIDE = 4, 7
WORDINGS_A_PAGE = 6
INFECTIONS = (VisitKind.AFTER_INFECTION, VisitKind.AFTER_SYPHILIS)


def choose_screen() -> Screen:
    """Ask what the visit is for."""
    rows = (
        (_kind(VisitKind.CHECK_UP),),
        (_kind(VisitKind.CERVIX),),
        (button(plain("Pregnancy"), SeriesForm(step=SeriesStep.ASK)),),
        (_kind(VisitKind.AFTER_BIRTH), _kind(VisitKind.AFTER_ABORTION)),
        (button(plain("After treating an STI"), VisitForm(step=VisitStep.INFECTIONS)),),
        (
            button(
                plain("Contraception: injection, coil, implant, pills"),
                VisitForm(step=VisitStep.CONTRACEPTION),
            ),
        ),
        (_person(VisitKind.UNCLEAR_RESULT),),
        (_person(VisitKind.BABY_TESTS),),
        home_row(Go(to=Place.REMINDER_ADD)),
    )
    return Screen(words.choose(), rows)


def contraception_screen() -> Screen:
    """Ask which one it is."""
    kinds = side_by_side([_kind(kind) for kind in CONTRACEPTION])
    return Screen(words.choose(), (*kinds, home_row(VisitForm(step=VisitStep.CHOOSE))))


def infections_screen() -> Screen:
    """Ask what was treated."""
    rows = (
        *((_kind(kind),) for kind in INFECTIONS),
        (_person(VisitKind.STILL_POSITIVE),),
        home_row(VisitForm(step=VisitStep.CHOOSE)),
    )
    return Screen(words.choose(), rows)


def _kind(kind: VisitKind) -> Button:
    return button(kind_name(kind), VisitForm(step=VisitStep.KIND, kind=kind))


def _person(kind: VisitKind) -> Button:
    return button(kind_name(kind), VisitForm(step=VisitStep.PERSON, kind=kind))


def person_screen(kind: VisitKind) -> Screen:
    """Offer a person before any reminder."""
    rows = (
        (button(plain("💬 Ask"), AskAbout(theme=int(theme_of(kind))), style="success"),),
        (button(plain("⏰ Remind me too"), VisitForm(step=VisitStep.KIND, kind=kind)),),
        home_row(VisitForm(step=VisitStep.CHOOSE)),
    )
    return Screen(words.person_first(kind), rows)


def kind_screen(kind: VisitKind) -> Screen:
    """Ask whether she knows the day."""
    known = button(plain("I know the day"), VisitForm(step=VisitStep.CALENDAR, kind=kind))
    counted = button(plain("Count it"), VisitForm(step=VisitStep.BASE, kind=kind))
    row = (known, counted) if choices_of(kind) else (known,)
    return Screen(words.how_to_count(kind), (row, home_row(VisitForm(step=VisitStep.CHOOSE))))


def calendar_screen(form: VisitForm, today: date, *, again: Again | None = None) -> Screen:
    """Show a month of days: those ahead for a visit, those behind for a day to count from."""
    is_base = form.step == VisitStep.BASE
    first, last = (today - LONGEST_AHEAD, today) if is_base else (today, today + LONGEST_AHEAD)
    shown = min(max(date.fromordinal(form.day) if form.day else today, first), last).replace(day=1)
    following = step_to(form, VisitStep.INTERVAL if is_base else VisitStep.TIME)
    cells = [button("·", _page(form, shown))] * shown.weekday()
    for number in range(1, monthrange(shown.year, shown.month)[1] + 1):
        day = shown.replace(day=number)
        target = following.model_copy(update={"day": day.toordinal()})
        fits = first <= day <= last
        cells.append(button(str(number) if fits else "·", target if fits else _page(form, shown)))
    cells += [button("·", _page(form, shown))] * (-len(cells) % DAYS_WIDE)
    return Screen(
        words.which_day(shown, is_base=is_base, kind=VisitKind(form.kind), again=again),
        (*side_by_side(cells, wide=DAYS_WIDE), _turning(form, shown, first, last), home_row(_begin(form))),
    )


def _turning(form: VisitForm, shown: date, first: date, last: date) -> Row:
    previous, following = shown - timedelta(days=1), shown + timedelta(days=31)
    return (
        button("⏪", _page(form, max(shown - timedelta(days=365), first))),
        button("◀️", _page(form, max(previous, first))),
        button("▶️", _page(form, min(following.replace(day=1), last))),
        button("⏩", _page(form, min(shown + timedelta(days=366), last))),
    )


def _page(form: VisitForm, day: date) -> VisitForm:
    return form.model_copy(update={"day": day.toordinal()})


def _begin(form: VisitForm) -> VisitForm | PlanAct | Go:
    if form.plan:
        return PlanAct(plan=form.plan, act=0)
    if form.kind == VisitKind.PLAIN:
        return Go(to=Place.REMINDER_ADD)
    return VisitForm(step=VisitStep.KIND, kind=form.kind)


def interval_screen(form: VisitForm, interval: Interval, today: date) -> Screen:
    """Show the day that is counted, and other intervals."""
    kind, base = VisitKind(form.kind), date.fromordinal(form.day)
    day = interval.after(base)
    is_past = day < today
    go_on = (
        step_to(form, VisitStep.CALENDAR, day=0, every=Every.of(interval))
        if is_past
        else step_to(form, VisitStep.TIME, day=day.toordinal(), every=Every.of(interval))
    )
    others = [
        button(words.interval_words(one), form.model_copy(update={"every": Every.of(one)}))
        for one in choices_of(kind)
        if one != interval
    ]
    rows = (
        (button(plain("Choose a day") if is_past else plain("Go on"), go_on, style="success"),),
        *side_by_side(others),
        home_row(step_to(form, VisitStep.BASE, every=Every.NONE)),
    )
    return Screen(words.counted(kind, base, interval, day, is_past=is_past), rows)


def time_screen(form: VisitForm, *, again: bool = False) -> Screen:
    """Ask for the time of the visit."""
    # A visit that is moved keeps its words, so there is nothing more to ask.
    following = step_to(form, VisitStep.PREVIEW if form.plan else VisitStep.WORDS)
    hours = [
        button(clock_words(time(hour)), following.model_copy(update={"minute": hour * 60}))
        for hour in OFFERED_HOURS
    ]
    unknown = button(plain("I do not know"), following.model_copy(update={"minute": UNKNOWN_MINUTE}))
    rows = (
        *side_by_side(hours, wide=HOURS_WIDE),
        (unknown,),
        home_row(step_to(form, VisitStep.CALENDAR)),
    )
    return Screen(words.what_time(date.fromordinal(form.day), again=again), rows)


def words_screen(form: VisitForm, *, again: bool = False) -> Screen:
    """Offer wordings; `form.words` is the first that is shown."""
    wordings = neutral_wordings()
    start = (max(form.words, 1) - 1) // WORDINGS_A_PAGE * WORDINGS_A_PAGE % len(wordings)
    offers = [
        button(wording, step_to(form, VisitStep.PREVIEW, words=number))
        for number, wording in list(enumerate(wordings, start=1))[start : start + WORDINGS_A_PAGE]
    ]
    following = (start + WORDINGS_A_PAGE) % (len(wordings) + WORDINGS_A_PAGE - 1)
    more = step_to(form, VisitStep.WORDS, words=following + 1 if following < len(wordings) else 1)
    rows = (
        *side_by_side(offers),
        (button(plain("More options"), more),),
        home_row(step_to(form, VisitStep.TIME)),
    )
    return Screen(words.which_words(again=again), rows)


def preview_screen(form: VisitForm, visit: Visit, wording: str, preview: VisitPreview) -> Screen:
    """Show what comes when; the button carries the id the visit will have."""
    save = step_to(form, VisitStep.SAVE, plan=form.plan or preview.plan_id.hex)
    other_flags = form.model_copy(update={"flags": Flags(form.flags ^ Flags.FOLLOWED)})
    follow = plain("Tell nobody") if visit.is_followed else plain("Somebody may look after me")
    changes = [
        button(plain("Another day"), step_to(form, VisitStep.CALENDAR)),
        button(plain("Another time"), step_to(form, VisitStep.TIME)),
    ]
    if not form.plan:
        changes.append(button(plain("Other words"), step_to(form, VisitStep.WORDS)))
        if visit.kind is not VisitKind.PILLS:
            changes.append(button(follow, other_flags))
    rows = (
        (button(plain("Save"), save, style="success"),),
        *side_by_side(changes),
        home_row(step_to(form, VisitStep.TIME)),
    )
    return Screen(words.preview(visit, wording, preview.moments, preview.zone), rows)


def plan_story_screen(kind: VisitKind, plan: str) -> Screen:
    """Tell what happens at a visit of the list."""
    ask = (button(plain("💬 Ask"), AskAbout(theme=int(theme_of(kind)))),)
    return Screen(story(kind), (ask, home_row(PlanAct(plan=plan, act=0))))
