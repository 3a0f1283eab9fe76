"""What the name guard reads of a change, and what it makes of what it finds."""

from datetime import UTC, datetime

import pytest
from conftest import DOSSIER, QUICK, caller

from chalicelib.domain.allowed_words import key_of
from chalicelib.domain.decisions import Attempt
from chalicelib.domain.guard import Around, Found, around_dossier, find, judge, new_texts
from chalicelib.domain.messages import send_message
from chalicelib.domain.names import Certainty, Kind, Span
from chalicelib.domain.policy import Action, permit, permit_at
from chalicelib.domain.registrations import open_registration, revise_registration, set_status
from chalicelib.domain.sent import NewMessage, NewRegistration
from chalicelib.domain.words import MessageSubject, Status

NOW = datetime(2026, 11, 23, 8, 15, tzinfo=UTC)
FULL = QUICK | {
    "description": "Een lange tekst.",
    "themes": ["pesten", "rust"],
    "participants": [{"function": "zorgcoördinator", "count": 2}],
    "follow_up_on": "2026-12-07",
}


def registration(**other):
    return NewRegistration.model_validate(FULL | other, strict=False)


@pytest.fixture
def grant():
    return permit(caller("anna"), Action.OPEN_REGISTRATION, DOSSIER)


@pytest.fixture
def opened(grant):
    return open_registration(grant, registration(), NOW)


def test_of_something_new_every_text_is_read_and_nothing_else(opened):
    assert new_texts(opened, registration()) == {
        "title": QUICK["title"],
        "description": "Een lange tekst.",
        "themes.0": "pesten",
        "themes.1": "rust",
        "participants.0.function": "zorgcoördinator",
    }


def test_of_a_revision_what_did_not_stand_there_already(opened, grant):
    new = registration(description="Een andere.", themes=["rust", "pesten"], site="Dorp")
    revised = revise_registration(Attempt(grant, 1, NOW), opened.after, new)

    assert new_texts(revised, new) == {"description": "Een andere.", "site": "Dorp"}


def test_of_what_changes_nothing_nothing(opened, grant):
    same = revise_registration(Attempt(grant, 1, NOW), opened.after, registration())
    taken_up = set_status(Attempt(grant, 1, NOW), opened.after, (), Status.IN_PROGRESS)

    assert (new_texts(same, registration()), new_texts(taken_up, None)) == ({}, {})


def test_around_a_dossier_staff_is_known_and_institutions_and_owners_are_allowed():
    names = ("CLB De Brug", "Sint-Jozef")

    around = around_dossier(names, ("Sofie Maertens", ""), ("Anna Verhulst", ""))

    assert around.known == ("Sofie Maertens",)
    assert set(around.allowed) == {
        "Anna Verhulst",
        "CLB De Brug",
        "De Brug",
        "Sint-Jozef",
    }


def test_a_school_that_is_called_after_a_person_allows_its_name_and_no_first_name():
    around = around_dossier(("CLB De Brug", "Basisschool Jan Boon"), (), ())

    assert find({"text": "Wat Basisschool Jan Boon vraagt. Jan Boon wil rust."}, around) == ()
    (found,) = find({"text": "We spraken over Jan in de klas."}, around)
    assert found.words == "Jan"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Van Dale", "van dale"),
        ("VAN  DALE’s", "van dale"),
        ("Van\nDale", "van dale"),
        ("Lies'", "lies"),
        ("Zoe\u0308", "zoe"),
        ("Lars", "lars"),
    ],
)
def test_a_word_is_the_same_however_it_is_written(written, key):
    assert key_of(written) == key


def found(words, kind=Kind.PERSON, certainty=Certainty.SURE):
    return Found("text", f"Over {words}.", Span(5, 5 + len(words), kind, certainty, "naam"))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("IMG_2034.jpg", []),
        ("DSC0001.JPG", []),
        ("SAM_0012.JPG", []),
        ("Bijlage 3.DOCX", []),
        ("2034.Png", []),
        ("LOTTE.JPG", ["LOTTE"]),
        ("Scan 12.pdf", []),
        ("WhatsApp Image 2026-11-24 at 08.15.22.jpeg", []),
        ("Screenshot_20261124-081522_Gallery.jpg", []),
        ("Untitled document (8).docx", []),
        ("bab5a78aff2d54f23d3417fac5a4e92f.png", []),
        ("Office Lens 20221012-071617.pdf", []),
        ("Doc 20.pdf", []),
        ("CON.pdf", []),
        ("Photo Emma.jpg", ["Emma"]),
        ("IMG_Jan Peeters_2034.jpg", ["Jan Peeters"]),
        ("CON", ["CON"]),  # no name of a file
    ],
)
def test_what_a_machine_calls_a_file_names_nobody(name, found):
    assert [one.words for one in find({"name": name}, Around())] == found


def test_what_is_sure_and_not_confirmed_is_told_apart_from_what_is_doubtful(opened):
    sure, maybe = found("Jan Peeters"), found("Roos", certainty=Certainty.DOUBTFUL)
    said = found("Van Dale")

    verdict = judge(opened, [sure, maybe, said], ["van dale"])

    assert (verdict.sure, verdict.doubtful) == ((sure,), (maybe,))
    assert verdict.decision.confirmed == ("person",)


def test_a_part_of_a_name_confirms_nothing_of_it(opened):
    assert judge(opened, [found("Jan Van Dale")], ["Van Dale"]).sure


def test_of_what_is_confirmed_only_names_are_remembered_each_once(opened):
    number, long = found("78.05.14-123.45", Kind.RRN), found("Wil " * 60)
    all_of_them = [found("Van Dale"), found("van dale's"), number, long]

    decision = judge(opened, all_of_them, [one.words for one in all_of_them]).decision

    assert decision.confirmed == ("person", "person", "rrn", "person")
    (word,) = decision.words
    assert (key_of(word.word), word.institution) == ("van dale", "114983")
    assert (word.by, word.at) == (caller("anna").id, "2026-11-23T08:15:00.000Z")


def test_of_a_message_nothing_is_remembered():
    grant = permit_at(caller("anna"), Action.SEND_MESSAGE, "114983")
    new = NewMessage(subject=MessageSubject.QUESTION, text="Over Jan.")

    decision = judge(send_message(grant, new, NOW), [found("Jan")], ["Jan"]).decision

    assert (decision.confirmed, decision.words) == (("person",), ())
