"""The link to Redis that replicas share: one that does not answer is left alone until the next heartbeat.

Nothing is kept there that could not be lost: places of the budget and turns, under keyed hashes of chats,
for a minute.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from redis.asyncio import Redis

logger = logging.getLogger(__name__)
ANSWER_SECONDS = 0.5  # Redis that takes longer counts as gone: nobody waits for it


class RedisLink:
    """Redis for one bot; `name` tells its keys from others' there, `name_of` hides the number of a chat."""

    def __init__(self, redis: "Redis", *, name: str, name_of: Callable[[int], str]) -> None:
        self.redis = redis
        self._prefix = f"podruga:{name}"
        self._name_of = name_of
        self.is_there = True  # as far as is known: it answered last time

    def key(self, kind: str, chat_id: int | None = None) -> str:
        """Name a key, of a chat or of all."""
        return f"{self._prefix}:{kind}:{'' if chat_id is None else self._name_of(chat_id)}"

    async def ask(self, question: Callable[[], Awaitable[Any]], *, is_heartbeat: bool = False) -> Any:
        """Return Redis' answer; None while it is gone, which only a heartbeat finds to be over."""
        from redis.exceptions import RedisError  # noqa: PLC0415 - loaded only where Redis is used

        if not self.is_there and not is_heartbeat:
            return None
        try:
            answer = await question()
        except (RedisError, OSError, TimeoutError) as error:
            if self.is_there:
                logger.warning("redis_gone error=%s", type(error).__name__)
            self.is_there = False
            return None
        if not self.is_there:
            logger.info("redis_back")
        self.is_there = True
        return answer

    async def close(self) -> None:
        """Close every connection."""
        await self.redis.aclose()


def open_link(url: str, *, name: str, name_of: Callable[[int], str]) -> RedisLink:
    """Make a link that gives up quickly; nothing is asked yet."""
    from redis.asyncio import Redis  # noqa: PLC0415 - loaded only where Redis is used

    redis = Redis.from_url(url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS)
    return RedisLink(redis, name=name, name_of=name_of)
