"""Scripted faults: refusals, slow or lost answers, dropped connections, for tests of what a network does."""

from dataclasses import dataclass, field

from bot.simulator.errors import Refused

KINDS = {"error", "reset", "slow", "lost_reply", "stall", "garbage", "astray"}


@dataclass(slots=True)
class Fault:
    """One fault for the next `times` matching calls after `skip` of them.

    `method` "*" means every call but `getUpdates`, which has to be named. `kind` is one of: "error" answers
    `status` with `description` (and `retry_after`); "reset" drops the connection before anything happens;
    "lost_reply" lets the call take effect and drops the connection; "slow" answers after `delay_seconds`;
    "astray" puts a message into General, as Telegram does when a topic is gone;
    "stall" says nothing for so long and drops the connection, without effect; "garbage" answers 200 with
    what is no JSON, without effect.
    """

    method: str = "*"
    chat_id: int | None = None
    kind: str = "error"
    status: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    delay_seconds: float = 0.0
    times: int = 1
    skip: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of fault: {self.kind}")

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Tell whether a call is meant."""
        named = self.method.lower() == method.lower() or (self.method == "*" and method != "getUpdates")
        return named and self.chat_id in {None, chat_id} and self.times > 0

    def refusal(self) -> Refused:
        """Return the refusal an "error" answers with."""
        parameters = {"retry_after": self.retry_after} if self.retry_after else {}
        return Refused(self.status, self.description, parameters)


@dataclass(slots=True)
class Faults:
    """The faults still to come, in the order they were added."""

    planned: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Plan a fault."""
        self.planned.append(fault)

    def clear(self) -> None:
        """Forget all planned faults."""
        self.planned.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault this call meets, if any, and count it."""
        for fault in self.planned:
            if not fault.matches(method, chat_id):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            fault.times -= 1
            if fault.times == 0:
                self.planned.remove(fault)
            return fault
        return None
