"""A canary woman goes through every slice, and is then looked for where she must not be."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.logs import AllowListFormatter
from bot.simulator import Fault, Phone
from bot.telegram import budget
from models.base import Base
from tests.canary import (
    ANSWER,
    CAPTION,
    DETAILS,
    FIRST_NAME,
    OWN_WORDS,
    QUESTION,
    USER_ID,
    WORDS,
    hits,
    identity_needles,
    word_needles,
)
from tests.flows.conftest import Stage

NINE_HOURS = timedelta(hours=9)
NEVER_CALLED = {
    "getChat",
    "getChatMember",
    "getUserProfilePhotos",
    "getUserChatBoosts",
    "forwardMessage",
    "forwardMessages",
    "copyMessage",
    "copyMessages",
}
WRITES = ("sendMessage", "sendPhoto")


class Recorder(logging.Handler):
    """Keep every record of every library, as it would be written at the most talkative level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(AllowListFormatter())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.lines.append(self.format(record))


@pytest.fixture(autouse=True)
def generous_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one chat take more a second than Telegram would: she presses faster here than any hand can."""
    monkeypatch.setattr(budget, "PRIVATE_BURST", 500)


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """Listen to the root of all logs."""
    root, recorder = logging.getLogger(), Recorder()
    level = root.level
    root.addHandler(recorder)
    root.setLevel(logging.DEBUG)
    yield recorder
    root.removeHandler(recorder)
    root.setLevel(level)


async def walk(stage: Stage, woman: Phone, *steps: tuple[str, str]) -> None:
    """Press buttons; each is told by its label and what is shown then."""
    for label, shown in steps:
        await woman.press(label)
        await stage.sees(woman, shown)


async def look_around(stage: Stage) -> Phone:
    """Come in, choose a city, and open every screen about places."""
    woman = await stage.woman_in("Томск", FIRST_NAME, **DETAILS)
    await walk(
        stage,
        woman,
        ("🟢 Открыто сейчас", "Дроп-ин центр"),
        ("🟢 Дроп-ин центр", "📋 Скопировать адрес"),
        ("🏠 Меню", "🕐 Часы приёма"),
        ("🕐 Часы приёма", "· Сегодня ·"),
        ("🏠 Меню", "🧪 Провериться"),
        ("🧪 Провериться", "Не знаю, помогите выбрать"),
        ("🏠 Меню", "Врачи"),
        ("👩", "‹ Назад"),
        ("🏠 Меню", "🆘 Срочно"),
        ("🆘 Срочно", "Передозировка"),
        ("Передозировка", "103"),
    )
    return woman


async def ask(stage: Stage, woman: Phone) -> None:
    """Ask with words that mention her, and with a photo; Telegram fails in between."""
    await woman.send("/menu")
    await walk(stage, woman, ("💬 Задать вопрос", "О чём"), ("ВИЧ и лечение", "Напишите одним"))
    mention = {"type": "text_mention", "offset": 0, "length": 5, "user": woman.user}
    await woman.send(QUESTION, entities=[mention])
    await stage.sees(woman, "✅ Отправить")
    await woman.send_photo(caption=CAPTION)
    await stage.sees(woman, "2")
    await woman.send_content({"contact": {"phone_number": "+79990000000", "first_name": FIRST_NAME}})
    await stage.sees(woman, "Это номер телефона")
    await woman.press("Лучше текстом")
    await stage.sees(woman, "Напишите словами")
    await woman.send_photo(caption=CAPTION)
    await stage.sees(woman, "3")
    stage.telegram.faults.add(Fault(method="sendPhoto", status=500))
    await woman.press("✅ Отправить")
    await stage.sees(woman, "Отправлено")
    await stage.put_off()
    await stage.later(timedelta(minutes=1))
    await stage.until(lambda: any(shown.caption == CAPTION for shown in stage.group.messages))


async def get_answer(stage: Stage, woman: Phone) -> None:
    """Get an answer, read it and hide it."""
    await stage.consultant.press("Взять", chat=stage.group)
    await stage.consultant.send(ANSWER, chat=stage.group, thread_id=max(stage.group.topics))
    await stage.sees(woman, "Вам письмо ✉️")
    await walk(stage, woman, ("Открыть", ANSWER), ("Скрыть", "Вам письмо ✉️"))


async def be_reminded(stage: Stage, woman: Phone) -> None:
    """Make a reminder in her own words, get it and answer it."""
    await woman.send("/menu")
    await walk(
        stage,
        woman,
        ("⏰ Напоминания", "Кто ещё видит этот телефон?"),
        ("Только я", "➕ Добавить"),
        ("➕ Добавить", "💊 Лекарства"),
        ("💊 Лекарства", "Раз в день"),
        ("Раз в день", "В какое время?"),
        ("21:00", "Что написать в сообщении?"),
    )
    await woman.send(OWN_WORDS)
    await stage.sees(woman, "Вот ближайшие 5 раз:")
    await walk(stage, woman, ("Сохранить", OWN_WORDS))
    await stage.later(NINE_HOURS)
    await stage.until(lambda: OWN_WORDS in woman.notifications)
    await walk(stage, woman, ("✅ Готово", "Отменить"))


async def go_away_and_return(stage: Stage, woman: Phone) -> None:
    """Stop the bot, be written to, come back; send what nobody can read."""
    await woman.block()
    await stage.consultant.send(ANSWER, chat=stage.group, thread_id=max(stage.group.topics))
    await stage.until(lambda: any("остановила бота" in shown.text for shown in stage.group.messages))
    await woman.send("/start")
    stage.telegram.inject({"message": {"from": woman.user, "chat": woman.chat.data, "text": [QUESTION]}})
    await woman.press_data(f"x:{USER_ID}")
    await woman.send("/hide")
    await stage.until(lambda: [shown.text for shown in woman.messages] == ["Хорошего дня 🌿"])


async def settle(stage: Stage) -> None:
    """Wait until nothing is on its way and everything shown is written down."""
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.outbox_is_empty()
    await stage.leave_footprints()


async def stored_bytes(stage: Stage) -> bytes:
    """Return all the bot keeps: files, journals, and every value of every table."""
    found = [path.read_bytes() for path in sorted(stage.folder.rglob("*")) if path.is_file()]
    assert found
    async with stage.app.works.begin() as uow:
        for table in Base.metadata.sorted_tables:
            for row in await uow.connection.execute(text(f'SELECT * FROM "{table.name}"')):  # noqa: S608
                found += [_as_bytes(value) for value in row]
    return b"\n".join(found)


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def told_to_staff(stage: Stage) -> bytes:
    """Return everything the bot has said in any chat but hers."""
    calls = [call for call in stage.telegram.calls if call.chat_id not in {None, USER_ID}]
    assert calls
    return "\n".join(json.dumps(call.params, ensure_ascii=False) for call in calls).encode()


@pytest.mark.case(21)
async def test_canary_is_nowhere(stage: Stage, recorder: Recorder) -> None:
    woman = await look_around(stage)
    await ask(stage, woman)
    await get_answer(stage, woman)
    await be_reminded(stage, woman)
    await go_away_and_return(stage, woman)
    await settle(stage)

    disk, logs = await stored_bytes(stage), "\n".join(recorder.lines).encode()
    assert hits(identity_needles(), told_to_staff(stage)) == []
    assert hits(identity_needles() | word_needles(), disk) == []
    assert hits(identity_needles() | word_needles(), logs) == []
    assert {call.method for call in stage.telegram.calls} & NEVER_CALLED == set()
    to_group = [call for call in stage.telegram.calls_to(stage.group.id) if call.method in WRITES]
    assert all(call.params.get("protect_content") for call in to_group if "reply_markup" in call.params)


@pytest.mark.case(21)
async def test_erased_canary_leaves_nothing_but_a_farewell(stage: Stage, recorder: Recorder) -> None:
    woman = await look_around(stage)
    await ask(stage, woman)
    await get_answer(stage, woman)
    await woman.send("/erase")
    await stage.sees(woman, "Что вернуть нельзя")
    await settle(stage)
    await woman.press("Да, удалить всё")
    await stage.until(lambda: len(woman.messages) == 1 and not stage.group.topics)
    await settle(stage)

    needles = identity_needles() | word_needles()
    assert hits(needles, await stored_bytes(stage)) == []
    assert hits(needles, "\n".join(recorder.lines).encode()) == []
    left = "".join(shown.words for shown in (*woman.messages, *stage.group.messages))
    assert not any(words in left for words in WORDS)


async def test_canary_would_be_found(stage: Stage) -> None:
    woman = await stage.woman_in("Томск", FIRST_NAME, **DETAILS)
    (stage.folder / "leak").write_bytes(USER_ID.to_bytes(8, "big") + QUESTION.encode("utf-16-le"))

    found = hits(identity_needles() | word_needles(), await stored_bytes(stage))

    assert "big_endian_8" in found
    assert f"{QUESTION} utf-16-le" in found
    assert woman.id == USER_ID
