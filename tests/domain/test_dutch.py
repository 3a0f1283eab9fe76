"""A file that is taken along says the words of the field as the screen does."""

import pytest

from chalicelib.domain import dutch
from local.resources import ROOT

ON_SCREEN = (ROOT / "web/src/words/nl.ts").read_text(encoding="utf-8").replace("\\u00AD", "")
TABLES = ["SIDE", "ACTIVITY", "DOMAIN", "CARE_PHASE", "CONTACT_FORM", "STATUS", "REPLY", "GOAL"]
TABLES += ["EFFECT", "AGREEMENT", "PARTY"]


@pytest.mark.parametrize("table", TABLES)
def test_a_word_is_that_of_the_screen(table):
    words = {f'{key}: "{word}"' for key, word in getattr(dutch, table).items()}

    assert [word for word in sorted(words) if word not in ON_SCREEN] == []
