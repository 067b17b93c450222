"""Several letters wait in turn; what staff see of them; what becomes of those that do not arrive."""

from datetime import timedelta
from functools import partial

from bot.simulator import Fault, Phone, Shown
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import settle
from tests.flows.talking import in_topic, notes, talking
from tests.flows.test_hide_and_erase import erase

STUB = "Вам письмо ✉️"


async def three_letters(stage: Stage) -> Phone:
    """Let three answers wait for a woman."""
    anna = await talking(stage)
    for words in ("первое", "второе", "третье"):
        await stage.consultant.send(words, **in_topic(stage))
    await stage.until(lambda: len(stubs(anna)) == 3)
    await stage.outbox_is_empty()
    return anna


def shown(phone: Phone, message_id: int) -> Shown:
    """Return a message as it stands now."""
    return next(one for one in phone.messages if one.id == message_id)


def stubs(phone: Phone) -> list[int]:
    return [one.id for one in phone.messages if one.text == STUB]


def marks(stage: Stage, words: str) -> list[str]:
    """Return the bot's emoji under a message of the staff's."""
    message = next(shown for shown in stage.group.messages if shown.text == words)
    return [one["emoji"] for one in stage.group.chat.reactions.get(message.id, [])]


async def test_menu_and_questions_count_what_waits(stage: Stage) -> None:
    anna = await three_letters(stage)

    await anna.send("/menu")
    await stage.sees(anna, "💬 Задать вопрос · 3 ответа")
    await anna.press("💬 Задать вопрос")
    await stage.sees(anna, "Мои вопросы")
    await anna.press("Мои вопросы")

    await stage.sees(anna, "Вас ждут 3 письма")
    assert anna.last.labels.count("Открыть") == 3


async def test_one_letter_leads_to_the_next(stage: Stage) -> None:
    anna = await three_letters(stage)
    first = stubs(anna)[0]
    await anna.press("Открыть", message=shown(anna, first))
    await stage.until(lambda: "первое" in shown(anna, first).text)

    for words in ("второе", "третье"):
        await anna.press("Следующее письмо ›", message=shown(anna, first))
        await stage.until(partial(lambda words: words in shown(anna, first).text, words))

    assert "Следующее письмо ›" not in shown(anna, first).labels


async def test_letter_read_on_the_way_can_be_read_again(stage: Stage) -> None:
    anna = await three_letters(stage)
    await anna.press("Открыть", message=shown(anna, stubs(anna)[0]))
    await anna.press("Следующее письмо ›")

    await anna.send("/question")
    await stage.sees(anna, "Мои вопросы")
    await anna.press("Мои вопросы")
    await stage.sees(anna, "Перечитать")
    assert anna.last.labels.count("Перечитать") == 2


async def test_letter_past_its_time_counts_no_more(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.consultant.send("первое", **in_topic(stage))
    await stage.sees(anna, STUB)
    await stage.outbox_is_empty()

    stage.clock.move(timedelta(days=14, minutes=1))
    await anna.send("/menu")

    await stage.sees(anna, "🕐 Часы приёма")
    assert "ответ" not in said(anna)
    async with stage.app.works.begin() as uow:
        person = await uow.people.find(anna.id)
        assert person is not None
        assert await uow.letters.list_unread(person.id, now=stage.clock.now()) == []


async def test_staff_hear_of_a_letter_never_opened(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.consultant.send("первое", **in_topic(stage))
    await stage.sees(anna, STUB)
    await stage.outbox_is_empty()

    await stage.later(timedelta(days=15))

    await stage.until(lambda: "Письмо не открыли за 14 дней, оно стёрто" in notes(stage))


async def open_first(stage: Stage) -> Phone:
    """Let a woman open her first letter."""
    anna = await talking(stage)
    await stage.consultant.send("первое", **in_topic(stage))
    await stage.sees(anna, STUB)
    await stage.until(lambda: marks(stage, "первое") == ["👌"])
    await anna.press("Открыть")
    await stage.sees(anna, "Показывать консультантке, что вы прочитали?")
    return anna


async def test_opening_is_told_once_she_allows_it(stage: Stage) -> None:
    anna = await open_first(stage)
    assert marks(stage, "первое") == ["👌"]

    await anna.press("Да")
    await stage.until(lambda: marks(stage, "первое") == ["👀"])
    await stage.until(lambda: "Показывать" not in said(anna))
    assert "первое" in said(anna)
    await stage.consultant.send("второе", **in_topic(stage))
    await stage.sees(anna, STUB)
    await anna.press("Открыть")

    await stage.until(lambda: marks(stage, "второе") == ["👀"])
    assert "Показывать" not in said(anna)


async def test_opening_is_told_to_nobody_unless_allowed(stage: Stage) -> None:
    anna = await open_first(stage)

    await anna.press("Нет")
    await stage.until(lambda: "Показывать" not in said(anna))
    await stage.consultant.send("второе", **in_topic(stage))
    await stage.sees(anna, STUB)
    await anna.press("Открыть")
    await stage.sees(anna, "второе")
    await settle(stage)

    assert (marks(stage, "первое"), marks(stage, "второе")) == (["👌"], ["👌"])
    assert "Показывать" not in said(anna)


async def test_reading_is_settled_in_privacy_too(stage: Stage) -> None:
    anna = await talking(stage)
    await anna.send("/menu")
    for step in ("⚙️ Ещё", "🔒 Приватность", "Отметка о прочтении"):
        await stage.sees(anna, step)
        await anna.press(step)
    await stage.sees(anna, "Показывать консультантке")
    await anna.press("Да")
    await stage.sees(anna, "Сейчас она это видит")

    await stage.consultant.send("первое", **in_topic(stage))
    await stage.sees(anna, STUB)
    await anna.press("Открыть")

    await stage.until(lambda: marks(stage, "первое") == ["👀"])


async def test_blocked_woman_gets_her_letter_when_back(stage: Stage) -> None:
    anna = await talking(stage)
    await anna.block()
    await stage.consultant.send("первое", **in_topic(stage))
    await stage.until(lambda: "остановила бота; ответ сохранён" in notes(stage))

    await anna.unblock()

    await stage.sees(anna, STUB)
    await stage.until(lambda: "ответ всё-таки доставлен" in notes(stage))
    await stage.until(lambda: marks(stage, "первое") == ["👌"])


async def test_refused_letter_is_kept_and_offered_at_start(stage: Stage) -> None:
    anna = await talking(stage)
    refusal = Fault("sendMessage", chat_id=anna.id, status=400, description="Bad Request: something new")
    stage.telegram.faults.add(refusal)
    await stage.consultant.send("первое", **in_topic(stage))
    await stage.until(lambda: "не удалось доставить" in notes(stage))

    await anna.send("/start")

    await stage.until(lambda: stubs(anna))
    await stage.until(lambda: "ответ всё-таки доставлен" in notes(stage))


async def test_letter_that_came_comes_once(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.consultant.send("первое", **in_topic(stage))
    await stage.sees(anna, STUB)
    await stage.outbox_is_empty()

    await anna.block()
    await anna.unblock()
    await anna.send("/start")
    await stage.sees(anna, "🕐 Часы приёма")
    await settle(stage)

    assert len(stubs(anna)) == 1


async def test_author_hears_that_she_has_erased_herself(stage: Stage) -> None:
    anna = await talking(stage)
    stage.telegram.faults.add(Fault("sendMessage", chat_id=anna.id, status=502, times=1))
    await stage.consultant.send("первое", **in_topic(stage))
    await stage.put_off()

    await erase(stage, anna)
    await settle(stage)

    assert any("она удалила всё; ответ не доставлен" in shown.text for shown in stage.consultant.messages)
    assert not any("она удалила всё" in shown.text for shown in stage.coordinator.messages)
    assert stubs(anna) == []


async def test_answer_to_an_erased_conversation_is_told(stage: Stage) -> None:
    anna = await talking(stage)
    where = in_topic(stage)
    stage.telegram.faults.add(Fault("deleteForumTopic", status=502, times=3))
    await erase(stage, anna)
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    await stage.consultant.send("первое", **where)

    await stage.until(
        lambda: any("этого разговора больше нет" in one.text for one in stage.consultant.messages)
    )
