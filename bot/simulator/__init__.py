"""The built-in Telegram: a strict Bot API server for the demo, the tests and the benchmarks."""

from bot.simulator.faults import Fault
from bot.simulator.phones import Group, Key, Phone, Shown
from bot.simulator.server import Telegram
from bot.simulator.state import Topic

__all__ = ["Fault", "Group", "Key", "Phone", "Shown", "Telegram", "Topic"]
