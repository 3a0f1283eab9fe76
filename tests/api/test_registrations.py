"""What CLB and school do with registrations, asked over HTTP as they would."""

import pytest
from conftest import DOSSIER, ELSEWHERE, QUICK


def test_the_clb_opens_a_registration_and_the_school_reads_it(api, dossier):
    made = api.post("anna", f"{dossier}/registrations", QUICK)

    assert made.status == 201
    read = api.get("sofie", made.headers["Location"])
    assert read.status == 200
    assert made.json.items() <= read.json.items()
    assert read.headers["ETag"] == '"1"'
    assert read.json["owner"]["function"] == "CLB-contactpersoon"
    assert read.json["school_year"] == "2026-2027"


def test_the_thread_reads_back_as_it_was_sent(api, opened):
    reply = {"kind": "step_taken", "text": "We hingen de afspraken op."}
    goal = {"text": "Elke klas kent de afspraken.", "effect_level": "pupils"}
    agreement = {"text": "Evalueren", "party": "both", "due_on": "2026-12-18"}
    made = {
        "replies": api.post("sofie", f"{opened}/replies", reply).json,
        "goals": api.post("tom", f"{opened}/goals", goal).json,
        "agreements": api.post("anna", f"{opened}/agreements", agreement).json,
    }

    read = api.get("bert", opened).json

    assert {name: read[name] for name in made} == {name: [one] for name, one in made.items()}
    assert reply.items() <= made["replies"].items()
    assert goal.items() <= made["goals"].items()
    assert agreement.items() <= made["agreements"].items()
    assert made["replies"]["author"]["side"] == "school"


def test_a_list_says_when_each_side_was_active_last(api, dossier, opened):
    def active() -> dict[str, str]:
        return api.get("anna", f"{dossier}/registrations").json["items"][0]["active_at"]

    first = active()
    goal = api.post("sofie", f"{opened}/goals", {"text": "Rust"}).json
    assert active() == {**first, "school": goal["added_at"]}
    api.put("anna", opened, QUICK | {"advice": "Begin klein."}, version=1)
    assert active()["clb"] > first["clb"]
    assert active()["school"] == goal["added_at"]


def test_a_revision_replaces_the_content_and_raises_the_version(api, opened):
    revised = api.put("anna", opened, QUICK | {"advice": "Begin klein."}, version=1)

    assert revised.status == 200
    assert revised.headers["ETag"] == '"2"'
    assert api.get("sofie", opened).json["advice"] == "Begin klein."
    again = api.put("anna", opened, QUICK, version=2)
    assert "advice" not in again.json


@pytest.mark.parametrize(
    ("header", "status", "kind"),
    [
        (None, 428, "version-missing"),
        ('"7"', 412, "stale"),
        ("3", 400, "malformed"),
        ("*", 400, "malformed"),
        ('"1"', 200, None),
        ('W/"1"', 200, None),
    ],
)
def test_a_revision_names_the_version_that_was_read(api, opened, header, status, kind):
    headers = {"If-Match": header} if header else {}

    answer = api.ask("anna", "PUT", opened, QUICK | {"title": "Nieuw"}, headers)

    assert answer.status == status
    if kind:
        assert answer.json["type"] == f"/problems/{kind}"
        assert api.get("anna", opened).json["title"] == QUICK["title"]


def test_a_stale_revision_is_told_the_current_value_and_loses_nothing(api, opened):
    api.put("anna", opened, QUICK | {"title": "Eerst", "duration_minutes": 30}, version=1)

    late = api.put("clara", opened, QUICK | {"title": "Later"}, version=1)

    assert late.status == 412
    assert late.headers["ETag"] == '"2"'
    assert late.json["current"]["title"] == "Eerst"
    assert late.json["current"]["counts"] == api.get("anna", opened).json["counts"]


def test_the_same_revision_twice_by_the_same_person_is_one(api, opened):
    body = QUICK | {"title": "Nieuw"}

    first = api.put("anna", opened, body, version=1)
    second = api.put("anna", opened, body, version=1)

    assert (first.status, second.status) == (200, 200)
    assert first.json == second.json
    assert api.put("clara", opened, body, version=1).status == 412


@pytest.mark.parametrize("what", ["registration", "goal"])
def test_only_what_this_person_just_made_of_it_is_a_repeat(api, opened, what):
    """Not a version that is not there yet, or never was; nor what went to the trash since."""
    path, body = opened, QUICK | {"title": "Nieuw"}
    if what == "goal":
        made = api.post("anna", f"{opened}/goals", {"text": "Rust"}).json
        path, body = f"{opened}/goals/{made['id']}", {"text": "Meer rust", "status": "open"}
    api.put("anna", path, body, version=1)

    asked = {version: api.put("anna", path, body, version).status for version in range(5)}
    api.change("anna", f"{path}/trash", {"reason": "Dubbel"}, 2)
    in_trash = {version: api.put("anna", path, body, version).status for version in range(5)}

    assert asked == {0: 412, 1: 200, 2: 200, 3: 412, 4: 412}
    assert in_trash == {0: 412, 1: 412, 2: 412, 3: 409, 4: 412}
    unchanged = api.put("anna", opened, QUICK, version=0)  # nobody made version 1 of another
    assert unchanged.status == 412


def test_a_repeated_post_is_done_once(api, dossier):
    first = api.post("anna", f"{dossier}/registrations", QUICK, key="k")
    again = api.post("anna", f"{dossier}/registrations", QUICK, key="k")

    assert (again.status, again.text) == (201, first.text)
    assert again.headers["Location"] == first.headers["Location"]
    assert len(api.get("anna", f"{dossier}/registrations").json["items"]) == 1


def test_one_key_is_not_for_two_requests(api, dossier, opened):
    api.post("anna", f"{dossier}/registrations", QUICK, key="k")

    other_body = api.post("anna", f"{dossier}/registrations", QUICK | {"title": "X"}, key="k")
    other_path = api.post("anna", f"{opened}/goals", {"text": "Doel"}, key="k")

    assert other_body.json["type"] == other_path.json["type"] == "/problems/key-reused"


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 65, "é"])
def test_a_post_needs_a_usable_key(api, dossier, key):
    headers = {"Idempotency-Key": key}

    answer = api.ask("anna", "POST", f"{dossier}/registrations", QUICK, headers)

    assert answer.status == 400
    assert api.get("anna", f"{dossier}/registrations").json["items"] == []


def test_pages_follow_each_other_latest_activity_first(api, dossier):
    for n in range(27):
        api.post("anna", f"{dossier}/registrations", QUICK | {"title": f"nr {n}"})
    path = f"{dossier}/registrations"
    oldest = api.get("sofie", path, cursor=api.get("sofie", path).json["cursor"]).json["items"][-1]
    api.post("sofie", f"{path}/{oldest['id']}/goals", {"text": "Weer bovenaan"})

    first = api.get("sofie", path).json
    second = api.get("sofie", path, cursor=first["cursor"]).json

    titles = [item["title"] for item in first["items"] + second["items"]]
    assert titles == ["nr 0"] + [f"nr {n}" for n in range(26, 0, -1)]
    assert second["cursor"] is None


@pytest.mark.parametrize(
    "cursor", ["x", "é", "====", "AAAA", "MjAyNi0xMS0yM1QwODowMDowMC4wMDBaI3g"]
)
def test_a_forged_cursor_is_refused(api, opened, dossier, cursor):
    for path in (f"{dossier}/registrations", f"{dossier}/changes"):
        assert api.get("anna", path, cursor=cursor).status in (400, 200)
    assert api.get("anna", f"{dossier}/registrations", cursor=cursor).status == 400


def test_a_cursor_of_another_dossier_shows_nothing_of_it(api, dossier, opened):
    for n in range(26):
        body = QUICK | {"title": f"geheim {n}"}
        api.post("olga", f"/dossiers/{ELSEWHERE}/registrations", body)
    foreign = api.get("olga", f"/dossiers/{ELSEWHERE}/registrations").json["cursor"]

    page = api.get("anna", f"{dossier}/registrations", cursor=foreign)

    assert "geheim" not in page.text


def test_the_feed_goes_on_from_where_it_was(api, dossier, opened):
    feed = f"{dossier}/changes"
    first = api.get("sofie", feed).json
    api.post("sofie", f"{opened}/goals", {"text": "Rust"})

    since = api.get("anna", feed, since=first["items"][-1]["at"]).json["items"]

    assert [event["action"] for event in since] == ["registration:open", "goal:add"]
    assert first["next_since"] < first["items"][0]["at"]
    assert api.get("anna", feed, since="gisteren").status == 400


def test_dossiers_show_what_is_new_and_what_waits(api, dossier, opened):
    api.post("anna", f"{opened}/replies", {"kind": "question", "text": "Welke klassen?"})

    (row,) = api.get("sofie", "/dossiers").json["items"]
    assert (row["id"], row["events"], row["new"], row["waiting"]) == (DOSSIER, 3, 3, 1)
    assert api.put("sofie", f"{dossier}/seen", {"events": 3}).status == 200

    (standing,) = api.get("sofie", "/me").json["institutions"]
    assert (standing["new"], standing["waiting"]) == (0, 1)
    assert standing["name"] == "Basisschool 't Kompas"


def test_a_mark_says_since_when_and_can_be_taken_back(api, dossier, opened):
    (before,) = api.get("sofie", "/dossiers").json["items"]
    made = api.put("sofie", f"{dossier}/seen", {"events": 2}).json
    (marked,) = api.get("sofie", "/dossiers").json["items"]

    assert (before["seen_at"], marked["seen_at"]) == (None, made["at"])
    earlier = {"events": 1, "at": "2026-11-18T08:15:00.000Z"}
    assert api.put("sofie", f"{dossier}/seen", earlier).json == earlier
    assert api.get("sofie", "/dossiers").json["items"][0]["seen_at"] == earlier["at"]
    assert api.put("sofie", f"{dossier}/seen", {"events": 1, "at": "gisteren"}).status == 422


@pytest.mark.parametrize("beyond", [3, 2**53 - 1])
def test_what_is_still_to_come_is_not_seen_yet(api, dossier, opened, beyond):
    """Or a dossier would stay silent, for whatever the partner does next."""
    assert api.put("sofie", f"{dossier}/seen", {"events": 2}).status == 200

    ahead = api.put("sofie", f"{dossier}/seen", {"events": beyond})

    assert (ahead.status, ahead.json["type"]) == (409, "/problems/not-yet-there")
    api.post("anna", f"{opened}/goals", {"text": "Rust"})
    assert api.get("sofie", "/dossiers").json["items"][0]["new"] == 1


def test_somebody_without_dossiers_still_sees_where_they_work(api):
    (standing,) = api.get("anna", "/me").json["institutions"]

    assert (standing["name"], standing["dossiers"]) == ("CLB De Brug", 0)


def test_the_admin_of_a_school_sees_no_dossiers_without_a_role(api, dossier):
    assert api.get("sara", "/dossiers").json["items"] == []
    assert api.get("sara", "/me").json["institutions"][0]["new"] == 0


def test_a_dossier_is_between_a_clb_and_a_school_that_exist(api):
    unknown = api.post("clara", "/dossiers", {"clb": "114983", "school": "999999"})
    two_clbs = api.post("clara", "/dossiers", {"clb": "114983", "school": "114991"})

    assert (unknown.status, two_clbs.status) == (404, 404)


def test_one_key_and_body_for_two_registrations_is_two_requests(api, dossier, opened):
    """Lest the second be answered with the first's, and never kept."""
    other = api.post("anna", f"{dossier}/registrations", QUICK).headers["Location"]
    api.post("anna", f"{opened}/goals", {"text": "Rust"}, key="k")

    again = api.post("anna", f"{other}/goals", {"text": "Rust"}, key="k")

    assert again.json["type"] == "/problems/key-reused"


@pytest.mark.parametrize("suffix", ["%23REPLY%23x", "%23GOAL%23", "0", "x" * 2000, "%00"])
@pytest.mark.parametrize("entries", ["", "/goals"])
def test_only_a_whole_id_is_looked_up(api, opened, suffix, entries):
    path = f"{opened}{suffix}{entries}"
    answer = api.post("anna", path, {"text": "Rust"}) if entries else api.get("anna", path)

    assert answer.status == 404


def test_a_dossier_that_was_never_started_says_nothing_of_its_institutions(api, dossier):
    never = "/dossiers/114983-041233"
    asked = [
        api.get("anna", never),
        api.get("anna", f"{never}/people"),
        api.get("anna", f"{never}/changes"),
        api.get("anna", f"{never}/registrations"),
        api.put("anna", f"{never}/seen", {"events": 1}),
    ]

    assert [answer.status for answer in asked] == [404] * 5


def test_a_cursor_from_before_the_moment_that_is_asked_for_is_refused(api, dossier):
    early = "MjAyMC0wMS0wMVQwMDowMDowMC4wMDBaI1JFRyN4IzE"  # 2020-01-01T00:00:00.000Z#REG#x#1
    since = "2026-01-01T00:00:00.000Z"

    assert api.get("anna", f"{dossier}/changes", cursor=early).status == 200
    assert api.get("anna", f"{dossier}/changes", cursor=early, since=since).status == 400


def test_the_school_is_not_told_that_minutes_were_filled_in(api, dossier):
    api.post("anna", f"{dossier}/registrations", QUICK | {"duration_minutes": 30})

    assert "duration_minutes" not in api.get("sofie", f"{dossier}/changes").text


def test_a_closed_registration_answers_a_repeated_revision(api, opened, dynamodb, tables):
    body = QUICK | {"title": "Nieuw"}
    api.put("anna", opened, body, version=1)
    pk, sk = f"DOSSIER#{DOSSIER}", f"REG#{opened.rpartition('/')[2]}"
    dynamodb.update_item(
        TableName=tables.dossiers,
        Key={"pk": {"S": pk}, "sk": {"S": sk}},
        UpdateExpression="SET #s = :closed",
        ExpressionAttributeNames={"#s": "status"},
        ExpressionAttributeValues={":closed": {"S": "closed"}},
    )

    assert api.put("anna", opened, body, version=1).status == 200
    assert api.put("anna", opened, QUICK, version=2).status == 409


def test_at_most_forty_agreements_are_open_at_once(api, opened, dynamodb, tables):
    pk, sk = f"DOSSIER#{DOSSIER}", f"REG#{opened.rpartition('/')[2]}"
    dynamodb.update_item(
        TableName=tables.dossiers,
        Key={"pk": {"S": pk}, "sk": {"S": sk}},
        UpdateExpression="SET agreements_open = :most",
        ExpressionAttributeValues={":most": {"N": "40"}},
    )

    full = api.post("anna", f"{opened}/agreements", {"text": "Nog een", "party": "both"})
    assert full.json["type"] == "/problems/too-many-open"
    assert api.post("anna", f"{opened}/goals", {"text": "Wel nog een doel"}).status == 201
