"""`podruga check` names what is wrong with the bot's standing, and nothing where all is well."""

import pytest

from bot.commands.check import collect
from bot.simulator import Telegram
from tests.flows.conftest import Stage

RIGHTS = {"can_manage_topics", "can_delete_messages", "can_pin_messages"}


async def wrong(stage: Stage) -> list[str]:
    """Return the codes of what is not well."""
    return [finding.code for finding in await collect(stage.app.settings) if not finding.is_well]


async def test_everything_is_well(stage: Stage) -> None:
    found = await collect(stage.app.settings)

    assert [one.code for one in found] == ["database_well", "keys_well", "telegram_well", "staff_chat_well"]
    assert all(one.is_well for one in found)


@pytest.mark.parametrize("right", sorted(RIGHTS))
async def test_missing_right_is_named(stage: Stage, right: str) -> None:
    stage.group.set_bot(stage.coordinator, status="administrator", rights=RIGHTS - {right})

    assert await wrong(stage) == [f"missing_{right}"]


async def test_bot_that_is_no_administrator_is_named(stage: Stage) -> None:
    stage.group.set_bot(stage.coordinator, status="member")

    assert await wrong(stage) == ["not_admin"]


async def test_group_out_of_sight_is_named(stage: Stage) -> None:
    stage.group.set_bot(stage.coordinator, status="left")

    assert await wrong(stage) == ["staff_chat_unreachable"]


async def test_group_without_topics_is_well_but_told(stage: Stage) -> None:
    del stage.group.chat.data["is_forum"]

    assert [one.code for one in await collect(stage.app.settings)][-1] == "staff_chat_plain"


@pytest.mark.parametrize(
    ("ability", "code"),
    [
        ("supports_inline_queries", "inline_on"),
        ("can_connect_to_business", "business_on"),
        ("supports_guest_queries", "guest_on"),
        ("can_manage_bots", "managed_on"),
    ],
)
async def test_mode_that_lets_strangers_in_is_named(
    stage: Stage, telegram: Telegram, ability: str, code: str
) -> None:
    telegram.state.bot[ability] = True

    assert await wrong(stage) == [code]


async def test_every_bound_room_is_looked_at(stage: Stage, telegram: Telegram) -> None:
    elsewhere = telegram.add_group("Elsewhere")
    elsewhere.set_bot(stage.coordinator, status="member")
    async with stage.app.works.begin() as uow:
        await uow.rooms.add(elsewhere.id, is_forum=True)
        await uow.commit()

    assert await wrong(stage) == ["not_admin"]
