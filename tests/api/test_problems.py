"""A refusal is a problem document that says, in Dutch, what to do; never a 5xx for bad input."""

import inspect
import re
from pathlib import Path

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from conftest import DOSSIER, QUICK

from chalicelib.api.problems import KINDS
from chalicelib.domain import errors, rights_errors, staff_errors
from chalicelib.storage.store import Store

DOCUMENTED = Path(__file__).parents[2] / "docs" / "problems.md"
REGISTRATIONS = f"/dossiers/{DOSSIER}/registrations"


def test_every_error_has_its_answer_and_no_two_share_a_type():
    every = {
        one
        for module in (errors, rights_errors, staff_errors)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, errors.Refused) and one is not errors.Refused
    }

    assert set(KINDS) == every
    assert len({slug for _, slug in KINDS.values()}) == len(KINDS)


def test_the_tree_of_errors_is_as_it_is_drawn():
    trees = "".join(m.__doc__ or "" for m in (errors, rights_errors, staff_errors))
    drawn = {line.split()[1] for line in trees.splitlines() if "- " in line}

    assert drawn == {kind.__name__ for kind in KINDS}


@pytest.mark.parametrize(
    ("body", "status", "loc"),
    [
        ("", 400, None),
        ("{", 400, None),
        ('{"title": "\\ud800"}', 400, None),
        ("[]", 422, []),
        ("null", 422, []),
        ({}, 422, ["activity"]),
        (QUICK | {"title": "x" * 5000}, 422, ["title"]),
        (QUICK | {"description": "x" * 5000}, 422, ["description"]),
        (QUICK | {"activity_date": "2026-13-01"}, 422, ["activity_date"]),
        (QUICK | {"description": "nul \u0000"}, 422, ["description"]),
        (QUICK | {"advice": "\u202eom"}, 422, ["advice"]),
        (QUICK | {"participants": [{"function": "x"}]}, 422, ["participants", 0, "count"]),
        (QUICK | {"onbekend": 1}, 422, ["onbekend"]),
        (QUICK | {"domains": ["learning"] * 20_000}, 422, ["domains"]),
        ({f"veld{n}": n for n in range(9_000)}, 422, ["activity"]),
        (QUICK | {"description": "x" * 300_000}, 413, None),
    ],
)
def test_a_bad_body_is_refused_by_field_and_nothing_is_kept(api, dossier, body, status, loc):
    answer = api.post("anna", REGISTRATIONS, body)

    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json["request_id"] == "a-request"
    assert len(answer.text) < 20_000
    if loc is not None:
        assert loc in [error["loc"] for error in answer.json["errors"]]
    assert api.get("anna", REGISTRATIONS).json["items"] == []


def test_every_field_problem_speaks_dutch(api, dossier):
    body = {"activity": 1, "title": "", "activity_date": "x", "duration_minutes": 0, "x": 1}

    messages = [error["msg"] for error in api.post("anna", REGISTRATIONS, body).json["errors"]]

    assert sorted(messages) == sorted(
        [
            "Kies een van: 'signal', 'consultation' or 'team_support'.",
            "Vul dit in.",
            "Dit moet een bestaande datum zijn (jjjj-mm-dd), van 2000 tot 2099.",
            "Vul dit in.",
            "Dit moet minstens 1 zijn.",
            "Dit veld bestaat hier niet.",
        ]
    )


def test_a_wrong_body_says_nothing_to_who_may_not_know(api, dossier):
    assert api.post("olga", REGISTRATIONS, QUICK).status == 404
    assert api.ask(None, "POST", REGISTRATIONS, {}).status == 401


def test_what_chalice_refuses_itself_is_a_problem_too(api, dossier):
    wrong_method = api.ask("anna", "PUT", "/me", {})
    wrong_type = api.ask("anna", "POST", REGISTRATIONS, QUICK, {"Content-Type": "text/plain"})

    assert (wrong_method.status, wrong_method.headers["Allow"]) == (405, "GET")
    assert wrong_type.status == 415
    for answer in (wrong_method, wrong_type):
        assert answer.headers["Content-Type"] == "application/problem+json"


class Troubled:
    """An engine whose answers are those that botocore gives when AWS is in trouble.

    ``reads``: the engine that reads as ever, if only writing is in trouble.
    """

    def __init__(self, *answers, reads=None):
        self.calls = []
        self._answers = list(answers)
        self._reads = reads

    def __getattr__(self, operation):
        if self._reads and operation != "transact_write_items":
            return getattr(self._reads, operation)

        def call(**request):
            self.calls.append(request)
            answer = self._answers.pop(0) if self._answers else {}
            if callable(answer):
                answer = answer(request)
            if isinstance(answer, Exception):
                raise answer
            return answer

        return call


def _client_error(code, **more):
    return ClientError({"Error": {"Code": code, "Message": ""}, **more}, "TransactWriteItems")


def _cancelled(first, last):
    """What DynamoDB says of the first and the last write of a transaction."""

    def error(request):
        codes = [first, *["None"] * (len(request["TransactItems"]) - 2), last]
        reasons = [{"Code": code} for code in codes]
        return _client_error("TransactionCanceledException", CancellationReasons=reasons)

    return error


CONFLICT = _cancelled("None", "TransactionConflict")
BUSY = [
    *("ProvisionedThroughputExceededException", "RequestLimitExceeded"),
    *("ThrottlingException", "ThrottledException"),
    *("InternalServerError", "InternalFailure", "500"),
    *("ServiceUnavailable", "ServiceUnavailableException", "503"),
]


@pytest.mark.parametrize(
    "trouble",
    [
        *map(_client_error, BUSY),
        _client_error("NeverHeardOf", ResponseMetadata={"HTTPStatusCode": 502}),
        EndpointConnectionError(endpoint_url="x"),
    ],
    ids=[*BUSY, "5xx", "unreachable"],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_engine_in_trouble_is_busy_and_may_be_asked_again(api, tables, use, trouble, method):
    use(Store(Troubled(trouble), tables))

    headers = {"Idempotency-Key": "k"}
    answer = api.ask("anna", method, REGISTRATIONS, QUICK if method == "POST" else None, headers)

    assert (answer.status, answer.json["type"]) == (503, "/problems/busy")
    assert int(answer.headers["Retry-After"]) > 0


def test_a_conflict_passes_with_the_same_token(api, dossier, dynamodb, tables, use):
    engine = Troubled(CONFLICT, CONFLICT, reads=dynamodb)
    use(Store(engine, tables))

    assert api.post("anna", REGISTRATIONS, QUICK).status == 201
    assert len({call["ClientRequestToken"] for call in engine.calls}) == 1
    assert engine.calls[0] == engine.calls[1] == engine.calls[2]


def test_a_conflict_that_does_not_pass_is_busy(api, dossier, dynamodb, tables, use):
    engine = Troubled(*[CONFLICT] * 9, reads=dynamodb)
    use(Store(engine, tables))

    assert api.post("anna", REGISTRATIONS, QUICK).status == 503
    assert len(engine.calls) == 5


def test_a_conflict_beside_a_refusal_is_the_refusal(api, dossier, dynamodb, tables, use):
    both = _cancelled("ConditionalCheckFailed", "TransactionConflict")
    use(Store(Troubled(both, reads=dynamodb), tables))

    assert api.post("anna", REGISTRATIONS, QUICK).json["type"] == "/problems/access-ended"


def test_what_nobody_foresaw_is_a_500_without_details(api, tables, use, caplog):
    use(Store(Troubled(RuntimeError("a secret")), tables))

    answer = api.post("anna", REGISTRATIONS, QUICK)

    assert (answer.status, answer.json["type"]) == (500, "/problems/unexpected")
    assert "secret" not in answer.text
    assert "a-request" in caplog.text


def test_every_type_is_documented_with_its_status():
    rows = re.findall(r"^\| (\d+) \| `/problems/([\w-]+)` \|", DOCUMENTED.read_text(), re.MULTILINE)
    own = {(405, "method-not-allowed"), (415, "unsupported-media-type")}

    assert {(int(status), slug) for status, slug in rows} == {
        *KINDS.values(),
        *own,
        (422, "invalid"),
        (500, "unexpected"),
    }
