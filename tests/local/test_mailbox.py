"""On one machine: what happened is told in order, what cannot be is put aside, mails come in."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from chalice.app import CloudWatchEvent
from clients import client
from mailing import HOUSE

from chalicelib.domain.mails import digest, to_operator
from chalicelib.domain.notices import Kind, Notice
from chalicelib.domain.unsubscribing import token_of
from chalicelib.storage.post import Post
from local.mailbox import Mailbox
from local.messages import Request
from local.notifying import ATTEMPTS, Follower, Reader, Trail

SENDER = "post@dossier.example"


class Functions:
    """Remembers what it is told; ``poison``: events of which it never hears the end."""

    def __init__(self, *poison):
        self.poison, self.told, self.tries, self.mailed = set(poison), [], 0, []

    def notify(self, event, context):
        self.tries += 1
        for record in event["Records"]:
            number = record["dynamodb"]["SequenceNumber"]
            if number.partition("|")[2][24:] in self.poison:
                return {"batchItemFailures": [{"itemIdentifier": number}]}
            self.told.append(number.partition("|")[2][24:])
        return {"batchItemFailures": []}

    def mail(self, event, context):
        self.mailed.append(event["which"])
        return {}


@pytest.fixture
def followed(dynamodb, tables, tmp_path):
    """A follower, and how something happens."""

    def follower(functions):
        trail = Trail(dynamodb, tables.audit, tmp_path / "told")
        trail.begin(datetime.now(UTC))
        told = Reader(trail, functions.notify, tmp_path / "failed", lambda said: None)
        return Follower([told], functions.mail, lambda said: None)

    def happens(*what, at="2099-01-01T08:00:00.00{}Z"):
        for number, one in enumerate(what):
            key = {"pk": {"S": "DOSSIER#d"}, "sk": {"S": f"{at.format(number)}{one}"}}
            dynamodb.put_item(TableName=tables.audit, Item=key)

    return SimpleNamespace(follower=follower, happens=happens, failed=tmp_path / "failed")


def test_what_happened_is_told_once_and_in_order(followed):
    functions = Functions()
    follower = followed.follower(functions)
    followed.happens("#a", "#b", "#c")
    follower.look()
    followed.happens("#d", at="2099-01-01T08:00:05.000Z")
    followed.happens("#late", at="2099-01-01T07:59:59.000Z")  # its commit took a while
    follower.look()
    follower.look()

    assert functions.told == ["#a", "#b", "#c", "#late", "#d"]
    assert functions.mailed == [["direct"]] * 3


def test_a_poison_event_is_put_aside_alone_and_the_rest_is_told(followed):
    functions = Functions("#b")
    follower = followed.follower(functions)
    followed.happens("#a", "#b", "#c")
    follower.look()
    follower.look()

    assert functions.told == ["#a", "#c"]
    assert functions.tries == ATTEMPTS + 2
    (aside,) = followed.failed.read_text().splitlines()
    assert json.loads(aside)["dynamodb"]["NewImage"]["sk"]["S"].endswith("#b")


def test_a_new_product_begins_now_and_one_that_stopped_goes_on(followed):
    functions = Functions()
    followed.happens("#demo", at="2026-01-01T08:00:00.000Z")
    followed.follower(functions).look()
    assert functions.told == []

    followed.happens("#while it was off")
    followed.follower(functions).look()
    assert functions.told == ["#while it was off"]


@pytest.fixture
def mailbox(aws):
    ses = client("sesv2", aws)
    ses.create_email_identity(EmailIdentity=SENDER)
    sent = to_operator("operator@platform.example", 2, HOUSE.origin)
    Post(ses, SENDER).send(sent, "operator")
    done = []
    made = Mailbox(aws, HOUSE.secret, lambda: done.append("digest"), done.append)
    return SimpleNamespace(page=made, done=done, ses=ses)


def ask(mailbox, path, method="GET"):
    return mailbox.page.answer(Request(method, path, "", (), b""))


def test_a_mail_comes_in_and_is_read_in_both_forms(mailbox):
    listed = ask(mailbox, "/post")
    assert "2 nieuwe berichten voor de operator" in listed.body.decode()
    number = str(mailbox.page.letters()[0].number)
    shown = ask(mailbox, f"/post/{number}").body.decode()
    assert "docs/operations.md" in shown
    html = ask(mailbox, f"/post/{number}/html")
    assert html.body.startswith(b"<!doctype html>")
    assert "default-src 'none'" in dict(html.headers)["Content-Security-Policy"]


def test_its_buttons_do_what_they_say(mailbox):
    at = datetime.now(UTC).isoformat()
    told = [Notice("p1", Kind.WAITING, "114983", "k", at, "114983-030569")]
    token = token_of("p1", HOUSE.secret)
    Post(mailbox.ses, SENDER).send(digest("p1@clb.example", told, {}, HOUSE.origin, token), "p1")
    number = str(mailbox.page.letters()[0].number)
    assert ask(mailbox, "/post/overzichten", "POST").status == 303
    assert ask(mailbox, f"/post/{number}/terug", "POST").status == 303
    digested, bounced = mailbox.done
    assert digested == "digest"
    assert CloudWatchEvent(bounced, None).detail_type == "Email Bounced"  # as chalice takes it
    assert bounced["detail"]["bounce"]["bouncedRecipients"] == [{"emailAddress": "p1@clb.example"}]
    assert bounced["detail"]["mail"]["tags"] == {"who": ["cDE"]}


@pytest.mark.parametrize("path", ["/post/999", "/post/x", "/post/1/else", "/post/1/html/more"])
def test_it_has_nothing_else(mailbox, path):
    assert ask(mailbox, path) is None
