"""What is counted, and what it tells a woman who waits."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figures import BUCKETS, FEWEST, bucket_of, hours_around, median_wait


@pytest.mark.parametrize(
    ("minutes", "bucket"), [(0, 5), (5, 5), (6, 10), (41, 60), (5000, 10080), (50_000, 10080)]
)
def test_wait_is_rounded_up_to_a_bucket(minutes: int, bucket: int) -> None:
    assert bucket_of(timedelta(minutes=minutes)) == bucket


def test_hours_around_midnight_are_neighbours() -> None:
    assert hours_around(0) == {23, 0, 1}


def test_too_few_answers_tell_nothing() -> None:
    assert median_wait({5: FEWEST - 1}) is None
    assert median_wait({}) is None


@given(st.lists(st.sampled_from(BUCKETS), min_size=FEWEST))
def test_half_of_the_answers_came_within_the_median(waits: list[int]) -> None:
    counts = {bucket: waits.count(bucket) for bucket in waits}

    median = median_wait(counts)

    assert median is not None
    assert 2 * sum(wait <= median for wait in waits) >= len(waits)
    assert 2 * sum(wait < median for wait in waits) < len(waits)
