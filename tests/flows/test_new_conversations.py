"""A conversation begins: its card and her first words in one call, whatever they are or happens then."""

from typing import Any

import pytest

from bot.simulator import Fault, Phone
from bot.simulator.topics import ICONS
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import shown
from tests.flows.faults_help import answer, cards, found, marks, settle, stubs
from tests.flows.talking import card, notes, quotes
from tests.flows.test_reception import MINUTE, many, reception

WORDS = "Можно ли мне рожать?"
NOT_PASSED_ON = "не получилось"
REFUSALS = (
    "Bad Request: can't parse entities: unsupported entity",
    "Bad Request: ENTITY_BOUNDS_INVALID",
    "Bad Request: message to be replied not found",
    "Bad Request: MESSAGE_TOO_LONG",
    "Bad Request: wrong file identifier/HTTP URL specified",
)
BOLD = {"type": "bold", "offset": 0, "length": 5}


async def ready(stage: Stage, *what: dict[str, Any]) -> Phone:
    """Let a woman write a question of these messages, and stand before «Отправить»."""
    anna = await stage.woman_in("Томск")
    await anna.press("💬 Задать вопрос")
    await anna.press("ВИЧ и лечение")
    await stage.sees(anna, "Напишите одним или несколькими")
    for one in what:
        match one:
            case {"album": kinds}:
                await anna.send_album(*kinds, caption=one.get("caption", ""))
            case {"kind": kind, **more}:
                await anna.send_media(kind, **more)
            case _:
                await anna.send(**one)
    await stage.until(lambda: "тправить" in said(anna))
    if "Отправить" in anna.last.labels:  # a document goes only after a second press
        await anna.press("Отправить")
    await stage.sees(anna, "✅ Отправить")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    return anna


async def sends(stage: Stage, *what: dict[str, Any]) -> Phone:
    anna = await ready(stage, *what)
    await anna.press("✅ Отправить")
    await stage.until(lambda: "Отправлено" in said(anna))
    await settle(stage)
    return anna


@pytest.mark.parametrize("caption", [None, "Вот выписка"])
async def test_document_is_the_card_itself(stage: Stage, caption: str | None) -> None:
    anna = await sends(
        stage,
        {
            "kind": "document",
            "caption": caption,
            "file_name": "Анна Петрова.pdf",
            "mime_type": "application/pdf",
        },
    )

    assert card(stage).data["document"]["file_name"] == "document.pdf"
    assert quotes(card(stage)) == ([caption] if caption else [])
    await answer(stage, "Вижу", under=card(stage))
    await stage.until(lambda: bool(stubs(anna)))


@pytest.mark.parametrize("kinds", [("photo", "photo", "video"), ("video", "photo")])
async def test_album_comes_whole_below_the_card(stage: Stage, kinds: tuple[str, ...]) -> None:
    anna = await sends(stage, {"album": kinds, "caption": "Вот"})

    topic = stage.group.in_topic(max(stage.group.topics))
    assert topic[0].id == card(stage).id
    assert quotes(card(stage)) == []
    assert len({one.data.get("media_group_id") for one in topic[1:]}) == 1
    assert len(topic) == 1 + len(kinds)
    await answer(stage, "Вижу", under=card(stage))
    await stage.until(lambda: bool(stubs(anna)))


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_refused_card_lets_the_words_come_alone(stage: Stage, refusal: str) -> None:
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, status=400, description=refusal))

    anna = await sends(stage, {"text": WORDS, "entities": [BOLD]})

    assert len(cards(stage.group)) == 1
    assert len(found(stage.group, WORDS)) == 1
    assert marks(anna, WORDS) == ["👌"]
    assert NOT_PASSED_ON not in said(anna)
    await answer(stage, "Да", under=found(stage.group, WORDS)[0])
    await stage.until(lambda: bool(stubs(anna)))


async def test_words_refused_alone_too_are_said_in_words(stage: Stage) -> None:
    faults, group = stage.telegram.faults, stage.group.id
    too_long = "Bad Request: MESSAGE_TOO_LONG"
    faults.add(Fault("sendMessage", group, status=400, description=too_long))
    faults.add(
        Fault("sendMessage", group, status=400, description=too_long, skip=1)
    )  # the card alone may come

    anna = await sends(stage, {"text": WORDS})

    assert len(cards(stage.group)) == 1
    assert found(stage.group, WORDS) == []
    assert any(NOT_PASSED_ON in one.text for one in anna.messages)
    assert "Одно её сообщение не удалось показать" in notes(stage)


async def test_card_refused_alone_comes_later(stage: Stage) -> None:
    words = "Bad Request: BUTTON_DATA_INVALID"
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, status=400, description=words, times=2))
    anna = await ready(stage, {"text": WORDS})

    await anna.press("✅ Отправить")
    await stage.until(lambda: bool(found(stage.group, WORDS)))
    assert cards(stage.group) == []
    stage.clock.move(MINUTE)
    await settle(stage)

    assert card(stage).thread_id == found(stage.group, WORDS)[0].thread_id
    await stage.consultant.press("Взять", message=card(stage), chat=stage.group)
    await stage.until(lambda: "🟢 взято" in card(stage).labels[0])


async def test_two_presses_at_once_begin_one_conversation(stage: Stage) -> None:
    anna = await ready(stage, {"text": WORDS})

    presses = [await anna.press("✅ Отправить", wait=False) for _ in range(2)]
    await stage.until(lambda: bool(stage.group.topics))
    await settle(stage)

    assert len(stage.group.topics) == len(cards(stage.group)) == 1
    assert len(found(stage.group, WORDS)) == 1
    assert marks(anna, WORDS) == ["👌"]
    assert "Отправлено" in said(anna)
    assert sorted(press.text or "" for press in presses) == ["", "Уже отправлено"]


@pytest.mark.usefixtures("quick_group")
async def test_card_tells_of_an_answer_given_before_it(stage: Stage) -> None:
    (late,) = await many(stage, WORDS)
    await stage.until(lambda: bool(reception(stage)))
    await stage.consultant.send(
        "Да", chat=stage.group, thread_id=reception(stage)[0].thread_id, reply_to=reception(stage)[0]
    )
    await stage.until(lambda: bool(stubs(late)))

    stage.clock.move(MINUTE)
    await settle(stage)

    assert card(stage).labels[0] == "🟢 взято: консультантка"
    assert ICONS[stage.group.topics[max(stage.group.topics)].icon or ""] == "💬"


@pytest.mark.usefixtures("quick_group")
@pytest.mark.parametrize(
    ("label", "icon", "state"),
    [("Взять", "💬", "🟢 взято"), ("Срочно", "❗", "🆘"), ("Закрыть", "✅", "⚪️ закрыт")],
)
async def test_card_tells_what_was_pressed_before_it(stage: Stage, label: str, icon: str, state: str) -> None:
    await many(stage, WORDS)
    await stage.until(lambda: bool(reception(stage)))
    nickname = reception(stage)[0].words.partition(" · ")[0]
    await shown(stage, stage.coordinator, "/queue", nickname)
    await stage.coordinator.press(next(one for one in stage.coordinator.last.labels if nickname in one))
    await stage.sees(stage.coordinator, "Закрыть")
    await stage.coordinator.press(label)
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    stage.clock.move(MINUTE)
    await settle(stage)

    assert card(stage).labels[0].startswith(state)
    assert ICONS[stage.group.topics[max(stage.group.topics)].icon or ""] == icon
    assert reception(stage) == []


async def test_three_presses_at_once_all_count(stage: Stage) -> None:
    await sends(stage, {"text": WORDS})
    shows = card(stage)

    await stage.consultant.press("Взять", message=shows, chat=stage.group, wait=False)
    await stage.coordinator.press("Срочно", message=shows, chat=stage.group, wait=False)
    await stage.consultant.press("Закрыть", message=shows, chat=stage.group, wait=False)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await settle(stage)

    assert card(stage).labels == ["⚪️ закрыт", "Открыть снова"]
    assert ICONS[stage.group.topics[max(stage.group.topics)].icon or ""] == "✅"
