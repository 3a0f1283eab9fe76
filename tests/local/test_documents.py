"""An upload on one machine: from a browser at the product's address, by S3 and its events."""

import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from documents import FILE, announced, get, put
from products import command
from writing import DOSSIER, Hand

PATH = f"/dossiers/{DOSSIER}/documents"


@pytest.fixture(scope="module")
def sofie(running_product):
    return Hand.of(running_product, "sofie")


def test_what_is_put_in_the_bucket_is_judged_by_itself(running_product, sofie):
    shared = sofie.post(PATH, announced())

    assert put(shared["upload"], FILE, Origin=running_product.origin) == 200

    path, deadline = f"{PATH}/{shared['id']}", time.monotonic() + 20
    while sofie.get(path)["state"] == "pending" and time.monotonic() < deadline:
        time.sleep(0.05)
    assert sofie.get(path)["state"] == "clean"
    assert get(sofie.get(f"{path}/content")["url"])[0] == 200


@pytest.mark.parametrize(("origin", "allowed"), [("own", True), ("http://127.0.0.1:1", False)])
def test_the_bucket_lets_pages_of_the_product_put_files_and_no_others(
    running_product, sofie, origin, allowed
):
    upload = sofie.post(PATH, announced())["upload"]
    there = urlsplit(upload["url"])
    asked = {
        "Origin": running_product.origin if origin == "own" else origin,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": ",".join(upload["headers"]).lower(),
    }
    connection = HTTPConnection(there.hostname, there.port, timeout=10)
    connection.request("OPTIONS", f"{there.path}?{there.query}", headers=asked)
    answer = connection.getresponse()
    headers = {name.lower(): value for name, value in answer.getheaders()}
    connection.close()

    assert (answer.status == 200) is allowed
    assert (headers.get("access-control-allow-origin") == asked["Origin"]) is allowed


def test_the_cleanup_can_be_asked_what_it_finds(running_product):
    done = command("consistency", running_product.environment)

    assert done.returncode == 0, done.stderr
    assert "Compared bucket and tables of" in done.stdout
    assert "WRONG" not in done.stdout
