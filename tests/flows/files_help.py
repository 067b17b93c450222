"""Directory files as coordinators send them, for the tests of what becomes of these."""

from datetime import timedelta

from bot.domain.codes import short_code
from bot.domain.directory import Directory
from bot.domain.entry_fields import EntryField, read
from bot.services.directory_export import directory_bytes
from bot.services.scope import Scope
from bot.simulator import Phone, Shown
from bot.telegram.texts.directory_words import form_words
from tests.flows.conftest import Stage

CODE = short_code("tomsk-dropin")
OLD, NEW = "Дроп-ин центр", "Тёплый дом"


async def stored(stage: Stage) -> Directory:
    async with stage.app.works.begin() as uow:
        return await uow.directory_copy.read()


async def exported(stage: Stage, old: str = OLD, new: str = NEW) -> bytes:
    """Return the directory as YAML, with some words replaced."""
    content = b"".join(directory_bytes(await stored(stage), ".yaml", form_words()))
    return content.decode().replace(old, new).encode()


async def send_file(
    stage: Stage, content: bytes, name: str = "справочник.yaml", *, phone: Phone | None = None
) -> Shown:
    """Send a file; `phone` is the coordinator's unless said otherwise."""
    phone = phone or stage.coordinator
    return await phone.send_media(
        "document", data=content, file_name=name, mime_type="application/octet-stream"
    )


async def propose(stage: Stage, content: bytes | None = None) -> Shown:
    """Send a file, by default one that changes a name, and return what is told of it."""
    await send_file(stage, await exported(stage) if content is None else content)
    await stage.sees(stage.coordinator, "Вот что изменится")
    return stage.coordinator.last


async def name_of_dropin(stage: Stage) -> str:
    async with stage.app.works.begin() as uow:
        listing = await Scope(uow, stage.app.world).editing.get(CODE)
        return str(read(listing, EntryField.NAME))


async def rename_by_hand(stage: Stage, name: str) -> None:
    """Let somebody change the directory meanwhile."""
    async with stage.app.works.begin() as uow:
        scope = Scope(uow, stage.app.world)
        (member, *_) = await uow.staff.list_active()
        await scope.editing.save(CODE, EntryField.ALERT, name, by=member)
        await uow.commit()


async def try_again(stage: Stage, times: int = 1) -> None:
    """Let the tries of a while pass."""
    for _time in range(times):
        await stage.later(timedelta(minutes=10))
