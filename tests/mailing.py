"""The way of a mail in the tests: the trail as a stream, and a post that remembers what it got."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from botocore.exceptions import ClientError
from conftest import access_item
from worlds import items_of

from chalicelib.jobs.mail import House, Mailing
from chalicelib.jobs.notify import Notify
from chalicelib.storage.addresses import Addresses
from chalicelib.storage.audiences import Audiences
from chalicelib.storage.due_notices import DueNotices
from chalicelib.storage.notices import Notices
from chalicelib.storage.post import Post
from local.people import CAST

HOUSE = House("https://dossier.example", "operator@platform.example", "a secret of the tests")
SENDER = "Samenwerkingsdossier <post@dossier.example>"


@dataclass
class Ses:
    """Stands where SES does; ``refuses``: the codes of its next errors."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    refuses: list[str] = field(default_factory=list)

    def send_email(self, **request: Any) -> None:
        if self.refuses:
            raise ClientError({"Error": {"Code": self.refuses.pop(0)}}, "SendEmail")
        self.sent.append(request)

    @property
    def mails(self) -> list[EmailMessage]:
        return [_parsed(one["Content"]["Raw"]["Data"]) for one in self.sent]

    @property
    def to(self) -> list[str]:
        return sorted(one["Destination"]["ToAddresses"][0].partition("@")[0] for one in self.sent)


def _parsed(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def both_texts(mail: EmailMessage) -> tuple[str, str]:
    """The plain one and the HTML."""
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain
    assert html
    return plain.get_content(), html.get_content()


def stream(dynamodb: Any, tables: Any, later: float = 1) -> Iterator[dict[str, Any]]:
    """What is in the trail, as the records of its stream, in the order of time. ``later``:
    seconds, from when it happened to when it was written.
    """
    items = sorted(items_of(dynamodb, tables)[tables.audit], key=lambda one: one["sk"]["S"])
    for number, item in enumerate(items):
        at = datetime.fromisoformat(item["sk"]["S"][:24]).timestamp()
        yield record(item, number, at=at + later)


def record(
    item: dict[str, Any], number: int, kind: str = "INSERT", at: float = 1795680000
) -> dict[str, Any]:
    """Of the stream of DynamoDB, in the order of ``number``."""
    change = {
        "ApproximateCreationDateTime": at + number / 1000,
        "Keys": {name: item[name] for name in ("pk", "sk")},
        "NewImage": item,
        "SequenceNumber": f"{number:021}",
    }
    return {"eventID": f"{number:032x}", "eventName": kind, "dynamodb": change}


def notify(dynamodb: Any, tables: Any) -> dict[str, Any]:
    """All that happened, from the beginning."""
    told = Notify(Audiences(dynamodb, tables), Notices(dynamodb, tables))
    return told.on_stream({"Records": list(stream(dynamodb, tables))})


def mailing(dynamodb: Any, tables: Any, ses: Any) -> Mailing:
    post = Post(ses, SENDER, "mails")
    return Mailing(DueNotices(dynamodb, tables), Addresses(dynamodb, tables), post, HOUSE)


def mail_everything(dynamodb: Any, tables: Any, ses: Any, now: datetime | None = None) -> Any:
    event = {"which": ["direct", "daily", "weekly"], "time": "2099-01-01T05:00:00Z"}
    return mailing(dynamodb, tables, ses).run(event, now or datetime.now(UTC))


def give_addresses(dynamodb: Any, tables: Any) -> None:
    """Everybody of the cast can be mailed."""
    for person in CAST.values():
        if person.roles:
            item = access_item(person, email={"S": person.email})
            dynamodb.put_item(TableName=tables.dossiers, Item=item)
