"""Calls and capacity of every route."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.documents import FILE, PLACE, VERSION, make_document
from bench.items import attributes_of_a_page
from bench.staffing import (
    HANDOVER,
    LEAVE,
    dossier_version,
    make_delegation,
    make_handover,
    propose_number,
)
from bench.table import Table
from bench.taken import WANTED, make_export
from bench.world import DOSSIER, FULL, NUMBERS, SECRET, World, world
from chalicelib.api.routes import Route
from chalicelib.api.table import ROUTES
from chalicelib.domain.notices import DEFAULTS
from chalicelib.domain.unsubscribing import token_of
from local.direct import Answered
from local.people import CAST

TITLE = "What each route asks of DynamoDB, in a dossier of 50 (quick and full by turns)"
_TEXT = "We hingen de afspraken op in elke klas en bespraken ze met de leerlingen."
_REPLY = {"kind": "question", "text": _TEXT}
_GOAL: dict[str, object] = {"text": _TEXT}
_AGREEMENT = {"text": _TEXT, "party": "both", "due_on": "2026-12-18"}
_WORD = {"word": "Kanjertraining"}
_REASON = {"reason": "Dubbel geregistreerd"}
_WHY, _RIGHTS = "Nieuw in het team", ["iris-clbonline-gebruiker", "samenwerkingsdossier-clb"]
_BODIES: dict[str, object] = {
    "post_dossier": {"clb": NUMBERS["clb_a"], "school": "030577"},
    "put_dossier": {"status": "ended"},
    "put_seen": {"events": 0},
    "post_registration": FULL,
    "put_registration": FULL | {"title": "Anders"},
    "post_status": {"status": "closed"},
    "post_owner": {"person_id": CAST["bert"].id},
    "post_registration_trash": _REASON,
    "post_registration_restore": _REASON,
    "post_reply": _REPLY,
    "post_goal": _GOAL,
    "post_agreement": _AGREEMENT,
    "put_reply": {"kind": "remark", "text": _TEXT},
    "put_goal": _GOAL | {"status": "reached"},
    "put_agreement": _AGREEMENT | {"status": "kept"},
    "post_message": {"subject": "question", "text": _TEXT, "institution": NUMBERS["clb_a"]},
    "post_entry_trash": _REASON,
    "post_entry_restore": _REASON,
    "post_name_check": {"dossier_id": DOSSIER, "texts": {"text": _TEXT}},
    "post_word": _WORD,
    "post_assignments": {"person_id": "newcomer", "rights": _RIGHTS, "reason": _WHY},
    "put_assignment": {"until": "2030-06-30", "reason": _WHY},
    "end_assignment": {"reason": _WHY},
    "put_block": {"blocked": True, "reason": _WHY},
    "post_assignment_export": {},
    "post_invitation": {"email": "nieuw@clb.example", "rights": _RIGHTS, "reason": _WHY},
    "post_handover": HANDOVER,
    "put_preferences": dict.fromkeys(DEFAULTS, "daily") | {"stopped": False},
    "post_undo": {},
    "post_delegation": LEAVE,
    "post_number_confirm": {},
    "post_number_decline": {},
    "post_number_withdraw": {},
    "post_export": WANTED,
    "post_export_of_clb": WANTED,
    "post_document": FILE | PLACE,
    "put_document": PLACE | {"folder": "Overleg"},
    "post_version": FILE,
    "post_version_restore": {},
    "post_confirm": {},
    "post_document_trash": _REASON,
    "post_document_restore": _REASON,
}
_QUERIES = {"preview_handover": f"?from={CAST['anna'].id}"}
_FOR_THE_ADMIN = {"post_dossier", "put_dossier"}  # and all that is of an institution
_THREAD = {"replies": _REPLY, "goals": _GOAL, "agreements": _AGREEMENT}


def measure_api() -> Iterator[Table]:
    with world() as here:
        here.fill(50)
        yield attributes_of_a_page(here)
        yield Table(TITLE, ("route", "status", "calls", "RCU", "WCU"), measure_routes(here))


def measure_routes(here: World) -> list[tuple[object, ...]]:
    """(route, status, calls, RCU, WCU) of each, on a full registration with a thread of three."""
    here.know("030577", "school")
    ends_last = sorted(ROUTES, key=lambda route: route.function.__name__ == "put_dossier")
    return [_measured(here, number, route) for number, route in enumerate(ends_last)]


@dataclass(frozen=True)
class Prepared:
    """A request that goes well, once: what it is about was made for it."""

    who: str
    target: str
    body: object
    headers: dict[str, str]

    def ask(self, here: World) -> Answered:
        return here.ask(self.who, self.target, self.body, **self.headers)


def prepared(here: World, number: int, route: Route) -> Prepared:
    """``number``: another one for each time."""
    name = route.function.__name__
    is_of_clara = name in _FOR_THE_ADMIN or "{number}" in route.path
    who = "clara" if is_of_clara else "anna"
    ids = _ids(here, number, route.path)
    target = f"{route.method} {route.path}{_QUERIES.get(name, '')}".format(**ids)
    version = int(ids["version"])
    if name.endswith("_restore") and name != "post_version_restore":
        sent = _sent(f"{number}-trash", version)
        here.ask(who, target.replace("restore", "trash"), _REASON, **sent)
        version += 1
    return Prepared(who, target, _BODIES.get(name), _sent(f"{number}-measured", version))


def _measured(here: World, number: int, route: Route) -> tuple[object, ...]:
    asked = prepared(here, number, route)
    here.meter.reset()
    answer = asked.ask(here)
    return (f"{route.method} {route.path}", answer.status, *_consumed(here))


def _ids(here: World, number: int, path: str) -> dict[str, str]:
    """Those of a new registration, and of an entry of the kind that is in the path."""
    registrations = f"/dossiers/{DOSSIER}/registrations"
    made = here.ask("anna", f"POST {registrations}", FULL, **_sent(f"{number}-registration"))
    registration = made.json["id"]
    ids = {}
    for kind, body in _THREAD.items():
        target = f"POST {registrations}/{registration}/{kind}"
        ids[kind] = here.ask("anna", target, body, **_sent(f"{number}-{kind}")).json["id"]
    kind = next((kind for kind in _THREAD if f"/{kind}" in path), "goals")
    words = f"POST /institutions/{NUMBERS['clb_a']}/words"
    own = {
        "number": NUMBERS["clb_a"],
        "word_id": here.ask("clara", words, _WORD, **_sent(f"{number}-word")).json["id"],
        "token": token_of(CAST["anna"].id, SECRET),
        "registration_id": registration,
        "entries": kind,
        "entry_id": ids[kind],
    }
    return {"dossier_id": DOSSIER, **own, **_of_the_clb(here, number), **_about(here, number, path)}


def _about(here: World, number: int, path: str) -> dict[str, str]:
    """What only some paths are about, and the version of what they change."""
    if "{document_id}" in path:
        return {**make_document(here, number, path), "version": str(VERSION)}
    if "/exports" in path:
        return make_export(here, number, path)
    if "{handover_id}" in path:
        return make_handover(here, number)
    if "{delegation_id}" in path:
        return {**make_delegation(here, number), "version": "1"}
    if "/registers-under/" in path:
        return propose_number(here, path)
    return dossier_version(here) if path.endswith("{dossier_id}") else {"version": "1"}


def _of_the_clb(here: World, number: int) -> dict[str, str]:
    """Those of a right of somebody who works there since now, and of an invitation."""
    at = f"POST /institutions/{NUMBERS['clb_a']}"
    person = f"colleague-{number}"
    here.know_of(person)
    here.know_of("newcomer")
    given = {"person_id": person, "rights": _RIGHTS, "reason": _WHY}
    made = here.ask("clara", f"{at}/assignments", given, **_sent(f"{number}-given")).json
    invited = {"email": f"nieuw-{number}@clb.example", "rights": _RIGHTS, "reason": _WHY}
    sent = here.ask("clara", f"{at}/invitations", invited, **_sent(f"{number}-invited")).json
    right = made["assignments"][1]["id"]
    return {"person_id": person, "assignment_id": right, "invitation_id": sent["id"]}


def _sent(key: str, version: int = 1) -> dict[str, str]:
    return {"Idempotency_Key": key, "If_Match": f'"{version}"'}


def _consumed(here: World) -> tuple[str, str, str]:
    calls = " + ".join(f"{n} {name}" for name, n in sorted(here.meter.calls.items()))
    return calls or "none", f"{here.meter.read:g}", f"{here.meter.written:g}"
