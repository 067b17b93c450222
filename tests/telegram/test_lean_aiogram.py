"""aiogram loaded the quick way is whole: every type and method can still be built and used."""

import subprocess
import sys

import pytest
from aiogram.methods import GetChatMember, Response, SendMessage
from aiogram.types import ChatMemberAdministrator, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from aiogram.types.chat_member_union import ChatMemberUnion
from pydantic import BaseModel, ValidationError

from bot.telegram.lean_aiogram import load_aiogram

LOAD = """
from bot.telegram.lean_aiogram import load_aiogram; load_aiogram()
import aiogram.methods, aiogram.types
from pydantic import BaseModel
modules = (aiogram.types, aiogram.methods)
found = [getattr(module, name) for module in modules for name in module.__all__]
models = [one for one in found if isinstance(one, type) and issubclass(one, BaseModel)]
built = lambda: sum(model.__pydantic_complete__ for model in models)
"""
USER = {"id": 7, "is_bot": True, "first_name": "Bot"}
RIGHTS = [name for name in ChatMemberAdministrator.model_fields if name.startswith(("can_", "is_"))]


def ask(script: str) -> list[str]:
    """Run a script in a process of its own and return the words it prints."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", LOAD + script],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_most_models_wait_until_they_are_needed() -> None:
    built, known = ask("print(built(), len(models))")

    assert int(built) < int(known) / 2


def test_every_model_can_be_built() -> None:
    built, known = ask("[model.model_rebuild() for model in models]; print(built(), len(models))")

    assert built == known


def test_every_answer_can_be_read() -> None:
    script = """
from aiogram.methods import Response, TelegramMethod
calls = [model for model in models if issubclass(model, TelegramMethod) and model is not TelegramMethod]
print(len([Response[call.__returning__].model_validate({"ok": True}) for call in calls]))
"""
    assert int(ask(script)[0]) > 150


def test_nested_types_are_parsed() -> None:
    update = Update.model_validate(
        {
            "update_id": 1,
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": 1, "type": "private"},
                "text": "x",
                "from": USER,
                "entities": [{"type": "text_mention", "offset": 0, "length": 1, "user": USER}],
            },
        }
    )

    assert update.message is not None
    assert update.message.entities is not None
    assert update.message.entities[0].user == update.message.from_user


def test_calls_and_answers_are_checked() -> None:
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="a", callback_data="b")]])
    assert (
        SendMessage(chat_id=1, text="x", reply_markup=keyboard).model_dump(exclude_none=True)["text"] == "x"
    )
    with pytest.raises(ValidationError):
        SendMessage(chat_id=[], text="x")  # type: ignore[arg-type] # what is tested
    with pytest.raises(ValidationError):
        Response[Message].model_validate({"ok": True, "result": {"message_id": "no"}})


def test_unions_are_told_apart() -> None:
    admin = {"status": "administrator", "user": USER} | dict.fromkeys(RIGHTS, True)

    answer = Response[ChatMemberUnion].model_validate({"ok": True, "result": admin})
    assert isinstance(answer.result, ChatMemberAdministrator)
    assert GetChatMember(chat_id=1, user_id=2).model_dump()["user_id"] == 2


def test_loading_again_changes_nothing() -> None:
    build = BaseModel.__dict__["model_rebuild"]

    load_aiogram()

    assert BaseModel.__dict__["model_rebuild"] is build
