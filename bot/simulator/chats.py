"""Methods about chats and their members."""

from typing import Any

from bot.simulator.calls import Call
from bot.simulator.destinations import reachable
from bot.simulator.errors import bad_request
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
SUPERGROUP_RIGHTS = ("can_pin_messages", "can_manage_topics")
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
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


async def get_chat(state: State, call: Call) -> Any:
    """Do `getChat`."""
    chat = reachable(state, call.params)
    pinned = chat.messages.get(chat.pinned[-1]) if chat.pinned else None
    return chat.data | FULL_INFO | ({"pinned_message": pinned.data} if pinned else {})


def _administrator(user: Json, rights: set[str]) -> Json:
    granted = rights | {"can_manage_chat"}
    member: Json = {"status": "administrator", "user": user}
    return member | {right: right in granted for right in (*ADMIN_RIGHTS, *SUPERGROUP_RIGHTS)}


def bot_member(state: State, chat: Chat) -> Json:
    """Describe the bot's own membership."""
    if not chat.has_bot:
        return {"status": "left", "user": state.bot}
    if chat.bot_is_admin:
        return _administrator(state.bot, chat.bot_rights)
    return {"status": "member", "user": state.bot}


def member_of(state: State, chat: Chat, user_id: int) -> Json:
    """Describe a member as `getChatMember` does.

    Raises:
        Refused: nobody has this id.
    """
    if user_id == state.bot["id"]:
        return bot_member(state, chat)
    user = state.users.get(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if user_id in chat.admins & chat.members:
        return _administrator(user, {*ADMIN_RIGHTS, *SUPERGROUP_RIGHTS} - {"is_anonymous", "can_be_edited"})
    is_member = user_id in chat.members or user_id == chat.id
    return {"status": "member" if is_member else "left", "user": user}


async def get_chat_member(state: State, call: Call) -> Any:
    """Do `getChatMember`."""
    return member_of(state, reachable(state, call.params), call.params["user_id"])


async def get_administrators(state: State, call: Call) -> Any:
    """Do `getChatAdministrators`; other bots are never listed, this one is."""
    chat = reachable(state, call.params)
    if not chat.is_group:
        raise bad_request("there are no administrators in the private chat")
    people = [member_of(state, chat, user_id) for user_id in sorted(chat.admins & chat.members)]
    return [*people, bot_member(state, chat)] if chat.bot_is_admin else people


async def get_member_count(state: State, call: Call) -> Any:
    """Do `getChatMemberCount`; the bot counts as a member."""
    chat = reachable(state, call.params)
    return len(chat.members) + 1 if chat.is_group else 2


async def leave_chat(state: State, call: Call) -> Any:
    """Do `leaveChat`."""
    chat = reachable(state, call.params)
    if not chat.is_group:
        raise bad_request("chat member status can't be changed in private chats")
    chat.has_bot = False
    state.touch(chat.id)
    return True


async def chat_action(state: State, call: Call) -> Any:
    """Do `sendChatAction`."""
    reachable(state, call.params)
    if call.params["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True
