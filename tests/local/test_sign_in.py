"""The page to sign in on, as Cognito's: real codes, a session, and nothing for elsewhere."""

import json
import secrets
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from clients import client
from products import Product

from local.environment import TABLES
from local.people import CAST
from local.sign_in import challenge
from local.sign_in_page import SESSION, Sessions


@dataclass(frozen=True)
class SignIn:
    """A browser that asks to sign in, as the web application makes it ask."""

    product: Product
    config: dict[str, str]
    verifier: str

    @property
    def home(self) -> str:
        return f"{self.product.origin}/"

    def address(self, **other):
        """``other`` replaces what is asked; what is None is left out."""
        asked = {
            "response_type": "code",
            "client_id": self.config["client_id"],
            "redirect_uri": self.home,
            "scope": "openid profile",
            "state": "a state",
            "nonce": "a nonce",
            "code_challenge": challenge(self.verifier),
            "code_challenge_method": "S256",
        }
        query = {name: value for name, value in (asked | other).items() if value is not None}
        return f"{urlsplit(self.config['authorization_endpoint']).path}?{urlencode(query)}"

    def ask(self, session="", **other):
        return self.product.ask(self.address(**other), Cookie=session)

    def choose(self, who, **other):
        return self.product.ask(self.address(**other), "POST", f"who={who}".encode())

    def sign_out(self, session, **other):
        asked = {"client_id": self.config["client_id"], "logout_uri": self.home} | other
        path = urlsplit(self.config["end_session_endpoint"]).path
        return self.product.ask(f"{path}?{urlencode(asked)}", Cookie=session)

    def tokens(self, **form):
        body = urlencode({"client_id": self.config["client_id"], **form}).encode()
        kind = "application/x-www-form-urlencoded"
        path = urlsplit(self.config["token_endpoint"]).path
        return self.product.ask(path, "POST", body, Content_Type=kind)

    def tokens_for(self, answer):
        code = told(answer)["code"]
        grant = {"grant_type": "authorization_code", "code_verifier": self.verifier}
        return self.tokens(**grant, code=code, redirect_uri=self.home)

    def refreshed(self, tokens):
        return self.tokens(grant_type="refresh_token", refresh_token=tokens["refresh_token"])


def told(answer):
    """What a browser takes along to where it is sent."""
    assert answer.status == 302, answer.body
    return {
        name: one for name, (one,) in parse_qs(urlsplit(answer.headers["Location"]).query).items()
    }


def session_of(answer):
    return answer.headers["Set-Cookie"].split(";")[0]


def claims(tokens):
    return jwt.decode(tokens.json["id_token"], options={"verify_signature": False})


@pytest.fixture(scope="module")
def sign_in(running_product):
    config = running_product.ask("/config.json").json["sign_in"]
    return SignIn(running_product, config, secrets.token_urlsafe(48))


def test_everybody_of_the_cast_can_be_chosen(sign_in):
    page = sign_in.ask()
    html = page.body.decode()

    assert page.status == 200
    assert "<h1>Aanmelden</h1>" in html
    for key, person in CAST.items():
        assert f'name="who" value="{key}"' in html
        assert person.name in html
    assert html.count("<h2") in (4, 5)  # theirs, and who got an account since


def test_nothing_runs_on_the_page_and_nobody_frames_or_keeps_it(sign_in):
    page = sign_in.ask()
    policy = page.headers["Content-Security-Policy"]

    for rule in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"):
        assert rule in policy
    assert "script-src" not in policy
    assert page.headers["Cache-Control"] == "no-store"
    assert b"style=" not in page.body
    assert sign_in.product.ask("/sign-in/style.css").headers["Content-Type"].startswith("text/css")


def test_a_provider_that_is_not_there_is_not_asked_for(sign_in):
    """Production has one more, and the same application asks for it by name."""
    assert sign_in.ask(identity_provider="Vlaanderen").status == 200
    assert "identity_provider" not in sign_in.config


def test_who_is_chosen_is_signed_in(sign_in):
    answer = sign_in.choose("sofie")
    tokens = sign_in.tokens_for(answer)

    assert answer.headers["Location"].startswith(f"{sign_in.home}?")
    assert told(answer)["state"] == "a state"
    assert claims(tokens)["person_id"] == CAST["sofie"].id
    assert claims(tokens)["nonce"] == "a nonce"
    assert sign_in.product.ask("/api/me", token=tokens.json["id_token"]).status == 200


def test_a_code_is_worth_nothing_without_its_verifier(sign_in):
    other = SignIn(sign_in.product, sign_in.config, secrets.token_urlsafe(48))

    assert other.tokens_for(sign_in.choose("anna")).json["error"] == "invalid_grant"


def test_the_session_cookie_is_for_these_pages_alone(sign_in):
    rules = sign_in.choose("anna").headers["Set-Cookie"].split("; ")

    assert set(rules[1:]) == {"Path=/sign-in", f"Max-Age={SESSION}", "HttpOnly", "SameSite=Lax"}
    assert len(rules[0]) > 40


def test_within_a_session_nobody_is_asked_again(sign_in):
    session = session_of(sign_in.choose("bert"))
    again = sign_in.ask(f"other=1; {session}", state="another", nonce="another")

    assert told(again)["state"] == "another"
    assert claims(sign_in.tokens_for(again))["person_id"] == CAST["bert"].id
    assert claims(sign_in.tokens_for(sign_in.ask(session)))["nonce"] == "a nonce"


def test_who_wants_to_be_asked_is_asked(sign_in):
    session = session_of(sign_in.choose("bert"))

    assert sign_in.ask(session, prompt="login").status == 200


def test_who_does_not_want_to_be_asked_hears_that_there_is_no_session(sign_in):
    session = session_of(sign_in.choose("bert"))

    assert told(sign_in.ask(prompt="none")) == {"error": "login_required", "state": "a state"}
    assert "code" in told(sign_in.ask(session, prompt="none"))


@pytest.mark.parametrize("session", ["sign-in=", "sign-in=x", "sign-in=bert", "sign-in", "="])
def test_a_session_cannot_be_made_up(sign_in, session):
    assert sign_in.ask(session).status == 200


def test_after_signing_out_one_is_asked_again(sign_in):
    session = session_of(sign_in.choose("bert"))
    answer = sign_in.sign_out(session)

    assert (answer.status, answer.headers["Location"]) == (302, sign_in.home)
    assert "sign-in=; Path=/sign-in; Max-Age=0" in answer.headers["Set-Cookie"]
    assert sign_in.ask(session).status == 200


FOREIGN = {
    "another address": {"redirect_uri": "https://elsewhere.example/"},
    "another page of ours": {"redirect_uri": "http://127.0.0.1:1/"},
    "no address": {"redirect_uri": None},
    "another client": {"client_id": "unknown"},
    "no client": {"client_id": None},
    "tokens at once": {"response_type": "token"},
}


@pytest.mark.parametrize("what", list(FOREIGN))
def test_a_question_from_elsewhere_is_refused_where_it_is_asked(sign_in, what):
    session = session_of(sign_in.choose("bert"))
    asked = FOREIGN[what]

    for answer in (
        sign_in.ask(**asked),
        sign_in.ask(session, **asked),
        sign_in.ask(prompt="none", **asked),
        sign_in.choose("bert", **asked),
    ):
        assert answer.status == 400
        assert "Location" not in answer.headers
        assert b"<h1>Aanmelden lukt zo niet</h1>" in answer.body


@pytest.mark.parametrize(
    "asked", [{"scope": "openid aws.cognito.signin.user.admin"}, {"code_challenge_method": "plain"}]
)
def test_more_than_the_client_may_have_is_refused_back_home(sign_in, asked):
    for answer in (sign_in.ask(**asked), sign_in.choose("bert", **asked)):
        assert answer.headers["Location"].startswith(f"{sign_in.home}?error=")
        assert told(answer)["state"] == "a state"


def test_who_is_not_in_the_cast_cannot_be_chosen(sign_in):
    for who in ("jan", "", "anna&who=", CAST["anna"].id):
        assert sign_in.choose(who).status == 400


@pytest.mark.parametrize(
    "asked", [{"logout_uri": "https://elsewhere.example/"}, {"client_id": "x"}]
)
def test_signing_out_to_elsewhere_is_refused_and_ends_nothing(sign_in, asked):
    session = session_of(sign_in.choose("bert"))
    answer = sign_in.sign_out(session, **asked)

    assert (answer.status, answer.headers.get("Location")) == (400, None)
    assert "code" in told(sign_in.ask(session))


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/", "/sign-in/other", "/sign-in/x.css"])
def test_other_addresses_there_do_not_exist(sign_in, path):
    assert sign_in.product.ask(path).is_refused(404)
    assert sign_in.product.ask("/sign-in/logout", "POST", b"").is_refused(404)


def test_a_pool_that_does_not_answer_is_told(ask, said):
    assert ask("/sign-in/oauth2/authorize?client_id=x").is_refused(502)
    assert any("nobody can sign in" in line for line in said)


def test_a_session_lasts_an_hour():
    now = 0.0
    sessions = Sessions(lambda: now)
    number = sessions.start("anna")

    now = SESSION - 1
    assert sessions.who(number) == "anna"
    now = SESSION
    assert sessions.who(number) is None


# --- renewing


@pytest.fixture
def access(running_product):
    """Changes what is kept of Piet's access, and puts it back."""
    made = client("dynamodb", f"http://127.0.0.1:{running_product.port + 1}")
    table = TABLES["DossierTable"]
    found = made.query(
        TableName=table,
        IndexName="ByPerson",
        KeyConditionExpression="by_person_pk = :person",
        ExpressionAttributeValues={":person": {"S": f"PERSON#{CAST['piet'].id}"}},
    )
    (item,) = found["Items"]
    yield lambda **other: made.put_item(TableName=table, Item=item | other)
    made.put_item(TableName=table, Item=item)


def test_tokens_are_renewed_with_the_rights_of_that_moment(sign_in, access):
    first = sign_in.tokens_for(sign_in.choose("piet"))
    renewed = sign_in.refreshed(first.json)

    assert claims(renewed)["context_roles"] == claims(first)["context_roles"] != ""
    assert claims(renewed)["jti"] != claims(first)["jti"]
    assert "refresh_token" not in renewed.json  # the first one goes on until its end

    access(until={"S": "2026-01-01T00:00:00.000Z"})
    assert claims(sign_in.refreshed(first.json))["context_roles"] == ""


def test_who_is_blocked_gets_no_tokens_any_more(sign_in, access):
    chosen = sign_in.choose("piet")
    first = sign_in.tokens_for(chosen)
    access(blocked={"S": "2026-11-01T00:00:00.000Z"})

    for refused in (
        sign_in.refreshed(first.json),
        sign_in.tokens_for(sign_in.ask(session_of(chosen))),
    ):
        assert refused.status == 400
        assert refused.headers["Content-Type"].startswith("application/json")
        assert refused.json["error"] == "invalid_grant"
        assert "Uw toegang is geblokkeerd." in refused.json["error_description"]


def test_what_is_no_grant_is_refused_as_the_pool_does(sign_in):
    assert sign_in.refreshed({"refresh_token": "x"}).json["error"] == "invalid_grant"
    assert sign_in.tokens(grant_type="password").json["error"] == "unsupported_grant_type"
    assert json.loads(sign_in.tokens().body)["error"]
