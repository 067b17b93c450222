"""The built-in Telegram: a strict Bot API server for the demo, the tests and the benchmarks."""

from bot.simulator.calls import Call
from bot.simulator.faults import Fault
from bot.simulator.groups import Group
from bot.simulator.phones import Phone
from bot.simulator.presses import Press
from bot.simulator.screens import Key, Shown
from bot.simulator.server import Telegram
from bot.simulator.state import Topic

__all__ = ["Call", "Fault", "Group", "Key", "Phone", "Press", "Shown", "Telegram", "Topic"]
