"""Mail that came back or was not wanted: that address is marked, for the person and the admin.

The events are those of the Amazon SES developer guide ("Contents of event data that Amazon SES
publishes", examples of Bounce and Complaint), within the envelope of EventBridge.
"""

import pytest
from conftest import CAST, access_item
from mailing import give_addresses

from chalicelib.jobs.bounces import on_event
from chalicelib.storage.post import tag_of
from chalicelib.storage.undeliverable import Undeliverable

ANNA = CAST["anna"]
AT = "2017-08-05T00:41:02.669Z"
BOUNCE = {
    "bounceType": "Permanent",
    "bounceSubType": "General",
    "bouncedRecipients": [
        {
            "emailAddress": ANNA.email,
            "action": "failed",
            "status": "5.1.1",
            "diagnosticCode": "smtp; 550 5.1.1 user unknown",
        }
    ],
    "timestamp": AT,
    "feedbackId": "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
    "reportingMTA": "dsn; mta.example.com",
}
COMPLAINT = {
    "complainedRecipients": [{"emailAddress": ANNA.email}],
    "timestamp": AT,
    "feedbackId": "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
    "userAgent": "Amazon SES Mailbox Simulator",
    "complaintFeedbackType": "abuse",
    "arrivalDate": AT,
}
KINDS = {"Bounce": ("Email Bounced", BOUNCE), "Complaint": ("Email Complaint Received", COMPLAINT)}


def event(kind, said=None, who=(ANNA.id,), tag=None):
    detail_type, usual = KINDS[kind]
    mail = {
        "timestamp": "2017-08-05T00:40:02.012Z",
        "source": "Sender Name <sender@example.com>",
        "sourceArn": "arn:aws:ses:us-east-1:123456789012:identity/sender@example.com",
        "sendingAccountId": "123456789012",
        "messageId": "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000",
        "destination": [ANNA.email],
        "headersTruncated": False,
        "tags": {
            "ses:configuration-set": ["ConfigSet"],
            "ses:source-ip": ["192.0.2.0"],
            "who": [tag] if tag else [tag_of(one) for one in who],
        },
    }
    detail = {"eventType": kind, kind.lower(): said or usual, "mail": mail}
    return {"version": "0", "detail-type": detail_type, "source": "aws.ses", "detail": detail}


@pytest.fixture
def kept(dynamodb, tables):
    give_addresses(dynamodb, tables)
    return Undeliverable(dynamodb, tables)


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_person_and_the_administrator_see_that_mail_does_not_arrive(api, kept, kind):
    assert on_event(event(kind), kept) == 1
    assert on_event(event(kind), kept) == 1  # it may come twice

    (address,) = api.get("anna", "/me/preferences").json["addresses"]
    failed = {"why": kind.lower(), "at": AT}
    assert address == {"institution": "114983", "email": ANNA.email, "undeliverable": failed}
    people = api.get("clara", "/institutions/114983/assignments").json["items"]
    assert {one["id"] for one in people if "undeliverable" in one} == {ANNA.id}


SOFT = {**BOUNCE, "bounceType": "Transient", "bounceSubType": "MailboxFull"}
NOTHING = {
    "it is tried again": event("Bounce", SOFT),
    "not ours": event("Bounce", who=["nobody-we-know"]),
    "no tag": event("Bounce", who=[]),
    "no text": event("Bounce", tag="_w"),
}


@pytest.mark.parametrize("said", NOTHING.values(), ids=list(NOTHING))
def test_what_does_not_last_or_is_not_ours_marks_nobody(api, kept, said):
    assert on_event(said, kept) == 0
    (address,) = api.get("anna", "/me/preferences").json["addresses"]
    assert "undeliverable" not in address


def test_an_address_that_is_another_by_now_is_left_alone(api, kept, dynamodb, tables):
    item = access_item(ANNA, email={"S": "new@clb-a.example"})
    dynamodb.put_item(TableName=tables.dossiers, Item=item)
    assert on_event(event("Bounce"), kept) == 0


def test_an_invitation_that_did_not_arrive_says_so(api, kept):
    body = {
        "email": "nieuw@kompas.example",
        "rights": ["samenwerkingsdossier-school"],
        "reason": "Nieuwe collega",
    }
    made = api.post("sara", "/institutions/030569/invitations", body).json
    who = f"invited:030569:{made['id']}"
    assert on_event(event("Bounce", who=[who]), kept) == 1
    (shown,) = api.get("sara", "/institutions/030569/invitations").json["items"]
    assert shown["undeliverable"] is True
