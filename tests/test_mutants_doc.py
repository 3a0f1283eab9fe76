"""docs/mutants.md says of each mutant that lived on why it may; which tests are asked of one."""

import json
from pathlib import Path

from bench.mutants_box import spread

DOCS = Path(__file__).parent.parent / "docs"
GOAL = 0.9


def kept():
    return json.loads((DOCS / "mutants.json").read_text(encoding="utf-8")).values()


def test_each_mutant_that_lived_on_is_told_with_its_reason():
    told = (DOCS / "mutants.md").read_text(encoding="utf-8")
    lived = [name for one in kept() for name in one["survived"] + one["untested"]]
    assert [name for name in lived if f"`{name.removeprefix('chalicelib.')}` |" not in told] == []


def test_nine_in_ten_are_noticed():
    asked = sum(one["asked"] for one in kept())
    lived = sum(len(one["survived"]) + len(one["untested"]) for one in kept())
    assert asked - lived >= GOAL * asked


def test_the_quickest_of_each_test_and_each_file_comes_first():
    seconds = {"a.py::x[1]": 2, "a.py::x[2]": 1, "a.py::y": 3, "b.py::z": 9}
    assert spread(seconds, seconds) == ["a.py::x[2]", "b.py::z", "a.py::y", "a.py::x[1]"]
