"""The ledger of sends that all replicas share, in Redis: Telegram's limits hold for them together.

A place is counted from the call until its window has passed after the answer, exactly as `Budget` does for
one process. Chats stand there under a keyed hash, never under their number, and every key dies by itself.
Without Redis each replica keeps to its share of the limits.
"""

import secrets
from dataclasses import dataclass

from bot.domain.outgoing import Lane
from bot.telegram.redis_link import RedisLink

HEARTBEAT_SECONDS = 3.0
REPLICA_LIFE_SECONDS = 12
URGENT_RESERVE = 1  # of the places of a second, only for what is urgent
FIRST_GUESS = 2  # replicas, until Redis has said how many there are
RESERVED_FOR_URGENT = frozenset(Lane) - {Lane.URGENT}

TAKE = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local wait = math.max(redis.call('PTTL', KEYS[3]), redis.call('PTTL', KEYS[4]), 0)
for place = 1, 2 do
  local key, limit = KEYS[place], tonumber(ARGV[1 + place])
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
  local taken = redis.call('ZCARD', key)
  if taken >= limit then
    local freeing = redis.call('ZRANGE', key, taken - limit, taken - limit, 'WITHSCORES')
    wait = math.max(wait, freeing[2] - now, 1)
  end
end
if wait > 0 then return wait end
for place = 1, 2 do
  local until_ = now + tonumber(ARGV[4]) + tonumber(ARGV[4 + place])
  redis.call('ZADD', KEYS[place], until_, ARGV[1])
  redis.call('PEXPIREAT', KEYS[place], until_)
end
return 0
"""
LANDED = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for place = 1, 2 do
  redis.call('ZADD', KEYS[place], 'XX', now + tonumber(ARGV[1 + place]), ARGV[1])
end
return 0
"""
BEAT = """
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], time[1] + tonumber(ARGV[2]), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', time[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What Telegram takes: so many messages in the overall window, and in that of a chat.

    A message that is never answered counts as arrived after `flight_seconds`.
    """

    overall: int
    overall_seconds: float
    chat: int
    chat_seconds: float
    flight_seconds: float


class Ledger:
    """Places among the sends of all replicas of one bot."""

    def __init__(self, link: RedisLink) -> None:
        self._link = link
        self._me = secrets.token_hex(8)
        self._take = link.redis.register_script(TAKE)
        self._landed = link.redis.register_script(LANDED)
        self._beat = link.redis.register_script(BEAT)
        self.replicas = FIRST_GUESS

    @property
    def is_there(self) -> bool:
        """Tell whether Redis answered last time."""
        return self._link.is_there

    async def take(self, ticket: str, lane: Lane, chat_id: int, limits: Limits) -> float:
        """Take a place under this ticket, or return how many seconds to wait for one; 0.0 means go.

        A Redis that does not answer lets everybody go: the local budget holds alone then.
        """
        reserve = URGENT_RESERVE if lane in RESERVED_FOR_URGENT and limits.overall > URGENT_RESERVE else 0
        flight, *windows = _milliseconds(limits.flight_seconds, limits.overall_seconds, limits.chat_seconds)
        args = [ticket, *map(str, (limits.overall - reserve, limits.chat, flight, *windows))]
        keys = [*self._places(chat_id), self._link.key("pause"), self._link.key("pause", chat_id)]
        wait = await self._link.ask(lambda: self._take(keys=keys, args=args))
        return 0.0 if wait is None else wait / 1000

    async def landed(self, ticket: str, chat_id: int, limits: Limits) -> None:
        """Note that a message has arrived: its places are free again a window from now."""
        keys = self._places(chat_id)
        args = [ticket, *map(str, _milliseconds(limits.overall_seconds, limits.chat_seconds))]
        await self._link.ask(lambda: self._landed(keys=keys, args=args))

    async def pause(self, chat_id: int | None, seconds: float) -> None:
        """Let no replica send to a chat (None: to anybody) for so long, as Telegram asked."""
        key, (milliseconds,) = self._link.key("pause", chat_id), _milliseconds(seconds)
        await self._link.ask(lambda: self._link.redis.set(key, 1, px=max(1, milliseconds)))

    async def beat(self) -> None:
        """Say that this replica is alive, and learn how many there are."""
        keys, args = [self._link.key("replicas")], [self._me, str(REPLICA_LIFE_SECONDS)]
        replicas = await self._link.ask(lambda: self._beat(keys=keys, args=args), is_heartbeat=True)
        if replicas is not None:
            self.replicas = max(1, int(replicas))

    def _places(self, chat_id: int) -> list[str]:
        return [self._link.key("sent"), self._link.key("sent", chat_id)]


def _milliseconds(*seconds: float) -> list[int]:
    return [round(one * 1000) for one in seconds]
