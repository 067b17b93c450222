"""Which method does what."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.simulator import chats, editing, profile, removing, sending, topics
from bot.simulator.calls import Call
from bot.simulator.state import State

Method = Callable[[State, Call], Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": profile.get_me,
    "setMyCommands": profile.set_commands,
    "deleteMyCommands": profile.delete_commands,
    "getMyCommands": profile.get_commands,
    **dict.fromkeys(("setMyName", "setMyDescription", "setMyShortDescription"), profile.set_words),
    **dict.fromkeys(("getMyName", "getMyDescription", "getMyShortDescription"), profile.get_words),
    "getFile": profile.get_file,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_administrators,
    "getChatMemberCount": chats.get_member_count,
    "leaveChat": chats.leave_chat,
    "sendChatAction": chats.chat_action,
    "sendMessage": sending.send_message,
    **dict.fromkeys(sending.MEDIA, sending.send_media),
    "sendLocation": sending.send_place,
    "sendVenue": sending.send_place,
    "sendContact": sending.send_contact,
    "sendMediaGroup": sending.send_media_group,
    "copyMessage": sending.copy_message,
    "copyMessages": sending.copy_messages,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": removing.delete_message,
    "deleteMessages": removing.delete_messages,
    "setMessageReaction": removing.set_reaction,
    "pinChatMessage": removing.pin,
    "unpinChatMessage": removing.unpin,
    "unpinAllChatMessages": removing.unpin_all,
    "createForumTopic": topics.create,
    "editForumTopic": topics.edit,
    "closeForumTopic": topics.close,
    "reopenForumTopic": topics.reopen,
    "deleteForumTopic": topics.delete,
    "getForumTopicIconStickers": topics.icon_stickers,
}
SERVED_APART = ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo", "answerCallbackQuery")
BY_LOWER_NAME = {name.lower(): name for name in (*METHODS, *SERVED_APART)}
