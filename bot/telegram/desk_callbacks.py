"""Every kind of button data the staff get. Append your own classes below.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever,
and every press is authorised and re-read.
"""

from enum import IntEnum

from aiogram.filters.callback_data import CallbackData


class DeskAct(CallbackData, prefix="d"):
    """Take or close a conversation, from its card."""

    thread: str
    act: int


class DeskBar(CallbackData, prefix="db"):
    """Close access, by the number of a reason; a negative one opens it again, and so does 0."""

    thread: str
    reason: int


class DeskText(CallbackData, prefix="dt"):
    """Show what a template says in a conversation, or send it; `what` is the template's number."""

    thread: str
    what: int
    send: int = 0


class TemplateAct(CallbackData, prefix="tt"):
    """Say for which theme a template is; 0 means all, -1 takes it out."""

    what: int
    theme: int


class DeskGive(CallbackData, prefix="dg"):
    """Hand a conversation over to a member, told by a number that is short for the id."""

    thread: str
    to: int


class StaffGo(CallbackData, prefix="s"):
    """Show a screen of the staff's private chat."""

    to: int


class DutyAct(CallbackData, prefix="du"):
    """Plan duties: `what` is a shift; `day` a weekday, an ordinal date or a count of days; minutes."""

    act: int
    what: str
    day: int = 0
    start: int = 0
    end: int = 0


class TeamAct(CallbackData, prefix="t"):
    """Invite a role, or dismiss a member; `who` is empty when nobody is meant."""

    act: int
    what: str


class MemberAct(CallbackData, prefix="tm"):
    """Show a member, or give her a role by its number; the acts are in `bot.telegram.views.team`."""

    act: int
    who: str
    role: int = 0


class MemberCity(CallbackData, prefix="tc"):
    """Let a member, told by a short number, be called for a city's women or not; no city means all."""

    who: int
    city: str = ""
    page: int = 0


class TeamPage(CallbackData, prefix="tp"):
    """Show a list about the team, or revoke what is marked; the lists are in `bot.telegram.views.team`."""

    what: int
    page: int = 0
    mark: str = ""


class ApprovalAct(CallbackData, prefix="ap"):
    """Confirm, reject or withdraw what a coordinator asks for."""

    proposal: str
    act: int


class NewsTo(CallbackData, prefix="nt"):
    """Choose the city an announcement is for by its short code; empty means all."""

    city: str = ""


class NewsTongue(CallbackData, prefix="nl"):
    """Choose a language beside a city, as `language-city`, while words are asked for; empty means all."""

    whom: str


class NewsDo(CallbackData, prefix="nd"):
    """Do something to an announcement; the acts are in `bot.telegram.views.announcements`."""

    news: str
    act: int


class SettingAct(CallbackData, prefix="pt"):
    """Give a setting of the programme a value; both are numbers of `bot.telegram.views.settings`."""

    what: int
    value: int


class ClockAct(CallbackData, prefix="pc"):
    """Decide something about time; the acts are in `bot.telegram.views.time_settings`."""

    act: int
    value: int = 0


class QueueGo(CallbackData, prefix="qu"):
    """Show a list of conversations; `where` is a number of `bot.telegram.views.worklist.Where`."""

    where: int
    page: int = 0


class QueueAct(CallbackData, prefix="qa"):
    """Show a conversation in private, or do something to it; then go back to where it was chosen."""

    thread: str
    act: int
    where: int
    page: int = 0


class QueueGive(CallbackData, prefix="qg"):
    """Hand a conversation over to a member, from the private chat."""

    thread: str
    to: int
    where: int
    page: int = 0


class FindGo(CallbackData, prefix="qf"):
    """Show a page of the nicknames that were found; the query lies in the dialog."""

    page: int


class FindSee(CallbackData, prefix="qs"):
    """Show the conversations of a nickname."""

    alias: str


class RoomAct(CallbackData, prefix="rm"):
    """Bind, narrow and unbind rooms; `room` is a number short for the id, of a member where one is bound."""

    act: int
    room: int = 0
    value: str = ""


class DeskTexts(CallbackData, prefix="dp"):
    """Show a page of the templates for a conversation."""

    thread: str
    page: int


class TemplateGo(CallbackData, prefix="tg"):
    """Show, change or move a template; the acts are in `bot.telegram.views.template_list`."""

    act: int
    what: int = 0
    page: int = 0


class TemplateSay(CallbackData, prefix="tl"):
    """Write what a template says in a language."""

    what: int
    language: str


class ThreatAct(CallbackData, prefix="th"):
    """Take care of a threat that a colleague has reported from this conversation."""

    thread: str


class BarAct(CallbackData, prefix="ba"):
    """Ask why a closed access is opened again, by the key of the list."""

    key: str


class BarOpen(CallbackData, prefix="bo"):
    """Open a closed access of the list again, by the number of a reason."""

    key: str
    why: int


class ReportGo(CallbackData, prefix="fr"):
    """Show a report, or ask for it as a file; the forms are in `bot.telegram.views.reports`."""

    period: int
    form: int


class OfficeStep(IntEnum):
    """What to do with hours of answers; numbers stand in buttons and are for ever."""

    PLAN = 1
    THEME = 2
    DAYS = 3
    START = 4
    END = 5
    SAVE = 6
    REMOVE = 7
    HOLIDAYS = 8


class HoursAct(CallbackData, prefix="ph"):
    """Edit hours of answers: of a theme, 0 is all; weekdays as bits, minutes, or the number of a line."""

    act: int
    theme: int
    days: int = 0
    start: int = 0
    end: int = 0


class SignAct(CallbackData, prefix="sg"):
    """Choose how one signs; the steps are in `bot.telegram.views.signature`."""

    act: int


class StandInStep(IntEnum):
    """What to do with a duty of one day; numbers stand in buttons and are for ever."""

    LIST = 1
    ASK = 2
    WITHDRAW = 3
    GIVE_BACK = 4
    TAKE = 5


class StandIn(CallbackData, prefix="pi"):
    """Ask to be stood in for, take it, or give it back; `day` is an ordinal date."""

    act: int
    shift: str = ""
    day: int = 0


class DutyOfStep(IntEnum):
    """How duties of a colleague are planned; numbers stand in buttons and are for ever."""

    LIST = 1
    SHOW = 2
    WEEKDAY = 3
    START = 4
    END = 5
    SAVE = 6
    REMOVE = 7
    AWAY = 8
    LEAVE = 9


class DutyOf(CallbackData, prefix="po"):
    """Plan the duties of a colleague: `what` is the colleague, or a shift of hers that is taken out."""

    act: int
    what: str = ""
    day: int = 0
    start: int = 0
    end: int = 0
