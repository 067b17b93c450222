"""«⚠️ Здесь ошибка»: two taps for a woman, a task for the keeper, one tap that settles it."""

from bot.simulator import Phone
from tests.flows.conftest import Stage, said

MISTAKE = "⚠️ Здесь ошибка"


async def at_the_card(stage: Stage, name: str) -> Phone:
    """Bring on a woman who looks at the card of the drop-in centre."""
    woman = await stage.woman_in("Томск", name)
    for label in ("🟢 Открыто сейчас", "🟢 Дроп-ин центр"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, MISTAKE)
    return woman


async def report(stage: Stage, name: str, label: str = "было закрыто") -> Phone:
    """Bring on a woman who says what is wrong."""
    woman = await at_the_card(stage, name)
    await woman.press(MISTAKE)
    await stage.sees(woman, label)
    await woman.press(label)
    return woman


async def test_two_taps_are_enough(stage: Stage) -> None:
    woman = await report(stage, "Анна")

    await stage.sees(woman, "Спасибо, мы проверим")
    await stage.sees(stage.coordinator, "Об ошибке пишет 1 женщина: «было закрыто».")
    assert "✅ Всё верно" in said(stage.coordinator)


async def test_keeper_learns_no_nickname(stage: Stage) -> None:
    woman = await report(stage, "Анна", "не приняли без паспорта")
    await stage.sees(stage.coordinator, "«не приняли без паспорта»")

    async with stage.app.works.begin() as uow:
        person = await uow.people.find(woman.id)

    assert person is not None
    told = "".join(message.words for message in (*stage.coordinator.messages, *stage.group.messages))
    assert person.alias not in told
    assert "Анна" not in told


async def test_two_women_close_the_card_until_confirmed(stage: Stage) -> None:
    await report(stage, "Анна")
    maria = await report(stage, "Мария")
    await maria.press("‹ Назад")
    await stage.sees(maria, "❔ уточните")
    await stage.sees(stage.coordinator, "На карточке теперь «уточните»")

    await stage.coordinator.press("✅ Всё верно")
    await stage.sees(stage.coordinator, "Всё проверено")
    await maria.press("‹ Назад")

    await stage.sees(maria, "🟢 до 18:00 · Дроп-ин центр")


async def test_same_woman_is_thanked_but_not_counted(stage: Stage) -> None:
    woman = await report(stage, "Анна")
    await stage.sees(woman, "Спасибо, мы проверим")
    for label in ("‹ Назад", MISTAKE, "не приняли без паспорта"):
        await woman.press(label)

    await stage.sees(woman, "вы об этом уже сказали")
    await woman.press("‹ Назад")
    await stage.sees(woman, "🟢 до 18:00")


async def test_keeper_can_go_and_correct(stage: Stage) -> None:
    await report(stage, "Анна")
    await stage.sees(stage.coordinator, "✏️ Исправить")

    await stage.coordinator.press("✏️ Исправить")

    await stage.sees(stage.coordinator, "Дроп-ин центр · Томск")


async def test_other_goes_as_an_anonymous_conversation(stage: Stage) -> None:
    woman = await report(stage, "Анна", "другое")
    await stage.sees(woman, "Напишите здесь, что было не так.")
    await woman.send("Звонок не работает")
    await stage.sees(woman, "✅ Отправить")

    await woman.press("✅ Отправить")

    await stage.until(lambda: any("Звонок не работает" in one.words for one in stage.group.messages))
    words = [one.words for one in stage.group.messages]
    assert any("Про «Дроп-ин центр» (Дом на Ромашковой):" in one for one in words)


async def test_answer_to_prepared_words_reaches_her(stage: Stage) -> None:
    woman = await report(stage, "Анна", "другое")
    await woman.send("Звонок не работает")
    await woman.press("✅ Отправить")
    await stage.until(lambda: any("Звонок не работает" in one.words for one in stage.group.messages))
    prepared = next(one for one in stage.group.messages if "Про «Дроп-ин центр»" in one.words)

    await stage.consultant.send("Починим", chat=stage.group, reply_to=prepared, thread_id=prepared.thread_id)

    await stage.sees(woman, "Вам письмо ✉️")
