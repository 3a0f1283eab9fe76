"""There always is a local administrator, whatever ends when."""

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.admins import Admins
from chalicelib.domain.periods import FOREVER, Window

MOMENTS = [f"2027-{month:02}-01" for month in range(1, 13)]


@st.composite
def windows(draw):
    start, end = sorted(
        draw(st.lists(st.sampled_from(MOMENTS), min_size=2, max_size=2, unique=True))
    )
    return Window(start, end)


ADMINS = st.dictionaries(st.sampled_from("abcd"), windows(), min_size=1)


@given(ADMINS, st.sampled_from(MOMENTS))
def test_from_the_first_day_of_the_first_one_on_there_is_one_at_every_moment(held, now):
    admins = Admins("030569", held)

    assert admins.covers(now) == (now >= min(window.start for window in held.values()))


@given(ADMINS)
def test_nobody_stays_shorter_than_they_were_given_and_who_has_a_successor_no_longer(held):
    kept = Admins("030569", held).kept

    assert kept.keys() == held.keys()
    for person, window in kept.items():
        assert window.start == held[person].start
        assert window.end >= held[person].end
        others = [other for who, other in held.items() if who != person]
        if any(o.start <= held[person].end < o.end for o in others):
            assert window == held[person]


def test_the_last_one_stays_and_who_comes_later_relieves_them():
    alone = Admins("030569", {"sara": Window("2027-01", "2027-06")})
    relieved = Admins("030569", alone.windows | {"tom": Window("2027-09", "2027-12")})

    assert alone.kept == {"sara": Window("2027-01", FOREVER)}
    assert relieved.kept["sara"] == Window("2027-01", "2027-09")
    assert relieved.kept["tom"].end == FOREVER
