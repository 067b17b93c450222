"""Token buckets: so much at once, so much a second, and never more."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.allowance import Albums, Allowance, Bucket, Buckets, Notices, Shares

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
FEW = Allowance(burst=5, per_second=0.5)
pauses = st.lists(st.floats(0, 20), min_size=1, max_size=80)


@given(pauses)
def test_bucket_never_gives_more_than_allowed(seconds: list[float]) -> None:
    bucket, now, given_out = Bucket(FEW), NOON, 0

    for pause in seconds:
        now += timedelta(seconds=pause)
        given_out += bucket.take(now)

    assert given_out <= FEW.burst + FEW.per_second * (now - NOON).total_seconds() + 1e-6


@given(st.lists(st.floats(2, 20), min_size=1, max_size=40))
def test_slow_hand_is_never_stopped(seconds: list[float]) -> None:
    bucket, now = Bucket(FEW), NOON

    for pause in seconds:
        now += timedelta(seconds=pause)
        assert bucket.take(now)


@given(st.lists(st.floats(-3600, 3600), min_size=1, max_size=40))
def test_jumping_clock_fills_no_bucket(jumps: list[float]) -> None:
    bucket, latest, given_out = Bucket(FEW), NOON, 0

    for jump in jumps:
        now = NOON + timedelta(seconds=jump)
        latest = max(latest, now)
        given_out += bucket.take(now)

    assert given_out <= FEW.burst + FEW.per_second * 7200 + 1e-6


def test_one_persons_flood_costs_nobody_else() -> None:
    buckets = Buckets(FEW)

    flood = [buckets.take("troll", NOON) for _ in range(1000)]

    assert flood.count(True) == 5
    assert buckets.take("honest", NOON)


def test_memory_of_many_people_is_bounded() -> None:
    buckets = Buckets(FEW, remembered=100)

    for number in range(1000):
        buckets.take(number, NOON)

    assert len(buckets) == 100


def test_flood_is_told_once_a_minute() -> None:
    notices = Notices()

    told = [notices.is_due("troll", NOON + timedelta(seconds=second)) for second in range(125)]

    assert [second for second, is_told in enumerate(told) if is_told] == [0, 60, 120]


@given(st.lists(st.integers(0, 5), max_size=60))
def test_everybody_keeps_a_share_of_the_crowd(senders: list[int]) -> None:
    shares = Shares(Allowance(burst=3, per_second=0), Allowance(burst=2, per_second=0))

    taken = [whose for whose in senders if shares.take(whose, NOON)]

    assert len(taken) <= 3 + 2 * len(set(senders))
    assert all(taken.count(whose) >= min(2, senders.count(whose)) for whose in set(senders))


def test_only_the_first_of_an_album_costs() -> None:
    albums = Albums()

    same = [albums.is_same("she", album) for album in ("a", "a", None, "a", "b", "b")]

    assert same == [False, True, False, False, False, True]


def test_album_of_one_is_not_anothers() -> None:
    albums = Albums()
    albums.is_same("she", "a")

    assert not albums.is_same("another", "a")
