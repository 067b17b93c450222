"""Icons of topics: Telegram takes only its own, by ids that it must be asked for."""

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import CreateForumTopic, EditForumTopic, GetForumTopicIconStickers

from bot.telegram.parcels import Call


class Icons:
    """Put Telegram's id in the place of an emoji; one that Telegram does not offer is left out."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._ids: dict[str, str] | None = None

    async def fit(self, call: Call) -> Call:
        """Return the call with the icon's id."""
        if not isinstance(call, CreateForumTopic | EditForumTopic) or call.icon_custom_emoji_id is None:
            return call
        icon = (await self._known()).get(call.icon_custom_emoji_id)
        return call.model_copy(update={"icon_custom_emoji_id": icon})

    async def _known(self) -> dict[str, str]:
        if self._ids is None:
            try:
                stickers = await self._bot(GetForumTopicIconStickers())
            except TelegramAPIError:
                return {}  # a topic without an icon is better than none; asked again next time
            self._ids = {
                one.emoji: one.custom_emoji_id for one in stickers if one.emoji and one.custom_emoji_id
            }
        return self._ids
