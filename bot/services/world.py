"""What every use case shares for the life of the process."""

from dataclasses import dataclass, field

from bot.domain.allowance import Allowances
from bot.domain.clock import Clock


@dataclass(slots=True)
class World:
    """The clock and the facts of this deployment.

    `bot_username` is known after the first `getMe`; `staff_chat_id` is the one set in the settings, if any.
    """

    clock: Clock
    staff_chat_id: int | None = None
    bot_username: str = ""
    allowances: Allowances = field(default_factory=Allowances)
