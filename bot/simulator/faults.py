"""Scripted faults: refusals, slow or lost answers, dropped connections, for tests of what a network does."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Fault:
    """One fault for the next `times` matching calls after `skip` of them.

    `kind`: "error" answers `status` with `description`; "reset" drops the connection before anything happens;
    "lost_reply" lets the call take effect and drops the connection; "slow" answers after `delay_seconds`.
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

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Tell whether a call is meant."""
        return self.method in {"*", method} and self.chat_id in {None, chat_id} and self.times > 0


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
            return fault
        return None
