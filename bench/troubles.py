"""What goes wrong between a function and AWS: before anything was done, after it, or both."""

import json
import time
from functools import partial
from typing import Any

from bench.wire import Trouble, Wire

_PREFIX = "com.amazonaws.dynamodb.v20120810#"


def says(status: int, code: str, **more: Any) -> Trouble:
    """An error of DynamoDB."""
    body = json.dumps({"__type": _PREFIX + code, "Message": "", **more}).encode()
    return lambda wire, _: wire.send(status, body)


def answers(status: int, body: bytes) -> Trouble:
    """Something else on the way did."""
    return lambda wire, _: wire.send(status, body)


def cancels(code: str) -> Trouble:
    """A transaction, because of its last write."""

    def cancel(wire: Wire, body: bytes) -> None:
        codes = ["None"] * (len(json.loads(body)["TransactItems"]) - 1) + [code]
        reasons = [{"Code": one} for one in codes]
        says(400, "TransactionCanceledException", CancellationReasons=reasons)(wire, body)

    return cancel


def leaves_over(wire: Wire, body: bytes) -> None:
    """A batch: nothing of it was read, all of it is to be asked again."""
    wanted = json.loads(body)["RequestItems"]
    wire.send(200, json.dumps({"Responses": {}, "UnprocessedKeys": wanted}).encode())


def closes(wire: Wire, body: bytes) -> None:
    """Before anything was done."""
    wire.close()


def resets(wire: Wire, body: bytes) -> None:
    """Before anything was done."""
    wire.hang_up()


def loses_the_answer(wire: Wire, body: bytes) -> None:
    """It is done, and nobody hears it."""
    wire.passed_on(body)
    wire.hang_up()


def closes_after(wire: Wire, body: bytes) -> None:
    """It is done, and nobody hears it."""
    wire.passed_on(body)
    wire.close()


def fails_after(wire: Wire, body: bytes) -> None:
    """It is done, and what is heard is that it failed."""
    wire.passed_on(body)
    wire.send(500, b"")


def garbles(wire: Wire, body: bytes) -> None:
    """It is done, and the answer cannot be read."""
    wire.passed_on(body)
    wire.send(200, b"<html><body>Welcome</body></html>")


def cuts(wire: Wire, body: bytes) -> None:
    """It is done, and the last of the answer does not come."""
    status, answer = wire.passed_on(body)
    wire.send(status, answer[:-1], max(len(answer), 1))
    wire.close()


def repeats(wire: Wire, body: bytes) -> None:
    """It comes in twice."""
    wire.passed_on(body)
    wire.send(*wire.passed_on(body))


def holds_up(wire: Wire, body: bytes) -> None:
    """It comes in when nobody waits for it any more."""
    wire.server.held_up.append(partial(wire.passed_on, body))
    wire.hang_up()


def delays(wire: Wire, body: bytes) -> None:
    """In time."""
    time.sleep(0.02)
    wire.send(*wire.passed_on(body))


def dribbles(wire: Wire, body: bytes) -> None:
    """The answer comes in pieces, in time."""
    status, answer = wire.passed_on(body)
    wire.begin(status, len(answer))
    middle = len(answer) // 2
    for piece in (answer[:middle], answer[middle:]):
        wire.wfile.write(piece)
        time.sleep(0.01)


def stalls(wire: Wire, body: bytes, seconds: float = 1) -> None:
    """It is done; the answer begins, and does not end in time."""
    status, answer = wire.passed_on(body)
    wire.send(status, answer[:-1], max(len(answer), 1))
    time.sleep(seconds)
    wire.hang_up()
