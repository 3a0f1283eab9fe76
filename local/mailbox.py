"""The mails that went out on this machine: a page in place of everybody's own mailbox."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.request import urlopen

from chalicelib.domain.errors import NotFound
from chalicelib.domain.ids import moment
from chalicelib.domain.unsubscribing import person_of
from chalicelib.storage.post import WHO, tag_of
from local import mailbox_html as html
from local.mailbox_html import Letter
from local.messages import Headers, Request, Response
from local.sign_in_page import HEADERS, POLICY

PLACE = "/post"
ENVELOPE = {
    "version": "0",
    "id": "local",
    "source": "aws.ses",
    "detail-type": "Email Bounced",
    "account": "000000000000",
    "region": "eu-west-1",
    "resources": [],
}
STYLED = f"{POLICY}; style-src 'unsafe-inline'".replace("style-src 'self'; ", "")
MAIL_HEADERS: Headers = (
    ("Content-Security-Policy", STYLED.replace("frame-ancestors 'none'", "frame-ancestors 'self'")),
    *HEADERS[1:],
)


@dataclass(frozen=True)
class Mailbox:
    """``ministack_url``: where SES is played; ``digest`` and ``bounced``: what buttons do."""

    ministack_url: str
    secret: str
    digest: Callable[[], object]
    bounced: Callable[[dict[str, Any]], object]

    def answer(self, request: Request) -> Response | None:
        """Nothing for what it does not have."""
        asked = request.path.removeprefix(PLACE).strip("/").split("/")
        match "GET" if request.method == "HEAD" else request.method, asked:
            case "GET", [""]:
                return _page(html.listed(self.letters()))
            case "POST", ["overzichten"]:
                self.digest()
                return _back()
            case method, [number, *rest] if letter := self._letter(number):
                return self._about(method, letter, rest)
        return None

    def _about(self, method: str, letter: Letter, rest: list[str]) -> Response | None:
        match method, rest:
            case "GET", []:
                return _page(html.shown(letter))
            case "GET", ["html"]:
                return _page(letter.html, MAIL_HEADERS)
            case "POST", ["terug"]:
                self.bounced(self._event(letter))
                return _back()
        return None

    def letters(self) -> list[Letter]:
        """The latest first; ministack forgets them when it stops."""
        with urlopen(f"{self.ministack_url}/_ministack/ses/messages") as answer:  # noqa: S310
            by_account = json.load(answer)["messages"]
        sent = sorted(
            (one for some in by_account.values() for one in some), key=lambda one: one["Timestamp"]
        )
        return [_letter(number, one) for number, one in enumerate(sent, 1)][::-1]

    def _letter(self, number: str) -> Letter | None:
        return next((one for one in self.letters() if str(one.number) == number), None)

    def _event(self, letter: Letter) -> dict[str, Any]:
        """What SES would tell EventBridge of a mail that came back for good."""
        try:
            who = person_of(letter.token, self.secret)
        except NotFound:
            who = ""
        bounce = {
            "bounceType": "Permanent",
            "bouncedRecipients": [{"emailAddress": letter.to}],
            "timestamp": moment(letter.at),
        }
        mail = {"tags": {WHO: [tag_of(who)] if who else []}}
        detail = {"eventType": "Bounce", "bounce": bounce, "mail": mail}
        return {**ENVELOPE, "time": moment(letter.at), "detail": detail}


def _letter(number: int, sent: dict[str, Any]) -> Letter:
    text, form = sent["BodyText"], sent["BodyHtml"] or ""
    return Letter(number, ", ".join(sent["To"]), sent["Subject"], text, form, sent["Timestamp"])


def _page(text: str, headers: Headers = HEADERS) -> Response:
    own = tuple(
        (n, v.replace("style-src 'self'", "style-src 'self'; frame-src 'self'")) for n, v in headers
    )
    return Response(200, (("Content-Type", "text/html; charset=utf-8"), *own), text.encode())


def _back() -> Response:
    return Response(303, (("Location", PLACE), *HEADERS))
