"""Services of looking after women, bound to one unit of work and one clock: a part of `Scope`."""

from functools import cached_property

from bot.services.care import Care
from bot.services.check_ins import CheckIns
from bot.services.directory_scope import DirectoryScope
from bot.services.reaching_out import ReachingOut


class CareScope(DirectoryScope):
    """What one transaction may do to look after women."""

    @cached_property
    def care(self) -> Care:
        """What somebody of the team should do."""
        return Care(self.uow, self.world)

    @cached_property
    def check_ins(self) -> CheckIns:
        """Her weekly check-in."""
        return CheckIns(self.uow, self.world)

    @cached_property
    def reaching_out(self) -> ReachingOut:
        """Writing to her first."""
        return ReachingOut(self.uow, self.world)
