"""What each route costs in calls on DynamoDB: one for a read or a creation, two for a change.

And what the name guard adds where a text is written: nothing to a warm function that finds
nothing, three reads at the same time to a cold one, one call where it finds something.
"""

import threading
from collections import Counter
from dataclasses import replace

import pytest
from conftest import DOSSIER, ID, PREFERENCES, QUICK, TOKEN, caller
from kept_documents import FILE, NAMED, PLACE, WAITING, put_documents
from kept_exports import WANTED, make_ready

import app as functions
from bench.scale.measured import Measured
from chalicelib.api.table import ROUTES
from chalicelib.domain.policy import Action, permit
from chalicelib.domain.rights import Right
from chalicelib.storage.store import Store
from chalicelib.storage.surroundings import Surroundings
from local.people import CAST

BATCH, COMMIT, GET, QUERY = "BatchGetItem", "TransactWriteItems", "GetItem", "Query"
REGISTRATION = "/dossiers/{dossier_id}/registrations/{registration_id}"

THREAD = f"{REGISTRATION}/{{entries}}/{{entry_id}}"
DOSSIER_PATH = "/dossiers/{dossier_id}"
PROPOSED, AT = f"{DOSSIER_PATH}/registers-under", "/institutions/{number}"
LEAVE = {"owner": CAST["anna"].id, "delegate": CAST["bert"].id}
LEAVE |= {"from": "2026-11-24T08:00:00.000Z", "until": "2027-03-01T08:00:00.000Z"}
ASSIGNMENTS = "/institutions/{number}/assignments"
INVITATIONS = "/institutions/{number}/invitations"
DOCUMENTS = f"{DOSSIER_PATH}/documents"
DOCUMENT = f"{DOCUMENTS}/{{document_id}}"
VERSION = f"{DOCUMENT}/versions/{{version_number}}"
TRASH, RESTORE = {"reason": "Dubbel"}, {"reason": "Toch niet"}

# What each costs in a function that is warm, and what is sent for it.
EXPECTED = {
    ("GET", "/health"): ({}, None),
    ("GET", "/openapi.json"): ({}, None),
    ("GET", "/institutions"): ({}, None),  # one object in S3, once per quarter of an hour
    ("GET", "/me"): ({QUERY: 2}, None),  # at the same time: the institution, and what was seen
    ("GET", "/dossiers"): ({QUERY: 2}, None),
    ("GET", "/worklist"): ({QUERY: 3}, None),  # what is theirs, at the same time
    ("POST", "/dossiers"): ({BATCH: 1, COMMIT: 1}, {"clb": "114983", "school": "030569"}),
    ("GET", DOSSIER_PATH): ({GET: 1}, None),
    ("PUT", DOSSIER_PATH): ({GET: 1, COMMIT: 1}, {"status": "ended"}),
    ("GET", f"{DOSSIER_PATH}/people"): ({BATCH: 1, QUERY: 2}, None),  # at the same time
    ("GET", f"{DOSSIER_PATH}/changes"): ({QUERY: 1}, None),
    ("GET", f"{DOSSIER_PATH}/trash"): ({QUERY: 1, GET: 1}, None),  # empty: is there a dossier?
    ("PUT", f"{DOSSIER_PATH}/seen"): ({COMMIT: 1}, {"events": 0}),
    ("GET", f"{DOSSIER_PATH}/registrations"): ({QUERY: 1}, None),
    ("POST", f"{DOSSIER_PATH}/registrations"): ({COMMIT: 1}, QUICK),
    ("GET", REGISTRATION): ({QUERY: 1}, None),
    ("PUT", REGISTRATION): ({GET: 1, COMMIT: 1}, QUICK | {"title": "Nieuw"}),
    ("POST", f"{REGISTRATION}/status"): ({QUERY: 1, COMMIT: 1}, {"status": "closed"}),
    ("POST", f"{REGISTRATION}/owner"): ({BATCH: 1, COMMIT: 1}, {"person_id": CAST["bert"].id}),
    ("POST", f"{REGISTRATION}/trash"): ({QUERY: 1, COMMIT: 1}, TRASH),
    ("POST", f"{REGISTRATION}/restore"): ({QUERY: 1, COMMIT: 1}, RESTORE),
    ("POST", f"{REGISTRATION}/replies"): ({COMMIT: 1}, {"kind": "question", "text": "Wanneer?"}),
    ("POST", f"{REGISTRATION}/goals"): ({COMMIT: 1}, {"text": "Minder lawaai"}),
    ("POST", f"{REGISTRATION}/agreements"): ({COMMIT: 1}, {"text": "Overleg", "party": "both"}),
    ("PUT", f"{REGISTRATION}/replies/{{entry_id}}"): (
        {BATCH: 1, COMMIT: 1},
        {"kind": "remark", "text": "Beter"},
    ),
    ("PUT", f"{REGISTRATION}/goals/{{entry_id}}"): (
        {BATCH: 1, COMMIT: 1},
        {"text": "Minder lawaai", "status": "reached"},
    ),
    ("PUT", f"{REGISTRATION}/agreements/{{entry_id}}"): (
        {BATCH: 1, COMMIT: 1},
        {"text": "Overleg", "party": "both", "status": "kept"},
    ),
    ("GET", f"{DOSSIER_PATH}/overview"): ({QUERY: 2}, None),  # two years, at the same time
    ("GET", "/clbs/{number}/overview"): ({QUERY: 3}, None),  # and the schools
    **{
        (method, f"{of}{path}"): (cost, body)
        for of in (f"{DOSSIER_PATH}/exports", "/clbs/{number}/exports")
        for (method, path), (cost, body) in {
            ("POST", ""): ({COMMIT: 1}, WANTED),
            ("GET", ""): ({QUERY: 1}, None),
            ("GET", "/{export_id}"): ({GET: 1}, None),
            ("GET", "/{export_id}/content"): ({GET: 1, COMMIT: 1}, None),
        }.items()
    },
    ("GET", DOCUMENTS): ({QUERY: 1}, None),
    ("POST", DOCUMENTS): ({COMMIT: 1}, FILE | PLACE),
    ("GET", DOCUMENT): ({GET: 1}, None),
    ("PUT", DOCUMENT): ({GET: 1, COMMIT: 1}, PLACE | {"folder": "Overleg"}),
    ("GET", f"{DOCUMENT}/content"): ({GET: 1, COMMIT: 1}, None),  # which is audited
    ("GET", f"{DOCUMENT}/versions"): ({QUERY: 1}, None),
    ("POST", f"{DOCUMENT}/versions"): ({GET: 1, COMMIT: 1}, FILE),
    ("POST", f"{VERSION}/restore"): ({BATCH: 1, COMMIT: 1}, {}),
    ("PUT", f"{VERSION}/uploaded"): ({GET: 1, COMMIT: 1}, None),
    ("GET", f"{VERSION}/names"): ({GET: 2}, None),  # who shared it, and what was found
    ("POST", f"{DOCUMENT}/confirm"): ({GET: 1, COMMIT: 1}, {}),
    ("POST", f"{DOCUMENT}/trash"): ({GET: 1, COMMIT: 1}, TRASH),
    ("POST", f"{DOCUMENT}/restore"): ({GET: 1, COMMIT: 1}, RESTORE),
    ("POST", "/messages"): (
        {COMMIT: 1},
        {"subject": "idea", "text": "Een kalender?", "institution": "114983"},
    ),
    ("GET", "/institutions/{number}/messages"): ({QUERY: 1}, None),
    ("GET", "/institutions/{number}/destroyed"): ({QUERY: 1}, None),
    ("POST", "/name-checks"): ({}, {"dossier_id": DOSSIER, "texts": {"text": "Overleg"}}),
    ("GET", "/institutions/{number}/words"): ({QUERY: 2}, None),  # at the same time
    ("POST", "/institutions/{number}/words"): ({COMMIT: 1}, {"word": "Zill"}),
    ("DELETE", "/institutions/{number}/words/{word_id}"): ({QUERY: 1, COMMIT: 1}, None),
    ("POST", f"{PROPOSED}/confirm"): ({GET: 1, COMMIT: 1}, {}),
    ("POST", f"{PROPOSED}/decline"): ({GET: 1, COMMIT: 1}, {}),
    ("POST", f"{PROPOSED}/withdraw"): ({GET: 1, COMMIT: 1}, {}),
    ("GET", f"{AT}/colleagues"): ({QUERY: 1, BATCH: 1}, None),  # together: who goes on for it
    # Who works there, who owns what, and at the same time what each of ten at most left behind.
    ("GET", f"{AT}/orphans"): ({QUERY: 2, BATCH: 1}, None),
    ("GET", f"{AT}/handovers"): ({QUERY: 1}, None),
    ("GET", f"{AT}/handovers/preview"): ({QUERY: 2}, {"from": CAST["anna"].id}),  # together
    ("POST", f"{AT}/handovers"): (
        {BATCH: 1, COMMIT: 1},  # where their right is kept: here, or at a successor
        {"from": CAST["anna"].id, "to": CAST["bert"].id},
    ),
    ("GET", f"{AT}/handovers/{{handover_id}}"): ({GET: 1}, None),
    ("POST", f"{AT}/handovers/{{handover_id}}/undo"): ({GET: 1, COMMIT: 1}, {}),
    ("GET", f"{AT}/delegations"): ({QUERY: 1}, None),
    ("POST", f"{AT}/delegations"): ({BATCH: 1, COMMIT: 1}, LEAVE),
    ("DELETE", f"{AT}/delegations/{{delegation_id}}"): ({QUERY: 1, COMMIT: 1}, None),
    # One Query for the institutions; then at the same time all of these, and the staff of each.
    ("GET", "/me/access"): ({QUERY: 2, BATCH: 1}, None),
    ("GET", "/me/preferences"): ({BATCH: 2}, None),  # what they chose; where they are mailed
    ("PUT", "/me/preferences"): ({BATCH: 3, COMMIT: 1}, PREFERENCES),
    ("POST", "/unsubscriptions/{token}"): ({BATCH: 1, COMMIT: 1}, None),
    ("DELETE", "/unsubscriptions/{token}"): ({BATCH: 1}, None),  # she did not unsubscribe
    ("GET", ASSIGNMENTS): ({QUERY: 2}, None),  # at the same time
    ("POST", ASSIGNMENTS): (
        {BATCH: 1, QUERY: 1, COMMIT: 1},  # the first two at the same time
        {"person_id": CAST["piet"].id, "rights": ["iris-clbonline-gebruiker"], "reason": "Nieuw"},
    ),
    ("GET", f"{ASSIGNMENTS}/{{person_id}}"): ({QUERY: 1, BATCH: 1}, None),  # at the same time
    ("PUT", f"{ASSIGNMENTS}/{{person_id}}/{{assignment_id}}"): (
        {BATCH: 1, COMMIT: 1},
        {"until": "2027-06-30", "reason": "Nieuw"},
    ),
    ("POST", f"{ASSIGNMENTS}/{{person_id}}/{{assignment_id}}/end"): (
        {BATCH: 1, COMMIT: 1},
        {"reason": "Gestopt"},
    ),
    ("PUT", f"{ASSIGNMENTS}/{{person_id}}/block"): (
        {BATCH: 1, COMMIT: 1},
        {"reason": "Toestel gestolen", "blocked": True},
    ),
    ("POST", "/institutions/{number}/assignment-exports"): ({QUERY: 2, COMMIT: 1}, {}),
    ("GET", INVITATIONS): ({QUERY: 2}, None),  # at the same time
    ("POST", INVITATIONS): (
        {BATCH: 1, QUERY: 2, COMMIT: 1},  # a school also asks for its CLBs, and each of these
        {"email": "nieuw@brug.example", "rights": ["iris-clbonline-gebruiker"], "reason": "Nieuw"},
    ),
    ("DELETE", f"{INVITATIONS}/{{invitation_id}}"): ({GET: 1, COMMIT: 1}, None),
    ("POST", f"{THREAD}/trash"): ({BATCH: 1, COMMIT: 1}, TRASH),
    ("POST", f"{THREAD}/restore"): ({BATCH: 1, COMMIT: 1}, RESTORE),
}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_a_route_costs_what_the_design_says(api, opened, go_on, calls, dynamodb, tables, route):
    expected, body = EXPECTED[(route.method, route.path)]
    is_of_clara = (route.path in ("/dossiers", DOSSIER_PATH) and body) or "{number}" in route.path
    who = "clara" if is_of_clara else "anna"
    if "registers-under" in route.path and "withdraw" not in route.path:
        who = "sofie"  # the other side
    kind = next((one for one in ("replies", "agreements") if one in route.path), "goals")
    path, version = _prepared(api, opened, kind, route.path), 1
    put_documents(functions.services.store, DOSSIER, CAST["anna"])
    if "handover_id" in route.path:
        path, version = _handed_over(api, go_on, route.path)
    if "registers-under" in route.path:
        version = api.put("anna", f"/dossiers/{DOSSIER}", OWN_NUMBER, version=1).json["version"]
    if path.endswith("/restore") and "/versions/" not in path:  # of what was trashed
        api.change(who, path.replace("restore", "trash"), TRASH, 1)
        version = 2
    if "/exports" in route.path:
        at = route.path.split("/{export_id}")[0].format(dossier_id=DOSSIER, number="114983")
        made = api.post(who, at, WANTED).headers["Location"]
        path = path.replace("an-export", make_ready(dynamodb, tables, made))
    calls.clear()

    headers = {"If-Match": f'"{version}"', "Idempotency-Key": "a-key"}
    query = body if route.method == "GET" else None
    answer = api.ask(who, route.method, path, None if query else body, headers, query=query)

    assert calls == expected
    assert answer.status < 300 or path == "/dossiers"  # which is there already


OWN_NUMBER = {"registers_under": "030569"}


def _handed_over(api, go_on, path):
    """A handover that is done, and its version."""
    of_nobody = {"from": "who-left", "to": CAST["bert"].id}
    handover = api.post("clara", "/institutions/114983/handovers", of_nobody).json["id"]
    go_on()
    made = path.format(number="114983", handover_id=handover)
    return made, api.get("clara", made.removesuffix("/undo")).json["version"]


# At the same time: the dossier and both institutions, and who works at each.
READ_AROUND = {BATCH: 1, QUERY: 2}


def test_the_costs_of_a_year_are_counted_with_the_same_calls():
    counted = {
        f"{method} {path}": sum(calls.values()) for (method, path), (calls, _) in EXPECTED.items()
    }
    counted |= {f"GET {DOCUMENTS}": 2}  # none there: is there a dossier?
    counted |= {"DELETE /unsubscriptions/{token}": 2}  # there was something to stop
    assert {route: one.calls for route, one in Measured.kept().routes.items()} == counted


def test_a_cold_function_reads_once_who_is_around_a_dossier(api, opened, store, use, calls):
    """A warm one reads nothing for five minutes."""
    use(Store(store._dynamodb, store._tables))
    calls.clear()

    for expected in (READ_AROUND, {}):
        api.post("anna", f"{opened}/goals", {"text": "Minder lawaai"})
        assert calls == Counter(expected) + Counter({COMMIT: 1})
        calls.clear()


def test_what_brings_no_new_text_reads_nothing_around_it(api, opened, store, use, calls):
    goal = api.post("anna", f"{opened}/goals", {"text": "Minder lawaai"}).json["id"]
    use(Store(store._dynamodb, store._tables))
    calls.clear()

    api.put(
        "anna", f"{opened}/goals/{goal}", {"text": "Minder lawaai", "status": "reached"}, version=1
    )
    api.change("anna", f"{opened}/status", {"status": "in_progress"}, 1)

    assert calls == {BATCH: 1, QUERY: 1, COMMIT: 2}


MAIL = "info@kompas.example"


def test_the_allow_list_is_read_in_one_call_where_something_is_found(api, opened, calls):
    texts = ["Niets.", f"Mail {MAIL}", f"Mail {MAIL} en {MAIL}, of post@kompas.example"]
    api.post("clara", "/institutions/114983/words", {"word": MAIL})
    # The last is refused, unless it is the repeat of one that was not.
    costs = [{COMMIT: 1}, {BATCH: 1, COMMIT: 1}, {BATCH: 1, GET: 1}]

    for text, expected in zip(texts, costs, strict=True):
        calls.clear()
        api.post("anna", f"{opened}/goals", {"text": text})
        assert calls == expected


def test_what_is_confirmed_is_in_the_transaction_of_the_change(api, opened, calls):
    body = {"text": f"Mail {MAIL}", "names_confirmed": [MAIL]}
    calls.clear()

    assert api.post("anna", f"{opened}/goals", body).status == 201

    assert calls == {BATCH: 1, COMMIT: 1}


def test_who_is_around_a_dossier_is_trusted_for_five_minutes(api, opened, store, use, calls):
    seconds = [0.0]
    fresh = Store(store._dynamodb, store._tables)
    fresh.surroundings = Surroundings(store._dynamodb, store._tables, lambda: seconds[0])
    use(fresh)
    calls.clear()

    for second, expected in [(0, READ_AROUND), (299, {}), (300, READ_AROUND)]:
        seconds[0] = float(second)
        api.post("anna", f"{opened}/goals", {"text": "Minder lawaai"})
        assert calls == Counter(expected) + Counter({COMMIT: 1})
        calls.clear()


def test_who_is_around_a_dossier_is_read_at_the_same_time(api, opened, dynamodb, tables):
    grant = permit(caller("anna"), Action.CHECK_NAMES, DOSSIER)

    around = Surroundings(Together(dynamodb, 3), tables).of(grant)

    owners = {"Anna Verhulst", "Bert Claessens"}
    assert set(around.known) == {"Clara Lauwers", "Sofie Maertens", "Tom Goossens", "Sara De Wilde"}
    assert set(around.allowed) > owners | {"CLB De Brug", "Basisschool 't Kompas"}


def _prepared(api, opened, kind, path):
    """The path, to an entry of this kind where there is one in it."""
    sent = {
        "replies": {"kind": "remark", "text": "Goed"},
        "goals": {"text": "Minder lawaai"},
        "agreements": {"text": "Overleg", "party": "both"},
    }
    entry = api.post("anna", f"{opened}/{kind}", sent[kind]).json["id"]
    word = api.post("clara", "/institutions/114983/words", {"word": "Zill"}).json["id"]
    ids = {"registration_id": opened.rpartition("/")[2], "entries": kind, "entry_id": entry}
    if "delegation_id" in path:
        made = api.post("clara", "/institutions/114983/delegations", LEAVE)
        ids["delegation_id"] = made.json["id"]
    ids |= {"handover_id": "", "export_id": "an-export"}
    invitation = {"email": "ooit@brug.example", "rights": [Right.CLB], "reason": "Later"}
    invited = api.post("clara", "/institutions/114983/invitations", invitation).json["id"]
    ids |= {"person_id": CAST["bert"].id, "assignment_id": ID.format(1), "invitation_id": invited}
    ids["token"] = TOKEN
    ids["document_id"] = WAITING if path.endswith("/uploaded") else NAMED
    ids["version_number"] = "2" if path.endswith("/names") else "1"
    return path.format(dossier_id=DOSSIER, number="114983", word_id=word, **ids)


def test_who_works_at_more_institutions_pays_one_query_for_each(api, store: Store, opened, calls):
    anna = caller("anna")
    both = replace(anna, roles=anna.roles + caller("olga").roles)
    calls.clear()

    store.desk.standings(both)

    assert calls == {QUERY: 3}


class Together:
    """A client whose calls end when as many of them are under way, and never before."""

    def __init__(self, dynamodb, number):
        self._dynamodb, self._all = dynamodb, threading.Barrier(number)

    def __getattr__(self, operation):
        def call(**request):
            self._all.wait(timeout=10)  # one after the other, the first waits in vain
            return getattr(self._dynamodb, operation)(**request)

        return call


def test_where_several_queries_are_needed_they_are_made_at_the_same_time(
    api, dossier, dynamodb, tables
):
    olga = caller("olga")
    everywhere = replace(olga, roles=olga.roles + caller("anna").roles)
    grant = permit(caller("anna"), Action.READ, DOSSIER)

    standings = Store(Together(dynamodb, 3), tables).desk.standings(everywhere)
    people = Store(Together(dynamodb, 3), tables).people(grant, "2026-11-23T08:00:00.000Z")

    assert [len(one.rows) for one in standings] == [1, 1]
    assert "Anna" in people.json


@pytest.mark.parametrize("what", ["", "/status", "/owner", "/trash"])
def test_a_registration_is_read_as_it_is_now_to_be_shown_and_to_be_changed(
    api, opened, dynamodb, what
):
    """Not as an index or another copy still has it: who just wrote reads it back."""
    bodies = {"/status": {"status": "closed"}, "/owner": {"person_id": CAST["bert"].id}}
    read = []
    note = lambda params, model, **_: read.append((model.name, params))  # noqa: E731
    dynamodb.meta.events.register("before-parameter-build.dynamodb", note)

    if what:
        api.change("anna", opened + what, bodies.get(what, TRASH), 1)
    else:
        api.get("anna", opened)

    dynamodb.meta.events.unregister("before-parameter-build.dynamodb", note)
    asked = [params for name, params in read if name != COMMIT]
    asked = [params.get("RequestItems", {"": params}) for params in asked]
    assert len(asked) == 1
    assert all(one["ConsistentRead"] for params in asked for one in params.values())
