"""No text of a dossier comes into a mail, from the trail to the post: whoever wrote it where."""

from datetime import UTC, datetime, timedelta
from itertools import count

from conftest import QUICK
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mailing import Ses, both_texts, give_addresses, mail_everything, notify

_NEW = count()
_WORD = st.text("bcdfgklmprstvwz<>&'%", min_size=9, max_size=30).map(lambda word: f"q{word}q")


@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(_WORD, min_size=9, max_size=9, unique=True))
def test_what_people_write_stays_where_they_wrote_it(api, dynamodb, tables, dossier, words):
    """In a registration and in its thread, in a message, in an invitation, and elsewhere."""
    give_addresses(dynamodb, tables)
    said = iter(words)
    for who, answers, path in (
        ("anna", "sofie", dossier),
        ("olga", "piet", "/dossiers/114991-041233"),
    ):
        content = QUICK | {"title": next(said), "description": next(said)}
        made = api.post(who, f"{path}/registrations", content).headers["Location"]
        question = {"kind": "question", "text": next(said)}
        assert api.post(answers, f"{made}/replies", question).status == 201
        assert api.post(answers, f"{made}/goals", {"text": next(said)}).status == 201
    message = {"subject": "fault", "text": next(said), "institution": "030569"}
    assert api.post("sofie", "/messages", message).status == 201
    new = f"nieuw{next(_NEW)}"  # who is invited is not invited again
    invitation = {
        "email": f"{new}@kompas.example",
        "rights": ["samenwerkingsdossier-school"],
        "reason": f"{words[0]} {words[1]}",
    }
    assert api.post("sara", "/institutions/030569/invitations", invitation).status == 201

    ses = Ses()
    assert notify(dynamodb, tables) == {"batchItemFailures": []}
    assert mail_everything(dynamodb, tables, ses, datetime.now(UTC) + timedelta(days=1))["sent"]

    assert {"anna", "olga", "sara", new} <= set(ses.to)
    for mail in ses.mails:
        everything = " ".join([str(mail["Subject"]), *both_texts(mail)])
        assert [word for word in words if word in everything or word[1:-1] in everything] == []
