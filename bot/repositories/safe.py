"""The vault together with the house key: what repositories need to seal and open rows."""

from uuid import UUID, uuid4

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.repositories.keyring import KeyRing, KeysRefused
from bot.repositories.recognised import Recognised
from bot.repositories.vault import DataKey, Vault
from models.house import HouseKey, KeyMark

HOUSE_FIELD = "house_key.dek"
PERSON_FIELD = "person.dek"


class Safe:
    """Give out data keys: the house's, opened once, and each person's, by her row."""

    def __init__(self, vault: Vault, house: DataKey) -> None:
        self.vault = vault
        self.house = house
        self.recognised = Recognised()

    def forget(self) -> None:
        """Forget every key of this process; whatever still holds one of them fails closed."""
        self.vault.forget()
        self.house.forget()
        self.recognised.forget()

    def person_key(self, person_id: UUID, dek: bytes) -> DataKey:
        """Unwrap a person's data key.

        Raises:
            SealBroken: her envelope cannot be opened with the keys at hand.
        """
        return self.vault.open_key(PERSON_FIELD, person_id, dek)


async def has_marks(connection: AsyncConnection) -> bool:
    """Tell whether this database was ever used with keys."""
    return (await connection.execute(select(KeyMark.name).limit(1))).first() is not None


async def open_safe(connection: AsyncConnection, keys: KeyRing) -> Safe:
    """Check the keys against the database's marks and open the house key; make both on the first run.

    The caller commits.

    Raises:
        KeysRefused: `foreign` when the folder's keys are not the ones this database was sealed with.
    """
    await _check_marks(connection, keys)
    vault = Vault(keys)
    row = (await connection.execute(select(HouseKey.id, HouseKey.dek))).first()
    if row is not None:
        return Safe(vault, vault.open_key(HOUSE_FIELD, row.id, row.dek))
    row_id = uuid4()
    house, sealed = vault.new_key(HOUSE_FIELD, row_id)
    await connection.execute(insert(HouseKey).values(id=row_id, epoch=vault.epoch, dek=sealed))
    return Safe(vault, house)


async def _check_marks(connection: AsyncConnection, keys: KeyRing) -> None:
    rows = await connection.execute(select(KeyMark.name, KeyMark.mark))
    known = {row.name: row.mark for row in rows}
    marks = keys.marks()
    for name, mark in known.items():
        if marks.get(name) != mark:
            raise KeysRefused("foreign" if name in marks else "missing", name)
    fresh = [{"name": name, "mark": mark} for name, mark in marks.items() if name not in known]
    if fresh:
        await connection.execute(insert(KeyMark), fresh)
