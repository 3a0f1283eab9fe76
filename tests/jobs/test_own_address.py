"""The address of an account of our own: kept at a sign-in, so that its person can be mailed."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from conftest import CAST, QUICK, access_item
from mailing import Ses, mail_everything, notify

import app as functions
from chalicelib.domain.errors import ChangedMeanwhile
from chalicelib.jobs.sign_in import SignInRefused, add_rights

TOM = CAST["tom"]
VERIFIED = {"email": "Tom@School-A.example", "email_verified": "true"}
INVITATION = {"email": TOM.email, "rights": ["samenwerkingsdossier-school"], "reason": "Nieuw"}
AT = "/institutions/030569"
REFRESH = "TokenGeneration_RefreshTokens"


@pytest.fixture
def calls(dynamodb):
    counted = Counter()

    def count(model, **_):
        counted[model.name] += 1

    dynamodb.meta.events.register("before-call.dynamodb", count)
    yield counted
    dynamodb.meta.events.unregister("before-call.dynamodb", count)


@pytest.fixture
def sign_in(api, calls):
    """The roles in the token of Tom, and how often it wrote."""

    def sign_in(source="TokenGeneration_HostedAuth", **attributes):
        calls.clear()
        request = {"userAttributes": attributes or VERIFIED}
        event = {"userName": TOM.id, "triggerSource": source, "request": request}
        answer = add_rights(event, functions.services.store, datetime.now(UTC))
        claims = answer["response"]["claimsOverrideDetails"]["claimsToAddOrOverride"]
        return claims["context_roles"], calls["TransactWriteItems"]

    return sign_in


@pytest.fixture
def tom(dynamodb, tables):
    """Puts what is kept of him, and reads it."""

    def tom(**values):
        item = access_item(TOM, **{name: {"S": value} for name, value in values.items()})
        dynamodb.put_item(TableName=tables.dossiers, Item=item)

    def kept():
        key = {name: value for name, value in access_item(TOM).items() if name in ("pk", "sk")}
        item = dynamodb.get_item(TableName=tables.dossiers, Key=key)["Item"]
        return {name: value for name, value in item.items() if name != "email"}, item.get("email")

    tom.kept = kept
    return tom


ROLE = "samenwerkingsdossier-school:030569"


def test_who_signs_in_is_mailed_from_then_on(api, dossier, sign_in, dynamodb, tables):
    """Also who was invited for what they hold already."""
    ses = Ses()

    def something_happens():
        api.post("anna", f"{dossier}/registrations", QUICK)
        notify(dynamodb, tables)
        mail_everything(dynamodb, tables, ses)

    something_happens()
    assert ses.to == []

    api.post("sara", f"{AT}/invitations", INVITATION)
    ses.sent.clear()
    sign_in()
    something_happens()
    assert ses.to == ["tom"]


def test_it_is_kept_once_in_one_call_and_nothing_else_with_it(sign_in, tom):
    before, _ = tom.kept()

    assert [sign_in(), sign_in()] == [(ROLE, 1), (ROLE, 0)]
    assert tom.kept() == (before, {"S": "tom@school-a.example"})


@pytest.mark.parametrize("before", ["other@school-a.example", "Tom@School-A.example"])
def test_another_address_than_that_of_the_account_is_replaced(sign_in, tom, before):
    tom(email=before)

    assert sign_in() == (ROLE, 1)
    assert tom.kept()[1] == {"S": "tom@school-a.example"}


def test_one_at_which_mail_failed_does_not_come_back(sign_in, tom):
    tom(email="better@school-a.example", undeliverable=f"bounce x {TOM.email}")

    assert sign_in() == (ROLE, 0)
    assert tom.kept()[1] == {"S": "better@school-a.example"}


NOTHING = {
    "is not verified": {"email": TOM.email, "email_verified": "false"},
    "is not said to be verified": {"email": TOM.email},
    "is no address": {"email": "tom,x@school-a.example", "email_verified": "true"},
    "reads backwards": {"email": "tom\u202e@school-a.example", "email_verified": "true"},
    "comes at a refresh": {**VERIFIED, "source": REFRESH},
}


@pytest.mark.parametrize("what", list(NOTHING))
def test_an_address_is_not_kept_that(sign_in, tom, what):
    assert sign_in(**NOTHING[what]) == (ROLE, 0)
    assert tom.kept()[1] is None


def test_of_who_may_not_enter_nothing_is_kept(sign_in, tom):
    """A right that ended was perhaps made nameless already."""
    tom(until="2026-09-01T00:00:00.000Z")
    assert sign_in() == ("", 0)

    tom(blocked="2026-09-01T00:00:00.000Z")
    with pytest.raises(SignInRefused):
        sign_in()
    assert tom.kept()[1] is None


def test_what_cannot_be_kept_keeps_nobody_out(sign_in, tom, dynamodb, monkeypatch, caplog):
    """The engine is down for writes, or refuses."""

    def refuse(**_):
        raise OSError("an engine that nobody reaches")

    monkeypatch.setattr(dynamodb, "transact_write_items", refuse)

    assert sign_in()[0] == ROLE
    assert "OSError" in caplog.text
    assert TOM.email not in caplog.text


def test_a_right_that_ended_meanwhile_gets_none(store, tom):
    """The index may be late."""
    (read,) = store.rights(TOM.id)
    tom(until="2026-09-01T00:00:00.000Z")

    with pytest.raises(ChangedMeanwhile):
        store.mail_at(TOM.email, [read], "2026-11-25T12:00:00.000Z")
    assert tom.kept()[1] is None


def test_more_rights_than_fit_in_one_call_are_kept_by_more_sign_ins(sign_in, tom, dynamodb, tables):
    for number in range(120):
        item = access_item(TOM, pk={"S": f"ORG#{number:06}"})
        item["by_person_sk"] = {"S": f"ORG#{number:06}#ACCESS"}
        dynamodb.put_item(TableName=tables.dossiers, Item=item)

    assert [sign_in()[1] for _ in range(3)] == [1, 1, 0]
