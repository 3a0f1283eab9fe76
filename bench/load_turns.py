"""What a client of ``make load`` does, turn after turn: somebody's session, and one registration.

There is more writing in it than in a year (bench/scale/use.py): there twelve sessions have one
registration, here each session at a CLB has one.
"""

import json
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any
from uuid import uuid4

from bench.world import FULL

_TEXT = "We hingen de afspraken op in elke klas en bespraken ze met de leerlingen."
_DOSSIER = "/dossiers/{dossier}"
_ALL = f"{_DOSSIER}/registrations"
_ONE = f"{_ALL}/{{registration}}"
_CHECK: dict[str, object] = {"texts": {"text": _TEXT}}
_AGREEMENT = {"text": _TEXT, "party": "both", "due_on": "2026-12-18"}
_CLOSED = 2  # of so many registrations one; the school answers to another
_THREADS = ("replies", "goals", "agreements")


@dataclass(frozen=True)
class Step:
    """``as_``: the name that later steps have for what was made.

    ``each``: in how many turns it is done once. ``at_clb``: only who works there may.
    """

    route: str
    body: object = None
    as_: str = ""
    each: int = 1
    at_clb: bool = False


TURN = (
    Step("GET /me"),
    Step("GET /dossiers"),
    Step("GET /worklist"),
    Step(f"GET {_DOSSIER}"),
    Step(f"GET {_ALL}"),
    Step(f"GET {_DOSSIER}/changes"),
    Step(f"PUT {_DOSSIER}/seen", {"events": 0}),
    Step("POST /name-checks", _CHECK),
    Step("POST /name-checks", _CHECK),
    Step(f"POST {_ALL}", FULL, "registration", at_clb=True),
    Step(f"GET {_ONE}"),
    Step(f"PUT {_ONE}", FULL | {"title": "Differentiatie in de B-stroom"}, at_clb=True),
    Step(f"POST {_ONE}/replies", {"kind": "question", "text": _TEXT}, "replies"),
    Step(f"POST {_ONE}/goals", {"text": _TEXT}, "goals", at_clb=True),
    Step(f"POST {_ONE}/agreements", _AGREEMENT, "agreements", at_clb=True),
    Step(f"PUT {_ONE}/goals/{{goals}}", {"text": _TEXT, "status": "reached"}, at_clb=True),
    Step(f"PUT {_ONE}/agreements/{{agreements}}", _AGREEMENT | {"status": "kept"}, at_clb=True),
    Step(f"GET {_ONE}"),
    Step(f"POST {_ONE}/status", {"status": "closed"}, each=_CLOSED, at_clb=True),
    Step(f"GET {_ALL}"),
    Step("GET /institutions?q=kompas", each=5),
    Step(f"GET {_DOSSIER}/overview", each=20),
)


@dataclass(frozen=True)
class Asked:
    route: str
    seconds: float
    status: int  # 0 when there was no answer
    wrong: str = ""  # what was said of it


@dataclass
class Client:
    """One at a time: it waits for an answer before it asks again.

    ``clb``: of whom works at a school, the one at the CLB whose registrations they answer to.
    """

    origin: str
    token: str
    clb: "Client | None"
    left: str = ""  # the latest registration that was not closed
    known: dict[str, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    made: list[dict[str, str]] = field(default_factory=list)  # by kind: of each turn, the ids
    _line: HTTPConnection | None = None

    def start(self) -> None:
        """In the first dossier of theirs; what everybody does is done by then."""
        self.known["dossier"] = self._sent("GET", "/dossiers")[1]["items"][0]["id"]
        for number in (0, 1):
            self.turn(number)
        self.asked.clear()

    def turn(self, number: int) -> None:
        """One thing that goes wrong ends it, since the rest is about what was made."""
        if self.clb:
            self.known["registration"] = self.clb.left
        steps = (one for one in TURN if number % one.each == 0 and not (self.clb and one.at_clb))
        if all(self._did(step) for step in steps):
            self.made.append(dict(self.known))
            self.left = self.known["registration"] if number % _CLOSED else self.left

    def missing(self) -> list[str]:
        """Of what was made, what cannot be read back."""
        return [_ONE.format(**one) for one in self.made if not self._is_whole(one)]

    def _is_whole(self, made: dict[str, str]) -> bool:
        told = self._sent("GET", _ONE.format(**made))[1]
        threads = (kind for kind in _THREADS if kind in made)
        kept = (made[kind] in {one["id"] for one in told.get(kind, ())} for kind in threads)
        return all(kept)

    def _did(self, step: Step) -> bool:
        method, _, path = step.route.format(**self.known).partition(" ")
        body = step.body
        if body is _CHECK:
            body = {"dossier_id": self.known["dossier"], **_CHECK}
        start = time.perf_counter()
        status, told = self._sent(method, path, body)
        seconds = time.perf_counter() - start
        is_wrong = not 200 <= status < 300
        self.asked.append(Asked(step.route, seconds, status, str(told) if is_wrong else ""))
        if step.as_ and not is_wrong:
            self.known[step.as_] = told["id"]
        return not is_wrong

    def _sent(self, method: str, path: str, body: object = None) -> tuple[int, dict[str, Any]]:
        """The status, 0 without an answer, and what was said."""
        self._line = self._line or HTTPConnection(self.origin.rpartition("/")[2], timeout=60)
        try:
            self._line.request(method, f"/api{path}", json.dumps(body), self._headers(path))
            answer = self._line.getresponse()
            return answer.status, json.loads(answer.read() or b"{}")
        except (OSError, HTTPException, ValueError) as error:
            self._line = None
            return 0, {"error": repr(error)}

    def _headers(self, path: str) -> dict[str, str]:
        """What was made is changed once, and then its status: that of the second version."""
        return {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": str(uuid4()),
            "If-Match": '"2"' if path.endswith("/status") else '"1"',
        }
