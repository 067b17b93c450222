"""The baseline, run as a script of its own: what aiogram alone does with an update."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    """Answer a text with the same text."""
    await message.answer(message.text or "")


@dispatcher.callback_query()
async def answer(query: CallbackQuery) -> None:
    """Answer a press."""
    await query.answer()


async def main() -> None:
    """Poll until killed."""
    server = TelegramAPIServer.from_base(os.environ["BOT_API_URL"])
    async with Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server)) as bot:
        await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
