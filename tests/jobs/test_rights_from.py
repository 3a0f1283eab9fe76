"""Whoever runs the platform says where the rights of an institution come from: nothing is left
that no source explains, there and back."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from conftest import QUICK, access_item
from racing import Racing

from chalicelib.domain.acm import Roles
from chalicelib.domain.caller import Role
from chalicelib.domain.errors import NotFound
from chalicelib.domain.ids import moment
from chalicelib.domain.rights_errors import RightsElsewhere
from chalicelib.domain.vouched import SESSION, Vouched
from chalicelib.jobs.platform import run
from chalicelib.jobs.rights import warn
from chalicelib.storage.store import Store
from local.people import CAST

NOW = datetime.now(UTC)
SCHOOL = "030569"
ORDER = {"do": "set_rights_from", "number": SCHOOL, "reason": "Vanaf dit schooljaar"}
SOFIE, TOM, SARA, NOOR = (CAST[who].id for who in ("sofie", "tom", "sara", "noor"))
ADMIN = {
    "do": "make_admin",
    "number": SCHOOL,
    "person_id": SARA,
    "name": "Sara Willems",
    "function": "directeur",
    "reason": "Opnieuw eigen rechten",
}
REPLY = {"kind": "remark", "text": "Goed gezien."}


@pytest.fixture
def works(store):
    """Who has a right at the school at a moment, by their id."""

    def works(at=NOW):
        entering = (store.rights(one) for one in (SOFIE, TOM, SARA, NOOR, "vo-1"))
        found = (access for held in entering for access in held)
        return {one.person_id for one in found if one.holds(moment(at))}

    return works


@pytest.fixture
def to(store):
    def to(source, now=NOW, kept=store):
        return run(ORDER | {"source": source}, kept, now)

    return to


def _vouched(asked=NOW, roles=frozenset({Role.SCHOOL})):
    said: Roles = {SCHOOL: roles} if roles else {}
    return Vouched("vo-1", "Lien Nieuw", said, moment(asked + SESSION))


def test_what_was_given_here_ends_when_acm_takes_over(api, opened, store, works, to, trail):
    done = to("acm")

    assert done == {"institution": SCHOOL, "rights_from": "acm", "stopped": 3}
    assert works() == set()
    written = api.post("sofie", f"{opened}/replies", REPLY)
    assert written.json["type"] == "/problems/access-ended"  # at once, whatever the token says
    given = store.office(SCHOOL, SOFIE).rights.assignments
    assert {one.ended.reason for one in given} == {ORDER["reason"]}
    event = [one for one in trail() if one["action"] == "institution:rights_from"]
    assert [(one["by"]["id"], one["reason"]) for one in event] == [("operator", ORDER["reason"])]


@pytest.fixture
def trail(dynamodb, tables):
    def trail():
        found = dynamodb.query(
            TableName=tables.audit,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": f"ORG#{SCHOOL}"}},
        )
        return [json.loads(item["card"]["S"]) for item in found["Items"]]

    return trail


def test_a_block_outlives_both_changes(store, to, works, dynamodb, tables):
    blocked = access_item(CAST["tom"], blocked={"S": moment(NOW)})
    dynamodb.put_item(TableName=tables.dossiers, Item=blocked)

    to("acm")
    to("own", NOW + timedelta(days=1))

    assert store.office(SCHOOL, TOM).here.blocked


def test_again_it_stops_nothing_of_what_acm_said_since(store, to, works, trail):
    to("acm")
    store.follow_acm(_vouched(), moment(NOW))

    assert to("acm", NOW + timedelta(minutes=1))["stopped"] == 0
    assert works() == {"vo-1"}
    assert len(trail()) == 1


def test_what_acm_said_stops_when_the_institution_gives_rights_itself_again(store, to, works):
    to("acm")
    store.follow_acm(_vouched(), moment(NOW))

    done, later = to("own", NOW + timedelta(minutes=1)), NOW + timedelta(minutes=2)
    run(ADMIN, store, later)

    assert done["stopped"] == 1
    assert works(later) == {SARA}  # what was given before stays ended
    assert to("own", later)["stopped"] == 0
    assert works(later) == {SARA}
    store.follow_acm(_vouched(later), moment(later))
    assert works(later) == {SARA}


def test_a_right_that_is_given_while_acm_takes_over_is_not_given(store, to, dynamodb, tables):
    """The one who gives read that the institution did so itself."""
    racing = Racing(dynamodb, lambda: to("acm"))
    order = ADMIN | {"person_id": NOOR, "name": "Noor Peeters"}

    with pytest.raises(RightsElsewhere):
        run(order, Store(racing, tables), NOW)

    assert store.office(SCHOOL, NOOR).here is None


def test_one_that_broke_off_is_taken_up_by_a_repeat(store, to, works, dynamodb, tables):
    """It is said, and nobody stopped yet."""

    class Broken(Store):
        def stop(self, *_):
            raise TimeoutError

    with pytest.raises(TimeoutError):
        to("acm", kept=Broken(dynamodb, tables))
    assert works() == {SOFIE, TOM, SARA}

    assert to("acm")["stopped"] == 3
    assert works() == set()


def test_nobody_is_asked_to_replace_an_administrator_that_acm_says(store, to):
    to("acm")

    assert warn(store, NOW + timedelta(days=400)) == []
    assert not store.office(SCHOOL).admins.windows


def test_what_they_owned_waits_in_the_queue(api, dossier, store):
    api.post("anna", f"{dossier}/registrations", QUICK)
    assert api.get("clara", "/institutions/114983/orphans").json["total"] == 0

    run(ORDER | {"number": "114983", "source": "acm"}, store, NOW)

    assert api.get("clara", "/institutions/114983/orphans").json["total"] == 1


@pytest.mark.parametrize("wrong", [{"source": "elsewhere"}, {"reason": ""}, {"number": "1"}])
def test_an_order_that_is_not_complete_is_refused(to, store, wrong):
    with pytest.raises(ValueError, match="validation error"):
        run(ORDER | {"source": "acm"} | wrong, store, NOW)


def test_for_a_number_that_nobody_has_nothing_is_said(store):
    with pytest.raises(NotFound):
        run(ORDER | {"number": "999999", "source": "acm"}, store, NOW)
