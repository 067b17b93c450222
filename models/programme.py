"""What a programme has decided for itself."""

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class ProgrammeSettingRow(Base):
    """A setting by its name; about nobody, so it lies open."""

    __tablename__ = "programme_setting"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[object] = mapped_column(JSON)
