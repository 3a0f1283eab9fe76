"""Who is told of what happens: each of them once, and nobody of what is not theirs."""

from datetime import UTC, datetime, timedelta

import pytest
from conftest import CAST, DOSSIER, access_item
from mailing import notify, stream
from worlds import items_of

from chalicelib.domain.errors import Busy
from chalicelib.domain.ids import moment
from chalicelib.jobs.notify import Notify
from chalicelib.storage.audiences import Audiences
from chalicelib.storage.dynamo import from_raw
from chalicelib.storage.notices import Notices, notice_of

KEYS = {person.id: key for key, person in CAST.items()}
QUESTION = {"kind": "question", "text": "Wanneer overleggen we?"}
REMARK = {"kind": "remark", "text": "Genoteerd."}


@pytest.fixture
def told(dynamodb, tables):
    """Who is told what, of all that happened since the last time this was asked."""
    known = set()

    def ask():
        assert notify(dynamodb, tables) == {"batchItemFailures": []}
        kept = items_of(dynamodb, tables)[tables.dossiers]
        items = [from_raw(one) for one in kept if one["sk"]["S"].startswith("NOTICE#")]
        new = {notice_of(item) for item in items} - known
        known.update(new)
        return sorted((KEYS.get(one.person_id, one.person_id), one.kind.value) for one in new)

    return ask


def test_the_school_hears_of_a_registration_and_its_owner_of_the_answer(api, opened, told):
    path = opened.removeprefix("/api")
    assert told() == [("sofie", "registrations"), ("tom", "registrations")]

    api.post("sofie", f"{path}/replies", REMARK)
    assert told() == [("anna", "registrations")]

    api.post("bert", f"{path}/replies", REMARK)  # a colleague of the owner
    assert told() == [
        ("anna", "registrations"),
        ("sofie", "registrations"),
        ("tom", "registrations"),
    ]


def test_a_question_waits_until_it_is_answered(api, opened, told):
    path = opened.removeprefix("/api")
    told()
    api.post("anna", f"{path}/replies", QUESTION)
    assert told() == [("sofie", "waiting"), ("tom", "waiting")]

    api.post("sofie", f"{path}/replies", QUESTION)
    assert told() == [("anna", "waiting")]
    assert told() == []


def test_who_stands_in_for_the_owner_hears_it_too(api, dossier, opened, told):
    told()
    until = moment(datetime.now(UTC) + timedelta(days=30))
    body = {"delegate": CAST["bert"].id, "from": "2026-01-01T00:00:00.000Z", "until": until}
    assert api.post("anna", "/institutions/114983/delegations", body).status == 201
    api.post("sofie", f"{opened.removeprefix('/api')}/goals", {"text": "Rust op de speelplaats"})
    assert told() == [("anna", "registrations"), ("bert", "registrations")]


def test_where_the_owner_left_the_administrator_hears_it(api, opened, told, block):
    told()
    block("anna")
    api.post("sofie", f"{opened.removeprefix('/api')}/replies", REMARK)
    assert told() == [("clara", "registrations")]


def test_a_document_is_told_when_it_can_be_downloaded(sharing, opened, told):
    told()
    sharing.shared("sofie")
    assert told() == [("anna", "documents")]  # whose registration is the last in the dossier


def test_a_message_reaches_the_administrator_or_the_operator(api, told):
    message = {"subject": "fault", "text": "Bewaren lukt niet."}
    api.post("sofie", "/messages", message | {"institution": "030569"})
    assert told() == [("sara", "messages")]
    api.post("sofie", "/messages", message)
    assert told() == [("operator", "operator")]


def test_who_is_invited_is_told_and_nobody_else(api, told):
    body = {
        "email": "nieuw@school-a.example",
        "rights": ["samenwerkingsdossier-school"],
        "reason": "Nieuwe collega",
    }
    made = api.post("sara", "/institutions/030569/invitations", body)
    assert told() == [(f"invited:030569:{made.json['id']}", "invited")]


@pytest.mark.parametrize(("days", "hears"), [(3, True), (70, False)])
def test_where_acm_vouches_who_signed_in_lately_is_told(
    api, dynamodb, tables, dossier, opened, told, days, hears
):
    told()
    org = dynamodb.get_item(
        TableName=tables.dossiers, Key={"pk": {"S": "ORG#030569"}, "sk": {"S": "ORG"}}
    )["Item"]
    dynamodb.put_item(TableName=tables.dossiers, Item={**org, "rights_from": {"S": "acm"}})
    ended = moment(datetime.now(UTC) - timedelta(days=days))
    for who in ("sofie", "tom"):
        item = access_item(CAST[who], until={"S": ended})
        dynamodb.put_item(TableName=tables.dossiers, Item=item)
    api.post("anna", f"{opened.removeprefix('/api')}/replies", REMARK)
    assert bool(told()) is hears


def test_others_hear_nothing(api, dossier, opened, told):
    """Olga and Piet, of another dossier, in all of this."""
    api.post("anna", f"{opened.removeprefix('/api')}/replies", QUESTION)
    assert {who for who, _ in told()} == {"sofie", "tom"}


def test_what_was_brought_in_from_elsewhere_is_told_to_nobody(api, dynamodb, tables, opened):
    job = Notify(Audiences(dynamodb, tables), Notices(dynamodb, tables))
    for later, told in ((3700, 0), (3000, 2)):
        records = list(stream(dynamodb, tables, later))
        assert sum(job.on_record(one) for one in records) == told


def test_a_poison_event_is_named_and_what_came_before_it_is_told(api, dynamodb, tables, opened):
    records = list(stream(dynamodb, tables))
    poison = {"eventName": "INSERT", "dynamodb": {"SequenceNumber": "p", "NewImage": {}}}
    job = Notify(Audiences(dynamodb, tables), Notices(dynamodb, tables))

    answer = job.on_stream({"Records": [*records, poison, *records]})

    assert answer == {"batchItemFailures": [{"itemIdentifier": "p"}]}
    kept = [one for one in items_of(dynamodb, tables)[tables.dossiers] if "by_due_pk" in one]
    assert len([one for one in kept if one["sk"]["S"].startswith("NOTICE#")]) == 2
    assert job.on_stream({"Records": records}) == {"batchItemFailures": []}


def test_an_engine_in_trouble_makes_it_come_again(api, dynamodb, tables, opened):
    class Refusing:
        def __getattr__(self, operation):
            return getattr(dynamodb, operation)

        def transact_write_items(self, **request):
            raise dynamodb.exceptions.InternalServerError(
                {"Error": {"Code": "InternalServerError"}}, "TransactWriteItems"
            )

    job = Notify(Audiences(dynamodb, tables), Notices(Refusing(), tables))
    records = list(stream(dynamodb, tables))
    (failure,) = job.on_stream({"Records": records})["batchItemFailures"]
    assert failure["itemIdentifier"] in {one["dynamodb"]["SequenceNumber"] for one in records}
    with pytest.raises(Busy):
        [job.on_record(one) for one in records]


@pytest.mark.parametrize("attribute", ["card", "body", "find"])
def test_it_asks_for_no_text(api, dynamodb, tables, opened, attribute):
    """What it reads of the dossiers it names, so that its right goes no further."""
    asked = []

    def remember(params, **_):
        asked.append(params["body"])

    events = dynamodb.meta.events
    events.register("before-call.dynamodb", remember)
    api.post("sofie", f"{opened.removeprefix('/api')}/replies", QUESTION)
    asked.clear()
    records = list(stream(dynamodb, tables))
    job = Notify(Audiences(dynamodb, tables), Notices(dynamodb, tables))
    assert job.on_stream({"Records": records}) == {"batchItemFailures": []}
    events.unregister("before-call.dynamodb", remember)
    reads = [str(one) for one in asked if "TransactItems" not in str(one)]
    assert reads
    assert all("ProjectionExpression" in one for one in reads)
    assert [one for one in reads if f"#{attribute}" in one] == []
    assert DOSSIER in str(reads)
