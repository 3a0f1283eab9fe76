"""Writing at a running product, as one of the cast, over the API: what a test needs to be there."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from asking import Answer
from products import Product

DOSSIER = "990011-090209"  # Anna and Bert with Sofie and Tom, in the demo
QUICK = {"activity": "signal", "activity_date": "2026-11-16", "boundary_confirmed": True}


@dataclass(frozen=True)
class Hand:
    product: Product
    token: str

    @classmethod
    def of(cls, product: Product, who: str) -> "Hand":
        return cls(product, product.token(who))

    def get(self, path: str) -> Any:
        return self._done(self.product.ask(f"/api{path}", token=self.token)).json

    def post(self, path: str, body: Any, version: int | None = None) -> Any:
        return self._write("POST", path, body, version, Idempotency_Key=str(uuid4()))

    def put(self, path: str, body: Any, version: int | None = None) -> Any:
        return self._write("PUT", path, body, version)

    def register(self, title: str, **content: Any) -> str:
        """A new registration; the path of its screen, after ``/dossiers``."""
        made = self.post(f"/dossiers/{DOSSIER}/registrations", QUICK | content | {"title": title})
        return f"/dossiers/{DOSSIER}/registraties/{made['id']}"

    def _write(self, method: str, path: str, body: Any, version: int | None, **headers: str) -> Any:
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        sent = self.product.ask(f"/api{path}", method, body, token=self.token, **headers)
        return self._done(sent).json

    @staticmethod
    def _done(answer: Answer) -> Answer:
        assert answer.status < 300, (answer.status, answer.body)
        return answer


def api_path(screen: str) -> str:
    """Of a registration, by the path of its screen."""
    return screen.replace("/registraties/", "/registrations/")


def texts_at_the_api(hand: Hand, screen: str, kind: str = "replies") -> list[str]:
    """What became of a thread."""
    return [entry["text"] for entry in hand.get(api_path(screen))[kind]]
