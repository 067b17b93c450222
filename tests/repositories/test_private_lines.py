"""Which messages in members' private chats name a conversation, in both databases."""

from datetime import timedelta
from uuid import UUID, uuid4

from bot.domain.conversation import Theme
from bot.domain.staff import Role
from bot.repositories.private_lines import PrivateLine
from bot.repositories.uow import UnitOfWork, Works
from tests.conftest import NOON


async def add_thread(uow: UnitOfWork, telegram_id: int) -> UUID:
    """Store a woman with a conversation."""
    person = await uow.people.add(
        telegram_id, chat_id=telegram_id, alias=f"camomile-{telegram_id}", day=NOON.date()
    )
    await uow.people.flush()
    key = await uow.people.key_of(person.id)
    assert key is not None
    return await uow.threads.add(person.id, key, theme=Theme.HEALTH, is_urgent=False, now=NOON)


def line(thread_id: UUID, member_id: UUID, message_id: int) -> PrivateLine:
    return PrivateLine(thread_id, member_id, message_id, at_hour=NOON - timedelta(hours=message_id))


async def test_lines_are_known_by_conversation_and_member(works: Works) -> None:
    member, other = uuid4(), uuid4()
    async with works.begin() as uow:
        hers, anothers = await add_thread(uow, 1), await add_thread(uow, 2)
        lines = [line(hers, member, 5), line(hers, other, 5), line(anothers, member, 6)]
        for one in lines:
            await uow.private_lines.add(one)

        assert set(await uow.private_lines.list_of_thread(hers)) == set(lines[:2])
        assert await uow.private_lines.list_of_member(member) == [lines[0], lines[2]]


async def test_forgotten_message_is_forgotten_of_that_chat_only(works: Works) -> None:
    member, other = uuid4(), uuid4()
    async with works.begin() as uow:
        hers = await add_thread(uow, 1)
        for owner in (member, other):
            await uow.private_lines.add(line(hers, owner, 5))

        await uow.private_lines.forget(member, [5])

        assert await uow.private_lines.list_of_thread(hers) == [line(hers, other, 5)]


async def test_lines_go_with_their_conversation(works: Works) -> None:
    member = uuid4()
    async with works.begin() as uow:
        hers = await add_thread(uow, 1)
        await uow.private_lines.add(line(hers, member, 5))

        await uow.threads.remove(hers)

        assert await uow.private_lines.list_of_member(member) == []


async def test_lines_follow_a_member_enlisted_anew(works: Works) -> None:
    before, after = uuid4(), uuid4()
    async with works.begin() as uow:
        hers = await add_thread(uow, 1)
        await uow.private_lines.add(line(hers, before, 5))

        await uow.private_lines.belong_to(after, before=before)

        assert await uow.private_lines.list_of_member(after) == [line(hers, after, 5)]


async def test_chats_of_dismissed_members_are_known(works: Works) -> None:
    async with works.begin() as uow:
        member = await uow.staff.enlist(7, chat_id=77, role=Role.PEER, day=NOON.date())
        await uow.staff.dismiss(member.id)

        assert await uow.staff.chats_of({member.id, uuid4()}) == {member.id: 77}
