"""Signing in without a browser, by the very steps that a browser takes at the pool.

The code flow with PKCE, on the web client: so there is no second client with a password grant,
and what works here works in the browser.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import parse_qs, urlencode, urlsplit

from local.trouble import StartError

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SCOPE = "openid profile"


def sign_in(pool_url: str, client: str, callback: str, username: str, password: str) -> str:
    """A fresh ID token. Raises StartError when the pool does not answer, or refuses."""
    verifier = secrets.token_urlsafe(48)
    asked = {
        "response_type": "code",
        "client_id": client,
        "redirect_uri": callback,
        "scope": SCOPE,
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
    }
    code = _code(pool_url, asked | {"username": username, "password": password})
    given = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
    answer = _post(
        pool_url, "/oauth2/token", given | {"client_id": client, "redirect_uri": callback}
    )
    body = json.loads(answer.read() or b"{}")
    if "id_token" not in body:
        raise StartError(f"the pool gave no ID token: {body.get('error_description', body)}")
    return str(body["id_token"])


def challenge(verifier: str) -> str:
    """What the pool sees of the verifier first (RFC 7636, S256)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _code(pool_url: str, form: Mapping[str, str]) -> str:
    answer = _post(pool_url, "/login", form)
    query = parse_qs(urlsplit(answer.getheader("Location", "")).query)
    if "code" not in query:
        raise StartError("the pool did not accept this user name and password")
    return query["code"][0]


def _post(pool_url: str, path: str, form: Mapping[str, str]) -> HTTPResponse:
    connection = HTTPConnection(urlsplit(pool_url).netloc, timeout=30)
    try:
        connection.request("POST", path, urlencode(form), FORM)
        return connection.getresponse()
    except (OSError, HTTPException) as error:
        raise StartError("the user pool does not answer: is `make run` running?") from error
