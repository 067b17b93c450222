"""Reading a request: form, multipart or JSON, checked by aiogram's own typed method classes."""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, get_args

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from aiohttp import web
from aiohttp.multipart import BodyPartReader
from pydantic import BaseModel, ValidationError

from bot.simulator.errors import Refused, bad_request
from bot.simulator.files import UPLOAD_LIMIT

Json = dict[str, Any]
EMPTY = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    data: bytes
    name: str | None = None
    mime: str | None = None


@dataclass(slots=True)
class Call:
    """A call as it was received (`at` in the loop's seconds), and what was answered."""

    method: str
    params: Json
    at: float
    files: dict[str, Upload] = field(default_factory=dict)
    status: int = 200
    description: str = ""
    result: Any = None

    @property
    def chat_id(self) -> int | None:
        """The chat the call is about, where it names one."""
        try:
            return int(self.params["chat_id"])
        except (KeyError, TypeError, ValueError):
            return None

    def as_json(self) -> Json:
        """Return the call for the control API, without the files' bytes."""
        return {
            "method": self.method,
            "params": self.params,
            "chat_id": self.chat_id,
            "at": self.at,
            "status": self.status,
            "description": self.description,
            "result": self.result,
        }


@lru_cache(maxsize=1)
def method_classes() -> dict[str, type[TelegramMethod[Any]]]:
    """Return every method aiogram knows, by its lower-case API name."""
    found = {}
    for name in aiogram.methods.__all__:
        cls = getattr(aiogram.methods, name)
        if isinstance(cls, type) and issubclass(cls, TelegramMethod) and cls is not TelegramMethod:
            found[str(cls.__api_method__).lower()] = cls
    return found


async def read_call(request: web.Request, method: str, at: float) -> Call:
    """Read the parameters of a request, whatever its content type; a file stands as `attach://` its part.

    Raises:
        Refused: the body cannot be read.
    """
    params: Json = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        params |= await _json_body(request)
    elif request.content_type.startswith("multipart/"):
        await _read_parts(request, params, files)
    elif request.content_type == "application/x-www-form-urlencoded":
        params |= dict(await request.post())
    return Call(method, params, at, files)


async def _read_parts(request: web.Request, params: Json, files: dict[str, Upload]) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        name = part.name or ""
        if part.filename is None:
            params[name] = await part.text()
            continue
        data = bytes(await part.read(decode=True))
        if len(data) > UPLOAD_LIMIT:
            raise Refused(413, "Request Entity Too Large")
        files[name] = Upload(data, part.filename, part.headers.get("Content-Type"))


async def _json_body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise bad_request("can't parse request JSON object") from error
    if not isinstance(body, dict):
        raise bad_request("can't parse request JSON object")
    return body


def check_call(call: Call) -> Json:
    """Check the parameters by aiogram's typed class; they stay in the call with JSON values decoded.

    Raises:
        Refused: 404 for an unknown method, 400 for parameters of the wrong name or type.
    """
    cls = method_classes().get(call.method.lower())
    if cls is None:
        raise Refused(404, "Not Found: method not found")
    structured = _structured(cls)
    values: Json = {}
    for name, value in call.params.items():
        if value is not None:
            values[name] = _decoded(name, value) if name in structured else _plain(name, value)
    for name in call.files:
        if name in cls.model_fields:
            values[name] = f"attach://{name}"
    call.params = values
    try:
        typed = cls.model_validate(values)
    except ValidationError as error:
        raise bad_request(_complaint(error)) from error
    _refuse_unknown(typed, ())
    call.params = typed.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    return call.params


def _plain(name: str, value: Any) -> Any:
    """Read a chat's id as a number also where it travels as text."""
    is_number = name.endswith("chat_id") and isinstance(value, str) and value.lstrip("-").isdigit()
    return int(value) if is_number else value


def _decoded(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise bad_request(f"can't parse {name} JSON object") from error


@lru_cache(maxsize=256)
def _structured(cls: type[TelegramMethod[Any]]) -> frozenset[str]:
    """Name the parameters that travel as JSON: objects and lists."""
    return frozenset(name for name, one in cls.model_fields.items() if _is_structured(one.annotation))


def _is_structured(annotation: Any) -> bool:
    if annotation is list or getattr(annotation, "__origin__", None) is list:
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_is_structured(one) for one in get_args(annotation) if one is not InputFile)


def _refuse_unknown(value: object, path: tuple[str, ...]) -> None:
    """Refuse names Telegram does not know, at any depth: they are always a mistake."""
    if isinstance(value, BaseModel):
        if value.model_extra:
            where = ".".join((*path, next(iter(value.model_extra))))
            raise bad_request(f'unknown parameter "{where}"')
        for name in value.model_fields_set:
            _refuse_unknown(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for one in value:
            _refuse_unknown(one, path)


def _complaint(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return EMPTY.get(where, f'parameter "{where}" is required')
    return f'can\'t parse parameter "{where}"'
