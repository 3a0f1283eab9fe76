"""Every route × everybody: one table says who gets what, and a route without a row fails."""

import json
import re
import time
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import jwt
import pytest
from conftest import (
    DOSSIER,
    ELSEWHERE,
    ID,
    NUMBERS,
    PREFERENCES,
    QUICK,
    TOKEN,
    Api,
    access_item,
    fresh_tables,
    services,
    take_handovers_further,
)
from kept_documents import FILE, NAMED, PLACE, WAITING, put_documents
from kept_exports import WANTED, make_ready
from pools import CLIENT, Pool
from serving import api_gateway
from worlds import items_of, put_back

from chalicelib.api.table import ROUTES
from chalicelib.storage.keys import Tables
from chalicelib.storage.store import Store
from local.direct import claims_of
from local.messages import Request
from local.people import ADMIN, CAST, CLB

OWN, OTHERS = f"/dossiers/{DOSSIER}", f"/dossiers/{ELSEWHERE}"
OUTSIDE = "noor 404  olga 404  piet 404"
PARTNERS_READ = f"anna 200  bert 200  clara 200  sofie 200  tom 200  sara 403  {OUTSIDE}"
PARTNERS_ADD = f"anna 201  bert 201  clara 403  sofie 201  tom 201  sara 403  {OUTSIDE}"
PARTNERS_CHANGE = PARTNERS_ADD.replace("201", "200")
KEEPERS = f"anna 200  bert 403  clara 200  sofie 403  tom 403  sara 403  {OUTSIDE}"
AT_CLB = f"sofie 404  tom 404  sara 404  {OUTSIDE}"
LOCAL_ADMIN = f"anna 403  bert 403  clara 200  {AT_CLB}"
OWN_OR_ADMIN = f"anna 200  bert 403  clara 200  {AT_CLB}"
CLB_STAFF = f"anna 200  bert 200  clara 200  {AT_CLB}"
ASKED = f"anna 403  bert 403  clara 403  sofie 200  tom 200  sara 403  {OUTSIDE}"
AUTHOR = f"anna 403  bert 403  clara 403  sofie 200  tom 403  sara 403  {OUTSIDE}"
MINE = f"anna 200  bert 403  clara 403  {AT_CLB}"
EVERYBODY = "  ".join(f"{who} 200" for who in CAST)
DOSSIER_PATH = "/dossiers/{dossier_id}"
REGISTRATION = f"{DOSSIER_PATH}/registrations/{{registration_id}}"
PROPOSED, AT = f"{DOSSIER_PATH}/registers-under", "/institutions/{number}"
ASSIGNMENTS = "/institutions/{number}/assignments"
INVITATIONS = "/institutions/{number}/invitations"
BASE = "iris-clbonline-gebruiker"
REASON = {"reason": "Dubbel geregistreerd"}
DOCUMENTS = f"{DOSSIER_PATH}/documents"
EXPORTS, EXPORTS_OF_CLB = f"{DOSSIER_PATH}/exports", "/clbs/{number}/exports"
DOCUMENT = f"{DOCUMENTS}/{{document_id}}"
VERSION = f"{DOCUMENT}/versions/{{version_number}}"
SHARERS = f"anna 403  bert 403  clara 403  sofie 200  tom 200  sara 403  {OUTSIDE}"
LEAVE = {"owner": CAST["anna"].id, "delegate": CAST["bert"].id}
LEAVE |= {"from": "2026-11-24T08:00:00.000Z", "until": "2027-03-01T08:00:00.000Z"}
ANSWERS = {f"{PROPOSED}/{answer}" for answer in ("confirm", "decline", "withdraw")}
ENTRY = {"replies": AUTHOR, "goals": PARTNERS_CHANGE, "agreements": PARTNERS_CHANGE}

BY_TOKEN = [(method, "/unsubscriptions/{token}") for method in ("POST", "DELETE")]

# (method, path) → what each of the cast gets in the dossier of CLB A and school A, with a
# registration of Anna's and a thread of Sofie's; and the body that is sent.
TABLE = {
    ("GET", "/health"): (EVERYBODY, None),
    ("GET", "/openapi.json"): (EVERYBODY, None),
    ("GET", "/me"): (EVERYBODY, None),
    ("GET", "/institutions"): (EVERYBODY, None),
    ("GET", "/worklist"): (EVERYBODY, None),
    ("GET", "/dossiers"): (EVERYBODY, None),
    ("POST", "/dossiers"): (
        f"anna 403  bert 403  clara 201  sofie 404  tom 404  sara 404  {OUTSIDE}",
        {"clb": "114983", "school": "030577"},
    ),
    ("GET", DOSSIER_PATH): (PARTNERS_READ, None),
    ("PUT", DOSSIER_PATH): (
        f"anna 403  bert 403  clara 200  sofie 403  tom 403  sara 403  {OUTSIDE}",
        {"status": "ended"},
    ),
    ("GET", f"{DOSSIER_PATH}/people"): (PARTNERS_READ, None),
    ("GET", f"{DOSSIER_PATH}/changes"): (PARTNERS_READ, None),
    ("GET", f"{DOSSIER_PATH}/trash"): (PARTNERS_READ, None),
    ("PUT", f"{DOSSIER_PATH}/seen"): (PARTNERS_READ, {"events": 1}),
    ("GET", f"{DOSSIER_PATH}/registrations"): (PARTNERS_READ, None),
    ("POST", f"{DOSSIER_PATH}/registrations"): (
        f"anna 201  bert 201  clara 403  sofie 403  tom 403  sara 403  {OUTSIDE}",
        QUICK,
    ),
    ("GET", REGISTRATION): (PARTNERS_READ, None),
    ("PUT", REGISTRATION): (KEEPERS, QUICK | {"title": "Nieuw"}),
    ("POST", f"{REGISTRATION}/status"): (KEEPERS, {"status": "in_progress"}),
    ("POST", f"{REGISTRATION}/owner"): (KEEPERS, {"person_id": CAST["bert"].id}),
    ("POST", f"{REGISTRATION}/trash"): (KEEPERS, REASON),
    ("POST", f"{REGISTRATION}/restore"): (KEEPERS, {}),
    ("POST", f"{REGISTRATION}/replies"): (PARTNERS_ADD, {"kind": "remark", "text": "Goed."}),
    ("POST", f"{REGISTRATION}/goals"): (PARTNERS_ADD, {"text": "Rust."}),
    ("POST", f"{REGISTRATION}/agreements"): (PARTNERS_ADD, {"text": "Ok.", "party": "both"}),
    ("PUT", f"{REGISTRATION}/replies/{{entry_id}}"): (AUTHOR, {"kind": "remark", "text": "Beter."}),
    ("PUT", f"{REGISTRATION}/goals/{{entry_id}}"): (
        PARTNERS_CHANGE,
        {"text": "Meer rust.", "status": "reached"},
    ),
    ("PUT", f"{REGISTRATION}/agreements/{{entry_id}}"): (
        PARTNERS_CHANGE,
        {"text": "Ok.", "party": "both", "status": "kept"},
    ),
    ("GET", f"{DOSSIER_PATH}/overview"): (PARTNERS_READ, None),
    ("GET", "/clbs/{number}/overview"): (CLB_STAFF, None),
    ("POST", EXPORTS): (PARTNERS_READ.replace("200", "201"), WANTED),
    ("GET", EXPORTS): (PARTNERS_READ, None),
    ("GET", f"{EXPORTS}/{{export_id}}"): (AUTHOR, None),
    ("GET", f"{EXPORTS}/{{export_id}}/content"): (AUTHOR, None),
    ("POST", EXPORTS_OF_CLB): (CLB_STAFF.replace("200", "201"), WANTED),
    ("GET", EXPORTS_OF_CLB): (CLB_STAFF, None),
    ("GET", f"{EXPORTS_OF_CLB}/{{export_id}}"): (MINE, None),
    ("GET", f"{EXPORTS_OF_CLB}/{{export_id}}/content"): (MINE, None),
    ("GET", DOCUMENTS): (PARTNERS_READ, None),
    ("POST", DOCUMENTS): (PARTNERS_ADD, FILE | PLACE),
    ("GET", DOCUMENT): (PARTNERS_READ, None),
    ("PUT", DOCUMENT): (PARTNERS_CHANGE, PLACE | {"folder": "Overleg"}),
    ("GET", f"{DOCUMENT}/content"): (PARTNERS_READ, None),
    ("GET", f"{DOCUMENT}/versions"): (PARTNERS_READ, None),
    ("POST", f"{DOCUMENT}/versions"): (PARTNERS_CHANGE, FILE),
    ("POST", f"{VERSION}/restore"): (PARTNERS_CHANGE, {}),
    ("PUT", f"{VERSION}/uploaded"): (AUTHOR, None),
    ("GET", f"{VERSION}/names"): (AUTHOR, None),
    ("POST", f"{DOCUMENT}/confirm"): (AUTHOR, {}),
    ("POST", f"{DOCUMENT}/trash"): (SHARERS, REASON),
    ("POST", f"{DOCUMENT}/restore"): (SHARERS, {}),
    ("POST", "/messages"): (
        f"anna 201  bert 201  clara 201  {AT_CLB}",
        {"subject": "question", "text": "Wie?", "institution": "114983"},
    ),
    ("GET", "/institutions/{number}/messages"): (LOCAL_ADMIN, None),
    ("GET", "/institutions/{number}/destroyed"): (LOCAL_ADMIN, None),
    ("POST", "/name-checks"): (
        PARTNERS_READ,
        {"dossier_id": DOSSIER, "texts": {"title": "Overleg"}},
    ),
    ("GET", "/institutions/{number}/words"): (LOCAL_ADMIN, None),
    ("POST", "/institutions/{number}/words"): (
        LOCAL_ADMIN.replace("200", "201"),
        {"word": "Kanjertraining"},
    ),
    ("DELETE", "/institutions/{number}/words/{word_id}"): (LOCAL_ADMIN, None),
    ("POST", f"{PROPOSED}/confirm"): (ASKED, {}),
    ("POST", f"{PROPOSED}/decline"): (ASKED, {}),
    ("POST", f"{PROPOSED}/withdraw"): (
        f"anna 200  bert 200  clara 403  sofie 403  tom 403  sara 403  {OUTSIDE}",
        {},
    ),
    ("GET", f"{AT}/colleagues"): (CLB_STAFF, None),
    ("GET", f"{AT}/orphans"): (LOCAL_ADMIN, None),
    ("GET", f"{AT}/handovers"): (CLB_STAFF, None),
    ("GET", f"{AT}/handovers/preview"): (OWN_OR_ADMIN, {"from": CAST["anna"].id}),
    ("POST", f"{AT}/handovers"): (
        OWN_OR_ADMIN.replace("200", "201"),
        {"from": CAST["anna"].id, "to": CAST["bert"].id},
    ),
    ("GET", f"{AT}/handovers/{{handover_id}}"): (CLB_STAFF, None),  # it is to Bert
    ("POST", f"{AT}/handovers/{{handover_id}}/undo"): (OWN_OR_ADMIN, {}),
    ("GET", f"{AT}/delegations"): (CLB_STAFF, None),
    ("POST", f"{AT}/delegations"): (OWN_OR_ADMIN.replace("200", "201"), LEAVE),
    # Bert is who would stand in: he may step down.
    ("DELETE", f"{AT}/delegations/{{delegation_id}}"): (CLB_STAFF, None),
    ("GET", "/me/access"): (EVERYBODY, None),
    ("GET", "/me/preferences"): (EVERYBODY, None),
    ("PUT", "/me/preferences"): (EVERYBODY, PREFERENCES),
    **dict.fromkeys(BY_TOKEN, (EVERYBODY, None)),
    ("GET", ASSIGNMENTS): (LOCAL_ADMIN, None),
    ("POST", ASSIGNMENTS): (
        LOCAL_ADMIN.replace("200", "201"),
        {"person_id": CAST["piet"].id, "rights": [BASE], "reason": "Nieuw hier"},
    ),
    ("GET", f"{ASSIGNMENTS}/{{person_id}}"): (LOCAL_ADMIN, None),
    ("PUT", f"{ASSIGNMENTS}/{{person_id}}/{{assignment_id}}"): (
        LOCAL_ADMIN,
        {"until": "2027-06-30", "reason": "Tot het einde van het schooljaar"},
    ),
    ("POST", f"{ASSIGNMENTS}/{{person_id}}/{{assignment_id}}/end"): (LOCAL_ADMIN, REASON),
    ("PUT", f"{ASSIGNMENTS}/{{person_id}}/block"): (LOCAL_ADMIN, REASON | {"blocked": True}),
    ("POST", "/institutions/{number}/assignment-exports"): (LOCAL_ADMIN.replace("200", "201"), {}),
    ("GET", INVITATIONS): (LOCAL_ADMIN, None),
    ("POST", INVITATIONS): (
        LOCAL_ADMIN.replace("200", "201"),
        {"email": "nieuw@brug.example", "rights": [BASE], "reason": "Nieuw hier"},
    ),
    ("DELETE", f"{INVITATIONS}/{{invitation_id}}"): (LOCAL_ADMIN, None),
    **{
        ("POST", f"{REGISTRATION}/{entries}/{{entry_id}}/{what}"): (row, body)
        for entries, row in ENTRY.items()
        for what, body in {"trash": REASON, "restore": {}}.items()
    },
}
_ONE_EXPORT = [f"{of}/{{export_id}}" for of in (EXPORTS, EXPORTS_OF_CLB)]
QUESTION = ("POST", "/name-checks")  # of which nothing is kept
# Of which the trail is kept.
DOWNLOADS = {("GET", f"{of}/content") for of in (DOCUMENT, *_ONE_EXPORT)}
# What is nobody else's, and asks no right: it is in no dossier, and leaves no trace.
PERSONAL = {QUESTION, ("PUT", "/me/preferences"), *BY_TOKEN}
CHANGING = sorted(
    route for route in TABLE if (route[0] != "GET" or route in DOWNLOADS) and route not in PERSONAL
)
OPEN = {("GET", "/health"), ("GET", "/openapi.json"), *BY_TOKEN}
CELLS = [
    (route, who, int(status))
    for route, (row, _) in TABLE.items()
    for who, status in (cell.split() for cell in row.split("  "))
]
WRITES = [
    (route, who, status) for route, who, status in CELLS if route in CHANGING and status < 300
]


def test_every_route_has_a_row_and_every_row_has_everybody():
    rows = {(method, _as_route(path)) for method, path in TABLE}

    assert rows == {(route.method, route.path) for route in ROUTES}
    for row, _ in TABLE.values():
        assert {cell.split()[0] for cell in row.split("  ")} == set(CAST)


def _as_route(path):
    """One route serves replies, goals and agreements where they go to the trash and back."""
    return re.sub(
        r"/(replies|goals|agreements)/{entry_id}/(\w+)", r"/{entries}/{entry_id}/\2", path
    )


@pytest.mark.parametrize(("route", "who", "status"), WRITES)
def test_who_may_write_does(api, thread, route, who, status):
    assert _ask(api, route, who, DOSSIER, thread).status == status


@pytest.fixture
def happened(api):
    """What happened in both dossiers: where that stays the same, one world serves every route."""
    feeds = {"anna": f"{OWN}/changes", "olga": f"{OTHERS}/changes"}
    return lambda: [api.get(who, feed).json["items"] for who, feed in feeds.items()]


@pytest.mark.parametrize("who", list(CAST))
def test_others_read_or_are_refused(api, happened, thread, who):
    expected = {
        r: status for r, one, status in CELLS if one == who and (r, who, status) not in WRITES
    }
    before = happened()

    got = {route: _ask(api, route, who, DOSSIER, thread).status for route in expected}

    assert got == expected
    assert happened() == before


@pytest.mark.parametrize("who", ["anna", "bert", "clara", "sofie", "tom", "sara", "noor"])
def test_in_a_dossier_of_others_everybody_learns_nothing(api, happened, elsewhere, who):
    api.post("olga", "/messages", {"subject": "idea", "text": "Geheim", "institution": "114991"})
    theirs, before = [route for route in TABLE if "{" in route[1] or route == QUESTION], happened()

    got = {route: _ask(api, route, who, ELSEWHERE, elsewhere) for route in theirs}

    assert {route: answer.status for route, answer in got.items()} == dict.fromkeys(got, 404)
    assert [route for route, answer in got.items() if "Geheim" in answer.text] == []
    assert happened() == before


NO_SIGN_IN = {"nobody": (None, {}), "an access token": ("anna", {"token_use": "access"})}


@pytest.mark.parametrize("what", list(NO_SIGN_IN))
def test_nobody_gets_in_without_signing_in(api, happened, thread, what):
    (who, claims), before = NO_SIGN_IN[what], happened()

    got = {route: _ask(api, route, who, DOSSIER, thread, **claims).status for route in TABLE}

    assert got == {route: 200 if route in OPEN else 401 for route in TABLE}
    assert happened() == before


@pytest.mark.parametrize("route", CHANGING)
def test_a_blocked_person_with_a_valid_token_writes_nothing(api, block, thread, route):
    who = next(cell.split()[0] for cell in TABLE[route][0].split("  ") if " 20" in cell)
    if (route[0], route[1].replace("restore", "trash")) in set(TABLE) - {route}:
        # There has to be something that a write would change.
        assert _ask(api, (route[0], route[1].replace("restore", "trash")), who, DOSSIER, thread)
        thread = {**thread, "version": "2"}
    block(who)

    answer = _ask(api, route, who, DOSSIER, thread, key="another")

    assert answer.json["type"] == "/problems/access-ended"


# To take it up again is what ended it; what one has seen is one's own, and to take along is to
# read; the rest is in no dossier.
WRITES_AFTER_THE_END = {
    *DOWNLOADS,
    ("POST", EXPORTS),
    ("POST", EXPORTS_OF_CLB),
    ("POST", "/dossiers"),
    ("PUT", DOSSIER_PATH),
    ("PUT", f"{DOSSIER_PATH}/seen"),
    ("POST", "/messages"),
    ("POST", "/institutions/{number}/words"),
    ("DELETE", "/institutions/{number}/words/{word_id}"),
    ("POST", f"{AT}/handovers"),
    ("POST", f"{AT}/handovers/{{handover_id}}/undo"),
    ("POST", f"{AT}/delegations"),
    ("DELETE", f"{AT}/delegations/{{delegation_id}}"),
    *(route for route in TABLE if route[1].startswith((ASSIGNMENTS[:-1], INVITATIONS))),
}


@pytest.mark.parametrize(
    "route",
    sorted(
        route for route in set(CHANGING) - WRITES_AFTER_THE_END if not route[1].endswith("/restore")
    ),
)
def test_in_an_ended_dossier_nobody_writes(api, thread, route):
    ended = {"status": "ended"}
    version = api.put("clara", f"/dossiers/{DOSSIER}", ended, int(thread["dossier_version"])).json
    thread = {**thread, "dossier_version": str(version["version"])}
    who = next(cell.split()[0] for cell in TABLE[route][0].split("  ") if " 20" in cell)

    assert _ask(api, route, who, DOSSIER, thread).json["type"] == "/problems/dossier-ended"


@pytest.mark.parametrize("route", sorted(route for route in TABLE if "{" in route[1]))
def test_an_admin_elsewhere_with_a_plain_role_here_has_just_that_role(api, thread, route):
    """Bert, were he also the administrator of another CLB."""
    row, _ = TABLE[route]
    expected = next(cell.split()[1] for cell in row.split("  ") if cell.startswith("bert "))
    roles = "samenwerkingsdossier-clb:114983 lokale-beheerder:114991"

    assert _ask(api, route, "bert", DOSSIER, thread, context_roles=roles).status == int(expected)


# Somebody of A who is an administrator at B too: here they are who they were, and there they are
# what the administrator of A is here.
AT_BOTH = {"bert": ("114991", "clara"), "tom": ("041233", "sara")}


@pytest.fixture
def both_claims(dynamodb, tables):
    """Lets somebody in at B; the claims that say so, beside their own."""

    def let_in(who):
        number, _ = AT_BOTH[who]
        roles = {"SS": [ADMIN, CLB]}  # later than the token: they might own a registration there
        beside = access_item(CAST[who], pk={"S": f"ORG#{number}"}, roles=roles)
        dynamodb.put_item(TableName=tables.dossiers, Item=beside)
        own = claims_of(CAST[who], NUMBERS[CAST[who].place])["context_roles"]
        return {"context_roles": f"{own} {ADMIN}:{number}"}

    return let_in


IN_A_DOSSIER = sorted(route for route in TABLE if "{dossier_id}" in route[1] or route == QUESTION)


@pytest.mark.parametrize("route", IN_A_DOSSIER)
@pytest.mark.parametrize("who", list(AT_BOTH))
def test_where_somebody_administrates_beside_their_own_work_they_just_do_that(
    api, elsewhere, both_claims, route, who
):
    _, like = AT_BOTH[who]

    answer = _ask(api, route, who, ELSEWHERE, elsewhere, **both_claims(who))

    assert answer.status == _cell(route, like)


@pytest.mark.parametrize("who", list(AT_BOTH))
def test_who_administrates_one_clb_starts_dossiers_of_that_one_only(api, both_claims, who):
    row = [_cell(("POST", "/dossiers"), one) for one in (who, AT_BOTH[who][1])]
    pairs = [{"clb": clb, "school": "030577"} for clb in ("114983", "114991")]
    claims = both_claims(who)

    got = [
        api.ask(who, "POST", "/dossiers", pair, {"Idempotency-Key": pair["clb"]}, **claims)
        for pair in pairs
    ]

    assert [answer.status for answer in got] == row


@pytest.mark.parametrize("who", ["anna", "sofie", "clara"])
def test_who_is_blocked_reads_until_the_token_ends_and_writes_nowhere(api, block, thread, who):
    """Nothing is written, so one dossier serves every route."""
    block(who)
    expected = {r: 403 if r in CHANGING and _cell(r, who) < 300 else _cell(r, who) for r in TABLE}

    got = {route: _ask(api, route, who, DOSSIER, thread) for route in TABLE}

    assert {route: answer.status for route, answer in got.items()} == expected
    ended = [r for r in TABLE if got[r].status == 403 and _cell(r, who) < 300]
    assert {got[route].json["type"] for route in ended} == {"/problems/access-ended"}


# --- through the gateway, which verifies tokens as API Gateway's authorizer does

POOL = Pool()


def _token(key=None, algorithm="RS256", **other):
    """Anna's ID token; or what looks like it."""
    claims = POOL.claims(**claims_of(CAST["anna"], "114983") | other)
    signed = POOL.key if algorithm == "RS256" else None
    return jwt.encode(claims, key or signed, algorithm=algorithm, headers={"kid": "a-key"})


def _altered():
    """Clara's claims, under the signature of Anna's."""
    head, _, signature = _token().split(".")
    return f"{head}.{_token(person_id=CAST['clara'].id).split('.')[1]}.{signature}"


NO_TOKENS = {
    "nobody": None,
    "expired": _token(exp=int(time.time()) - 1),
    "forged": _token(Pool().key),
    "altered": _altered(),
    "none": _token(algorithm="none"),
    "access": _token(token_use="access"),
    "access, as Cognito makes it": _token(token_use="access", aud=None, client_id=CLIENT),
}


@pytest.fixture(scope="module")
def gateway(template):
    """In front of the real function; its token is who asks."""
    gateway = api_gateway(POOL, template)

    def ask(token, method, path, body, headers, query=None):
        sent = {"Content-Type": "application/json", **headers}
        signed_in = {"Authorization": f"Bearer {token}"} if token else {}
        text = b"" if body is None else json.dumps(body).encode()
        asked = (f"/api{path}", urlencode(query or {}), tuple((sent | signed_in).items()))
        return gateway.answer(Request(method, *asked, text))

    return SimpleNamespace(ask=ask)


@pytest.mark.parametrize("route", sorted(TABLE))
def test_with_her_token_somebody_gets_what_the_table_says(api, gateway, thread, route):
    """Or the next test would prove nothing."""
    assert _ask(gateway, route, _token(), DOSSIER, thread).status == _cell(route, "anna")


@pytest.mark.parametrize("what", list(NO_TOKENS))
def test_with_a_token_that_does_not_hold_nobody_comes_in_anywhere(api, gateway, thread, what):
    feed = f"/dossiers/{DOSSIER}/changes"
    before = api.get("anna", feed).json["items"]

    got = {route: _ask(gateway, route, NO_TOKENS[what], DOSSIER, thread) for route in TABLE}

    assert {route: answer.status for route, answer in got.items()} == {
        route: 200 if route in OPEN else 401 for route in TABLE
    }
    refused = [json.loads(answer.body)["type"] for r, answer in got.items() if r not in OPEN]
    assert set(refused) == {"/problems/not-signed-in"}
    assert api.get("anna", feed).json["items"] == before


def _cell(route, who):
    row, _ = TABLE[route]
    return next(int(cell.split()[1]) for cell in row.split("  ") if cell.startswith(f"{who} "))


@dataclass(frozen=True)
class World:
    """What these tests ask about: a registration in each dossier, with a thread."""

    tables: Tables
    here: dict[str, str]  # the ids in the path of that of Anna's, with a thread of Sofie's
    there: dict[str, str]  # as ``here``, of others
    items: dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def world(on_dynoxide, template, directory, files):
    """Made once, and put back after each test."""
    tables = fresh_tables(on_dynoxide, template)
    school = {"pk": "ORG#030577", "sk": "ORG", "kind": "school", "name": "De Zevensprong"}
    item = {name: {"S": value} for name, value in school.items()}  # without a dossier
    on_dynoxide.put_item(TableName=tables.dossiers, Item=item)
    store = Store(on_dynoxide, tables)
    with services(store, directory, files):
        here = _thread("clara", "anna", "sofie", DOSSIER)
        there = _thread("olga", "olga", "piet", ELSEWHERE, title="Geheim")
        here |= _staffed("anna", "bert", DOSSIER)
        there |= _staffed("olga", "olga", ELSEWHERE)
        take_handovers_further(on_dynoxide, tables)
        here |= _exported(on_dynoxide, tables, DOSSIER, "sofie", "anna")
        there |= _exported(on_dynoxide, tables, ELSEWHERE, "piet", "olga")
    put_documents(store, DOSSIER, CAST["sofie"])
    put_documents(store, ELSEWHERE, CAST["piet"])
    return World(tables, here, there, items_of(on_dynoxide, tables))


@pytest.fixture
def tables(on_dynoxide, world):
    yield world.tables
    put_back(on_dynoxide, world.tables, world.items)


@pytest.fixture
def thread(world):
    return world.here


@pytest.fixture
def elsewhere(world):
    return world.there


def _thread(starts, opens, answers, dossier_id, **content):
    """Start a dossier, and a registration with a thread in it; the ids of its path."""
    api, (clb, school) = Api(), dossier_id.split("-")
    api.post(starts, "/dossiers", {"clb": clb, "school": school})
    opened = api.post(opens, f"/dossiers/{dossier_id}/registrations", QUICK | content)
    opened = opened.headers["Location"]
    bodies = {
        "replies": {"kind": "remark", "text": "Een opmerking."},
        "goals": {"text": "Een doel."},
        "agreements": {"text": "Een afspraak.", "party": "both"},
    }
    made = {name: api.post(answers, f"{opened}/{name}", body) for name, body in bodies.items()}
    ids = {name: answer.json["id"] for name, answer in made.items()}
    word = api.post(starts, f"/institutions/{clb}/words", {"word": "Zill"}).json["id"]
    ids |= {"registration_id": opened.rpartition("/")[2], "word_id": word}
    ids["token"] = TOKEN if dossier_id == DOSSIER else TOKEN[:-4]
    return {"version": "1", **ids, **_of_the_clb(api, starts, clb)}


def _of_the_clb(api, admin, number):
    """A right of somebody there, and an invitation that is open."""
    invitation = {"email": "ooit@clb.example", "rights": [BASE], "reason": "Later"}
    made = api.post(admin, f"/institutions/{number}/invitations", invitation)
    who = {"114983": "bert", "114991": "olga"}[number]
    return {
        "person_id": CAST[who].id,
        "assignment_id": ID.format(1),
        "invitation_id": made.json["id"],
    }


def _staffed(who, colleague, dossier_id):
    """A number that the CLB proposed, a handover that moves nothing, and somebody on leave."""
    api, at = Api(), f"/institutions/{dossier_id[:6]}"
    api.put(who, f"/dossiers/{dossier_id}", {"registers_under": dossier_id[7:]}, version=1)
    giver = "who-left" if who == colleague else CAST[who].id
    body = {"from": giver, "to": CAST[colleague].id, "schools": ["999999"]}
    handover = api.post(who, f"{at}/handovers", body).json["id"]
    leave = LEAVE | {"owner": CAST["bert"].id, "delegate": CAST["anna"].id}
    made = {} if who == colleague else api.post("clara", f"{at}/delegations", leave).json
    return {
        "dossier_version": "2",
        "handover_id": handover,
        "handover_version": "4",  # counted, looked at, and looked at once more
        "delegation_id": made.get("id", handover),
    }


def _exported(dynamodb, tables, dossier_id, partner, at_clb):
    """What somebody of the school took along of the dossier, and one of the CLB of all schools."""
    api, clb = Api(), dossier_id[:6]
    places = {"export": (partner, f"/dossiers/{dossier_id}"), "of_clb": (at_clb, f"/clbs/{clb}")}
    return {
        name: make_ready(
            dynamodb, tables, api.post(who, f"{at}/exports", WANTED).headers["Location"]
        )
        for name, (who, at) in places.items()
    }


def _ask(api, route, who, dossier_id, thread, key="a-key", **claims):
    method, path = route
    entries = next((name for name in ENTRY if f"/{name}/" in path), "replies")
    ids = {
        "dossier_id": dossier_id,
        "number": dossier_id[:6],
        "entry_id": thread[entries],
        "export_id": thread["of_clb" if path.startswith("/clbs/") else "export"],
        "document_id": WAITING if path.endswith("/uploaded") else NAMED,
        "version_number": "2" if path.endswith("/names") else "1",
        **thread,
    }
    headers = {"If-Match": f'"{thread[_version_of(path)]}"', "Idempotency-Key": key}
    body = TABLE[route][1]
    body = body | {"dossier_id": dossier_id} if route == QUESTION else body
    query, body = (body, None) if method == "GET" else (None, body)
    return api.ask(who, method, path.format(**ids), body, headers, query=query, **claims)


def _version_of(path):
    if path.endswith("/undo"):
        return "handover_version"
    return "dossier_version" if path in (DOSSIER_PATH, *ANSWERS) else "version"
