"""Answers the programme has prepared."""

from uuid import UUID

from sqlalchemy import SmallInteger, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class TemplateRow(Base):
    """A prepared answer; about nobody, so it lies open. `theme` is a number of `bot.domain.conversation`."""

    __tablename__ = "template"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    title: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(Text)
    theme: Mapped[int | None] = mapped_column(SmallInteger)
