"""The programme's own sealed values: its data key, and marks that tell foreign keys apart."""

from uuid import UUID

from sqlalchemy import Integer, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed


class HouseKey(Base):
    """The data key that seals what belongs to no person; wrapped by the epoch key."""

    __tablename__ = "house_key"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    epoch: Mapped[int] = mapped_column(Integer)
    dek: Mapped[Envelope] = mapped_column(Sealed)


class KeyMark(Base):
    """A check value of each key in use, so that a start with other keys is refused."""

    __tablename__ = "key_mark"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    mark: Mapped[str] = mapped_column(String(64))
