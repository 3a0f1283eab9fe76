"""API Gateway on one machine: the same function, behind the same checks and limits."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from chalice.app import Chalice

from local.events import STAGE, BadPath, Parameters, decoded, match, proxy_event
from local.function import Function, FunctionFailed, PayloadTooLarge
from local.mailbox import PLACE, Mailbox
from local.messages import Refusals, Request, Response
from local.sign_in_page import SignInPage
from local.static import WebFiles
from local.tokens import Unauthorized, Verifier
from local.trouble import StartError

API, SIGN_IN = f"/{STAGE}/", "/sign-in/"
Log = Callable[[str], None]


@dataclass(frozen=True)
class Gateway:
    """A request in, a response out; nothing that is sent makes it raise."""

    app: Chalice
    function: Function
    verifier: Verifier
    refusals: Refusals
    web: WebFiles
    sign_in: SignInPage
    log: Log
    mailbox: Mailbox | None = None

    def answer(self, request: Request) -> Response:
        request_id, start = str(uuid4()), time.monotonic()
        if not f"{request.path}/".startswith(API):
            return self._web(request, request_id)
        response = self._api(request, request_id)
        took = (time.monotonic() - start) * 1000
        # Never the query: it may hold a name.
        self.log(f"{request.method} {request.path} → {response.status} ({took:.0f} ms)")
        headers = (*response.headers, ("x-amzn-RequestId", request_id))
        return Response(response.status, headers, response.body)

    def refuse(self, kind: str, status: int, request_id: str = "") -> Response:
        return self.refusals.refusal(kind, status, request_id or str(uuid4()))

    def _web(self, request: Request, request_id: str) -> Response:
        try:
            found = self._page_or_file(request)
        except (BadPath, ValueError, OSError):  # a NUL, a name too long
            return self.refuse("BAD_REQUEST", 400, request_id)
        except StartError as error:
            self.log(f"nobody can sign in: {error}")
            return self.refuse("INTEGRATION_FAILURE", 502, request_id)
        return found or self.refuse("MISSING_AUTHENTICATION_TOKEN", 404, request_id)

    def _page_or_file(self, request: Request) -> Response | None:
        if (request.header("host") or "").partition(":")[0] == "localhost":
            # The pool sends people back to one address only.
            return Response(302, (("Location", f"{self.sign_in.home.rstrip('/')}{request.path}"),))
        if f"{request.path}/".startswith(SIGN_IN):
            return self.sign_in.answer(request)
        if self.mailbox and f"{request.path}/".startswith(f"{PLACE}/"):
            return self.mailbox.answer(request)
        if request.method not in ("GET", "HEAD"):
            return None
        return self.web.get(decoded(request.path), request.header("accept-encoding") or "")

    def _api(self, request: Request, request_id: str) -> Response:
        inner = Request(
            request.method,
            request.path.removeprefix(API.rstrip("/")) or "/",
            request.query,
            request.headers,
            request.body,
        )
        try:
            return self._routed(inner, request_id)
        except BadPath:
            return self.refuse("BAD_REQUEST", 400, request_id)
        except Unauthorized:
            return self.refuse("UNAUTHORIZED", 401, request_id)
        except PayloadTooLarge:
            return self.refuse("REQUEST_TOO_LARGE", 413, request_id)
        except TimeoutError:
            return self.refuse("INTEGRATION_TIMEOUT", 504, request_id)
        except FunctionFailed as error:
            self.log(f"the function failed: {error}")
            return self.refuse("INTEGRATION_FAILURE", 502, request_id)

    def _routed(self, request: Request, request_id: str) -> Response:
        route = match(self.app.routes, request.path)
        methods = self.app.routes[route[0]] if route else {}
        if route is None or request.method not in methods:
            return self.refuse("MISSING_AUTHENTICATION_TOKEN", 404, request_id)
        signed_in = methods[request.method].authorizer is not None
        claims = self.verifier.claims(request.header("authorization")) if signed_in else None
        return self._called(request, route, request_id, claims)

    def _called(
        self,
        request: Request,
        route: tuple[str, Parameters],
        request_id: str,
        claims: dict[str, str] | None,
    ) -> Response:
        event = proxy_event(request, route, request_id, claims, self.app.api.binary_types)
        return self.function(event, request_id)
