"""The state folder says which shape its items have, so that none of before is read wrongly."""

import pytest

from local.state import LAYOUT, opened
from local.trouble import StartError


def test_a_folder_is_used_again_and_again(tmp_path):
    for _ in range(2):
        with opened(tmp_path / "state") as state:
            assert state.layout.read_text() == LAYOUT


@pytest.mark.parametrize("layout", [None, "1", "99"])
def test_one_of_another_version_is_refused_with_what_to_do_and_left_as_it_is(tmp_path, layout):
    with opened(tmp_path) as state:
        state.database.write_text("data")
    if layout:
        state.layout.write_text(layout)
    else:  # of before there was one
        state.layout.unlink()

    with (
        pytest.raises(StartError, match=r"another version .* start with another one"),
        opened(tmp_path),
    ):
        pass

    assert state.database.read_text() == "data"
