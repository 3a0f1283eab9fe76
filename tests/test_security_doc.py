"""What docs/security.md says is proven, is: each test that it names exists."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
TEXT = (HOUSE / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if re.match(r"\| (API|V)\d", line)]
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT)))


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_proof_that_is_named_exists(file, test):
    source = (HOUSE / file).read_text(encoding="utf-8")

    assert re.search(rf"^def {test or 'test_'}", source, re.M) or "TestCase" in source


def test_every_point_names_a_proof():
    assert len(ROWS) == 10 + 14
    assert [row for row in ROWS if "`tests/" not in row] == []
