"""Signing in through ACM/IDM, end to end: the pool federates with a certified OpenID provider that
stands in for it, and the product's own function hears what it answers."""

import http.cookiejar
import json
import secrets
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener

import jwt
import pytest
from clients import client
from products import Product

from local.acm import PEOPLE
from local.environment import TABLES
from local.sign_in import challenge


class Stay(HTTPRedirectHandler):
    """Says where it is sent instead of going there."""

    def redirect_request(self, *args):
        return None


class Browser:
    """Somebody at a computer: they are sent from one page to another, and keep cookies."""

    def __init__(self, product):
        self.product = product
        self.config = product.ask("/config.json").json["sign_in"]
        self.opener = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar()), Stay)
        self.verifier = secrets.token_urlsafe(48)

    def visit(self, address, form=None):
        """Where this leads, and what it shows; it goes on until it is shown something."""
        body = urlencode(form).encode() if form else None
        try:
            with self.opener.open(address, body, timeout=10) as answer:
                return address, answer.read().decode()
        except HTTPError as sent:
            where = sent.headers.get("Location")
            home = where.startswith(f"{self.product.origin}/?")
            return (where, "") if home else self.visit(urljoin(address, where))

    def to_acm(self):
        """The page of ACM, to which the web application leads."""
        asked = {
            "response_type": "code",
            "client_id": self.config["client_id"],
            "redirect_uri": f"{self.product.origin}/",
            "scope": "openid profile",
            "state": "a state",
            "nonce": "a nonce",
            "code_challenge": challenge(self.verifier),
            "code_challenge_method": "S256",
            "identity_provider": self.config["identity_provider"],
        }
        return self.visit(f"{self.config['authorization_endpoint']}?{urlencode(asked)}")

    def signs_in(self, who):
        back, _ = self.visit(self.to_acm()[0], {"who": f"acm-{who}"})
        told = parse_qs(urlsplit(back).query)
        assert told["state"] == ["a state"]
        grant = {"grant_type": "authorization_code", "code_verifier": self.verifier}
        return self.tokens(**grant, code=told["code"][0], redirect_uri=f"{self.product.origin}/")

    def tokens(self, **form):
        form["client_id"] = self.config["client_id"]
        return json.loads(self.visit(self.config["token_endpoint"], form)[1])

    def renews(self, tokens):
        return self.tokens(grant_type="refresh_token", refresh_token=tokens["refresh_token"])


def claims(tokens):
    return jwt.decode(tokens["id_token"], options={"verify_signature": False})


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    made = Product(tmp_path_factory.mktemp("state"), ACM="1")
    made.start()
    yield made
    made.interrupt()


@pytest.fixture
def visitor(product):
    return Browser(product)


@pytest.fixture
def people(product):
    """The file with what ACM says of whom; as it was, afterwards."""

    class People:
        file = product.state / "acm_people.json"

        def say(self, who, **other):
            found = json.loads(self.file.read_text(encoding="utf-8"))
            self.file.write_text(
                json.dumps([one | (other if one["sub"] == f"acm-{who}" else {}) for one in found])
            )

    before = People.file.read_text(encoding="utf-8")
    yield People()
    People.file.write_text(before, encoding="utf-8")


@pytest.fixture
def access(product):
    """What is kept of somebody's rights."""
    dynamodb = client("dynamodb", f"http://127.0.0.1:{product.port + 1}")

    def access(person_id):
        found = dynamodb.query(
            TableName=TABLES["DossierTable"],
            IndexName="ByPerson",
            KeyConditionExpression="by_person_pk = :person",
            ExpressionAttributeValues={":person": {"S": f"PERSON#{person_id}"}},
        )
        return found["Items"]

    return access


def test_everybody_that_acm_knows_can_be_chosen(visitor):
    _, page = visitor.to_acm()

    for given, family, _ in PEOPLE.values():
        assert f"{given} {family}" in page


def test_who_comes_through_acm_has_its_rights_and_works_with_them(visitor, access):
    tokens = visitor.signs_in("ines")

    said = claims(tokens)
    (kept,) = access(said["person_id"])
    assert said["person_id"].startswith("ac0d1e5a-")
    assert said["nonce"] == "a nonce"
    assert sorted(said["cognito:groups"]) == ["admin", "clb"]
    assert kept["name"]["S"] == said["name"] == "Ines Verbeke"
    me = visitor.product.ask("/api/me", token=tokens["id_token"]).json
    (there,) = me["institutions"]
    assert sorted(there["roles"]) == ["lokale-beheerder", "samenwerkingsdossier-clb"]


def test_a_refresh_keeps_the_rights_and_makes_them_no_longer(visitor, access):
    tokens = visitor.signs_in("joris")
    before = access(claims(tokens)["person_id"])
    renewed = visitor.renews(tokens)

    assert claims(renewed)["context_roles"] == claims(tokens)["context_roles"] != ""
    assert access(claims(tokens)["person_id"]) == before


def test_a_right_that_acm_ended_is_gone_at_the_next_sign_in(visitor, people):
    first = visitor.signs_in("joris")
    people.say("joris", samenwerkingsdossier_rol_3d=None)

    assert claims(first)["context_roles"] != ""
    assert claims(visitor.signs_in("joris"))["context_roles"] == ""
    assert claims(visitor.renews(first))["context_roles"] == ""


@pytest.mark.parametrize("who", ["katrien", "lowie"])
def test_without_a_right_here_one_is_signed_in_without_a_role(visitor, access, who):
    """Katrien's school has rights of its own; Lowie has none anywhere."""
    tokens = visitor.signs_in(who)

    assert claims(tokens)["context_roles"] == ""
    assert claims(tokens).get("cognito:groups", []) == []
    assert access(claims(tokens)["person_id"]) == []
    assert visitor.product.ask("/api/me", token=tokens["id_token"]).status == 200


def test_a_national_number_that_comes_along_is_not_kept(visitor, people):
    people.say("ines", rrn="85073003328", given_name="Ines")
    tokens = visitor.signs_in("ines")

    assert "85073003328" not in json.dumps(claims(tokens))


def test_the_people_of_the_pool_itself_sign_in_as_before(product):
    token = product.token("olga")

    assert product.ask("/api/me", token=token).status == 200
    assert jwt.decode(token, options={"verify_signature": False})["context_roles"] != ""
