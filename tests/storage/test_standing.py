"""How an institution stands, from rows and marks that were read at the same time."""

import json

from chalicelib.storage.standing import standing_of

DOSSIER = "114983-030569"
CARD = {
    "id": DOSSIER,
    "clb": {"number": "114983", "name": "CLB De Brug"},
    "school": {"number": "030569", "name": "Basisschool 't Kompas"},
}
ROW = {"sk": f"DOSSIER#{DOSSIER}", "card": json.dumps(CARD), "status": "active"}


def test_a_row_that_is_older_than_the_mark_has_nothing_new():
    """These reads may lag: a row can be older than what somebody has seen of it since."""
    seen = {"sk": f"SEEN#{DOSSIER}", "events": 5, "at": "2026-11-23T08:00:00.000Z"}

    news = [
        standing_of("030569", [ROW | {"events": events}], [seen]).rows[0].new
        for events in (4, 5, 6)
    ]

    assert news == [0, 0, 1]
