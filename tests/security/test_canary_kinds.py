"""A canary woman sends everything there is; nothing of who she is leaves her chat, in either kind of room."""

import json
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

import pytest
from aiogram.methods import SendMessage

from bot.domain.reports import Period, span_of
from bot.services.scope import Scope
from bot.simulator import Group, Phone
from bot.simulator.contents import user_media
from bot.telegram.sheets import write_xlsx
from bot.telegram.views.reports import sheet_rows
from tests.canary import FIRST_NAME, LAST_NAME, USERNAME, hits, identity_needles, word_needles
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, settle
from tests.flows.test_canary import NEVER_CALLED, Recorder, stored_bytes
from tests.flows.test_room_faults import bind
from tests.security import canary_kinds as kinds

pytestmark = pytest.mark.usefixtures("roomy")
ALSO_HERS = {"language": b"kanareika", "premium": b"is_premium", "owner": b"sender_user"}
NEEDLES = identity_needles(kinds.SHORT_ID) | ALSO_HERS
PASSED_ON = {
    f"send{kind}"
    for kind in (
        "Photo",
        "Video",
        "Animation",
        "Voice",
        "VideoNote",
        "Document",
        "Sticker",
        "MediaGroup",
        "Location",
    )
}
WARNED = "Лучше текстом"


def told(stage: Stage) -> bytes:
    """Return everything the bot has said in any chat but hers."""
    calls = [call for call in stage.telegram.calls if call.chat_id not in {None, kinds.SHORT_ID}]
    uploads = [upload for call in calls for upload in call.files.values()]
    names, files = [str(upload.name) for upload in uploads], b"".join(upload.data for upload in uploads)
    said_to = [json.dumps(call.params, ensure_ascii=False) for call in calls]
    return (
        "\n".join([*said_to, *names, *(topic.name for topic in stage.group.topics.values())]).encode() + files
    )


async def canary(stage: Stage, room: str) -> Phone:
    """Bring on a canary with an open conversation, in this kind of room."""
    if room == "plain":
        await bind(stage, stage.telegram.add_group("Без тем", forum=False))
    if room == "private":
        await stage.coordinator.send("/bind")
        await stage.sees(stage.coordinator, "ответом на сообщение")
    woman = await stage.woman_in("Томск", FIRST_NAME, **kinds.DETAILS)
    await woman.send("Здравствуйте")
    await stage.sees(woman, "Отправить это")
    await woman.press("Да")
    await stage.until(lambda: found(room_of(stage), "Здравствуйте"))
    return woman


def room_of(stage: Stage) -> Group | Phone:
    """Return where her words stand: the group, or the coordinator's private chat."""
    return stage.coordinator if found(stage.coordinator, "Здравствуйте") else stage.group


async def send_through(stage: Stage, woman: Phone, contents: Sequence[kinds.Json]) -> None:
    """Send messages, and press «Отправить» wherever the bot warns."""
    for content in contents:
        await woman.send_content(content)
        await stage.until(lambda: stage.telegram.pending_updates == 0)
        await stage.app.presenter.drain(timeout_seconds=2)
        if WARNED in said(woman):
            await woman.press("Отправить")
            await stage.until(lambda: WARNED not in said(woman))


async def media(stage: Stage, woman: Phone) -> None:
    """Send every medium with a caption that mentions her, alone and as an album."""
    for kind, details in kinds.MEDIA.items():
        data = kinds.sticker() if kind == "sticker" else b"medium"
        body = user_media(stage.telegram.state, woman.user, kind, data, **details)
        await send_through(stage, woman, [body | kinds.captioned(woman)])
    await woman.send_media("document", data=b"\xff\xd8", file_name=f"{USERNAME}.jpg", mime_type="image/jpeg")
    await woman.send_album("photo", "video", "photo", caption="снимки")


async def talk_back(stage: Stage, woman: Phone) -> None:
    """Let staff answer by reply; she replies with a quote, edits, and reacts."""
    room = room_of(stage)
    copy = found(room, "Здравствуйте")[0]
    if isinstance(room, Phone):
        await room.send("Добрый день", reply_to=copy)
    else:
        await stage.consultant.send("Добрый день", chat=room, thread_id=copy.thread_id, reply_to=copy)
    await stage.sees(woman, "Вам письмо ✉️")
    await settle(stage)
    await woman.press("Открыть")
    await stage.until(lambda: "Добрый день" in said(woman))
    await woman.send("И вам", reply_to=woman.last, quote={"text": "Добрый", "position": 0})
    await woman.edit(
        next(one for one in woman.messages if one.text == "Здравствуйте"), "Здравствуйте ещё раз"
    )
    await woman.react(woman.last, "❤")


@pytest.mark.case(21)
@pytest.mark.parametrize("room", ["forum", "plain", "private"])
async def test_nothing_she_can_send_names_her(stage: Stage, recorder: Recorder, room: str) -> None:
    woman = await canary(stage, room)
    await send_through(stage, woman, list(kinds.texts(woman.user)))
    await media(stage, woman)
    await send_through(stage, woman, list(kinds.places_and_people(woman.user)))
    await send_through(stage, woman, list(kinds.refused_kinds(woman.user)))
    await talk_back(stage, woman)
    for update in kinds.strange_updates(woman):
        stage.telegram.inject(update)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await settle(stage)
    await stage.leave_footprints()

    disk, logs = await stored_bytes(stage), "\n".join(recorder.lines).encode()
    assert hits(NEEDLES, told(stage)) == []
    assert hits(NEEDLES | word_needles(), disk) == []
    assert hits(NEEDLES | word_needles(), logs) == []
    assert {call.method for call in stage.telegram.calls} & NEVER_CALLED == set()
    assert {call.method for call in stage.telegram.calls_to(room_of(stage).id)} >= PASSED_ON
    assert told(stage).count("черепахе".encode()) >= len(list(kinds.texts(woman.user)))


@pytest.mark.case(21)
@pytest.mark.parametrize("name", [FIRST_NAME, LAST_NAME, USERNAME, str(kinds.SHORT_ID), "is_premium"])
async def test_leak_to_the_staff_would_be_found(stage: Stage, name: str) -> None:
    await stage.app.bot(SendMessage(chat_id=stage.group.id, text=f"Пишет {name}"))

    assert hits(NEEDLES, told(stage)) != []


@pytest.mark.leak("sheets and exports")
async def test_table_for_donors_names_nobody(stage: Stage) -> None:
    woman = await canary(stage, "forum")
    await talk_back(stage, woman)
    today = stage.clock.now().date()

    async with stage.app.works.begin() as uow:
        report = await Scope(uow, stage.app.world).reports.build(span_of(Period.YEAR, today), by=None)
    with ZipFile(BytesIO(write_xlsx(sheet_rows(report)))) as table:
        parts = [table.read(name) for name in table.namelist()]

    assert len(parts) > 1
    assert hits(NEEDLES | word_needles(), b"".join(parts)) == []
