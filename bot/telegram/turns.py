"""Whose turn it is to show something in a chat: several replicas show what they have handled in its order.

Telegram offers the updates of a chat one after another, but the screen of one may still be on its way when
another replica has handled the next. Numbers stand in Redis under a keyed hash of the chat and die soon.
"""

import asyncio

from bot.telegram.redis_link import RedisLink

LIFE_SECONDS = 60
PATIENCE_SECONDS = 3.0  # a replica that was killed never ends its turn
LOOK_EVERY_SECONDS = 0.02

DRAW = """
local number = redis.call('INCR', KEYS[1])
redis.call('EXPIRE', KEYS[1], ARGV[1])
if redis.call('EXISTS', KEYS[2]) == 0 then redis.call('SET', KEYS[2], number - 1) end
redis.call('EXPIRE', KEYS[2], ARGV[1])
return number
"""
END = """
local over = tonumber(redis.call('GET', KEYS[2]) or '0')
if tonumber(ARGV[2]) > over then redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[1]) end
return 0
"""


class Turns:
    """Draw numbers for what is to be shown in a chat, and wait for one's turn; without Redis nobody waits."""

    def __init__(self, link: RedisLink) -> None:
        self._link = link
        self._draw = link.redis.register_script(DRAW)
        self._end = link.redis.register_script(END)

    async def draw(self, chat_id: int) -> int:
        """Return the number of what is shown next in a chat; 0 where there is no Redis."""
        keys = self._keys(chat_id)
        number = await self._link.ask(lambda: self._draw(keys=keys, args=[str(LIFE_SECONDS)]))
        return int(number or 0)

    async def come(self, chat_id: int, number: int) -> None:
        """Wait until everything with a lower number is shown, at most a few seconds."""
        loop, over_key = asyncio.get_running_loop(), self._keys(chat_id)[1]
        latest = loop.time() + PATIENCE_SECONDS
        while number > 1 and loop.time() < latest:
            over = await self._link.ask(lambda: self._link.redis.get(over_key))
            if over is None or int(over) >= number - 1:
                return
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def end(self, chat_id: int, number: int) -> None:
        """Let the next number come."""
        keys, args = self._keys(chat_id), [str(LIFE_SECONDS), str(number)]
        if number:
            await self._link.ask(lambda: self._end(keys=keys, args=args))

    def _keys(self, chat_id: int) -> list[str]:
        return [self._link.key("drawn", chat_id), self._link.key("over", chat_id)]
