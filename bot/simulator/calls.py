"""Reading a request: form, multipart or JSON, checked by aiogram's own typed method classes."""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiohttp import web
from aiohttp.multipart import BodyPartReader
from pydantic import ValidationError

from bot.simulator.errors import Refused, bad_request

Json = dict[str, Any]


@dataclass(slots=True)
class Call:
    """A call as it was received, and what was answered."""

    method: str
    params: Json
    at: float
    files: dict[str, bytes] = field(default_factory=dict)
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
    """Read the parameters of a request, whatever its content type.

    Raises:
        Refused: the body cannot be read.
    """
    params: Json = dict(request.query)
    files: dict[str, bytes] = {}
    if request.content_type == "application/json":
        params |= await _json_body(request)
    elif request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader):
                name = part.name or ""
                if part.filename is None:
                    params[name] = await part.text()
                else:
                    files[name] = bytes(await part.read(decode=True))
    else:
        params |= dict(await request.post())
    return Call(method, params, at, files)


async def _json_body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise bad_request("can't parse request JSON object") from error
    return body if isinstance(body, dict) else {}


def check_call(call: Call) -> Json:
    """Check the parameters by aiogram's typed class and return them with JSON values decoded.

    Raises:
        Refused: 404 for an unknown method, 400 for parameters of the wrong name or type.
    """
    cls = method_classes().get(call.method.lower())
    if cls is None:
        raise Refused(404, "Not Found: method not found")
    fields = cls.model_fields
    values: Json = {}
    for name, value in call.params.items():
        if name not in fields:
            continue
        values[name] = _decoded(value, _texts_only(cls, name))
    try:
        cls.model_validate(values | {name: "attach" for name in call.files if name in fields})
    except ValidationError as error:
        raise bad_request(_complaint(error)) from error
    call.params = values
    return values


def _decoded(value: Any, is_text: bool) -> Any:
    if is_text or not isinstance(value, str):
        return value
    try:
        decoded = json.loads(value)
    except ValueError:
        return value
    return decoded


@lru_cache(maxsize=4096)
def _texts_only(cls: type[TelegramMethod[Any]], name: str) -> bool:
    """Tell whether a parameter is plain text, which must never be read as JSON."""
    annotation = cls.model_fields[name].annotation
    kinds = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)
    kept = {kind for kind in kinds if kind is not NoneType}
    return kept == {str} or (str in kept and not kept & {int, float, bool} and name in _TEXTS)


_TEXTS = {
    "text",
    "caption",
    "title",
    "name",
    "description",
    "parse_mode",
    "photo",
    "document",
    "voice",
    "video",
}


def _complaint(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return f'parameter "{where}" is required'
    return f'can\'t parse parameter "{where}"'
