"""Several groups at once: each question goes to the most specific, and nothing is lost when one goes."""

import pytest

from bot.domain.staff import Role
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import answer, found, reads, settle
from tests.flows.rooms_help import another_group, ask_about, card_in, member, texts, topic_of
from tests.flows.test_staff_desk import desk

QUESTION, OTHER = "Как вернуть паспорт?", "Болит живот"


async def settings(stage: Stage) -> None:
    await desk(stage, stage.coordinator, "🛠 Настройки", "Настройки")
    await stage.coordinator.press("👥 Группы")
    await stage.sees(stage.coordinator, "напишите в ней /bind")


async def test_lawyers_group_gets_what_lawyers_answer(stage: Stage) -> None:
    lawyers = await another_group(stage, "Юрист", "Все города")

    anna = await ask_about(stage, "Документы", QUESTION)
    await ask_about(stage, "Здоровье", OTHER)
    await settle(stage)

    assert (QUESTION in texts(lawyers), QUESTION in texts(stage.group)) == (True, False)
    assert (OTHER in texts(lawyers), OTHER in texts(stage.group)) == (False, True)
    await stage.consultant.send("Через МФЦ", **topic_of(lawyers, QUESTION))
    await reads(stage, anna, "Через МФЦ")


async def test_group_of_a_city_gets_its_questions(stage: Stage) -> None:
    doctors = await another_group(stage, "Врач", "Санкт-Петербург")

    await ask_about(stage, "Здоровье", QUESTION, city="Санкт-Петербург")
    await ask_about(stage, "Здоровье", OTHER)
    await settle(stage)

    assert (QUESTION in texts(doctors), OTHER in texts(doctors)) == (True, False)
    assert OTHER in texts(stage.group)


async def test_narrowed_group_gives_conversations_back(stage: Stage) -> None:
    anna = await ask_about(stage, "Здоровье", OTHER)
    await settle(stage)
    doctors = await another_group(stage, "Юрист", "Все города")
    await settle(stage)

    await anna.send("И тошнит")
    await settle(stage)

    assert "И тошнит" in texts(stage.group)
    assert "И тошнит" not in texts(doctors)


async def test_general_group_gives_way_to_the_next(stage: Stage) -> None:
    anna = await ask_about(stage, "Здоровье", OTHER)
    await settle(stage)
    old, new = stage.group, await another_group(stage, "Все вопросы", "Все города")
    await settle(stage)

    assert card_in(new).thread_id is not None
    await anna.send("И тошнит")
    await settle(stage)
    assert ("И тошнит" in texts(new), "И тошнит" in texts(old)) == (True, False)


async def test_bind_again_keeps_the_questions_of_a_group(stage: Stage) -> None:
    lawyers = await another_group(stage, "Юрист", "Все города")

    await stage.coordinator.send("/bind", chat=lawyers)
    await stage.until(lambda: len([one for one in lawyers.messages if one.from_bot]) == 2)
    await ask_about(stage, "Здоровье", OTHER)
    await settle(stage)

    assert (OTHER in texts(lawyers), OTHER in texts(stage.group)) == (False, True)


async def test_rooms_are_listed_by_what_comes_there(stage: Stage) -> None:
    await another_group(stage, "Юрист", "Томск")

    await settings(stage)

    assert "Все вопросы · группа" in said(stage.coordinator)
    assert "Юристка · Томск · группа" in said(stage.coordinator)
    assert "Вторая группа" not in said(stage.coordinator)


async def test_unbinding_sends_open_conversations_elsewhere(stage: Stage) -> None:
    lawyers = await another_group(stage, "Юрист", "Все города")
    anna = await ask_about(stage, "Юрист", QUESTION)
    await settle(stage)

    await settings(stage)
    await stage.coordinator.press("✖️ Отвязать: Юрист")
    await stage.until(lambda: "Отвязать: Юрист" not in said(stage.coordinator))
    await settle(stage)
    assert card_in(stage.group).thread_id is not None
    await anna.send("Это срочно")
    await settle(stage)

    assert ("Это срочно" in texts(stage.group), "Это срочно" in texts(lawyers)) == (True, False)
    stage.group, words = stage.group, found(stage.group, "Это срочно")[0]
    await answer(stage, "Уже едем", under=words)
    await reads(stage, anna, "Уже едем")


async def test_erasing_deletes_topics_in_every_room(stage: Stage) -> None:
    lawyers = await another_group(stage, "Юрист", "Все города")
    anna = await ask_about(stage, "Юрист", QUESTION)
    await settle(stage)
    await settings(stage)
    await stage.coordinator.press("✖️ Отвязать: Юрист")
    await settle(stage)
    assert (len(lawyers.topics), len(stage.group.topics)) == (1, 1)

    await anna.send("/erase")
    await anna.press("Да, удалить")
    await settle(stage)

    assert (lawyers.topics, stage.group.topics) == ({}, {})


async def test_each_room_has_its_own_pause(stage: Stage) -> None:
    lawyers = await another_group(stage, "Юрист", "Все города")
    lawyers.join(stage.woman("Чужая"))
    await stage.until(lambda: any("кого я не знаю" in text for text in texts(lawyers)))

    await ask_about(stage, "Юрист", QUESTION)
    await ask_about(stage, "Здоровье", OTHER)
    await stage.until(lambda: OTHER in texts(stage.group))
    assert QUESTION not in texts(lawyers)
    await stage.sees(stage.coordinator, "Всё в порядке, продолжить")
    await stage.coordinator.press("Всё в порядке, продолжить")
    await settle(stage)

    assert QUESTION in texts(lawyers)


async def test_resuming_one_room_leaves_another_paused(stage: Stage) -> None:
    lawyers = await another_group(stage, "Юрист", "Все города")
    stage.group.join(stage.woman("Первая"))
    await stage.sees(stage.coordinator, "Всё в порядке, продолжить")
    first = stage.coordinator.last
    lawyers.join(stage.woman("Вторая"))
    await stage.until(lambda: stage.coordinator.last.id != first.id)

    await stage.coordinator.press("Всё в порядке", message=first)
    await ask_about(stage, "Юрист", QUESTION)
    await ask_about(stage, "Здоровье", OTHER)
    await stage.until(lambda: OTHER in texts(stage.group))

    assert QUESTION not in texts(lawyers)


async def test_role_room_follows_its_migrated_group(stage: Stage) -> None:
    lawyers = await another_group(stage, "Юрист", "Все города")
    anna = await ask_about(stage, "Юрист", QUESTION)
    await settle(stage)
    lawyers.migrate()

    await anna.send("Вы тут?")
    await ask_about(stage, "Здоровье", OTHER)
    await settle(stage)

    assert "Вы тут?" in texts(lawyers)
    assert (OTHER in texts(stage.group), OTHER in texts(lawyers)) == (True, False)


async def test_forged_migration_from_elsewhere_moves_nothing(stage: Stage) -> None:
    elsewhere = stage.telegram.add_group("Чужая")
    stranger = stage.woman("Чужая")
    elsewhere.chat.members.add(stranger.id)

    await stranger.send("", chat=elsewhere, migrate_to_chat_id=-100777)
    await stage.coordinator.send("", migrate_to_chat_id=-100777)
    await ask_about(stage, "Здоровье", OTHER)
    await settle(stage)

    assert OTHER in texts(stage.group)


async def test_only_coordinators_say_what_comes_here(stage: Stage) -> None:
    group = await another_group(stage)
    lawyer = await member(stage, Role.LAWYER, group)
    asked = next(message for message in group.messages if "Все вопросы" in message.labels)

    pressed = await lawyer.press("Юрист", message=asked, chat=group)

    assert "координатор" in pressed.text
    stranger = stage.woman("Чужая")
    group.chat.members.add(stranger.id)
    assert (await stranger.press("Юрист", message=asked, chat=group)).text == ""


async def test_coordinator_may_add_the_bot_to_another_group(stage: Stage) -> None:
    wanted, unwanted = stage.telegram.add_group("Вторая"), stage.telegram.add_group("Чужая")

    wanted.set_bot(stage.coordinator, status="administrator")
    unwanted.set_bot(stage.woman("Чужая"), status="administrator")
    await stage.until(lambda: not unwanted.chat.has_bot)

    assert wanted.chat.has_bot


@pytest.mark.parametrize("value", ["coordinator", "crew", "x", "lawyer", ""])
async def test_forged_room_buttons_change_nothing(stage: Stage, value: str) -> None:
    pressed = await stage.consultant.press_data(f"rm:3:1:{value}", message=stage.consultant.last)

    assert pressed.answered
    await ask_about(stage, "Здоровье", OTHER)
    await settle(stage)
    assert OTHER in texts(stage.group)
