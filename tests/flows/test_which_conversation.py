"""A woman with several open conversations: her words go to whom she answers, never to somebody else."""

from bot.simulator import Group, Phone, Shown
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, in_time, settle, stubs
from tests.flows.rooms_help import another_group, texts, topic_of

PASSPORT, BELLY = "Как вернуть паспорт?", "Болит живот"
VIA_OFFICE, TO_BED = "Через МФЦ. Какой у вас район?", "Полежите. Где болит?"
WORDS = "Советский район, улица Ленина"


async def asks(stage: Stage, anna: Phone, theme: str, words: str) -> None:
    await anna.send("/question")
    await stage.sees(anna, theme)
    await anna.press(theme)
    await stage.sees(anna, "Напишите")
    await anna.send(words)
    await stage.sees(anna, "✅ Отправить")
    await anna.press("✅ Отправить")
    await stage.until(lambda: "Отправлено" in said(anna))
    await settle(stage)


async def both(stage: Stage) -> tuple[Phone, Group]:
    """Let a woman ask the lawyers, then the others, and the lawyers answer first, the others last."""
    lawyers = await another_group(stage, "Юрист", "Все города")
    anna = await stage.woman_in("Томск")
    await asks(stage, anna, "Документы", PASSPORT)
    await asks(stage, anna, "Здоровье", BELLY)
    await stage.consultant.send(VIA_OFFICE, **topic_of(lawyers, PASSPORT))
    await in_time(stage, lambda: len(stubs(anna)) == 1)
    await settle(stage)
    return anna, lawyers


async def answered(stage: Stage, anna: Phone) -> None:
    """Let the others answer too."""
    await stage.consultant.send(TO_BED, **topic_of(stage.group, BELLY))
    await in_time(stage, lambda: len(stubs(anna)) == 2)
    await settle(stage)


async def opened(stage: Stage, anna: Phone, letter: Shown, words: str) -> Shown:
    await anna.press("Открыть", message=letter)
    await stage.until(lambda: any(words in one.words for one in anna.messages))
    return next(one for one in anna.messages if words in one.words)


async def test_words_go_to_whoever_answered_last(stage: Stage) -> None:
    anna, lawyers = await both(stage)

    await anna.send(WORDS)
    await settle(stage)

    assert (WORDS in texts(lawyers), WORDS in texts(stage.group)) == (True, False)


async def test_reply_goes_to_the_letter_it_answers(stage: Stage) -> None:
    anna, lawyers = await both(stage)
    await answered(stage, anna)
    first, second = stubs(anna)
    letter = await opened(stage, anna, first, VIA_OFFICE)
    await opened(stage, anna, second, TO_BED)

    await anna.send(WORDS, reply_to=letter)
    await settle(stage)

    assert (WORDS in texts(lawyers), WORDS in texts(stage.group)) == (True, False)


async def test_reply_to_her_own_words_goes_where_they_went(stage: Stage) -> None:
    anna, lawyers = await both(stage)
    await answered(stage, anna)

    await anna.send(WORDS, reply_to=found(anna, PASSPORT)[0])
    await settle(stage)

    assert (WORDS in texts(lawyers), WORDS in texts(stage.group)) == (True, False)


async def test_button_of_a_letter_decides_where_words_go(stage: Stage) -> None:
    anna, lawyers = await both(stage)
    await answered(stage, anna)
    first, second = stubs(anna)
    letter = await opened(stage, anna, first, VIA_OFFICE)
    await opened(stage, anna, second, TO_BED)
    await anna.press("💬 Ответить", message=letter)

    for words in (WORDS, "дом 5"):
        await anna.send(words)
    await settle(stage)

    assert {WORDS, "дом 5"} <= set(texts(lawyers))


async def test_reply_into_a_closed_conversation_goes_to_no_other(stage: Stage) -> None:
    anna, lawyers = await both(stage)
    letter = await opened(stage, anna, stubs(anna)[0], VIA_OFFICE)
    card = next(one for one in lawyers.messages if "Закрыть" in one.labels)
    await stage.coordinator.press("Закрыть", message=card, chat=lawyers)
    await settle(stage)

    await anna.send(WORDS, reply_to=letter)

    await stage.sees(anna, "Отправить это консультантке?")
    await settle(stage)
    assert WORDS not in texts(stage.group)
