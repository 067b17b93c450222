"""Methods about the bot itself: who it is, its commands, name and descriptions, and its files."""

import json
import re
from typing import Any

from bot.simulator.calls import Call
from bot.simulator.errors import bad_request
from bot.simulator.state import Json, State

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
DESCRIPTION_LIMIT = 256
ABILITIES: Json = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
WORDS = {
    "Name": ("name", 64),
    "Description": ("description", 512),
    "ShortDescription": ("short_description", 120),
}


async def get_me(state: State, call: Call) -> Any:
    """Do `getMe`."""
    del call
    return ABILITIES | state.bot


def _scope(params: Json) -> str:
    """Name the scope and language a list of commands belongs to."""
    scope = params.get("scope") or {"type": "default"}
    language = params.get("language_code") or ""
    if scope == {"type": scope["type"]} and not language:
        return str(scope["type"])
    return json.dumps([scope, language], sort_keys=True)


async def set_commands(state: State, call: Call) -> Any:
    """Do `setMyCommands`."""
    commands = call.params["commands"]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not COMMAND.fullmatch(one["command"].removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"]) <= DESCRIPTION_LIMIT:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    kept = [one | {"command": one["command"].removeprefix("/")} for one in commands]
    state.commands[_scope(call.params)] = kept
    state.touch()
    return True


async def delete_commands(state: State, call: Call) -> Any:
    """Do `deleteMyCommands`."""
    state.commands.pop(_scope(call.params), None)
    state.touch()
    return True


async def get_commands(state: State, call: Call) -> Any:
    """Do `getMyCommands`."""
    return state.commands.get(_scope(call.params), [])


def _named(call: Call) -> tuple[str, int, str]:
    """Tell which of the bot's texts a call is about, its bound, and its language."""
    name, limit = WORDS[call.method[5:]]
    return name, limit, str(call.params.get("language_code") or "")


async def set_words(state: State, call: Call) -> Any:
    """Do `setMyName`, `setMyDescription` and `setMyShortDescription`."""
    name, limit, language = _named(call)
    text = str(call.params.get(name) or "")
    if len(text) > limit:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    state.words[name, language] = text
    return True


async def get_words(state: State, call: Call) -> Any:
    """Do `getMyName`, `getMyDescription` and `getMyShortDescription`."""
    name, _, language = _named(call)
    default = state.bot["first_name"] if name == "name" else ""
    return {name: state.words.get((name, language)) or state.words.get((name, "")) or default}


async def get_file(state: State, call: Call) -> Any:
    """Do `getFile`."""
    return state.files.describe(call.params["file_id"])
