"""Answers the programme has prepared, each in one language or several."""

from uuid import UUID

from sqlalchemy import ForeignKey, Integer, SmallInteger, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class TemplateRow(Base):
    """A prepared answer; about nobody, so it lies open. `theme` is a number of `bot.domain.conversation`.

    `words` are in the staff's language; those of other languages are `TemplateWordsRow`.
    """

    __tablename__ = "template"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    title: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(Text)
    theme: Mapped[int | None] = mapped_column(SmallInteger)
    position: Mapped[int] = mapped_column(Integer, server_default="0")


class TemplateWordsRow(Base):
    """A prepared answer in one more language."""

    __tablename__ = "template_words"

    template_id: Mapped[UUID] = mapped_column(ForeignKey("template.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    words: Mapped[str] = mapped_column(Text)
