"""The API's function, called as Lambda calls it: within the limits, and from many threads."""

import base64
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from typing import Any

from chalice.app import Chalice
from chalice.local import LocalChalice

from local.messages import Response

LARGEST_PAYLOAD = 6 * 1024 * 1024  # bytes, in and out (Lambda quotas, synchronous invocation)
LONGEST_WAIT = 29.0  # seconds (API Gateway quotas, integration timeout)


class PayloadTooLarge(Exception):
    """An event that Lambda would not take."""


class FunctionFailed(Exception):
    """It raised, or answered what API Gateway cannot pass on."""


class Context:
    """What a function is told of this call of it."""

    function_name = "local"
    memory_limit_in_mb = 512

    def __init__(self, request_id: str, longest: float) -> None:
        self.aws_request_id = request_id
        self._deadline = time.monotonic() + longest

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self._deadline - time.monotonic()) * 1000))


class Function:
    """``app``, callable from several threads at once."""

    def __init__(self, app: Chalice, longest: float = LONGEST_WAIT) -> None:
        self._app = _thread_safe(app)
        self._longest = longest
        self._threads = ThreadPoolExecutor(64, "function")

    def __call__(self, event: dict[str, Any], request_id: str) -> Response:
        """Raises PayloadTooLarge, TooSlow (a TimeoutError) and FunctionFailed."""
        if _size(event) > LARGEST_PAYLOAD:
            raise PayloadTooLarge
        call = self._threads.submit(self._app, event, Context(request_id, self._longest))
        try:
            return _response(call.result(self._longest))
        except TooSlow:
            raise
        except Exception as error:
            raise FunctionFailed(repr(error)) from error


def _size(payload: dict[str, Any]) -> int:
    return len(json.dumps(payload, ensure_ascii=False).encode())


def _response(answer: dict[str, Any]) -> Response:
    if _size(answer) > LARGEST_PAYLOAD:
        raise ValueError("its answer is larger than Lambda passes on")
    single = answer.get("headers") or {}
    several = answer.get("multiValueHeaders") or {}
    headers = [(name, str(value)) for name, value in single.items()]
    headers += [(name, str(value)) for name, values in several.items() for value in values]
    text = answer.get("body") or ""
    body = base64.b64decode(text) if answer.get("isBase64Encoded") else text.encode()
    return Response(int(answer["statusCode"]), tuple(headers), body)


class _PerThread(LocalChalice):
    """chalice keeps the request and the context on the app: each thread gets its own."""

    _context = threading.local()

    @property
    def lambda_context(self) -> Any:
        return getattr(self._context, "value", None)

    @lambda_context.setter
    def lambda_context(self, value: Any) -> None:
        self._context.value = value


def _thread_safe(app: Chalice) -> Chalice:
    """The same app, of a class that keeps requests apart, as ``chalice local`` makes it."""
    if not isinstance(app, _PerThread):
        app.__class__ = type("PerThread", (_PerThread, type(app)), {})
    return app
