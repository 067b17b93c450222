"""SQL for women: found by a blind index, opened with their own key, written back only when changed."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Dialog, Person, Settings
from bot.domain.sealing import Envelope
from bot.repositories.safe import PERSON_FIELD, Safe
from bot.repositories.vault import DataKey, Purpose
from models.person import PersonRow

CHAT = "person.chat"
SETTINGS = "person.settings"
DIALOG = "person.dialog"
BAR = "person.bar"
COLUMNS = PersonRow.__table__.c


@dataclass(slots=True)
class _Opened:
    person: Person
    key: DataKey
    before: tuple[Any, ...]


class People:
    """Women of this transaction: each is read once and written back by `flush` if she changed."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe
        self._opened: dict[UUID, _Opened] = {}
        self._handed_out: set[UUID] = set()
        self._by_index: dict[bytes, UUID | None] = {}

    async def prefetch(self, telegram_ids: Iterable[int]) -> None:
        """Read several women in one query, so that `find` of each costs nothing."""
        indexes = {self._index(telegram_id) for telegram_id in telegram_ids} - self._by_index.keys()
        if not indexes:
            return
        self._by_index.update(dict.fromkeys(indexes))
        query = select(*COLUMNS).where(COLUMNS.bidx.in_(indexes))
        for row in await self._connection.execute(query):
            self._open(row)

    @property
    def present(self) -> Collection[UUID]:
        """The women read in this transaction so far."""
        return self._opened.keys()

    async def find(self, telegram_id: int) -> Person | None:
        """Return the woman with this Telegram id, if she is known."""
        index = self._index(telegram_id)
        if index not in self._by_index:
            await self.prefetch([telegram_id])
        person_id = self._by_index[index]
        return None if person_id is None else self._hand_out(person_id)

    async def get(self, person_id: UUID) -> Person | None:
        """Return the woman with this row id, or None after she erased herself."""
        if person_id not in self._opened:
            row = (await self._connection.execute(select(*COLUMNS).where(COLUMNS.id == person_id))).first()
            if row is None:
                return None
            self._open(row)
        return self._hand_out(person_id)

    def _hand_out(self, person_id: UUID) -> Person:
        """Return a woman, and remember that whoever gets her may change her."""
        self._handed_out.add(person_id)
        return self._opened[person_id].person

    async def add(self, telegram_id: int, *, chat_id: int, alias: str, day: date) -> Person:
        """Store a newcomer under a key of her own."""
        person_id = uuid4()
        key, dek = self._safe.vault.new_key(PERSON_FIELD, person_id)
        person = Person(
            id=person_id,
            chat_id=chat_id,
            alias=alias,
            settings=Settings(),
            dialog=Dialog(),
            reachable=True,
            seen_day=day,
            is_new=True,
        )
        values = self._values(person, key) | {
            "id": person_id,
            "bidx": self._index(telegram_id),
            "epoch": self._safe.vault.epoch,
            "dek": dek,
            "chat": key.seal(CHAT, person_id, str(chat_id).encode()),
            "alias": alias,
        }
        await self._connection.execute(insert(PersonRow).values(values))
        self._opened[person_id] = _Opened(person, key, _state(person))
        self._by_index[values["bidx"]] = person_id
        return self._hand_out(person_id)

    async def is_alias_taken(self, alias: str) -> bool:
        """Tell whether somebody already has this alias."""
        query = select(COLUMNS.id).where(COLUMNS.alias == alias)
        return (await self._connection.execute(query)).first() is not None

    async def key_of(self, person_id: UUID) -> DataKey | None:
        """Return her data key, or None after she erased herself."""
        await self.get(person_id)
        opened = self._opened.get(person_id)
        return opened.key if opened else None

    async def flush(self) -> None:
        """Write back every woman that changed since the last time."""
        handed_out, self._handed_out = self._handed_out, set()
        for person_id in handed_out & self._opened.keys():
            opened = self._opened[person_id]
            state = _state(opened.person)
            if state != opened.before and not opened.person.is_erased:
                values = self._values(opened.person, opened.key)
                await self._connection.execute(
                    update(PersonRow).where(COLUMNS.id == opened.person.id).values(values)
                )
                opened.before = state

    async def know_bar(self, person: Person, bar: str, *, is_news: bool) -> None:
        """Note which closed access is hers, "" for none; a mere look-up replaces nothing."""
        opened = self._opened[person.id]
        query = update(PersonRow).where(COLUMNS.id == person.id)
        if not is_news:
            query = query.where(COLUMNS.bar.is_(None))
        await self._connection.execute(query.values(bar=opened.key.seal(BAR, person.id, bar.encode())))
        person.bar = bar

    async def erase(self, person: Person) -> None:
        """Delete her row; with it her key dies, and every row that hangs on it."""
        await self._connection.execute(delete(PersonRow).where(COLUMNS.id == person.id))
        person.is_erased = True
        self._opened.pop(person.id, None)
        self._by_index = {index: known for index, known in self._by_index.items() if known != person.id}

    def forget_cached(self) -> None:
        """Drop what was read, after a savepoint was undone."""
        self._handed_out.clear()
        self._opened.clear()
        self._by_index.clear()

    def _index(self, telegram_id: int) -> bytes:
        return self._safe.vault.index(Purpose.PERSON, str(telegram_id))

    def _open(self, row: Row[Any]) -> None:
        key = self._safe.person_key(row.id, row.dek)
        dialog = key.open_json(DIALOG, row.id, row.dialog) if row.dialog else {}
        person = Person(
            id=row.id,
            chat_id=int(key.open(CHAT, row.id, row.chat)),
            alias=row.alias,
            settings=Settings(**key.open_json(SETTINGS, row.id, row.settings)),
            dialog=Dialog(**dialog),
            reachable=row.reachable,
            seen_day=row.seen_day,
            bar=key.open(BAR, row.id, row.bar).decode() if row.bar else None,
        )
        self._opened[row.id] = _Opened(person, key, _state(person))
        self._by_index[row.bidx] = row.id

    @staticmethod
    def _values(person: Person, key: DataKey) -> dict[str, Any]:
        dialog: Envelope | None = None
        if not person.dialog.is_empty:
            dialog = key.seal_json(DIALOG, person.id, asdict(person.dialog))
        return {
            "settings": key.seal_json(SETTINGS, person.id, asdict(person.settings)),
            "dialog": dialog,
            "reachable": person.reachable,
            "seen_day": person.seen_day,
        }


def _state(person: Person) -> tuple[Any, ...]:
    return (asdict(person.settings), asdict(person.dialog), person.reachable, person.seen_day)
