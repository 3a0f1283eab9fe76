"""Items as values, and changes as writes: what the engine is not needed for."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from conftest import DOSSIER, caller

from chalicelib.domain.caller import Role
from chalicelib.domain.decisions import Decision
from chalicelib.domain.documents import share_document
from chalicelib.domain.documents_model import Named, Place
from chalicelib.domain.documents_sent import NewDocument
from chalicelib.domain.identity import Access
from chalicelib.domain.ids import moment
from chalicelib.domain.model import Trashed
from chalicelib.domain.policy import Action, permit
from chalicelib.domain.words import DocumentKind, FileState, Side
from chalicelib.storage.documents import document_item, document_of
from chalicelib.storage.dynamo import Condition
from chalicelib.storage.headers import ASKED, asked_side
from chalicelib.storage.items import access_of
from chalicelib.storage.keys import Tables
from chalicelib.storage.writes import writes_of

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def shared():
    grant = permit(caller("anna"), Action.SHARE_DOCUMENT, DOSSIER)
    new = NewDocument(name="a.docx", kind=DocumentKind.REPORT, size=1, sha256="A" * 43 + "=")
    return share_document(grant, new, 1, NOW).after


def judged(document):
    """With everything that a file and a document can have."""
    file = replace(
        document.latest,
        state=FileState.REFUSED,
        uploaded_at=moment(NOW),
        judged_at=moment(NOW),
        refusal="replaced",
        named=(Named(Place("page", 2), "person", 3), Named(Place("notes"), "person", 1)),
        confirmed=True,
        is_scanned=True,
        is_read=True,
        kept_as=4,
        left_out=("template",),
    )
    gone = Trashed(moment(NOW), "x", "Dubbel")
    return replace(document, latest=file, current=file, trashed=gone, version=2)


@pytest.mark.parametrize("become", [lambda document: document, judged])
def test_a_document_is_read_as_it_was_kept(become):
    document = become(shared())
    assert document_of(document_item(document)) == document


def test_of_who_may_enter_what_is_not_kept_is_empty():
    item = {"pk": "ORG#114983", "sk": "ACCESS#anna", "roles": frozenset({Role.CLB.value})}
    assert access_of(item) == Access("anna", "114983", frozenset({Role.CLB.value}), "")


def test_what_changes_nothing_asks_whether_the_dossier_takes_changes_still():
    grant = permit(caller("anna"), Action.SHARE_DOCUMENT, DOSSIER)
    (check,) = writes_of(Decision(grant, shared(), "", ()), Tables("dossiers", "audit"))
    assert (check.table, check.key) == ("dossiers", ("ORG#030569", f"DOSSIER#{DOSSIER}"))
    assert check.require == (Condition("status", "=", "active"),)


@pytest.mark.parametrize(
    ("place", "status", "side"),
    [("DOSSIER#", "open", Side.SCHOOL), ("TRASH#", "open", None), ("DOSSIER#", "closed", None)],
)
def test_what_is_in_the_trash_or_closed_waits_for_nobody(place, status, side):
    kept = {"status": status, "by_dossier_pk": f"{place}{DOSSIER}", ASKED[Side.SCHOOL]: "x"}
    assert asked_side(kept) is side
