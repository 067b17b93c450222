"""What is read of one revision is never shown for another, however transactions interleave."""

from bot.repositories.atlas import Atlas


async def test_page_read_while_another_begins_is_kept_apart() -> None:
    atlas = Atlas()

    async def stored() -> str:
        return "stored"

    async def rehearsed() -> str:
        await atlas.page("stored mark", "city", stored)  # meanwhile, in another transaction
        return "rehearsed"

    assert await atlas.page("rehearsed mark", "cities", rehearsed) == "rehearsed"
    assert await atlas.page("stored mark", "cities", stored) == "stored"
