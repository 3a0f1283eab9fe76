"""Whatever is sent, over HTTP: where it is sent, and what an answer to it has to be."""

import json
import os
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any

import pytest
from asking import Line
from conftest import (
    ELSEWHERE,
    ID,
    PREFERENCES,
    QUICK,
    access_item,
    take_handovers_further,
)
from kept_documents import FILE, NAMED, PLACE, WAITING, put_documents
from kept_exports import WANTED, make_ready
from serving import Front

from chalicelib.api.table import ROUTES
from chalicelib.domain.rights import Right
from chalicelib.domain.unsubscribing import token_of
from chalicelib.storage.store import Store
from local.people import CAST

JSON = {"Content_Type": "application/json"}
MOMENT = "2026-11-23T08:15:00.000Z"
LEAVE = {"from": MOMENT, "until": "2027-03-01T08:15:00.000Z"}
CLB, SCHOOL = ELSEWHERE.split("-")
_keys = count()


def named(route):
    return f"{route.method} {route.path}"


def those(condition):
    """A test of each of these routes; a new one is among them from its first day."""
    return pytest.mark.parametrize("route", [r for r in ROUTES if condition(r)], ids=named)


TAKE_A_BODY = those(lambda route: route.takes)

# What a field of this name takes, where its schema does not say it; then a body of this kind,
# where its fields have to fit each other.
OF_FIELD: dict[str, Any] = {
    **FILE,
    "clb": CLB,
    "school": SCHOOL,
    "dossier_id": ELSEWHERE,
    "texts": {"title": "Een zin."},
    "person_id": CAST["olga"].id,
    "to": CAST["olga"].id,
    "delegate": CAST["bert"].id,
    "email": "nieuw@anker.example",
    "rights": [Right.BASE.value],
    "until": "2027-06-30",
    "school_year": "2026-2027",
}
OF_BODY: dict[str, Any] = {
    "ChangedDossier": {"status": "ended"},
    "NewDelegation": LEAVE,
    "NewPreferences": PREFERENCES,
    "NewMessage": {"institution": CLB},
    "NameCheck": {"dossier_id": ELSEWHERE},
    "NewDocument": PLACE,
    "RevisedDocument": PLACE,
    "NewExport": WANTED,
}
# Who the others are: somebody else proposed what Olga answers.
ASKED_BY = {"post_number_withdraw": "piet"}
# And what is asked without a query is asked for nothing.
ASKED_WITH = {"preview_handover": "from=who-left"}
# A path that ends so is about this; the last that fits.
ABOUT = {
    "": {"entries": "agreements", "document_id": NAMED, "version_number": "1"},
    "/uploaded": {"document_id": WAITING},
    "/names": {"version_number": "2"},
}


@dataclass(frozen=True)
class Place:
    """A dossier of Olga and Piet with one of everything; she may do everything in it and at her
    institution, but take back what he proposed."""

    front: Front
    line: Line
    tokens: dict[str, str]
    ids: dict[str, str] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)  # by the end of a path, if not 1

    def path(self, route: Any, **other: str) -> str:
        return "/api" + route.path.format(**(self.ids_of(route) | other))

    def ids_of(self, route: Any) -> dict[str, str]:
        kind = next((name for name in ("replies", "goals") if f"/{name}/" in route.path), None)
        ids = self.ids | {"entry_id": self.ids[kind or "agreements"]}
        if "export_id" in route.path:
            ids["export_id"] = self.ids[route.path.split("/{")[0]]
        for part, about in ABOUT.items():
            ids |= about if route.path.endswith(part) else {}
        return ids

    def ask(self, route: Any, body: Any = None, query: str = "", path: str = "", **headers: Any):
        """As it should be, but for what is given; a header that is None is left out."""
        token = self.tokens[ASKED_BY.get(route.function.__name__, "olga")]
        version = next((v for end, v in self.versions.items() if route.path.endswith(end)), 1)
        sent = JSON | {"If_Match": f'"{version}"', "Idempotency_Key": f"bad-{next(_keys)}"}
        sent = {n: v for n, v in (sent | {"token": token} | headers).items() if v is not None}
        body = json.dumps(body).encode() if not isinstance(body, bytes | None) else body
        query = query or ASKED_WITH.get(route.function.__name__, "")
        where = (path or self.path(route)) + (query and f"?{query}")
        return self.line.ask(where, route.method, body, **sent)

    def right(self, route: Any) -> dict[str, Any]:
        """A body that this route takes."""
        schema = schema_of(route.takes)
        names = schema.get("required", ())
        fields = {name: kind_of(schema["properties"][name], schema) for name in names}
        right = {name: OF_FIELD.get(name) or _right(kind) for name, kind in fields.items()}
        return right | OF_BODY.get(route.takes.__name__, {})

    def kept(self) -> Any:
        """Every item, but for the trace of who downloaded something, which reading leaves."""
        return {
            table: [item for item in items if "#GET#" not in item["sk"]["S"]]
            for table, items in self.front.kept().items()
        }

    def make(self, path: str, who: str = "olga", **body: Any) -> str:
        key, token = f"place-{next(_keys)}", self.tokens[who]
        answer = self.front.ask(f"/api{path}", "POST", body, token=token, Idempotency_Key=key)
        assert answer.status == 201, answer.body
        return str(answer.json["id"])


def place_of(front: Front, line: Line) -> Place:
    place = Place(front, line, {who: front.token(who) for who in ("olga", "piet")})
    colleague = access_item(CAST["bert"], pk={"S": f"ORG#{CLB}"})
    front.dynamodb.put_item(TableName=front.tables.dossiers, Item=colleague)
    place.make("/dossiers", clb=CLB, school=SCHOOL)
    path, at = f"/dossiers/{ELSEWHERE}/registrations", f"/institutions/{CLB}"
    registration = place.make(path, **QUICK | {"title": "Minder lawaai"})
    path, why = f"{path}/{registration}", {"reason": "Tijdens een verlof"}
    place.ids.update(
        dossier_id=ELSEWHERE,
        token=token_of(CAST["olga"].id, os.environ["MAIL_SECRET"]),
        number=CLB,
        registration_id=registration,
        replies=place.make(f"{path}/replies", kind="question", text="Welke?"),
        goals=place.make(f"{path}/goals", text="Minder lawaai."),
        agreements=place.make(f"{path}/agreements", text="Ok.", party="both"),
        word_id=place.make(f"{at}/words", word="Kanjertraining"),
        person_id=CAST["olga"].id,
        assignment_id=ID.format(1),
        invitation_id=place.make(
            f"{at}/invitations", email="ooit@anker.example", rights=[Right.CLB], **why
        ),
        delegation_id=place.make(f"{at}/delegations", delegate=CAST["bert"].id, **LEAVE),
        handover_id=place.make(
            f"{at}/handovers", **{"from": "who-left", "to": CAST["olga"].id}, **why
        ),
    )
    put_documents(Store(front.dynamodb, front.tables), ELSEWHERE, CAST["olga"])
    for of, scope in (("/dossiers", ELSEWHERE), ("/clbs", CLB)):
        made = f"{of}/{scope}/exports"
        place.ids[of] = place.make(made, **WANTED)
        make_ready(front.dynamodb, front.tables, f"{made}/{place.ids[of]}")
    take_handovers_further(front.dynamodb, front.tables)  # or it would go on during the tests
    proposal = {"If_Match": '"1"', "token": place.tokens["piet"]}
    proposed = {"registers_under": SCHOOL}
    dossier = front.ask(f"/api/dossiers/{ELSEWHERE}", "PUT", proposed, **proposal).json
    handover = f"/api{at}/handovers/{place.ids['handover_id']}"
    undo = front.ask(handover, token=place.tokens["olga"]).json["version"]
    ends = ("{dossier_id}", "-under/confirm", "-under/decline", "-under/withdraw")
    place.versions.update(dict.fromkeys(ends, dossier["version"]), **{"/undo": undo})
    return place


def unlike(answers, *statuses, names=None):
    """Those that are no problem document of one of these statuses, naming what is wrong.

    ``answers``: what was sent → the answer. ``names``: what the problem has to name, as the first
    place of every error, or as a word of its sentence.
    """
    return {
        str(sent)[:80]: (answer.status, answer.body[:300])
        for sent, answer in answers.items()
        if not (_is_problem(answer, statuses) and _names(answer.json, names))
    }


def _is_problem(answer, statuses):
    if answer.headers.get("Content-Type") != "application/problem+json":
        return False
    told, size = answer.json, len(answer.body)
    is_told = told["type"].startswith("/problems/") and told["detail"].endswith(".")
    return answer.status in statuses and told["status"] == answer.status and is_told and size < 2e4


SAYS_NOTHING = "Deze waarde is niet geldig."


def _names(told, name):
    if name is None or re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", told["detail"]):
        return True
    errors = told.get("errors", ())
    dutch = all(error["msg"].endswith(".") and error["msg"] != SAYS_NOTHING for error in errors)
    return bool(errors) and dutch and {str((*e["loc"], "")[0]) for e in errors} == {name}


# --- what the fields of a body take, and what not


@cache
def schema_of(model):
    return model.model_json_schema()


def kind_of(said, schema):
    """What a field takes: its schema, without the null of an optional one, references followed."""
    said = next((one for one in said.get("anyOf", ()) if one.get("type") != "null"), said)
    reference = said.get("$ref", "").rpartition("/")[2]
    return schema["$defs"][reference] if reference else said


def _right(kind):
    if "const" in kind or "enum" in kind:
        return kind.get("const", kind.get("enum", [None])[0])
    of_type = {"boolean": False, "integer": kind.get("minimum")}
    if kind["type"] in of_type:
        return of_type[kind["type"]]
    return "2026-11-16" if kind.get("format") == "date" else "Een zin."


NEVER = [{"een": "object"}, [[]], [None], 1.5, -1, 1e308, 10**30, "x" * 5_000, "\u0000", "\u202e"]
NO_MOMENTS = [
    *("2026-99-99T99:99:99.999Z", "2026-02-30T08:15:00.000Z", "0000-00-00T00:00:00.000Z"),
    *("2026-11-23T24:00:00.000Z", "2026-11-23T08:60:00.000Z", "2026-11-23T08:15:60.000Z"),
    *("2026-11-23T08:15:00Z", "2026-11-23T08:15:00.000+00:00", "2026-11-23T08:15:00.000"),
    *("2026-11-23 08:15:00.000Z", "2026-11-23T08:15:00.000Z\n", "2026-11-23", "gisteren"),
]
NO_DAYS = [
    *("2026-02-30", "2026-13-01", "2026-00-10", "0000-00-00", "2025-02-29", "16-11-2026"),
    *("1999-12-31", "2100-01-01", "9999-99-99", "2026-11-16T08:00:00Z", "gisteren", "20261116"),
    *("1763251200", "2026-W47-1", "-2026-11-16", "2026-11-16 \0"),
]
NUMBERS_WRONG = ["12345", "1234567", "12345\n", "１２３４５６", "12345x", "123456-12345"]
WRONG = {  # by what most says what it takes: a pattern of its own, a facet, or its type
    "^[0-9]{6}$": NUMBERS_WRONG,
    "^[0-9]{6}-[0-9]{6}$": NUMBERS_WRONG,
    r"^[\w.@-]{1,120}$": ["x" * 121, "a/b", "a#b", "<a>", "%00"],
    r"^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$": ["@", "x", "x@y", "a@b@c.be", "<a@b.be>", "@b.be"],
    "^[A-Za-z0-9+/]{43}=$": ["A" * 44, "A" * 42 + "=", "A" * 43 + "==", "-" * 43 + "=", "é" * 44],
    "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$": [NAMED.upper(), NAMED[:-1], NAMED + "0"],
    "pattern": ["", " ", "een zin", "a\tb", "nul \0.", 123456, True],
    "string": ["", "   ", "\n", "nul \0.", "\u202eom", "\u2066om", "\ufffd", "\ue000", "\u2800", 1],
    "enum": ["", "onbestaand", "OPEN", " open", 0],
    "const": [False, "true", 1, None],
    "boolean": ["true", "false", "ja", "", 0, 1],
    "date": [*NO_DAYS, "", 0, 1763251200],
    "date-time": [*NO_MOMENTS, "", 0],
    "integer": [0.5, "1", "", True, -(10**400), 10**400],
    "array": ["tekst", {"0": "x"}, [""], [1], [{}], ["nul \0."]],
    "object": ["tekst", {}, {"": "x"}, {"Een veld": "x"}, {"x": ""}, {"x": 1}, {"x": "nul \0."}],
}


def wrong_of(kind):
    facets = [name for name in ("const", "enum", "pattern", "format") if name in kind]
    (facet, *_) = facets or ["type"]
    of = kind[facet] if facet in {"format", "type"} else facet
    never = [one for one in NEVER if not isinstance(one, dict) or of != "object"]
    never += [[]] if "minItems" in kind else []
    return [*never, *WRONG[of], *WRONG.get(kind.get("pattern"), [])]


def fields_of(route):
    """Name → what it takes."""
    schema = schema_of(route.takes)
    return {n: kind_of(said, schema) for n, said in schema.get("properties", {}).items()}
