"""Somebody without an account, on the running product: invited, blocked, and made administrator.

With real tokens: what a sign-in gives, what a refresh gives, and when both stop.
"""

import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import pytest
from products import command

from local import platform
from local.people import PASSWORD
from local.sign_in import challenge, exchanged, sent_back
from local.state import read_endpoints

BASE, FOR_SCHOOL = "iris-clbonline-gebruiker", "samenwerkingsdossier-school"
REPLY = {"kind": "remark", "text": "Goed gezien."}


def order(product, what, **said):
    """As `make admin` does, in this process; what it printed, or its one sentence."""
    out, wrong = io.StringIO(), io.StringIO()
    with (
        patch.dict(os.environ, product.environment | said),  # also what it sets there itself
        patch.object(sys, "argv", ["platform", what]),
        redirect_stdout(out),
        redirect_stderr(wrong),
    ):
        code = platform.main()
    assert code == (1 if wrong.getvalue() else 0)
    return wrong.getvalue() or json.loads(out.getvalue())


class Visitor:
    """Signs in by the pool itself, and refreshes."""

    def __init__(self, product, who):
        self._product, self._who = product, who
        self._here = read_endpoints(Path(product.environment["STATE"]))

    def sign_in(self):
        """Returns whether that gave tokens."""
        verifier, home = "v" * 60, f"{self._here.origin}/"
        asked = {
            "response_type": "code",
            "client_id": self._here.client,
            "redirect_uri": home,
            "scope": "openid profile",
            "code_challenge": challenge(verifier),
            "code_challenge_method": "S256",
        }
        back = sent_back(self._here.pool_url, asked, self._who, PASSWORD)
        code = parse_qs(urlsplit(back).query)["code"][0]
        given = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
        self.tokens = self._ask(given | {"redirect_uri": home})
        return "id_token" in self.tokens

    def refresh(self):
        """Returns whether that gave a new ID token."""
        given = {"grant_type": "refresh_token", "refresh_token": self.tokens["refresh_token"]}
        answer = self._ask(given)
        self.tokens |= answer if "id_token" in answer else {}
        return "id_token" in answer

    def ask(self, path, method="GET", body=None, **headers):
        token = self.tokens["id_token"]
        return self._product.ask(f"/api{path}", method, body, token=token, **headers)

    def _ask(self, form):
        text = urlencode(form | {"client_id": self._here.client})
        return json.loads(exchanged(self._here.pool_url, text)[1])


@pytest.fixture(scope="module")
def sara(running_product):
    """The local administrator of the first school; and its number."""
    token = running_product.token("sara")
    me = running_product.ask("/api/me", token=token).json
    at = f"/api/institutions/{me['institutions'][0]['number']}"

    def ask(path, method="GET", body=None, **headers):
        key = {"Idempotency_Key": uuid4().hex} if method == "POST" else {}
        return running_product.ask(f"{at}{path}", method, body, token=token, **key, **headers)

    return ask


def test_who_is_invited_comes_in_works_is_blocked_and_comes_back(running_product, sara):
    mail = {"EMAIL": "ella@school-a.example", "NAME": "Ella Nieuw"}
    made = order(running_product, "account", **mail)
    ella = Visitor(running_product, made["sign_in_as"])
    assert ella.sign_in()
    assert ella.ask("/me").json["institutions"] == []

    invitation = {"email": mail["EMAIL"], "rights": [FOR_SCHOOL], "reason": "Nieuw in het team"}
    assert sara("/invitations", "POST", invitation).status == 201
    assert ella.refresh()
    assert ella.ask("/me").json["institutions"] == []  # a refresh accepts nothing
    assert ella.sign_in()

    (school,) = ella.ask("/me").json["institutions"]
    assert school["roles"] == [FOR_SCHOOL]
    dossier = ella.ask("/dossiers").json["items"][0]["id"]
    found = ella.ask(f"/dossiers/{dossier}/registrations").json["items"]
    path = next(
        f"/dossiers/{dossier}/registrations/{r['id']}" for r in found if r["status"] != "closed"
    )
    reply = lambda: ella.ask(f"{path}/replies", "POST", REPLY, Idempotency_Key=uuid4().hex)  # noqa: E731
    assert reply().status == 201

    block = {"blocked": True, "reason": "Toestel gestolen"}
    assert sara(f"/assignments/{made['person_id']}/block", "PUT", block).status == 200
    assert reply().json["type"] == "/problems/access-ended"  # at once
    assert ella.ask(path).status == 200  # until the token ends, fifteen minutes at most
    assert not ella.refresh()
    assert not ella.sign_in()

    lifted = block | {"blocked": False}
    assert sara(f"/assignments/{made['person_id']}/block", "PUT", lifted).status == 200
    assert ella.sign_in()
    assert reply().status == 201

    person = sara(f"/assignments/{made['person_id']}").json
    role = next(one for one in person["assignments"] if one["right"] == FOR_SCHOOL)
    where, version = f"/assignments/{person['id']}/{role['id']}/end", person["version"]
    assert sara(where, "POST", {"reason": "Weg"}, If_Match=f'"{version}"').status == 200
    assert reply().json["type"] == "/problems/access-ended"
    assert ella.refresh()  # who is not blocked may still sign in
    assert ella.ask("/me").json["institutions"] == []
    assert ella.ask(path).status == 404


def test_who_has_an_account_is_made_administrator_with_a_command(running_product, sara):
    number = running_product.ask("/api/me", token=running_product.token("piet")).json
    number = number["institutions"][0]["number"]
    mail = "dirk@school-b.example"
    made = order(running_product, "account", EMAIL=mail, NAME="Dirk Nieuw")

    said = order(
        running_product, "admin", NR=number, EMAIL=mail, REASON="Gevraagd door het bestuur"
    )

    assert said["given"] == [BASE, "lokale-beheerder"]
    dirk = Visitor(running_product, made["sign_in_as"])
    assert dirk.sign_in()
    items = dirk.ask(f"/institutions/{number}/assignments").json["items"]
    assert "Piet Wouters" in {one["name"] for one in items}


WRONG = {
    "nobody": (
        {"what": "admin", "NR": "090209", "WHO": "x", "REASON": "Zo"},
        "not one of the cast",
    ),
    "no person": ({"what": "admin", "NR": "090209", "REASON": "Zo", "WHO": ""}, "give WHO="),
    "no account": ({"what": "admin", "NR": "090209", "EMAIL": "x@y.example"}, "make account"),
    "no reason": ({"what": "admin", "NR": "090209", "WHO": "noor"}, 'give REASON="why"'),
    "no numbers": ({"what": "succession", "NR": "1", "OLD": "2", "REASON": "Zo"}, "and OLD="),
    "no such number": (
        {"what": "rights-from", "NR": "999999", "FROM": "own", "REASON": "Zo"},
        "no institution with that number",
    ),
    "no source": ({"what": "rights-from", "NR": "090209", "FROM": "x", "REASON": "Zo"}, "FROM="),
    "no name": ({"what": "account", "EMAIL": "y@y.example"}, "NAME="),
    "taken": ({"what": "account", "EMAIL": "anna@y.example", "NAME": "A B"}, "signs in as anna"),
}


@pytest.mark.parametrize("case", list(WRONG))
def test_what_cannot_be_done_is_said_in_a_sentence(running_product, case):
    said, sentence = WRONG[case]

    answer = order(running_product, **said)

    assert answer.startswith("Not done: ")
    assert sentence in answer


def test_as_a_command_it_prints_what_was_done_or_its_sentence_with_its_code(running_product):
    """All other tests here ask the same of it in their own process."""
    done, refused = (
        command("platform", running_product.environment, what) for what in ("warn", "everything")
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, '{"warned_of": []}\n', "")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("Not done: choose one of ")


def test_who_works_at_a_successor_works_on_in_the_dossiers_of_before(running_product):
    """With the token that the pool makes: the check of a write goes by what it says."""
    old = running_product.ask("/api/me", token=running_product.token("sofie")).json
    old, new, mail = old["institutions"][0]["number"], "093609", "femke@nieuw.example"
    made = order(running_product, "account", EMAIL=mail, NAME="Femke Nieuw")
    assert order(running_product, "admin", NR=new, EMAIL=mail, REASON="Nieuwe school")["given"]
    femke = Visitor(running_product, made["sign_in_as"])
    assert femke.sign_in()
    give = {"person_id": made["person_id"], "rights": [FOR_SCHOOL], "reason": "Werkt hier"}
    path = f"/institutions/{new}/assignments"
    assert femke.ask(path, "POST", give, Idempotency_Key="give").status == 201

    said = order(running_product, "succession", NR=new, OLD=old, REASON="Fusie")

    assert said == {"institution": new, "succeeds": [old]}
    assert femke.refresh()
    dossier = femke.ask("/dossiers").json["items"][0]["id"]
    assert dossier.endswith(old)
    found = femke.ask(f"/dossiers/{dossier}/registrations").json["items"]
    one = next(one["id"] for one in found if one["status"] != "closed")
    replies = f"/dossiers/{dossier}/registrations/{one}/replies"
    assert femke.ask(replies, "POST", REPLY, Idempotency_Key="r").status == 201
    people = names_for_sofie(running_product, dossier)
    assert "Femke Nieuw" in people


def names_for_sofie(product, dossier):
    """The names behind the ids in a dossier, as a colleague of before sees them."""
    items = product.ask(f"/api/dossiers/{dossier}/people", token=product.token("sofie")).json[
        "items"
    ]
    return {one.get("name") for one in items}
