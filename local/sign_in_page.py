"""The page to sign in on, as the user pool's hosted pages with ACM/IDM behind it in production.

Who is chosen signs in at the pool for real; a session of an hour spares them the next choice.
"""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from local.messages import Headers, Request, Response
from local.people import PASSWORD
from local.sign_in import exchanged, judged, sent_back
from local.sign_in_html import choice, refusal

AUTHORIZE, LOGOUT = "/oauth2/authorize", "/logout"
STYLE = Path(__file__).with_name("sign_in.css")
COOKIE = "sign-in"
SESSION = 3600  # seconds, as the session cookie of Cognito's hosted page
# What the pool is told. Which identity provider is told apart: most often there is none here.
TOLD = {
    *("response_type", "client_id", "redirect_uri", "scope", "state", "nonce"),
    *("code_challenge", "code_challenge_method", "logout_uri"),
}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
HEADERS: Headers = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
)


class Sessions:
    """Who signed in less than an hour ago; ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[str, float]] = {}

    def start(self, who: str) -> str:
        """Returns what nobody can guess."""
        number = secrets.token_urlsafe(32)
        self._kept[number] = (who, self._clock() + SESSION)
        return number

    def who(self, number: str) -> str | None:
        who, until = self._kept.get(number, (None, 0.0))
        return who if self._clock() < until else None

    def end(self, number: str) -> None:
        self._kept.pop(number, None)


@dataclass(frozen=True)
class SignInPage:
    """``home``: the address of the application; ``people``: whom one can choose.

    ``provider``: the identity provider to whose own page the pool sends who asks for it.
    """

    pool_url: str
    home: str
    people: Sequence[Mapping[str, str]]
    provider: str = ""
    log: Path | None = None  # of the pool, which says there why it refuses
    sessions: Sessions = field(default_factory=Sessions)

    def answer(self, request: Request) -> Response | None:
        """Nothing for an address or a method that this page does not have.

        Raises StartError when the pool does not answer.
        """
        method = "GET" if request.method == "HEAD" else request.method
        match method, request.path.removeprefix("/sign-in"):
            case "GET", "/style.css":
                return _response(200, "text/css", STYLE.read_bytes())
            case (("GET" | "POST"), "/oauth2/authorize"):
                return self._authorize(request)
            case "POST", "/oauth2/token":
                status, text = exchanged(
                    self.pool_url, request.body.decode(errors="replace"), self.log
                )
                return _response(status, "application/json", text.encode())
            case "GET", "/logout":
                return self._logout(request)
        return None

    def _authorize(self, request: Request) -> Response:
        asked = _fields(request.query)
        told = {name: asked[name] for name in TOLD & asked.keys()}
        if self.provider and asked.get("identity_provider") == self.provider:
            told["identity_provider"] = self.provider
        status, elsewhere = judged(self.pool_url, AUTHORIZE, told)
        if elsewhere:  # the application may hear what is wrong with its question
            return _redirect(elsewhere)
        if status != 200:
            return self._refusal()
        if request.method == "POST":
            return self._chosen(told, _fields(request.body.decode(errors="replace")).get("who"))
        return self._known_or_asked(told, asked.get("prompt"), _cookie(request))

    def _chosen(self, told: Mapping[str, str], who: str | None) -> Response:
        if who is None or who not in {one["username"] for one in self.people}:
            return self._refusal()
        where = sent_back(self.pool_url, told, who, PASSWORD)
        return _redirect(where, _set_cookie(self.sessions.start(who), SESSION))

    def _known_or_asked(
        self, told: Mapping[str, str], prompt: str | None, session: str
    ) -> Response:
        who = None if prompt == "login" else self.sessions.who(session)
        if who:
            return _redirect(sent_back(self.pool_url, told, who, PASSWORD))
        if prompt == "none":
            answer = {"error": "login_required"} | {n: told[n] for n in {"state"} & told.keys()}
            return _redirect(f"{told['redirect_uri']}?{urlencode(answer)}")
        return _page(200, choice(self.people))

    def _logout(self, request: Request) -> Response:
        asked = _fields(request.query)
        told = {name: asked[name] for name in TOLD & asked.keys()}
        _, elsewhere = judged(self.pool_url, LOGOUT, told)
        if not elsewhere:
            return self._refusal()
        self.sessions.end(_cookie(request))
        return _redirect(elsewhere, _set_cookie("", 0))

    def _refusal(self) -> Response:
        return _page(400, refusal(self.home))


def _fields(text: str) -> dict[str, str]:
    return dict(parse_qsl(text, keep_blank_values=True))


def _cookie(request: Request) -> str:
    pairs = (pair.strip().partition("=") for pair in (request.header("cookie") or "").split(";"))
    return next((value for name, _, value in pairs if name == COOKIE), "")


def _set_cookie(value: str, lasts: int) -> tuple[str, str]:
    rules = f"Path=/sign-in; Max-Age={lasts}; HttpOnly; SameSite=Lax"
    return "Set-Cookie", f"{COOKIE}={value}; {rules}"


def _page(status: int, html: str) -> Response:
    return _response(status, "text/html", html.encode())


def _response(status: int, kind: str, body: bytes) -> Response:
    return Response(status, (("Content-Type", f"{kind}; charset=utf-8"), *HEADERS), body)


def _redirect(where: str, *more: tuple[str, str]) -> Response:
    return Response(302, (("Location", where), *HEADERS, *more))
