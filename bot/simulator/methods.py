"""Which method does what."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.simulator import editing, sending, service, topics
from bot.simulator.calls import Call
from bot.simulator.state import State

Method = Callable[[State, Call], Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": service.get_me,
    "getChat": service.get_chat,
    "getChatMember": service.get_chat_member,
    "getChatAdministrators": service.get_administrators,
    "leaveChat": service.leave_chat,
    "setMyCommands": service.set_commands,
    "deleteMyCommands": service.set_commands,
    "getMyCommands": service.get_commands,
    "setMyName": service.accept,
    "setMyDescription": service.accept,
    "setMyShortDescription": service.accept,
    "sendChatAction": service.accept,
    "getFile": service.get_file,
    "sendMessage": sending.send_message,
    **dict.fromkeys(sending.MEDIA, sending.send_media),
    "sendLocation": sending.send_place,
    "sendVenue": sending.send_place,
    "sendContact": sending.send_place,
    "sendMediaGroup": sending.send_media_group,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "setMessageReaction": editing.set_reaction,
    "pinChatMessage": editing.pin,
    "unpinChatMessage": editing.pin,
    "createForumTopic": topics.create,
    "editForumTopic": topics.edit,
    "closeForumTopic": topics.close,
    "reopenForumTopic": topics.close,
    "deleteForumTopic": topics.delete,
    "getForumTopicIconStickers": topics.icon_stickers,
}
BY_LOWER_NAME = {
    name.lower(): name
    for name in (
        *METHODS,
        "getUpdates",
        "setWebhook",
        "deleteWebhook",
        "getWebhookInfo",
        "answerCallbackQuery",
    )
}
