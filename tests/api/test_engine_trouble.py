"""DynamoDB in trouble, on the wire: tried again, then 503; and safe to repeat, with one effect."""

from collections import Counter

import pytest
from conftest import QUICK

from bench.troubles import (
    answers,
    cancels,
    garbles,
    leaves_over,
    loses_the_answer,
    resets,
    says,
    stalls,
)
from bench.wire import Engine, serving, without_waiting
from chalicelib.storage import sdk
from chalicelib.storage.store import Store
from local.people import CAST

TROUBLES = {
    "throttling": says(400, "ThrottlingException"),
    "throughput": says(400, "ProvisionedThroughputExceededException"),
    "too many requests": says(400, "RequestLimitExceeded"),
    "an error": says(500, "InternalServerError"),
    "unavailable": says(503, "ServiceUnavailable"),
    "a status and no body": answers(500, b""),
    "a page of a proxy": answers(502, b"<html><body>Bad Gateway</body></html>"),
    "a code of later": says(503, "NeverHeardOfException"),
    "a reset": resets,
    "a lost answer": loses_the_answer,
}
PASSING = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]
OF_THE_SDK, OURS = 3, 5  # attempts
COMMIT = "TransactWriteItems"


@pytest.fixture
def patience():
    """Seconds that an answer may take."""
    return sdk._CONFIG["read_timeout"]


@pytest.fixture
def engine(dynamodb, tables, use, api, dossier, monkeypatch, patience):
    """Under the API from now on; reached as in production, without the waiting in between."""
    monkeypatch.setitem(sdk._CONFIG, "read_timeout", patience)
    with without_waiting(), serving(Engine(dynamodb.meta.endpoint_url)) as engine:
        monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", engine.address)
        use(Store(sdk.client("dynamodb"), tables))
        _warm(api, dossier)
        engine.calls = []
        yield engine


def _warm(api, dossier):
    """The function knows who is around: what comes next is the write itself."""
    asked = {"dossier_id": dossier.rpartition("/")[2], "texts": {"title": "Overleg"}}
    assert api.post("anna", "/name-checks", asked).status == 200


def _is_busy(answer):
    told = (answer.status, answer.json["type"])
    return told == (503, "/problems/busy") and int(answer.headers["Retry-After"]) > 0


def _is_done_once(api, dossier, made):
    """The registration is there, as it was answered, and nothing was told twice."""
    events = [event["action"] for event in api.get("sofie", f"{dossier}/changes").json["items"]]
    listed = api.get("sofie", f"{dossier}/registrations").json["items"]
    (row,) = api.get("sofie", "/dossiers").json["items"]
    told = Counter(events) == {"dossier:start": 1, "registration:open": 1}
    return told and [one["id"] for one in listed] == [made["id"]] and row["events"] == 2


@pytest.mark.parametrize("trouble", list(TROUBLES))
def test_trouble_is_tried_again_then_busy_and_a_repeat_has_one_effect(
    api, dossier, engine, trouble
):
    _is_tried_again(api, dossier, engine, TROUBLES[trouble])


@pytest.mark.parametrize("patience", [0.5])
def test_so_is_an_answer_that_does_not_end_in_time(api, dossier, engine):
    _is_tried_again(api, dossier, engine, stalls)


def _is_tried_again(api, dossier, engine, trouble):
    path = f"{dossier}/registrations"
    engine.troubles = [trouble] * OF_THE_SDK
    assert _is_busy(api.post("anna", path, QUICK, "k"))
    assert engine.calls == [COMMIT] * OF_THE_SDK

    engine.troubles, engine.calls = [trouble], []
    made = api.post("anna", path, QUICK, "k")
    assert made.status == 201
    assert engine.calls[:2] == [COMMIT] * 2
    assert _is_done_once(api, dossier, made.json)

    engine.troubles, engine.calls = [trouble] * (OF_THE_SDK - 1), []
    assert api.get("sofie", path).status == 200
    assert engine.calls == ["Query"] * OF_THE_SDK


@pytest.mark.parametrize("page", [answers(200, b"<html>Welcome</html>"), garbles])
def test_a_page_in_the_place_of_an_answer_is_busy_and_no_answer(api, dossier, engine, page):
    """The SDK reads one as an empty answer: a write that went well, and nothing to be found."""
    path = f"{dossier}/registrations"
    engine.troubles = [page]
    assert _is_busy(api.post("anna", path, QUICK, "k"))
    assert _is_done_once(api, dossier, api.post("anna", path, QUICK, "k").json)
    engine.troubles = [page]
    assert _is_busy(api.get("sofie", path))


@pytest.mark.parametrize("reason", PASSING)
def test_what_cancels_a_transaction_and_passes_is_tried_again_then_busy(
    api, dossier, engine, reason
):
    path = f"{dossier}/registrations"
    engine.troubles = [cancels(reason)] * OURS

    assert _is_busy(api.post("anna", path, QUICK, "k"))
    assert engine.calls == [COMMIT] * OURS

    engine.troubles, engine.calls = [cancels(reason)] * (OURS - 1), []
    made = api.post("anna", path, QUICK, "k")
    assert (made.status, engine.calls) == (201, [COMMIT] * OURS)
    assert _is_done_once(api, dossier, made.json)


def test_what_a_batch_left_over_is_asked_again_then_busy(api, dossier, engine):
    path = api.post("anna", f"{dossier}/registrations", QUICK).headers["Location"]
    hand_over = ("anna", f"{path}/owner", {"person_id": CAST["bert"].id}, 1, "k")
    engine.troubles, engine.calls = [leaves_over] * OURS, []

    assert _is_busy(api.change(*hand_over))
    assert engine.calls == ["BatchGetItem"] * OURS

    engine.troubles = [leaves_over]
    assert api.change(*hand_over).json["owner"]["id"] == CAST["bert"].id


def test_who_is_around_a_dossier_is_asked_again_then_busy(api, dossier, engine, tables, use):
    """In a function that is cold: nothing is written unread."""
    use(Store(sdk.client("dynamodb"), tables))
    engine.troubles = [says(503, "ServiceUnavailable")] * (3 * OF_THE_SDK)

    assert _is_busy(api.post("anna", f"{dossier}/registrations", QUICK, "k"))
    assert COMMIT not in engine.calls

    engine.troubles = [says(503, "ServiceUnavailable")] * (OF_THE_SDK - 1)
    made = api.post("anna", f"{dossier}/registrations", QUICK, "k")
    assert _is_done_once(api, dossier, made.json)


def test_what_is_wrong_with_a_request_is_not_tried_again(api, dossier, engine):
    """It would be as wrong the next time; it is a fault of ours."""
    engine.troubles = [says(400, "ValidationException")]

    assert api.get("sofie", f"{dossier}/registrations").status == 500
    assert engine.calls == ["Query"]
