"""A CLB goes on under another number: its people see to what was registered under the old one."""

from datetime import UTC, datetime, timedelta

import pytest
from conftest import DOSSIER, access_item

import app as functions
from chalicelib.domain.ids import moment
from chalicelib.jobs.platform import run
from chalicelib.storage.dynamo import to_raw
from local.people import CAST

OLD, NEW, NEWEST = "114983", "200001", "200003"
AT = f"/institutions/{OLD}"
ANNA, BERT, CLARA = (CAST[who].id for who in ("anna", "bert", "clara"))
NOW = datetime.now(UTC)
PAST = moment(NOW - timedelta(days=1))
ALL = {"from": ANNA, "to": BERT, "which": "all"}


class Merged:
    """Everybody of the old CLB works at the new one; each acts by the token that they get."""

    def __init__(self, api, store, dynamodb, table):
        self.api, self._store, self._dynamodb, self._table = api, store, dynamodb, table

    def go_on_as(self, number, old=OLD):
        org = {"pk": f"ORG#{number}", "sk": "ORG", "kind": "clb", "name": "Nieuw CLB", "card": ""}
        self._dynamodb.put_item(TableName=self._table, Item=to_raw(org))
        order = {"do": "record_succession", "number": number, "succeeds": old, "reason": "Fusie"}
        run(order, self._store, NOW)

    def move(self, who, number=NEW, old=OLD):
        """Their right at the old number is over."""
        self.let(who, old, until={"S": PAST})
        self.let(who, number)

    def let(self, who, number, **other):
        index = {"pk": {"S": f"ORG#{number}"}, "by_person_sk": {"S": f"ORG#{number}#ACCESS"}}
        item = access_item(CAST[who], **index, **other)
        self._dynamodb.put_item(TableName=self._table, Item=item)

    def claims(self, who):
        event = {
            "userName": CAST[who].id,
            "triggerSource": "TokenGeneration_HostedAuth",
            "request": {"userAttributes": {}},
        }
        told = functions.sign_in(event, None)["response"]["claimsOverrideDetails"]
        return told["claimsToAddOrOverride"]

    def get(self, who, path, **query):
        return self.api.ask(who, "GET", path, query=query, **self.claims(who))

    def post(self, who, path, body, version=None):
        headers = {"Idempotency-Key": f"{who}-{path}-{version}"[-64:]}
        headers |= {"If-Match": f'"{version}"'} if version else {}
        return self.api.ask(who, "POST", path, body, headers, **self.claims(who))

    def orphans(self, who="clara"):
        return self.get(who, f"{AT}/orphans").json["items"]

    def owner(self, path):
        return self.api.get("sofie", path).json["owner"]["id"]


@pytest.fixture
def merged(api, opened, store, dynamodb, tables):
    """``opened`` is Anna's, of before the merger."""
    made = Merged(api, store, dynamodb, tables.dossiers)
    made.go_on_as(NEW)
    for who in ("anna", "bert", "clara"):
        made.move(who)
    return made


def test_what_somebody_owns_who_works_at_the_successor_waits_for_nobody(merged):
    assert merged.orphans() == []

    merged.let("anna", NEW, until={"S": PAST})

    assert [one["owner"]["id"] for one in merged.orphans()] == [ANNA]
    colleagues = merged.get("clara", f"{AT}/colleagues").json["items"]
    assert {one["id"]: one["may_own"] for one in colleagues} == {
        ANNA: False,
        BERT: True,
        CLARA: False,
    }


def test_who_is_blocked_at_the_old_number_owns_nothing_there(merged):
    merged.let("anna", OLD, blocked={"S": PAST})

    (orphan,) = merged.orphans()
    assert orphan["right"] == "blocked"


@pytest.mark.parametrize("who", ["anna", "clara"])
def test_all_of_somebody_goes_to_a_colleague_who_works_at_the_successor(merged, opened, go_on, who):
    started = merged.post(who, f"{AT}/handovers", ALL)
    assert started.status == 201, started.text
    go_on()

    path = started.headers["Location"]
    assert merged.get(who, path).json["state"] == "done"
    assert merged.owner(opened) == BERT
    undone = merged.post(who, f"{path}/undo", {}, merged.get(who, path).json["version"])
    go_on()
    assert (undone.status, merged.owner(opened)) == (200, ANNA)


def test_what_has_no_owner_is_handed_out_by_the_administrator_of_the_successor(
    merged, opened, go_on
):
    merged.let("anna", NEW, until={"S": PAST})
    merged.post("clara", f"{AT}/handovers", {"to": BERT})
    go_on()

    assert (merged.orphans(), merged.owner(opened)) == ([], BERT)


def test_a_right_that_ends_at_the_successor_stops_a_handover(merged, opened, go_on):
    path = merged.post("anna", f"{AT}/handovers", ALL).headers["Location"]
    merged.let("anna", NEW, until={"S": PAST})
    go_on()

    assert merged.get("clara", path).json["state"] == "stopped"
    assert merged.owner(opened) == ANNA


def test_a_colleague_with_a_right_of_their_own_at_the_old_number_still_takes_over(merged, opened):
    """Where the writer's right is kept says nothing of where that of another is."""
    merged.let("bert", OLD)
    merged.let("bert", NEW, until={"S": PAST})

    taken = merged.post("clara", f"{opened}/owner", {"person_id": BERT}, 1)

    assert (taken.status, merged.owner(opened)) == (200, BERT)
    assert merged.post("bert", f"{opened}/owner", {"person_id": ANNA}, 2).status == 200


LEAVE = {"delegate": BERT, "from": PAST, "until": moment(NOW + timedelta(days=9))}


@pytest.mark.parametrize("number", [OLD, NEW])
def test_a_delegate_works_in_what_was_registered_under_the_old_number(merged, opened, number):
    """Whichever of both numbers it was said under: to them it is one CLB."""
    made = merged.post("anna", f"/institutions/{number}/delegations", LEAVE)
    assert made.status == 201, made.text

    closed = merged.post("bert", f"{opened}/status", {"status": "closed"}, 1)

    assert closed.status == 200, closed.text
    event = merged.get("anna", f"/dossiers/{DOSSIER}/changes").json["items"][-1]
    assert (event["by"]["id"], event["on_behalf_of"]) == (BERT, ANNA)


@pytest.mark.parametrize("number", [OLD, NEW])
def test_a_delegation_that_ends_ends_under_both_numbers(merged, opened, number):
    at = f"/institutions/{number}/delegations"
    made, stale = merged.post("anna", at, LEAVE).json["id"], merged.claims("bert")
    merged.api.ask("anna", "DELETE", f"{at}/{made}", **merged.claims("anna"))
    headers = {"Idempotency-Key": "k", "If-Match": '"1"'}

    close = ("bert", "POST", f"{opened}/status", {"status": "closed"}, headers)
    tried = merged.api.ask(*close, **stale)

    assert tried.json["type"] == "/problems/delegation-ended"
    assert merged.get("clara", opened).json["status"] == "open"


def test_who_works_nowhere_is_no_colleague_at_the_old_number(merged, opened):
    merged.let("bert", NEW, until={"S": PAST})

    for path, body in (("handovers", ALL), ("delegations", LEAVE)):
        refused = merged.post("anna", f"{AT}/{path}", body)
        assert refused.json["type"] == "/problems/no-colleague"
    refused = merged.post("anna", f"{opened}/owner", {"person_id": BERT}, 1)
    assert refused.json["type"] == "/problems/no-colleague"


def test_a_successor_that_was_succeeded_counts_for_who_is_still_there(merged, opened, go_on):
    """Bert moves to the newest number and Anna does not yet: both go on for the first."""
    merged.go_on_as(NEWEST, old=NEW)
    merged.move("bert", NEWEST, old=NEW)
    assert merged.orphans() == []

    merged.post("anna", f"{AT}/handovers", ALL)
    go_on()

    assert merged.owner(opened) == BERT
    names = {one["id"] for one in merged.get("bert", f"/dossiers/{DOSSIER}/people").json["items"]}
    assert {ANNA, BERT} <= names
