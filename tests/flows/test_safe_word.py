"""Her safe word calls the staff wherever she writes it, and nothing on her screen shows it."""

import pytest

from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import settle
from tests.flows.talking import notes, talking
from tests.flows.test_canary import stored_bytes
from tests.flows.test_guard import stranger_comes
from tests.flows.test_plain_answers import to_privacy

CALL = "🔐 Она написала своё слово-сигнал. Отвечайте нейтрально."
OFFER = "Отправить это консультантке?"
WORD = "Тётя Зина"


async def choose(stage: Stage, woman: Phone, word: str = WORD) -> None:
    """Let a woman choose her safe word."""
    await to_privacy(stage, woman, "Слово-сигнал")
    await stage.sees(woman, "от 3 до 40 букв")
    await woman.send(word)
    await stage.sees(woman, "Слово-сигнал задано")
    await stage.outbox_is_empty()


def told(phone: Phone) -> list[str]:
    return [shown.text for shown in phone.messages if CALL in shown.text]


def is_urgent(stage: Stage) -> bool:
    """Tell whether a woman's conversation is marked as urgent."""
    return any(topic.name.startswith("🆘 ") for topic in stage.group.topics.values())


def everything(phone: Phone) -> str:
    return "\n".join(f"{shown.words} {shown.labels}" for shown in phone.messages if shown.from_bot)


async def test_word_leaves_no_trace_in_her_chat(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")

    await choose(stage, anna)

    await stage.until(lambda: not any("Зина" in shown.words for shown in anna.messages))
    await to_privacy(stage, anna, "Что вы обо мне знаете")
    await stage.sees(anna, "Слово-сигнал: есть")
    assert "Зина" not in everything(anna)


async def test_word_alone_opens_an_urgent_conversation(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await choose(stage, anna)

    await anna.send("тетя зина!")

    await stage.sees(anna, "Хорошего дня 🌿")
    await stage.until(lambda: CALL in notes(stage))
    await stage.until(lambda: bool(told(stage.consultant)))
    await settle(stage)
    assert is_urgent(stage)
    assert OFFER not in everything(anna)
    assert "зина" not in notes(stage).lower()


async def test_word_in_a_sentence_goes_covered_and_silent(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await choose(stage, anna)

    await anna.send("Он меня бьёт. Передай, Тётя Зина, соль")

    await stage.sees(anna, "Хорошего дня 🌿")
    await stage.until(lambda: "Он меня бьёт. Передай, •••••••••, соль" in notes(stage))
    assert CALL in notes(stage)
    assert "112" not in everything(anna)


async def test_open_conversation_becomes_urgent_unseen(stage: Stage) -> None:
    anna = await talking(stage)
    await choose(stage, anna)
    shown = len([one for one in anna.messages if one.from_bot])

    await anna.send("Тётя Зина пришла, хочу умереть")

    await stage.until(lambda: CALL in notes(stage))
    await settle(stage)
    assert len([one for one in anna.messages if one.from_bot]) == shown
    assert is_urgent(stage)
    assert len(told(stage.consultant)) == 1
    assert "Зина" not in notes(stage)


async def test_word_in_an_edit_is_heard(stage: Stage) -> None:
    anna = await talking(stage)
    await choose(stage, anna)
    written = await anna.send("как дела")
    await stage.until(lambda: "как дела" in notes(stage))

    await anna.edit(written, "как дела, тётя Зина")

    await stage.until(lambda: CALL in notes(stage))
    await settle(stage)
    assert "Зина" not in notes(stage)


@pytest.mark.parametrize("kind", ["photo", "video"])
async def test_word_in_a_caption_is_heard(stage: Stage, kind: str) -> None:
    anna = await stage.woman_in("Томск")
    await choose(stage, anna)

    await anna.send_media(kind, caption="тётя зина")

    await stage.sees(anna, "Хорошего дня 🌿")
    await stage.until(lambda: CALL in notes(stage))
    await stage.until(lambda: any(kind in shown.data for shown in stage.group.messages))
    assert not any("зина" in shown.caption for shown in stage.group.messages)


async def test_form_goes_on_after_the_word(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await choose(stage, anna)
    await anna.send("/question")
    await stage.sees(anna, "Здоровье")
    await anna.press("Здоровье")
    await stage.sees(anna, "Напишите одним")

    await anna.send("Болит зуб, тётя Зина, хочу умереть")

    await stage.sees(anna, "Записано 1 сообщение")
    await stage.until(lambda: CALL in notes(stage))
    await anna.press("✅ Отправить")
    await stage.sees(anna, "✅ Отправлено.")
    await stage.until(lambda: "Болит зуб, •••••••••, хочу умереть" in notes(stage))
    assert "112" not in everything(anna)
    assert "Отправлено срочно" not in said(anna)


async def test_word_in_a_reminder_is_heard(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await choose(stage, anna)
    await anna.send("/reminders")
    for step in ("Только я", "➕ Добавить", "💊 Лекарства", "Раз в день", "21:00"):
        await stage.sees(anna, step)
        await anna.press(step)
    await stage.sees(anna, "Что написать")

    await anna.send("Позвонить: тётя Зина")

    await stage.sees(anna, "Сохранить")
    await stage.until(lambda: CALL in notes(stage))


async def test_her_list_of_questions_stays_ordinary(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await choose(stage, anna)
    await anna.send(WORD)
    await stage.sees(anna, "Хорошего дня 🌿")

    await anna.send("/question")
    await stage.sees(anna, "Мои вопросы")
    await anna.press("Мои вопросы")

    await stage.sees(anna, "Вопрос · ")
    assert "рочно" not in said(anna)


async def test_pressing_on_ends_the_choosing(stage: Stage) -> None:
    anna = await talking(stage)
    await to_privacy(stage, anna, "Слово-сигнал")
    await stage.sees(anna, "от 3 до 40 букв")

    await anna.press("‹ Назад")
    await stage.sees(anna, "Спрятать переписку")
    await anna.send("Мне нужна помощь")

    await stage.until(lambda: "Мне нужна помощь" in notes(stage))


async def test_call_for_help_is_never_kept_as_a_word(stage: Stage) -> None:
    anna = await talking(stage)
    await to_privacy(stage, anna, "Слово-сигнал")
    await stage.sees(anna, "от 3 до 40 букв")

    await anna.send("хочу умереть")

    await stage.sees(anna, "112")
    await stage.until(lambda: "хочу умереть" in notes(stage))


@pytest.mark.parametrize("word", ["да", "!!!", "я" * 41])
async def test_word_that_does_not_fit_is_asked_again(stage: Stage, word: str) -> None:
    anna = await stage.woman_in("Томск")
    await to_privacy(stage, anna, "Слово-сигнал")
    await stage.sees(anna, "от 3 до 40 букв")

    await anna.send(word)

    await stage.sees(anna, "Так не подойдёт")


async def test_removed_word_calls_nobody(stage: Stage) -> None:
    anna = await talking(stage)
    await choose(stage, anna)
    await to_privacy(stage, anna, "Слово-сигнал")
    await stage.sees(anna, "Убрать слово")
    await anna.press("Убрать слово")
    await stage.sees(anna, "больше нет")

    await anna.send(WORD)

    await stage.until(lambda: WORD in notes(stage))
    assert CALL not in notes(stage)


async def test_word_before_a_paused_room_reaches_coordinators(stage: Stage) -> None:
    anna = await talking(stage)
    await choose(stage, anna)
    await stranger_comes(stage)
    await stage.sees(stage.coordinator, "Всё в порядке, продолжить")

    await anna.send(WORD)

    await stage.until(lambda: bool(told(stage.coordinator)))


async def test_word_lies_nowhere_in_clear(stage: Stage) -> None:
    anna = await talking(stage)
    await choose(stage, anna, "Абракадабра")
    await anna.send("скажи, абракадабра, вот")
    await stage.until(lambda: CALL in notes(stage))
    await settle(stage)

    disk = (await stored_bytes(stage)).decode(errors="replace").lower()
    calls = str([call.params for call in stage.telegram.calls]).lower()
    assert "абракадабр" not in disk
    assert "абракадабр" not in calls


async def test_second_word_of_a_minute_rings_once(stage: Stage) -> None:
    anna = await talking(stage)
    await choose(stage, anna)

    for _ in range(3):
        await anna.send(WORD)
    await stage.until(lambda: notes(stage).count(CALL) == 3)
    await settle(stage)

    assert len(told(stage.consultant)) <= 2
