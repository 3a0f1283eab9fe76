"""The whole product on one machine: real sign-in, real institutions' form, and its page."""

import json
import time

import jwt
import pytest
from pools import Pool
from products import command

from local.people import CAST


@pytest.fixture(scope="module")
def tokens(running_product):
    return {who: running_product.token(who) for who in ("anna", "sofie", "clara", "olga")}


def claims_of(token):
    return jwt.decode(token, options={"verify_signature": False})


def test_a_token_holds_what_the_sign_in_function_found(tokens):
    claims = claims_of(tokens["sofie"])

    number = claims["context_roles"].removeprefix("samenwerkingsdossier-school:")
    assert number.isdigit()
    assert len(number) == 6
    assert claims["cognito:groups"] == ["school"]
    assert claims["person_id"] == CAST["sofie"].id
    assert json.loads(claims["functions"]) == {number: "zorgcoördinator"}


def test_a_token_is_all_that_the_command_prints(running_product):
    done = command("token", running_product.environment, WHO="bert")

    assert done.stderr == ""
    assert len(done.stdout.strip().split(".")) == 3


def test_anna_and_sofie_share_the_first_dossier(running_product, tokens):
    first = [
        running_product.ask("/api/dossiers", token=tokens[who]).json["items"][0]["id"]
        for who in ("anna", "sofie")
    ]

    assert first[0] == first[1]


def test_a_demo_dossier_has_registrations_with_a_thread(running_product, tokens):
    dossier = running_product.ask("/api/dossiers", token=tokens["anna"]).json["items"][0]["id"]
    path = f"/api/dossiers/{dossier}/registrations"
    listed, cursor = [], ""
    while cursor is not None:  # other tests write there too
        query = cursor and f"?cursor={cursor}"
        page = running_product.ask(f"{path}{query}", token=tokens["sofie"]).json
        listed, cursor = listed + page["items"], page["cursor"]
    read = [running_product.ask(f"{path}/{one['id']}", token=tokens["sofie"]) for one in listed]

    assert len(listed) >= 3
    assert all(one["activity_date"] <= time.strftime("%Y-%m-%d") for one in listed)
    for part in ("goals", "agreements", "replies"):
        assert any(one.json[part] for one in read)


def test_another_clb_does_not_see_it(running_product, tokens):
    dossier = running_product.ask("/api/dossiers", token=tokens["anna"]).json["items"][0]["id"]

    assert running_product.ask(f"/api/dossiers/{dossier}", token=tokens["olga"]).status == 404


def test_no_token_a_forged_one_and_one_without_signature_are_refused(running_product, tokens):
    real = claims_of(tokens["anna"])
    forged = Pool().token(**real)
    unsigned = jwt.encode(real, None, algorithm="none")

    for token in ("", forged, unsigned, tokens["anna"][:-6] + "AAAAAA"):
        assert running_product.ask("/api/me", token=token).is_refused(401)


def test_institutions_are_found_by_name(running_product, tokens):
    found = running_product.ask("/api/institutions?q=basis", token=tokens["anna"]).json["items"]

    assert found
    assert all("basis" in one["name"].lower() for one in found)


def test_the_page_and_what_it_needs_are_served(running_product):
    page, config = running_product.ask("/"), running_product.ask("/config.json").json

    assert b'<html lang="nl' in page.body
    assert config["sign_in"]["authorization_endpoint"].startswith(running_product.origin)
    assert len(config["links"]) == 3
    assert all(set(link) == {"title", "text", "href"} for link in config["links"])


def test_who_is_not_in_the_cast_gets_the_names(running_product):
    done = command("token", running_product.environment, WHO="jan")

    assert (done.returncode, done.stdout) == (1, "")
    assert "WHO=jan" in done.stderr
    assert all(who in done.stderr for who in CAST)


def test_a_second_start_on_the_same_folder_is_refused(running_product):
    done = command("run", running_product.environment, PORT="18080")

    assert done.returncode == 1
    assert "already runs" in done.stderr
    assert running_product.origin in done.stderr


def test_a_taken_port_is_named(running_product, tmp_path):
    done = command("run", running_product.environment, STATE=str(tmp_path))

    assert done.returncode == 1
    assert f"port {running_product.port} is in use" in done.stderr
