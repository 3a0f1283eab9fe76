"""What can happen to a document: what is decided, before anything is stored."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from conftest import DOSSIER, caller

from chalicelib.domain.decisions import Attempt
from chalicelib.domain.documents import MOST_VERSIONS, add_version, restore_document, share_document
from chalicelib.domain.documents_sent import NewDocument, NewVersion
from chalicelib.domain.errors import DocumentTooLarge, Stale, TooManyDocuments
from chalicelib.domain.file_types import MOST_TEXT
from chalicelib.domain.ids import moment
from chalicelib.domain.model import Trashed
from chalicelib.domain.policy import Action, permit
from chalicelib.domain.words import DocumentKind, FileState

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
SUM = "A" * 43 + "="
LARGEST = 50 * 1024**2


def grant(who="anna"):
    return permit(caller(who), Action.SHARE_DOCUMENT, DOSSIER)


def shared(name="Verslag.docx", size=10):
    new = NewDocument(name=name, kind=DocumentKind.REPORT, size=size, sha256=SUM)
    return share_document(grant(), new, LARGEST, NOW)


def version(current, **other):
    new = NewVersion(name="Verslag.docx", size=9, sha256=SUM)
    return add_version(
        Attempt(grant("sofie"), current.version, NOW), current, new, LARGEST, **other
    )


@pytest.fixture
def document():
    return shared().after


def test_a_file_that_nobody_decided_on_ends_when_another_comes(document):
    decision = version(document)
    ended = decision.superseded
    assert (ended.state, ended.refusal, ended.judged_at) == (
        FileState.REFUSED,
        "replaced",
        moment(NOW),
    )
    assert replace(ended, state="", refusal="", judged_at="") == replace(
        document.latest, state="", refusal="", judged_at=""
    )
    assert (decision.after.latest.number, decision.after.version) == (2, 2)


def test_one_that_was_decided_on_stays_as_it_is(document):
    clean = replace(document.latest, state=FileState.CLEAN)
    assert version(replace(document, latest=clean)).superseded is None


def test_ninety_versions_are_the_most(document):
    last = replace(document.latest, number=MOST_VERSIONS - 1)
    assert version(replace(document, latest=last)).after.latest.number == MOST_VERSIONS
    with pytest.raises(TooManyDocuments, match="90 versies"):
        version(replace(document, latest=replace(last, number=MOST_VERSIONS)))


def test_who_restores_what_changed_meanwhile_is_told_what_it_is_now(document):
    trashed = replace(document, version=2, trashed=Trashed(moment(NOW), "x", "Dubbel"))
    with pytest.raises(Stale) as refused:
        restore_document(Attempt(grant("sofie"), 1, NOW), trashed)
    assert (refused.value.current, refused.value.side) == (trashed, "school")
    assert restore_document(Attempt(grant("sofie"), 2, NOW), trashed).fields == ("trashed",)


@pytest.mark.parametrize(
    ("name", "most", "said"),
    [
        ("Verslag.docx", LARGEST, "bestand is te groot: hoogstens 50 MB"),
        ("Lijst.csv", MOST_TEXT, "tekstbestand is te groot: hoogstens"),
    ],
)
def test_the_largest_file_is_taken_and_no_larger(name, most, said):
    assert shared(name, most).after.latest.size == most
    with pytest.raises(DocumentTooLarge, match=said):
        shared(name, most + 1)
