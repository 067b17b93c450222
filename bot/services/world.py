"""What every use case shares for the life of the process."""

from dataclasses import dataclass, field
from functools import partial

from bot.domain.allowance import Allowances
from bot.domain.clock import Clock
from bot.domain.revoking import changed


@dataclass(slots=True)
class World:
    """The clock and the facts of this deployment.

    `bot_username` is known after the first `getMe`; `staff_chat_id` is the one set in the settings, if any;
    `commands_mark` tells the staff's commands of this version from others.
    """

    clock: Clock
    staff_chat_id: int | None = None
    bot_username: str = ""
    commands_mark: str = ""
    allowances: Allowances = field(default_factory=Allowances)

    def follow_staff_chat(self, chat_id: int) -> None:
        """Let another chat be the one of the settings, because that has become it."""
        before, self.staff_chat_id = self.staff_chat_id, chat_id
        changed(partial(setattr, self, "staff_chat_id", before))
