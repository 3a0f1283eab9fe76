"""Rights at an institution: given, changed, ended and blocked by its local administrator."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import DOSSIER, ID, access_item
from racing import Racing

import app as functions
from chalicelib.domain.periods import day_of, end_of_next_school_year
from chalicelib.storage.store import Store
from local.people import CAST

AT_SCHOOL, AT_CLB = "/institutions/030569/assignments", "/institutions/114983/assignments"
BASE, ADMIN = "iris-clbonline-gebruiker", "lokale-beheerder"
FOR_SCHOOL, FOR_CLB = "samenwerkingsdossier-school", "samenwerkingsdossier-clb"
ANNA, BERT, CLARA, NOOR, TOM, SARA, PIET = (
    CAST[who].id for who in ("anna", "bert", "clara", "noor", "tom", "sara", "piet")
)
TODAY = day_of(datetime.now(UTC))
WHY = {"reason": "Nieuw in het zorgteam"}
REPLY = {"kind": "remark", "text": "Goed."}


def later(days):
    return (date.fromisoformat(TODAY) + timedelta(days=days)).isoformat()


def problem(answer):
    return answer.status, answer.json["type"].removeprefix("/problems/")


@pytest.fixture
def give(api):
    """Piet, of another school, gets rights at 't Kompas too."""

    def give(*rights, person_id=PIET, at=AT_SCHOOL, by="sara", **more):
        return api.post(by, at, {"person_id": person_id, "rights": rights, **WHY, **more})

    return give


@pytest.fixture
def roles(api):
    """What the next token of somebody says, in a few words."""

    def roles(who):
        event = {
            "userName": CAST[who].id,
            "triggerSource": "TokenGeneration_RefreshTokens",
            "request": {"userAttributes": {}},
        }
        details = functions.sign_in(event, None)["response"]["claimsOverrideDetails"]
        return sorted(details["claimsToAddOrOverride"]["context_roles"].split())

    return roles


@pytest.fixture
def trail(dynamodb, tables):
    """What the audit trail of an institution says, in the order in which it happened."""

    def trail(number="030569"):
        asked = {"KeyConditionExpression": "pk = :pk", "TableName": tables.audit}
        values = {":pk": {"S": f"ORG#{number}"}}
        found = dynamodb.query(**asked, ExpressionAttributeValues=values)["Items"]
        return [json.loads(item["card"]["S"]) for item in found]

    return trail


# --- giving


def test_who_is_given_the_entitlement_and_a_role_may_enter_from_the_next_sign_in(give, roles):
    given = give(BASE, FOR_SCHOOL, function="zorgleraar")

    assert given.status == 201
    assert (given.json["name"], given.json["function"]) == ("Piet Wouters", "zorgleraar")
    assert given.json["roles"] == [FOR_SCHOOL]
    until = end_of_next_school_year(TODAY)
    said = [(one["right"], one["from"], one["until"]) for one in given.json["assignments"]]
    assert said == [(BASE, TODAY, until), (FOR_SCHOOL, TODAY, until)]
    assert roles("piet") == [f"{FOR_SCHOOL}:030569", f"{FOR_SCHOOL}:041233"]


def test_an_address_that_somebody_gave_elsewhere_stays_there(give, dynamodb, tables):
    there = access_item(CAST["piet"], email={"S": "piet@school-b.example"})
    dynamodb.put_item(TableName=tables.dossiers, Item=there)

    assert "email" not in give(BASE).json


def test_who_works_here_alone_is_mailed_where_their_administrator_says(api, give, trail):
    answer = give(ADMIN, person_id=TOM, email=" Tom@School-A.example")

    assert answer.json["email"] == "tom@school-a.example"
    (known,) = api.get("tom", "/me/preferences").json["addresses"]
    assert known == {"institution": "030569", "email": "tom@school-a.example"}
    assert "@" not in str(trail())


def test_nobody_says_where_the_news_of_another_institution_is_mailed(give, dynamodb, tables):
    """A mail tells of all institutions of a person."""
    assert problem(give(BASE, email="piet@school-a.example")) == (409, "address-elsewhere")

    left = access_item(CAST["piet"], until={"S": "2026-09-01T00:00:00.000Z"})
    dynamodb.put_item(TableName=tables.dossiers, Item=left)
    assert give(BASE, email="piet@school-a.example").json["email"] == "piet@school-a.example"


@pytest.mark.parametrize("email", ["tom", "tom@school-a", "a@b.example,c@d.example", ""])
def test_what_is_no_address_is_named(give, email):
    answer = give(ADMIN, person_id=TOM, email=email)

    assert [error["loc"] for error in answer.json["errors"]] == [["email"]]


def test_an_assignment_says_who_gave_it_and_why(api, give):
    given = give(BASE, FOR_SCHOOL)

    shown = api.get("sara", f"{AT_SCHOOL}/{PIET}")
    step = shown.json["assignments"][0]["granted"]
    assert step["by"] == {"id": SARA, "function": "directeur", "name": "Sara De Wilde"}
    assert (step["reason"], shown.headers["ETag"]) == (WHY["reason"], '"1"')
    assert shown.json["version"] == given.json["version"] == 1


REFUSED = {
    "a role without the entitlement": (AT_SCHOOL, "sara", PIET, [FOR_SCHOOL], "base-missing"),
    "a right they have": (AT_SCHOOL, "sara", TOM, [FOR_SCHOOL], "already-exists"),
    "a school's role at a CLB": (AT_CLB, "clara", PIET, [BASE, FOR_SCHOOL], "wrong-kind"),
    "a CLB's role at a school": (AT_SCHOOL, "sara", PIET, [BASE, FOR_CLB], "wrong-kind"),
    # What nothing can be done about is said before what can be put right.
    "who works at a CLB": (AT_SCHOOL, "sara", BERT, [FOR_SCHOOL], "works-at-clb"),
    "who is not known": (AT_SCHOOL, "sara", NOOR, [FOR_SCHOOL], "unknown-person"),
}


@pytest.mark.parametrize("what", list(REFUSED))
def test_what_cannot_be_given_is_refused_in_a_sentence(api, give, trail, what):
    at, by, person_id, rights, slug = REFUSED[what]

    answer = give(*rights, person_id=person_id, at=at, by=by)

    assert problem(answer) == (409, slug)
    assert answer.json["detail"].endswith(".")
    assert trail("030569") == trail("114983") == []


def test_who_works_at_a_clb_hears_where_their_rights_are_arranged(give):
    assert "onder het nummer van" in give(BASE, FOR_SCHOOL, person_id=BERT).json["detail"]


def test_who_left_the_clb_may_work_at_a_school(api, give):
    clb = api.get("clara", f"{AT_CLB}/{BERT}").json
    role = next(one for one in clb["assignments"] if one["right"] == FOR_CLB)
    api.change("clara", f"{AT_CLB}/{BERT}/{role['id']}/end", {"reason": "Werkt elders"}, 1)

    assert give(BASE, FOR_SCHOOL, person_id=BERT).status == 201


@pytest.mark.parametrize(
    "period",
    [{"from": later(-1)}, {"until": later(-1)}, {"from": later(9), "until": later(8)},
     {"until": later(4 * 366)}],
    ids=["begun", "past", "backwards", "long"],
)  # fmt: skip
def test_a_period_that_cannot_be_is_refused(give, period):
    assert problem(give(BASE, **period)) == (409, "bad-period")


@pytest.mark.parametrize("rights", [[], [BASE, BASE], ["beheerder"], "x"])
def test_rights_that_are_none_are_named(api, rights):
    answer = api.post("sara", AT_SCHOOL, {"person_id": PIET, "rights": rights, **WHY})

    assert {error["loc"][0] for error in answer.json["errors"]} == {"rights"}


def test_a_reason_is_needed_and_names_nobody(api, give):
    without = api.post("sara", AT_SCHOOL, {"person_id": PIET, "rights": [BASE]})
    named = give(BASE, reason="Vervangt Katrijn Vermeulen")

    assert [error["loc"] for error in without.json["errors"]] == [["reason"]]
    assert problem(named) == (422, "names-found")
    assert named.json["names"][0]["field"] == "reason"


def test_a_repeat_gives_it_once(api, give, trail):
    body = {"person_id": PIET, "rights": [BASE, FOR_SCHOOL], **WHY}
    first, again = (api.post("sara", AT_SCHOOL, body, key="once") for _ in range(2))
    other = api.post("sara", AT_SCHOOL, body | {"rights": [BASE]}, key="once")

    assert (first.status, again.status) == (201, 201)
    assert first.json["assignments"] == [
        one | {"granted": one["granted"] | {"by": first.json["assignments"][0]["granted"]["by"]}}
        for one in again.json["assignments"]
    ]
    assert problem(other)[1] in ("key-reused", "already-exists")
    assert len(trail()) == 1


def test_a_role_that_starts_later_opens_nothing_today(api, give, roles, dossier, opened):
    given = give(BASE, FOR_SCHOOL, **{"from": later(1)})

    assert [one["state"] for one in given.json["assignments"]] == ["future", "future"]
    assert given.json["roles"] == []
    assert roles("piet") == [f"{FOR_SCHOOL}:041233"]
    told = {"context_roles": f"{FOR_SCHOOL}:030569"}  # a token that says more than is kept
    headers = {"Idempotency-Key": "k"}
    answer = api.ask(
        "piet", "POST", f"{opened}/replies".removeprefix("/api"), REPLY, headers, **told
    )
    assert problem(answer) == (403, "access-ended")


def test_each_role_ends_on_its_own_day(api, give, dynamodb, tables, roles):
    give(BASE)
    give(FOR_SCHOOL, until=later(10))
    give(ADMIN, until=later(20))

    item = {"pk": {"S": "ORG#030569"}, "sk": {"S": f"ACCESS#{PIET}"}}
    kept = dynamodb.get_item(TableName=tables.dossiers, Key=item)["Item"]

    assert kept["school_until"]["S"][:10] == later(10)
    assert kept["admin_until"]["S"][:10] == later(20)
    assert kept["until"] == kept["admin_until"]
    assert roles("piet") == [f"{ADMIN}:030569", f"{FOR_SCHOOL}:030569", f"{FOR_SCHOOL}:041233"]


def test_a_role_of_which_the_last_day_is_past_writes_nothing_while_another_goes_on(
    api, dynamodb, tables, opened
):
    past = {"school_from": {"S": "2026-09-01"}, "school_until": {"S": "2026-10-01"}}
    both = {"roles": {"SS": [ADMIN, FOR_SCHOOL]}, **past}
    dynamodb.put_item(TableName=tables.dossiers, Item=access_item(CAST["tom"], **both))

    assert problem(api.post("tom", f"{opened}/replies", REPLY)) == (403, "access-ended")


# --- changing and ending


def test_a_period_is_changed_and_what_it_was_stays(api, give, trail):
    one = give(BASE, FOR_SCHOOL).json["assignments"][1]
    path, body = (
        f"{AT_SCHOOL}/{PIET}/{one['id']}",
        {"until": later(30), "reason": "Tot de vakantie"},
    )

    changed = api.put("sara", path, body, version=1)
    again = api.put("sara", path, body, version=1)

    assert (changed.status, changed.headers["ETag"]) == (200, '"2"')
    role = changed.json["assignments"][1]
    assert (role["until"], role["changes"][0]["until"]) == (later(30), one["until"])
    assert role["changes"][0]["reason"] == "Tot de vakantie"
    assert (again.status, again.json["assignments"]) == (200, changed.json["assignments"])
    assert [event["action"] for event in trail()] == ["rights:grant", "rights:change"]


def test_what_was_read_before_somebody_else_changed_it_is_not_overwritten(api, give):
    one = give(BASE).json["assignments"][0]
    path = f"{AT_SCHOOL}/{PIET}/{one['id']}"
    give(FOR_SCHOOL)

    stale = api.put("sara", path, {"until": later(30), "reason": "Korter"}, version=1)
    ended = api.change("sara", f"{path}/end", {"reason": "Gestopt"}, 1)

    assert problem(stale) == problem(ended) == (412, "stale")
    assert len(stale.json["current"]["assignments"]) == 2
    assert api.put("sara", path, {"until": later(30), "reason": "Korter"}).status == 428


def test_the_first_day_of_what_has_begun_stays(api, give):
    begun = give(BASE).json["assignments"][0]["id"]
    body = {"from": later(3), "until": later(30), "reason": "Later"}

    assert problem(api.put("sara", f"{AT_SCHOOL}/{PIET}/{begun}", body, 1)) == (409, "bad-period")
    future = give(FOR_SCHOOL, **{"from": later(2)}).json["assignments"][1]["id"]
    moved = api.put("sara", f"{AT_SCHOOL}/{PIET}/{future}", body, 2)
    assert (moved.status, moved.json["assignments"][1]["from"]) == (200, later(3))


def test_who_has_no_right_any_more_writes_nothing_at_once_and_reads_until_the_token_ends(
    api, opened, roles, trail
):
    assert api.post("tom", f"{opened}/replies", REPLY).status == 201
    path = f"{AT_SCHOOL}/{TOM}/{ID.format(1)}/end"

    ended = api.change("sara", path, {"reason": "Werkt hier niet meer"}, 1)

    assert ended.json["assignments"][1]["state"] == "ended"
    assert ended.json["assignments"][1]["ended"]["reason"] == "Werkt hier niet meer"
    assert problem(api.post("tom", f"{opened}/replies", REPLY)) == (403, "access-ended")
    assert api.get("tom", opened).status == 200  # with the token of before
    assert roles("tom") == []
    assert trail()[-1]["fields"] == [FOR_SCHOOL]


def test_a_repeat_of_an_end_is_the_same_answer(api):
    path, why = f"{AT_SCHOOL}/{TOM}/{ID.format(1)}/end", {"reason": "Weg"}

    first, again = (api.change("sara", path, why, 1, key="once") for _ in range(2))

    assert (first.status, again.status) == (200, 200)
    assert again.json["version"] == first.json["version"] == 2
    assert problem(api.change("sara", path, why, 2)) == (409, "conflict")


def test_what_ended_can_be_given_again_and_the_history_stays(api, give, roles):
    api.change("sara", f"{AT_SCHOOL}/{TOM}/{ID.format(0)}/end", {"reason": "Weg"}, 1)
    assert roles("tom") == []

    give(BASE, FOR_SCHOOL, person_id=TOM)

    shown = api.get("sara", f"{AT_SCHOOL}/{TOM}").json["assignments"]
    assert [one["state"] for one in shown] == ["ended", "ended", "active", "active"]
    assert roles("tom") == [f"{FOR_SCHOOL}:030569"]


def test_what_is_nobodys_does_not_exist(api):
    for path in (f"{AT_SCHOOL}/{NOOR}", f"{AT_SCHOOL}/{ANNA}"):
        assert api.get("sara", path).status == 404
    unknown = f"{AT_SCHOOL}/{TOM}/{ID.format(9)}"
    assert api.put("sara", unknown, {"until": later(3), "reason": "Korter"}, 1).status == 404


# --- the last administrator


def test_the_last_administrator_cannot_end_their_own_right(api, trail):
    for place in (0, 1):  # neither the role nor the entitlement that it needs
        path = f"{AT_SCHOOL}/{SARA}/{ID.format(place)}/end"
        answer = api.change("sara", path, {"reason": "Ik ga weg"}, 1)
        assert problem(answer) == (409, "last-admin")
        assert answer.json["detail"].startswith("Zo blijft er geen lokale beheerder over.")
    assert trail() == []


def test_with_another_administrator_they_can(api, give, roles):
    give(BASE, ADMIN)

    ended = api.change("sara", f"{AT_SCHOOL}/{SARA}/{ID.format(1)}/end", {"reason": "Weg"}, 1)

    assert ended.status == 200
    assert roles("sara") == []
    answer = api.change("piet", f"{AT_SCHOOL}/{SARA}/{ID.format(0)}/end", {"reason": "Weg"}, 2)
    assert answer.status == 404  # of the token of before, in which Piet is none


def test_somebody_who_starts_later_does_not_make_up_for_today(api, give):
    give(BASE, ADMIN, **{"from": later(5)})

    answer = api.change("sara", f"{AT_SCHOOL}/{SARA}/{ID.format(1)}/end", {"reason": "Weg"}, 1)

    assert problem(answer) == (409, "last-admin")


def test_two_who_end_each_others_right_at_once_leave_one(api, give, roles):
    """Each of them alone is fine; both would leave nobody."""
    give(BASE, ADMIN)
    theirs = api.get("sara", f"{AT_SCHOOL}/{PIET}").json
    admin = {"context_roles": f"{ADMIN}:030569"}
    ends = [
        ("sara", f"{AT_SCHOOL}/{PIET}/{theirs['assignments'][1]['id']}/end", {}),
        ("piet", f"{AT_SCHOOL}/{SARA}/{ID.format(1)}/end", admin),
    ]

    def end(one):
        who, path, claims = one
        headers = {"If-Match": '"1"', "Idempotency-Key": who}
        return api.ask(who, "POST", path, {"reason": "Weg"}, headers, **claims).status

    with ThreadPoolExecutor(2) as together:
        statuses = sorted(together.map(end, ends))

    assert statuses[0] == 200
    assert statuses[1] in (403, 409)
    held = [who for who in ("sara", "piet") if f"{ADMIN}:030569" in roles(who)]
    assert len(held) == 1


def test_a_removal_that_was_judged_before_another_one_is_not_kept(api, give, dynamodb, tables, use):
    """The race, made to happen: between what a removal read and what it writes."""
    give(BASE, ADMIN)
    theirs = api.get("sara", f"{AT_SCHOOL}/{PIET}").json["assignments"][1]["id"]
    admin = {"context_roles": f"{ADMIN}:030569"}
    headers = {"If-Match": '"1"', "Idempotency-Key": "other"}
    path = f"{AT_SCHOOL}/{SARA}/{ID.format(1)}/end"
    first = lambda: api.ask("sara", "POST", path, {"reason": "Weg"}, headers)  # noqa: E731
    use(Store(Racing(dynamodb, first), tables))

    answer = api.ask(
        "piet", "POST", f"{AT_SCHOOL}/{PIET}/{theirs}/end", {"reason": "Weg"}, headers, **admin
    )

    assert problem(answer) == (409, "changed-meanwhile")


# --- the emergency block


def test_a_block_stops_everything_here_and_nothing_elsewhere(api, give, roles, opened, trail):
    give(BASE, FOR_SCHOOL)

    blocked = api.put(
        "sara", f"{AT_SCHOOL}/{PIET}/block", {"blocked": True, "reason": "Toestel weg"}
    )

    assert (blocked.status, blocked.json["blocked"], blocked.json["roles"]) == (200, True, [])
    assert blocked.json["blocks"][0]["set"]["reason"] == "Toestel weg"
    assert roles("piet") == [f"{FOR_SCHOOL}:041233"]
    assert trail()[-1]["action"] == "rights:block"

    lifted = api.put("sara", f"{AT_SCHOOL}/{PIET}/block", {"blocked": False, "reason": "Gevonden"})

    assert (lifted.json["blocked"], lifted.json["roles"]) == (False, [FOR_SCHOOL])
    assert lifted.json["blocks"][0]["lifted"]["reason"] == "Gevonden"
    assert len(roles("piet")) == 2


def test_who_is_blocked_gets_no_token_any_more_and_writes_nothing(api, opened):
    api.put("sara", f"{AT_SCHOOL}/{TOM}/block", {"blocked": True, "reason": "Toestel weg"})

    event = {
        "userName": TOM,
        "triggerSource": "TokenGeneration_RefreshTokens",
        "request": {"userAttributes": {}},
    }
    with pytest.raises(Exception, match="geblokkeerd"):
        functions.sign_in(event, None)
    assert problem(api.post("tom", f"{opened}/replies", REPLY)) == (403, "access-ended")


def test_blocking_twice_and_lifting_nothing_change_nothing(api, trail):
    path = f"{AT_SCHOOL}/{TOM}/block"
    for blocked in (True, True, False, False):
        assert api.put("sara", path, {"blocked": blocked, "reason": "Toestel"}).status == 200
    assert [event["action"] for event in trail()] == ["rights:block", "rights:unblock"]


def test_nobody_blocks_themselves(api):
    answer = api.put("sara", f"{AT_SCHOOL}/{SARA}/block", {"blocked": True, "reason": "Ik"})

    assert problem(answer) == (409, "not-yourself")


def test_a_block_wins_from_a_change_at_the_same_moment(api, dynamodb, tables, use, roles):
    change = {"until": later(30), "reason": "Korter"}
    path = f"{AT_SCHOOL}/{TOM}/{ID.format(1)}"
    first = lambda: api.put("sara", path, change, version=1)  # noqa: E731
    use(Store(Racing(dynamodb, first), tables))

    blocked = api.put("sara", f"{AT_SCHOOL}/{TOM}/block", {"blocked": True, "reason": "Toestel"})

    assert (blocked.status, blocked.json["version"]) == (200, 3)
    assert blocked.json["assignments"][1]["until"] == later(30)


# --- where Gebruikersbeheer Vlaanderen has the rights


@pytest.fixture
def elsewhere(dynamodb, tables):
    item = {"pk": "ORG#030569", "sk": "ORG", "kind": "school", "name": "'t Kompas"}
    raw = {name: {"S": value} for name, value in (item | {"rights_from": "acm"}).items()}
    dynamodb.put_item(TableName=tables.dossiers, Item=raw)
    ours = {"pk": {"S": "ORG#030569"}, "sk": {"S": f"ASSIGNMENT#{TOM}"}}
    dynamodb.delete_item(TableName=tables.dossiers, Key=ours)  # his rights are kept there


def test_where_rights_come_from_elsewhere_they_are_shown_and_changed_there(api, elsewhere, give):
    one = f"{AT_SCHOOL}/{TOM}/{ID.format(1)}"
    invitation = {"email": "x@y.example", "rights": [BASE], **WHY}
    refused = [
        give(BASE),
        api.put("sara", one, {"until": later(3), "reason": "Korter"}, 1),
        api.change("sara", f"{one}/end", {"reason": "Weg"}, 1),
        api.post("sara", "/institutions/030569/invitations", invitation),
    ]

    assert {problem(answer) for answer in refused} == {(409, "rights-elsewhere")}
    assert all("gebruikersbeheer.vlaanderen.be" in one.json["link"] for one in refused)
    assert len(api.get("sara", AT_SCHOOL).json["items"]) == 3


def test_there_too_somebody_can_be_blocked(api, elsewhere, roles, opened):
    blocked = api.put("sara", f"{AT_SCHOOL}/{TOM}/block", {"blocked": True, "reason": "Toestel"})

    assert (blocked.status, blocked.json["roles"]) == (200, [])
    assert problem(api.post("tom", f"{opened}/replies", REPLY)) == (403, "access-ended")
    api.put("sara", f"{AT_SCHOOL}/{TOM}/block", {"blocked": False, "reason": "Terecht"})
    assert roles("tom") == [f"{FOR_SCHOOL}:030569"]


# --- the trail


def test_the_trail_says_what_was_done_by_whom_and_never_why_or_until_when(api, give, trail):
    given = give(BASE, FOR_SCHOOL).json
    api.put("sara", f"{AT_SCHOOL}/{PIET}/block", {"blocked": True, "reason": "Toestel weg"})

    events = trail()

    assert [event["subject"] for event in events] == [f"ASSIGNMENT#{PIET}"] * 2
    assert events[0]["fields"] == [BASE, FOR_SCHOOL]
    assert (events[0]["by"]["id"], events[0]["role"]) == (SARA, ADMIN)
    assert WHY["reason"] not in str(events)
    assert given["assignments"][0]["until"] not in str(events)


def test_an_access_that_was_kept_before_there_were_assignments_still_opens(
    api, opened, dynamodb, tables
):
    plain = access_item(CAST["tom"], until={"S": "2099-01-01T00:00:00.000Z"})
    dynamodb.put_item(TableName=tables.dossiers, Item=plain)

    assert api.post("tom", f"{opened}/replies", REPLY).status == 201
    assert DOSSIER in opened
