"""The services of a scope that are about reminders."""

from functools import cached_property

from bot.services.directory_scope import DirectoryScope
from bot.services.fire_calendar import FireCalendar
from bot.services.fires import Fires
from bot.services.needed import Needed
from bot.services.new_reminders import NewReminders
from bot.services.plan_settings import PlanSettings
from bot.services.reminders import Reminders
from bot.services.zone_moves import ZoneMoves


class ReminderScope(DirectoryScope):
    """What is known and done about her reminders, of one transaction."""

    @cached_property
    def reminders(self) -> Reminders:
        """Her reminders."""
        return Reminders(self.uow, self.world)

    @cached_property
    def fires(self) -> Fires:
        """Her reminders that have come."""
        return Fires(self.uow, self.world)

    @cached_property
    def new_reminders(self) -> NewReminders:
        """Reminders that are being made."""
        return NewReminders(self.uow, self.world)

    @cached_property
    def plan_settings(self) -> PlanSettings:
        """What is set of a reminder afterwards."""
        return PlanSettings(self.uow, self.world)

    @cached_property
    def zone_moves(self) -> ZoneMoves:
        """Her reminders and the clock of another city."""
        return ZoneMoves(self.uow, self.world)

    @cached_property
    def fire_calendar(self) -> FireCalendar:
        """Her calendar."""
        return FireCalendar(self.uow, self.world)

    @cached_property
    def needed(self) -> Needed:
        """What she takes when needed."""
        return Needed(self.uow, self.world)
