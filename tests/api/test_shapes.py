"""Answers have the shape that the document promises, field by field and nothing more."""

import pytest
from conftest import PREFERENCES, QUICK, TOKEN, access_item
from documents import PATH, announced
from eras import destroy
from kept_exports import WANTED, make_ready
from pydantic import TypeAdapter
from shared_files import docx

from chalicelib.api.table import ROUTES
from local.people import CAST

FULL = QUICK | {
    "domains": ["learning"],
    "themes": ["pesten"],
    "care_phase": "extended",
    "participants": [{"function": "zoco", "count": 2}],
    "contact_form": "phone",
    "duration_minutes": 20,
    "follow_up_on": "2026-12-01",
    "site": "Dorp",
    "description": "Tekst",
}


DOCUMENTS = "/dossiers/{dossier_id}/documents"
DOCUMENT = f"{DOCUMENTS}/{{document_id}}"
VERSION = f"{DOCUMENT}/versions/{{version_number}}"
ONE = "/dossiers/{dossier_id}/registrations/{registration_id}"
REASON = {"reason": "Dubbel"}
ALL, INVITATIONS = "/institutions/{number}/assignments", "/institutions/{number}/invitations"
AT_CLB = "/clbs/114983/exports"
PERSON = f"{ALL}/{{person_id}}"


@pytest.fixture
def answers(api, dynamodb, tables, sharing, go_on, dossier, block):
    """One answer of each route, by method and path."""
    full = api.post("anna", f"{dossier}/registrations", FULL)
    one = full.headers["Location"]
    found = {("POST", "/dossiers/{dossier_id}/registrations"): full}
    found |= {("POST", f"{ONE}/{name}"): api.post(*sent) for name, sent in _thread(one).items()}
    ids = {name: found[("POST", f"{ONE}/{name}")].json["id"] for name in _thread(one)}
    changes = {
        f"{ONE}/replies/{{entry_id}}": ("sofie", "replies", {"kind": "question", "text": "Hoe?"}),
        f"{ONE}/goals/{{entry_id}}": ("sofie", "goals", {"text": "Rust", "status": "partly"}),
        f"{ONE}/agreements/{{entry_id}}": (
            "sofie",
            "agreements",
            {"text": "A", "party": "clb", "status": "kept"},
        ),
    }
    for path, (who, name, body) in changes.items():
        found[("PUT", path)] = api.put(who, f"{one}/{name}/{ids[name]}", body, version=1)
    found[("PUT", ONE)] = api.put("anna", one, FULL | {"title": "Nieuw"}, version=1)
    goal = f"{one}/goals/{ids['goals']}"
    entry = f"{ONE}/{{entries}}/{{entry_id}}"
    found[("POST", f"{entry}/trash")] = api.change("sofie", f"{goal}/trash", REASON, 2)
    found[("POST", f"{entry}/restore")] = api.change("sofie", f"{goal}/restore", {}, 3)
    api.change("sofie", f"{goal}/trash", REASON, 4)
    found[("POST", f"{ONE}/status")] = api.change("anna", f"{one}/status", {"status": "closed"}, 2)
    owner = {"person_id": CAST["bert"].id}
    found[("POST", f"{ONE}/owner")] = api.change("anna", f"{one}/owner", owner, 3)
    found[("POST", f"{ONE}/trash")] = api.change("bert", f"{one}/trash", REASON, 4)
    found[("POST", f"{ONE}/restore")] = api.change("bert", f"{one}/restore", {}, 5)
    api.change("bert", f"{one}/status", {"status": "open"}, 6)
    other = _opened(api, dossier)
    api.change("anna", f"{other}/trash", REASON, 1)
    _destroyed(sharing.judge, dossier, other)
    found[("PUT", "/dossiers/{dossier_id}/seen")] = api.put(
        "anna", f"{dossier}/seen", {"events": 0}
    )
    found[("POST", "/dossiers")] = api.get("anna", dossier)
    message = {"subject": "fault", "text": "Traag", "institution": "114983"}
    message |= {"screen": "Mijn dossiers", "browser": "Firefox 144"}
    found[("POST", "/messages")] = api.post("anna", "/messages", message)
    check = {"dossier_id": dossier.rpartition("/")[2], "texts": {"text": "Mail jan@thuis.be"}}
    found[("POST", "/name-checks")] = api.post("anna", "/name-checks", check)
    found |= _words(api)
    documents = _documents(api, sharing, one.rpartition("/")[2])
    found |= _mailed(api, dynamodb, tables) | documents
    found |= _staffing(api, go_on, dossier)
    api.post("bert", f"{dossier}/registrations", FULL)
    block("bert")  # so that something waits for an owner
    found |= _rights(api)
    found |= (exported := _exported(api))
    ready = [make_ready(dynamodb, tables, one.headers["Location"]) for one in exported.values()]
    parameters = {
        "handover_id": found[("POST", HANDOVERS)].json["id"],
        "number": "114983",
        "person_id": CAST["piet"].id,
        "document_id": found[("PUT", DOCUMENT)].json["id"],
        "version_number": "2",
        "dossier_id": dossier.rpartition("/")[2],
        "registration_id": one.rpartition("/")[2],
    }
    for route in ROUTES:
        if route.method == "GET":
            query = {"q": "kompas"} if route.path == "/institutions" else {}
            query |= {"from": CAST["bert"].id} if route.path.endswith("/preview") else {}
            of_year = {"export_id": ready[route.path.startswith("/clbs/")]}
            path = route.path.format(**parameters, **of_year)
            is_of_clara = "{number}" in route.path or "/exports" in route.path
            who = "clara" if is_of_clara else "anna"
            found[("GET", route.path)] = api.get(who, path, **query)
    ended = {"status": "ended"}
    found[("PUT", "/dossiers/{dossier_id}")] = api.put("clara", dossier, ended, version=7)
    return found


def _destroyed(judge, dossier, registration):
    where = (one.rpartition("/")[2] for one in (dossier, registration))
    destroy(judge.store, judge.objects, *where)


def _words(api):
    at_clb, words = "/institutions/114983/words", "/institutions/{number}/words"
    other = api.post("clara", at_clb, {"word": "Kanjertraining"}).json["id"]
    return {
        ("POST", words): api.post("clara", at_clb, {"word": "Zill"}),
        ("DELETE", f"{words}/{{word_id}}"): api.ask("clara", "DELETE", f"{at_clb}/{other}"),
    }


def _mailed(api, dynamodb, tables):
    """Anna, at an address that mail comes back from."""
    marked = f"bounce 2026-11-23T08:15:00.000Z {CAST['anna'].email}"
    mailed = {"email": {"S": CAST["anna"].email}, "undeliverable": {"S": marked}}
    dynamodb.put_item(TableName=tables.dossiers, Item=access_item(CAST["anna"], **mailed))
    at, by_token = "/me/preferences", "/unsubscriptions/{token}"
    answers = {
        (method, by_token): api.ask(None, method, by_token.format(token=TOKEN))
        for method in ("POST", "DELETE")
    }
    return answers | {("PUT", at): api.put("anna", at, PREFERENCES)}


def _opened(api, dossier):
    return api.post("anna", f"{dossier}/registrations", FULL).headers["Location"]


def _exported(api):
    """Of a dossier, and of a CLB."""
    places = {
        "/dossiers/{dossier_id}": PATH.replace("documents", "exports"),
        "/clbs/{number}": AT_CLB,
    }
    return {("POST", f"{of}/exports"): api.post("clara", at, WANTED) for of, at in places.items()}


HANDOVERS = "/institutions/{number}/handovers"


def _staffing(api, go_on, dossier):
    """Handed over and back, acted for, and agreed."""
    at, anna, bert = "/institutions/114983", CAST["anna"].id, CAST["bert"].id
    body = {"from": anna, "to": bert, "reason": "Zwangerschap", "schools": ["030569"]}
    made = api.post("anna", f"{at}/handovers", body)
    go_on()
    version = api.get("anna", made.headers["Location"]).json["version"]
    undone = api.change("anna", f"{made.headers['Location']}/undo", {}, version)
    go_on()
    period = {"from": "2026-11-24T08:00:00.000Z", "until": "2027-03-01T08:00:00.000Z"}
    leaves = [
        api.post("clara", f"{at}/delegations", {"owner": one, "delegate": other, **period})
        for one, other in [(anna, bert), (bert, anna)]
    ]
    ended = api.ask("clara", "DELETE", f"{at}/delegations/{leaves[0].json['id']}")
    path, own = f"{dossier}/registers-under", {"registers_under": "030569"}
    answers = {"confirm": "sofie", "decline": "sofie", "withdraw": "anna"}
    found = {}
    for place, (answer, who) in enumerate(answers.items()):
        api.put("anna", dossier, own, version=1 + 2 * place)
        answered = api.change(who, f"{path}/{answer}", {}, 2 + 2 * place)
        found["POST", f"/dossiers/{{dossier_id}}/registers-under/{answer}"] = answered
    return found | {
        ("POST", HANDOVERS): made,
        ("POST", f"{HANDOVERS}/{{handover_id}}/undo"): undone,
        ("POST", "/institutions/{number}/delegations"): leaves[0],
        ("DELETE", "/institutions/{number}/delegations/{delegation_id}"): ended,
    }


def _rights(api):
    """Of Piet, who is given, changed, ended, blocked and unblocked at the CLB."""
    at, base = "/institutions/114983/assignments", "iris-clbonline-gebruiker"
    given = {"person_id": CAST["piet"].id, "rights": [base], "reason": "Nieuw"}
    period = {"until": "2027-06-30", "reason": "Korter"}
    block = {"reason": "Toestel", "blocked": True}
    found = {("POST", ALL): api.post("clara", at, given | {"function": "arts"})}
    person = f"{at}/{CAST['piet'].id}"
    one = f"{person}/{found[('POST', ALL)].json['assignments'][0]['id']}"
    found[("PUT", f"{PERSON}/{{assignment_id}}")] = api.put("clara", one, period, 1)
    ended = api.change("clara", f"{one}/end", {"reason": "Gestopt"}, 2)
    found[("POST", f"{PERSON}/{{assignment_id}}/end")] = ended
    api.put("clara", f"{person}/block", block)
    lifted = api.put("clara", f"{person}/block", block | {"blocked": False})
    found[("PUT", f"{PERSON}/block")] = lifted
    api.post("clara", at, given)
    invitation = {"email": "x@y.example", "rights": [base], "reason": "Nieuw", "function": "arts"}
    sent = api.post("clara", "/institutions/114983/invitations", invitation)
    found[("POST", INVITATIONS)] = sent
    withdrawn = f"/institutions/114983/invitations/{sent.json['id']}"
    found[("DELETE", f"{INVITATIONS}/{{invitation_id}}")] = api.ask("clara", "DELETE", withdrawn)
    return found


def _documents(api, sharing, registration):
    """One that was replaced, by what names somebody; and what becomes of another."""
    named = docx("Gesprek met Lotte Vermeulen")
    place = {
        "name": "Afspraken.docx",
        "kind": "cooperation_agreement",
        "registration_id": registration,
    }
    first = sharing.shared("anna", **place, folder="2026", pinned=True)
    sharing.judged(sharing.replace("anna", first, named))
    path = f"{PATH}/{first['id']}"
    version = sharing.read(first)["version"]
    other = sharing.share("anna", named)
    found = {
        ("POST", DOCUMENTS): api.post("anna", PATH, announced()),
        ("PUT", DOCUMENT): api.put("anna", path, place | {"folder": "2027"}, version),
        ("PUT", f"{VERSION}/uploaded"): api.ask(
            "anna", "PUT", f"{PATH}/{other['id']}/versions/1/uploaded"
        ),
    }
    sharing.said(other)
    new = {"name": "V.docx", "size": 9, "sha256": "A" * 43 + "="}
    for what, body in {
        "confirm": {},
        "versions": new,
        "versions/1/restore": {},
        "trash": REASON,
        "restore": {},
    }.items():
        as_route = what.replace("/1/", "/{version_number}/")
        found[("POST", f"{DOCUMENT}/{as_route}")] = sharing.change("anna", other, what, body)
    return found


def _thread(one):
    return {
        "replies": ("sofie", f"{one}/replies", {"kind": "question", "text": "Wanneer?"}),
        "goals": ("sofie", f"{one}/goals", {"text": "Rust", "effect_level": "team"}),
        "agreements": (
            "anna",
            f"{one}/agreements",
            {"text": "A", "party": "clb", "due_on": "2026-12-01"},
        ),
    }


def test_every_answer_has_the_shape_that_is_documented(answers):
    for route in ROUTES:
        if route.answers is str:  # a file
            continue
        answer, name = answers[(route.method, route.path)], f"{route.method} {route.path}"
        assert answer.status < 300, (name, answer.text)
        strictly = TypeAdapter(route.answers)
        read = strictly.dump_python(strictly.validate_json(answer.text), mode="json")
        assert read == answer.json, name
        for part in ("items", "waiting", "new", "names", "schools"):
            assert answer.json.get(part, [...]), f"{name}: an empty list of {part} shows no shape"
