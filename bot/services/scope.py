"""Everything one update, or one bell, may use: services bound to one unit of work and one clock."""

from functools import cached_property

from bot.services.announcements import Announcements
from bot.services.answering import Answering
from bot.services.approvals import Approvals
from bot.services.arrivals import Arrivals
from bot.services.barring import Barring
from bot.services.beside import Beside
from bot.services.binding import Binding
from bot.services.buses import Buses
from bot.services.care_scope import CareScope
from bot.services.command_lists import CommandLists
from bot.services.conversations import Conversations
from bot.services.desk import Desk
from bot.services.directory_sending import DirectorySending
from bot.services.duties import Duties
from bot.services.erasure import Erasure
from bot.services.farewells import Farewells
from bot.services.figures import Figures
from bot.services.floods import Floods
from bot.services.guard import Guard
from bot.services.handing import Handing
from bot.services.inner_notes import InnerNotes
from bot.services.letters import Letters
from bot.services.lockdown import Lockdown
from bot.services.looks import Looks
from bot.services.mailbox import Mailbox
from bot.services.office import Office
from bot.services.post import Post
from bot.services.private_lines import PrivateLines
from bot.services.programme import Programmes
from bot.services.raising import Raising
from bot.services.ratings import Ratings
from bot.services.reactions import Reactions
from bot.services.reception import Reception
from bot.services.relays import Relays
from bot.services.reminder_scope import ReminderScope
from bot.services.reports import Reports
from bot.services.search import Search
from bot.services.signals import Signals
from bot.services.signatures import Signatures
from bot.services.staff_rooms import StaffRooms
from bot.services.stand_ins import StandIns
from bot.services.stranded import Stranded
from bot.services.team import Team
from bot.services.templates import Templates
from bot.services.topics import Topics
from bot.services.urgent_calls import UrgentCalls
from bot.services.visitors import Visitors
from bot.services.visits import Visits
from bot.services.worklist import Worklist


class Scope(ReminderScope, CareScope):
    """Services of one transaction. Whoever opened it commits; services never do."""

    @cached_property
    def answering(self) -> Answering:
        """When answers are given."""
        return Answering(self.uow, self.world)

    @cached_property
    def announcements(self) -> Announcements:
        """What is told to many."""
        return Announcements(self.uow, self.world)

    @cached_property
    def approvals(self) -> Approvals:
        """What takes two coordinators."""
        return Approvals(self.uow, self.world)

    @cached_property
    def arrivals(self) -> Arrivals:
        """Answers on their way to her."""
        return Arrivals(self.uow, self.world)

    @cached_property
    def barring(self) -> Barring:
        """Closing access."""
        return Barring(self.uow, self.world)

    @cached_property
    def binding(self) -> Binding:
        """Which rooms there are."""
        return Binding(self.uow, self.world)

    @cached_property
    def beside(self) -> Beside:
        """Lines beside a card."""
        return Beside(self.uow, self.world)

    @cached_property
    def buses(self) -> Buses:
        """What crews say of today."""
        return Buses(self.uow, self.world)

    @cached_property
    def command_lists(self) -> CommandLists:
        """Which commands members' chats list."""
        return CommandLists(self.uow, self.world)

    @cached_property
    def conversations(self) -> Conversations:
        """Anonymous questions."""
        return Conversations(self.uow, self.world)

    @cached_property
    def desk(self) -> Desk:
        """Taking care of conversations."""
        return Desk(self.uow, self.world)

    @cached_property
    def duties(self) -> Duties:
        """The duty roster."""
        return Duties(self.uow, self.world)

    @cached_property
    def erasure(self) -> Erasure:
        """Hiding and deleting."""
        return Erasure(self.uow, self.world)

    @cached_property
    def floods(self) -> Floods:
        """Lines about whoever writes too fast."""
        return Floods(self.uow, self.world)

    @cached_property
    def guard(self) -> Guard:
        """Strangers in the staff's room."""
        return Guard(self.uow, self.world)

    @cached_property
    def farewells(self) -> Farewells:
        """Telling the staff that she has gone."""
        return Farewells(self.uow, self.world)

    @cached_property
    def handing(self) -> Handing:
        """Handing over between rooms."""
        return Handing(self.uow, self.world)

    @cached_property
    def inner_notes(self) -> InnerNotes:
        """What stays among the staff."""
        return InnerNotes(self.uow, self.world)

    @cached_property
    def letters(self) -> Letters:
        """Answers to her, as they are written."""
        return Letters(self.uow, self.world)

    @cached_property
    def looks(self) -> Looks:
        """How topics look."""
        return Looks(self.uow, self.world)

    @cached_property
    def mailbox(self) -> Mailbox:
        """Answers to her, as she reads them."""
        return Mailbox(self.uow, self.world)

    @cached_property
    def lockdown(self) -> Lockdown:
        """Locking the programme."""
        return Lockdown(self.uow, self.world)

    @cached_property
    def office(self) -> Office:
        """The hours of answers."""
        return Office(self.uow, self.world)

    @cached_property
    def post(self) -> Post:
        """The outbox."""
        return Post(self.uow, self.world)

    @cached_property
    def figures(self) -> Figures:
        """Sums of a day."""
        return Figures(self.uow, self.world)

    @cached_property
    def private_lines(self) -> PrivateLines:
        """What members were told in private."""
        return PrivateLines(self.uow, self.world)

    @cached_property
    def programme(self) -> Programmes:
        """What the programme has decided."""
        return Programmes(self.uow, self.world)

    @cached_property
    def ratings(self) -> Ratings:
        """Whether it has helped."""
        return Ratings(self.uow, self.world)

    @cached_property
    def reactions(self) -> Reactions:
        """Emoji under messages."""
        return Reactions(self.uow, self.world)

    @cached_property
    def reception(self) -> Reception:
        """Where words stand before their topic is open."""
        return Reception(self.uow, self.world)

    @cached_property
    def relays(self) -> Relays:
        """What goes into the staff's room."""
        return Relays(self.uow, self.world)

    @cached_property
    def directory_sending(self) -> DirectorySending:
        """The directory as a file in a coordinator's chat."""
        return DirectorySending(self.uow, self.world)

    @cached_property
    def reports(self) -> Reports:
        """What the sums of the days tell."""
        return Reports(self.uow, self.world)

    @cached_property
    def search(self) -> Search:
        """Finding conversations by a nickname."""
        return Search(self.uow, self.world)

    @cached_property
    def signatures(self) -> Signatures:
        """Who signs an answer."""
        return Signatures(self.uow)

    @cached_property
    def signals(self) -> Signals:
        """Her safe word."""
        return Signals(self.uow, self.world)

    @cached_property
    def raising(self) -> Raising:
        """Cards that stay near the bottom."""
        return Raising(self.uow, self.world)

    @cached_property
    def staff_rooms(self) -> StaffRooms:
        """Where staff answer."""
        return StaffRooms(self.uow, self.world)

    @cached_property
    def stand_ins(self) -> StandIns:
        """Standing in for one another."""
        return StandIns(self.uow, self.world)

    @cached_property
    def stranded(self) -> Stranded:
        """Conversations that had to go without a topic."""
        return Stranded(self.uow, self.world)

    @cached_property
    def team(self) -> Team:
        """The staff."""
        return Team(self.uow, self.world)

    @cached_property
    def templates(self) -> Templates:
        """Prepared answers."""
        return Templates(self.uow)

    @cached_property
    def topics(self) -> Topics:
        """Where conversations stand in the staff's room."""
        return Topics(self.uow, self.world)

    @cached_property
    def urgent_calls(self) -> UrgentCalls:
        """Calls in the staff's room."""
        return UrgentCalls(self.uow, self.world)

    @cached_property
    def worklist(self) -> Worklist:
        """What a member has before them."""
        return Worklist(self.uow, self.world)

    @cached_property
    def visits(self) -> Visits:
        """Her visits."""
        return Visits(self.uow, self.world)

    @cached_property
    def visitors(self) -> Visitors:
        """Women, as they come in."""
        return Visitors(self.uow, self.world)
