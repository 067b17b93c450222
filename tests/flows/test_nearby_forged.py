"""A point asked for by a forged button is used all the same."""

from bot.domain.chips import Chip, with_chips
from bot.domain.errands import Errand
from bot.telegram.callbacks import Shelf
from tests.flows.conftest import Stage
from tests.flows.test_nearby import HOME, LISTED, asked_for_point


async def test_forged_chip_of_tests_stops_no_point(stage: Stage) -> None:
    woman = await asked_for_point(stage)
    await woman.press_data(Shelf(what=with_chips(Errand.NEAR, Chip.RAPID)).pack())
    await stage.sees(woman, "скрепка")

    await woman.send_content({"location": HOME})

    await stage.sees(woman, LISTED)
