"""Load aiogram without making a validator for each of its 400 types at once.

aiogram builds every model when it is first imported: some two seconds and 90 MB, though a bot meets a few
dozen of them. Pydantic can build a model when it is first used, if it knows the names that stand in the
annotations; so the builds are skipped while aiogram loads, and the names are left where pydantic looks
for them (`__pydantic_parent_namespace__`, "used for automatic rebuilding of models").
"""

import sys
from importlib import import_module
from typing import Any

from pydantic import BaseModel

NAMES = "__pydantic_parent_namespace__"


def load_aiogram() -> None:
    """Import aiogram with its models unbuilt; nothing changes where it is imported already."""
    if "aiogram" in sys.modules:
        return
    build = BaseModel.__dict__["model_rebuild"]
    BaseModel.model_rebuild = classmethod(_leave_for_later)  # type: ignore[assignment, method-assign] # undone below
    try:
        types, methods = import_module("aiogram.types"), import_module("aiogram.methods")
    finally:
        BaseModel.model_rebuild = build  # type: ignore[method-assign] # what it was
    names = getattr(types.TelegramObject, NAMES)
    for method in vars(methods).values():
        if isinstance(method, type) and issubclass(method, BaseModel):
            setattr(method, NAMES, names)


def _leave_for_later(model: type[BaseModel], *, _types_namespace: dict[str, Any]) -> None:
    """Stand in for `model_rebuild`, as aiogram calls it: keep the names, build nothing."""
    setattr(model, NAMES, _types_namespace)
