"""A document in the world of the measurements: shared, and judged without a file."""

from datetime import UTC, datetime

import app as functions
from bench.world import DOSSIER, World
from chalicelib.domain.documents_model import Place
from chalicelib.domain.judging import Outcome, judged
from chalicelib.domain.policy import Action, permit_platform
from chalicelib.domain.words import Side

FILE = {"name": "Verslag.docx", "size": 9, "sha256": "A" * 43 + "="}
PLACE = {"name": "Verslag.docx", "kind": "report"}
VERSION = 2  # of one that was judged


def make_document(here: World, number: int, path: str) -> dict[str, str]:
    """Its id and the number of its file, as a route with this path needs it."""
    target = f"POST /dossiers/{DOSSIER}/documents"
    made = here.ask("anna", target, FILE | PLACE, Idempotency_Key=f"{number}-document")
    ids = {"document_id": str(made.json["id"]), "version_number": "1"}
    if not path.endswith("/uploaded"):
        is_asked = path.endswith(("/names", "/confirm"))
        _judge(ids["document_id"], Outcome(((Place("text"), "person", "x"),) if is_asked else ()))
    return ids


def _judge(document_id: str, outcome: Outcome) -> None:
    grant, store = permit_platform(Action.JUDGE, DOSSIER, Side.CLB), functions.services.store
    document = store.document_to_change(grant, document_id)
    store.commit(judged(grant, document, outcome, datetime.now(UTC)))
