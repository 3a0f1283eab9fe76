"""Which tokens the gateway takes: those that API Gateway's Cognito authorizer takes."""

import base64
import json
import time

import jwt
import pytest
from pools import CLIENT, ISSUER, Pool

from local.tokens import Unauthorized, Verifier

POOL, OTHER_POOL = Pool(), Pool()


@pytest.fixture
def verifier():
    return Verifier(POOL.jwks, ISSUER, CLIENT)


def without_signature(algorithm):
    header = {"alg": algorithm, "kid": "a-key"}
    parts = [json.dumps(part).encode() for part in (header, POOL.claims())]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


def signed_with_the_public_key():
    """The confusion of RS256 with HS256: the public key, used as a shared secret."""
    secret = POOL.jwks["keys"][0]["n"].encode()
    return jwt.encode(POOL.claims(), secret, algorithm="HS256", headers={"kid": "a-key"})


def altered():
    head, _, signature = POOL.token().split(".")
    claims = json.dumps(POOL.claims(person_id="somebody-else")).encode()
    return f"{head}.{base64.urlsafe_b64encode(claims).rstrip(b'=').decode()}.{signature}"


REFUSED = {
    "nothing": None,
    "an empty header": "",
    "only the word": "Bearer ",
    "no token at all": "Bearer not-a-token",
    "three parts of nonsense": "a.b.c",
    "no signature, none": without_signature("none"),
    "no signature, None": without_signature("None"),
    "no signature, RS256": without_signature("RS256"),
    "a shared secret": signed_with_the_public_key(),
    "altered claims": altered(),
    "the key of another pool": OTHER_POOL.token(),
    "another issuer": POOL.token(iss=ISSUER + "2"),
    "another client": POOL.token(aud="another-client"),
    "expired": POOL.token(exp=int(time.time()) - 1),
    "without an end": POOL.token(exp=None),
    "from the future": POOL.token(iat=int(time.time()) + 600),
    "an access token": POOL.token(token_use="access"),
    "an access token as Cognito makes it": POOL.token(
        token_use="access", aud=None, client_id=CLIENT
    ),
    "without a use": POOL.token(token_use=None),
    "without a person": POOL.token(sub=None),
}


@pytest.mark.parametrize("what", list(REFUSED))
def test_this_is_refused(verifier, what):
    with pytest.raises(Unauthorized):
        verifier.claims(REFUSED[what])


@pytest.mark.parametrize("before", ["", "Bearer "])
def test_an_id_token_is_taken_bare_or_as_bearer(verifier, before):
    assert verifier.claims(before + POOL.token())["person_id"] == "a-person"


def test_claims_arrive_as_text_as_api_gateway_passes_them(verifier):
    claims = verifier.claims(POOL.token(iat=1795473461, exp=4000000000))

    assert claims["cognito:groups"] == "clb,admin"
    assert claims["email_verified"] == "true"
    assert claims["iat"] == "Mon Nov 23 22:37:41 UTC 2026"
