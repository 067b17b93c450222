"""Whatever recurs and whatever holds it back is read from the table as it was written."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.recurrence import Limits, Recurrence
from bot.domain.reminder import OWN, Body
from bot.services.reminders import Draft
from tests.domain.recurring import limits, recurrences
from tests.services.reminding import Reminding


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(recurrences, limits)
async def test_stored_rule_is_read_back(reminding: Reminding, rule: Recurrence, held: Limits) -> None:
    body = Body(OWN, "Пора", {"steps": 3})
    async with reminding.step() as (scope, person):
        view = await scope.reminders.add(person, uuid4(), Draft(rule, body, held, nudges=2, series=uuid4()))
        key = await scope.uow.people.key_of(person.id)
        assert key is not None
        plan = await scope.uow.plans.find(view.id, person_id=person.id, key=key)
        await scope.reminders.delete(person, view.id)

    assert plan is not None
    assert (plan.rule, plan.limits, plan.body, plan.nudges) == (rule, held, body, 2)


@pytest.mark.parametrize("times", [1, 2])
async def test_body_can_be_changed(reminding: Reminding, times: int) -> None:
    plan_id = await reminding.plan("21:00")
    for number in range(times):
        async with reminding.step() as (scope, person):
            key = await scope.uow.people.key_of(person.id)
            assert key is not None
            plan = await scope.uow.plans.find(plan_id, person_id=person.id, key=key)
            assert plan is not None
            await scope.uow.plans.save_body(plan.with_more(taken=number), key)
    async with reminding.step() as (scope, person):
        key = await scope.uow.people.key_of(person.id)
        assert key is not None
        plan = await scope.uow.plans.find(plan_id, person_id=person.id, key=key)

    assert plan is not None
    assert plan.body.more == {"taken": times - 1}
