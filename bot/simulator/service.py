"""Methods about the bot, its chats and its settings."""

from typing import Any

from bot.simulator.calls import Call
from bot.simulator.errors import bad_request
from bot.simulator.sending import check_reachable
from bot.simulator.state import Chat, Json, State

ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
FULL_INFO: Json = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    },
}


async def get_me(state: State, call: Call) -> Any:
    """Do `getMe`."""
    del call
    return state.bot


async def get_chat(state: State, call: Call) -> Any:
    """Do `getChat`."""
    chat = state.chat(call.params.get("chat_id", 0))
    check_reachable(chat)
    return chat.data | FULL_INFO


def member_of(state: State, chat: Chat, user_id: int) -> Json:
    """Describe a member as `getChatMember` does."""
    if user_id == state.bot["id"]:
        if not chat.has_bot:
            return {"status": "left", "user": state.bot}
        if not chat.bot_is_admin:
            return {"status": "member", "user": state.bot}
        rights = dict.fromkeys(ADMIN_RIGHTS, False) | {"can_manage_chat": True}
        for right in ("can_delete_messages", "can_pin_messages", "can_manage_topics"):
            rights[right] = right in chat.bot_rights
        return {"status": "administrator", "user": state.bot} | rights
    user = state.users.get(user_id)
    if user is None:
        raise bad_request("user not found")
    return {"status": "member" if user_id in chat.members else "left", "user": user}


async def get_chat_member(state: State, call: Call) -> Any:
    """Do `getChatMember`."""
    chat = state.chat(call.params.get("chat_id", 0))
    check_reachable(chat)
    return member_of(state, chat, int(call.params["user_id"]))


async def get_administrators(state: State, call: Call) -> Any:
    """Do `getChatAdministrators`: the bot is the only one here."""
    chat = state.chat(call.params.get("chat_id", 0))
    check_reachable(chat)
    return [member_of(state, chat, state.bot["id"])] if chat.bot_is_admin else []


async def leave_chat(state: State, call: Call) -> Any:
    """Do `leaveChat`."""
    chat = state.chat(call.params.get("chat_id", 0))
    check_reachable(chat)
    chat.has_bot = False
    state.touch(chat.id)
    return True


async def set_commands(state: State, call: Call) -> Any:
    """Do `setMyCommands` and `deleteMyCommands`."""
    scope = (call.params.get("scope") or {"type": "default"})["type"]
    state.commands[scope] = list(call.params.get("commands") or [])
    state.touch()
    return True


async def get_commands(state: State, call: Call) -> Any:
    """Do `getMyCommands`."""
    scope = (call.params.get("scope") or {"type": "default"})["type"]
    return state.commands.get(scope, [])


async def accept(state: State, call: Call) -> Any:
    """Do what needs no more than an acknowledgement (names, descriptions, chat actions)."""
    del state, call
    return True


async def get_file(state: State, call: Call) -> Any:
    """Do `getFile`."""
    file_id = str(call.params.get("file_id"))
    if file_id not in state.files:
        raise bad_request("invalid file_id")
    size = len(state.files[file_id])
    return {
        "file_id": file_id,
        "file_unique_id": f"u{file_id[-14:]}",
        "file_size": size,
        "file_path": file_id,
    }
