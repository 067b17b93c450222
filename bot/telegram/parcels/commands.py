"""The commands that a member's private chat lists beside the message field."""

from aiogram.methods import DeleteMyCommands, SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeChat

from bot.domain.outgoing import Consignment
from bot.telegram.parcels import Call
from bot.telegram.texts.commands import staff_commands


def render_commands(consignment: Consignment) -> Call:
    """List the staff's commands in this chat alone; for whoever has left the team, everybody's again."""
    scope = BotCommandScopeChat(chat_id=consignment.address.chat_id)
    if not consignment.parcel.payload["is_member"]:
        return DeleteMyCommands(scope=scope)
    listed = [BotCommand(command=name, description=words) for name, words in staff_commands()]
    return SetMyCommands(commands=listed, scope=scope)
