"""The kinds of fault, by the name that the report has for them, and where each can happen."""

from functools import partial

from bench import troubles as go
from bench.wire import Trouble

PATIENCE = 0.25  # seconds that an answer may take here; in production it is 3
_TRANSACTION, _BATCH = "TransactWriteItems", "BatchGetItem"
_OF_S3, _OF_LAMBDA = "GET", "POST"  # calls that carry no name of DynamoDB
_NOT_OF_DYNAMODB = {_OF_S3, _OF_LAMBDA}

_ANYWHERE: dict[str, Trouble] = {
    "closed before": go.closes,
    "reset before": go.resets,
    "closed after": go.closes_after,
    "reset after": go.loses_the_answer,
    "500 after": go.fails_after,
    "page after": go.garbles,
    "page instead": go.answers(200, b"<html><body>Welcome</body></html>"),
    "cut off": go.cuts,
    "stalled": partial(go.stalls, seconds=1.6 * PATIENCE),
    "in pieces": go.dribbles,
    "delayed": go.delays,
    "twice": go.repeats,
    "held up": go.holds_up,
    "500": go.answers(500, b""),
    "502 page": go.answers(502, b"<html><body>Bad Gateway</body></html>"),
}
_OF_DYNAMODB: dict[str, Trouble] = {
    "throughput": go.says(400, "ProvisionedThroughputExceededException"),
    "throttled": go.says(400, "ThrottlingException"),
    "unavailable": go.says(503, "ServiceUnavailable"),
}
_OF_CALL: dict[str, dict[str, Trouble]] = {
    _TRANSACTION: {
        "conflict": go.cancels("TransactionConflict"),
        "in progress": go.says(400, "TransactionInProgressException"),
    },
    _BATCH: {"left over": go.leaves_over},
}
KINDS = [*_ANYWHERE, *_OF_DYNAMODB, *(kind for one in _OF_CALL.values() for kind in one)]


def kinds_at(call: str) -> dict[str, Trouble]:
    """What can happen to this call."""
    of_dynamodb = {} if call in _NOT_OF_DYNAMODB else _OF_DYNAMODB
    return _ANYWHERE | of_dynamodb | _OF_CALL.get(call, {})
