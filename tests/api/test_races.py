"""Who loses a race by milliseconds: nothing is kept of what they sent, and they hear why."""

import pytest
from conftest import DOSSIER, access_item
from racing import Racing

from chalicelib.storage.store import Store
from local.people import CAST

QUESTION = {"kind": "question", "text": "Welke klassen?"}
ANSWER = {"kind": "remark", "text": "Alle klassen."}
REASON = {"reason": "Dubbel geregistreerd"}


@pytest.fixture
def meanwhile(dynamodb, tables, use):
    """Has something happen just before the next commit."""
    return lambda happens: use(Store(Racing(dynamodb, happens), tables))


@pytest.fixture
def counted(dynamodb, tables, opened):
    """Sets counters of the registration."""

    def count(**counters):
        pk, sk = f"DOSSIER#{DOSSIER}", f"REG#{opened.rpartition('/')[2]}"
        dynamodb.update_item(
            TableName=tables.dossiers,
            Key={"pk": {"S": pk}, "sk": {"S": sk}},
            UpdateExpression="SET " + ", ".join(f"{name} = :{name}" for name in counters),
            ExpressionAttributeValues={f":{n}": {"N": str(v)} for n, v in counters.items()},
        )

    return count


@pytest.mark.parametrize("what", ["revised", "trashed"])
def test_a_question_that_is_answered_meanwhile_is_not_asked_of_nobody(
    api, opened, counted, meanwhile, what
):
    asked = api.post("anna", f"{opened}/replies", QUESTION).json["id"]
    path = f"{opened}/replies/{asked}"

    def answer():
        assert api.post("sofie", f"{opened}/replies", ANSWER).status == 201
        counted(entries=200, agreements_open=40)  # that is not what stood in the way

    meanwhile(answer)
    if what == "revised":
        late = api.put("anna", path, QUESTION | {"text": "Welke?"}, version=1)
    else:
        late = api.change("anna", f"{path}/trash", REASON, 1)

    assert late.json["type"] == "/problems/changed-meanwhile"
    assert api.get("tom", opened).json["waiting_for"] is None
    assert api.get("sofie", "/worklist").json["waiting"] == []


@pytest.mark.parametrize(
    "ended",
    [
        access_item(CAST["bert"], until={"S": "2026-01-01T00:00:00.000Z"}),
        access_item(CAST["bert"], blocked={"S": "2026-01-01T00:00:00.000Z"}),
        access_item(CAST["bert"], roles={"SS": ["lokale-beheerder"]}),
    ],
    ids=["ended", "blocked", "another-role"],
)
def test_a_colleague_whose_right_ends_meanwhile_gets_nothing(
    api, opened, dynamodb, tables, meanwhile, ended
):
    meanwhile(lambda: dynamodb.put_item(TableName=tables.dossiers, Item=ended))

    late = api.change("anna", f"{opened}/owner", {"person_id": CAST["bert"].id}, 1)

    assert late.json["type"] == "/problems/no-colleague"
    assert api.get("anna", opened).json["owner"]["id"] == CAST["anna"].id
