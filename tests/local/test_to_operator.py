"""Somebody without any role, on the running product: a real token, and a way to ask for help."""

import json

import pytest
from products import command

SENT = {"subject": "question", "text": "Hoe krijg ik een rol in ons dossier?"}


@pytest.fixture(scope="module")
def noor(running_product):
    return running_product.token("noor")


def test_who_has_no_role_signs_in_and_finds_nothing(running_product, noor):
    me = running_product.ask("/api/me", token=noor).json
    dossiers = running_product.ask("/api/dossiers", token=noor).json
    worklist = running_product.ask("/api/worklist", token=noor).json
    found = running_product.ask("/api/institutions?q=basis", token=noor)

    assert (me["name"], me["institutions"], me["groups"]) == ("Noor Jacobs", [], [])
    assert (dossiers["items"], worklist) == ([], {"waiting": [], "new": []})
    assert found.status == 200


def test_what_she_asks_the_operator_reads_with_a_command(running_product, noor):
    first, second = (
        running_product.ask(
            "/api/messages", "POST", SENT | {"text": text}, token=noor, Idempotency_Key=text[:3]
        )
        for text in ("Een vraag.", "Tweede vraag.")
    )
    done = command("to_operator", running_product.environment)

    assert (first.status, second.status, done.stderr) == (201, 201, "")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told[:2] == [second.json, first.json]


def test_without_a_running_product_there_is_one_sentence(tmp_path):
    done = command("to_operator", {"STATE": str(tmp_path)})

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("No messages: nothing is running")
