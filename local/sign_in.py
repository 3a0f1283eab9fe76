"""Signing in without a browser, by the very steps that a browser takes at the pool.

The code flow with PKCE, on the web client: so there is no second client with a password grant,
and what works here works in the browser.
"""

import base64
import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from local.trouble import StartError

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_WHY = re.compile(rb"'errorMessage': '([^']*)'")
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
    back = parse_qs(urlsplit(sent_back(pool_url, asked, username, password)).query)
    code = back.get("code", [""])[0]
    given = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
    form = given | {"client_id": client, "redirect_uri": callback}
    body = json.loads(exchanged(pool_url, urlencode(form))[1])
    if "id_token" not in body:
        raise StartError(f"the pool gave no ID token: {body.get('error_description', body)}")
    return str(body["id_token"])


def challenge(verifier: str) -> str:
    """What the pool sees of the verifier first (RFC 7636, S256)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def sent_back(pool_url: str, asked: Mapping[str, str], username: str, password: str) -> str:
    """Where the pool sends a browser once somebody signed in, with a code; ``asked`` as in OAuth.

    Raises StartError when it does not answer, or refuses this user name and password.
    """
    form = urlencode({**asked, "username": username, "password": password})
    where = _ask(pool_url, "POST", "/login", form)[1]
    if not where:
        raise StartError("the pool did not accept this user name and password")
    return where


def judged(pool_url: str, path: str, asked: Mapping[str, str]) -> tuple[int, str]:
    """The status of the pool's own page for what is asked, and where it sends a browser at once."""
    return _ask(pool_url, "GET", f"{path}?{urlencode(asked)}")[:2]


def exchanged(pool_url: str, form: str, log: Path | None = None) -> tuple[int, str]:
    """What the pool gives for a code or a refresh token: the status and its JSON.

    When the sign-in function refuses somebody, ministack breaks off without an answer that a
    browser may read, and says why in its ``log`` alone; this is what Cognito says then.
    """
    before = log.stat().st_size if log else 0
    status, _, text = _ask(pool_url, "POST", "/oauth2/token", form)
    if status < 500:
        return status, text
    said = f"PreTokenGeneration failed with error {_why(log, before)}"
    return 400, json.dumps({"error": "invalid_grant", "error_description": said})


def _why(log: Path | None, before: int) -> str:
    """The sentence of the function, from what was logged since."""
    lines = b""
    if log:
        with log.open("rb") as read:
            read.seek(before)
            lines = read.read()
    found = _WHY.findall(lines)
    return found[-1].decode() if found else "the sign-in function refused"


def _ask(pool_url: str, method: str, path: str, form: str | None = None) -> tuple[int, str, str]:
    """The status, where a browser is sent, and the text."""
    try:
        with closing(HTTPConnection(urlsplit(pool_url).netloc, timeout=30)) as connection:
            connection.request(method, path, form, FORM)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or "", answer.read().decode()
    except (OSError, HTTPException) as error:
        raise StartError("the user pool does not answer: is `make run` running?") from error
