"""Announcements: two coordinators, a preview, a bounded run that can be stopped, and women who may refuse."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain.outgoing import Kind
from bot.simulator import Phone
from models.outbox import OutboxRow
from tests.flows.conftest import Stage, said
from tests.flows.test_staff_desk import desk
from tests.flows.test_team import second

TEXT = "Завтра в 15:00 чай и разговоры. Приходите."
STUB = "Вам письмо ✉️"


async def write(stage: Stage, whom: str = "Всем", text: str = TEXT) -> None:
    """Let the coordinator write an announcement, until it is counted."""
    await desk(stage, stage.coordinator, "📣 Объявление", "Кому?")
    await stage.coordinator.press(whom)
    await stage.sees(stage.coordinator, "Напишите текст")
    await stage.coordinator.send(text)
    await stage.sees(stage.coordinator, "📣 Отправить")


async def send(stage: Stage, whom: str = "Всем") -> Phone:
    """Let two coordinators send one; return the second's phone."""
    other = await second(stage)
    await write(stage, whom)
    await stage.coordinator.press("📣 Отправить")
    await stage.sees(stage.coordinator, "Ждёт вторую координаторку")
    await stage.sees(other, "Нужна вторая координаторка: объявление")
    await other.press("Подтвердить")
    return other


async def done(stage: Stage, words: str = "✅ Отправлено") -> None:
    """Wait until the writer's card says so."""

    def says() -> bool:
        return any(words in one.words for one in stage.coordinator.messages)

    for _ in range(10):
        if says():
            return
        await stage.outbox_is_empty()
        await stage.later(timedelta(seconds=4))
    await stage.until(says)


async def test_stub_comes_and_opens(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await send(stage)
    await stage.sees(anna, STUB)
    assert TEXT not in "\n".join(anna.notifications)

    await anna.press("Открыть")
    await stage.sees(anna, TEXT)
    await anna.press("Скрыть")

    await stage.sees(anna, STUB)
    await done(stage)


async def test_only_the_city_gets_it(stage: Stage) -> None:
    anna, olga = await stage.woman_in("Томск"), await stage.woman_in("Чапаевск", "Ольга")
    await send(stage, "Томск")

    await stage.sees(anna, STUB)
    await done(stage)

    assert STUB not in said(olga)


async def test_few_are_not_told_as_a_number(stage: Stage) -> None:
    await stage.woman_in("Томск")
    await write(stage)

    assert "Получат: меньше 5" in said(stage.coordinator)


async def test_five_are_told_exactly(stage: Stage) -> None:
    for number in range(5):
        await stage.woman_in("Томск", f"Анна {number}")
    await write(stage)

    assert "Получат: 5" in said(stage.coordinator)


async def test_preview_is_what_she_sees(stage: Stage) -> None:
    await write(stage)
    await stage.coordinator.press("Открыть")

    await stage.until(lambda: any(one.text == TEXT for one in stage.coordinator.messages if one.from_bot))


async def test_single_coordinator_sends_nothing(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await write(stage)
    await stage.coordinator.press("📣 Отправить")

    await stage.sees(stage.coordinator, "Нужна вторая координаторка")
    await stage.outbox_is_empty()
    assert STUB not in said(anna)


async def test_second_sees_words_and_number(stage: Stage) -> None:
    other = await second(stage)
    await write(stage)
    await stage.coordinator.press("📣 Отправить")

    await stage.sees(other, TEXT)
    assert "Кому: Всем · меньше 5" in said(other)


async def test_declined_one_is_never_sent(stage: Stage) -> None:
    anna, other = await stage.woman_in("Томск"), await second(stage)
    await write(stage)
    await stage.coordinator.press("📣 Отправить")
    await stage.sees(other, "Нужна вторая координаторка")
    await other.press("Отклонить")

    await done(stage, "✖️ Не отправлено")
    assert STUB not in said(anna)


async def test_who_stopped_the_bot_is_skipped(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.block()
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await send(stage)
    await done(stage)

    async with stage.app.works.begin() as uow:
        kind = OutboxRow.kind == Kind.NEWS.value
        assert (await uow.connection.execute(select(OutboxRow.id).where(kind))).all() == []


async def test_she_can_switch_them_off(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await send(stage)
    await stage.sees(anna, STUB)
    await anna.press("Открыть")
    await stage.sees(anna, TEXT)

    press = await anna.press("Не присылать такие")
    assert "больше не придут" in press.text
    await done(stage)
    letters = [one.text for one in anna.messages].count(STUB)
    await write(stage)

    assert letters == [one.text for one in anna.messages].count(STUB)
    assert "Получат: меньше 5" in said(stage.coordinator)


async def test_switch_stands_among_what_is_stored(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.press("⚙️ Ещё")
    await anna.press("🔒 Приватность")
    await anna.press("Что вы обо мне знаете")
    await stage.sees(anna, "Объявления: да")

    await anna.press("Не присылать такие")

    await stage.sees(anna, "Объявления: нет")


async def test_open_mode_shows_the_words(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    async with stage.app.works.begin() as uow:
        person = await uow.people.find(anna.id)
        assert person is not None
        person.settings.discreet = False
        await uow.people.flush()
        await uow.commit()
    await send(stage)

    await stage.sees(anna, TEXT)


async def test_wrong_content_is_asked_again(stage: Stage) -> None:
    await desk(stage, stage.coordinator, "📣 Объявление", "Кому?")
    await stage.coordinator.press("Всем")
    await stage.sees(stage.coordinator, "Напишите текст")

    await stage.coordinator.send_photo(caption="афиша")
    await stage.sees(stage.coordinator, "только текст")
    await stage.coordinator.send("я" * 1001)
    await stage.until(lambda: str(said(stage.coordinator)).count("только текст") == 1)
    await stage.coordinator.send("я" * 1000)

    await stage.sees(stage.coordinator, "📣 Отправить")


async def test_formatting_is_kept(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    other = await second(stage)
    await desk(stage, stage.coordinator, "📣 Объявление", "Кому?")
    await stage.coordinator.press("Всем")
    await stage.sees(stage.coordinator, "Напишите текст")
    bold = [{"type": "bold", "offset": 0, "length": 6}]
    await stage.coordinator.send("Завтра <чай>", entities=bold)
    await stage.sees(stage.coordinator, "📣 Отправить")
    await stage.coordinator.press("📣 Отправить")
    await stage.sees(other, "Подтвердить")
    await other.press("Подтвердить")
    await stage.sees(anna, STUB)
    await anna.press("Открыть")
    await stage.sees(anna, "Завтра <чай>")

    assert {"type": "bold", "offset": 0, "length": 6} in anna.last.data["entities"]


async def test_old_buttons_answer_with_words(stage: Stage) -> None:
    await stage.woman_in("Томск")
    await write(stage)
    card = stage.coordinator.last
    await stage.coordinator.press("✖️ Отменить", message=card)
    await stage.sees(stage.coordinator, "✖️ Не отправлено")

    data = str(next(key.data for row in card.buttons for key in row if key.text.startswith("📣")))
    press = await stage.coordinator.press_data(data, message=card)

    assert "уже ничего не сделать" in press.text
