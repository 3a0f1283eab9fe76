"""The cloud functions, wired together; what they do is in chalicelib."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from chalice.app import Chalice, CloudWatchEvent, CognitoUserPoolAuthorizer, Rate

from chalicelib.api.problems import translate_own_refusals
from chalicelib.api.routes import serve
from chalicelib.api.services import Services
from chalicelib.api.table import ROUTES
from chalicelib.jobs.sign_in import on_sign_in
from chalicelib.storage.sdk import client

app = Chalice("samenwerkingsdossier")
services = Services()
_LONGEST_STEP = 30_000  # milliseconds that a step and its retries may take
_LONGEST_FILE = 180_000  # and that it may take to write a file of all parts
_PATIENCE = 30  # seconds for one answer of the bucket: a file is larger than an item

# Every function is deployed with all of this code, and the API starts with no more of it than it
# needs: what a job alone takes is imported where it runs.

# The ARN is a placeholder: infra/resources.yaml puts the real pool in its place.
signed_in = CognitoUserPoolAuthorizer("SignedIn", provider_arns=["placeholder"])
serve(app, ROUTES, signed_in, services)
app.register_middleware(translate_own_refusals, "http")


@app.lambda_function(name="sign_in")
def sign_in(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Whom ACM vouches for; and before Cognito makes a token, their rights as they are now."""
    return on_sign_in(event, services.store, datetime.now(UTC))


@app.lambda_function(name="hand_over")
def hand_over(event: dict[str, Any], context: Any) -> dict[str, int]:
    """Takes a handover further, when one starts; every five minutes, all that are under way."""
    from chalicelib.jobs.handovers import Clock, continue_handovers  # noqa: PLC0415 - only here
    from chalicelib.storage.handover_steps import HandoverSteps  # noqa: PLC0415 - only here

    steps = HandoverSteps(client("dynamodb"), services.tables)
    return continue_handovers(event, steps, Clock(time.sleep, _is_up(context)))


@app.lambda_function(name="export")
def export(event: dict[str, Any], context: Any) -> dict[str, int]:
    """Makes what is taken along of a school year, when asked; every five minutes, what is left."""
    from chalicelib.jobs.exports import Maker  # noqa: PLC0415 - only here
    from chalicelib.storage.exports import Exports  # noqa: PLC0415 - only here
    from chalicelib.storage.objects import Objects  # noqa: PLC0415 - only here

    exports = Exports(client("dynamodb"), services.tables)
    objects = Objects(client("s3", _PATIENCE), services.bucket)
    return Maker(exports, objects, _is_up(context, _LONGEST_FILE)).make(event)


@app.lambda_function(name="import_institutions")
def import_institutions(event: dict[str, Any], context: object) -> dict[str, Any]:
    """On demand: the ministry's list of schools and CLBs."""
    from chalicelib.jobs.institutions import import_from_bucket  # noqa: PLC0415 - only here

    tables = services.tables
    return import_from_bucket(
        event, client("dynamodb"), tables.dossiers, client("s3"), services.bucket
    )


@app.lambda_function(name="platform")
def platform(event: dict[str, Any], context: object) -> dict[str, Any]:
    """On demand, by who runs the platform: a first administrator, a succession, whose rights."""
    from chalicelib.jobs.platform import run  # noqa: PLC0415 - only here

    return run(event, services.store, datetime.now(UTC))


@app.schedule("rate(1 day)", name="rights")
def rights(event: CloudWatchEvent) -> dict[str, int]:
    """Each day: the operator is told whose last local administrator should have been replaced."""
    return _job("rights", event.context)


# infra/resources.yaml says of which bucket, and that it is about what comes in.
@app.on_cw_event(
    {
        "source": ["aws.s3", "aws.guardduty"],
        "detail-type": ["Object Created", "GuardDuty Malware Protection Object Scan Result"],
    }
)
def judge_upload(event: CloudWatchEvent) -> str:
    """When a file came in, and when it was scanned."""
    from chalicelib.jobs import documents  # noqa: PLC0415 - heavy, and not for the API

    told = event.to_dict()
    return documents.judge_upload(told, services.store, services.bucket, datetime.now(UTC))


@app.schedule(Rate(1, unit=Rate.HOURS))
def clean_up(event: CloudWatchEvent) -> dict[str, int]:
    """What got stuck, what was left behind, and the end of the trash."""
    return _job("clean_up", event.context)


# infra/resources.yaml says when.
@app.lambda_function(name="consistency")
def consistency(event: object, context: Any) -> dict[str, int]:
    """At night: whether the bucket and the tables agree."""
    return _job("consistency", context)


@app.lambda_function(name="retention")
def retention(event: object, context: Any) -> dict[str, int]:
    """At night: the end of what was closed so many school years ago."""
    return _job("retention", context)


@app.lambda_function(name="remind")
def remind(event: object, context: Any) -> dict[str, int]:
    """In the morning: what is due, and whose rights end."""
    return _job("remind", context)


@app.lambda_function(name="new_school_year")
def new_school_year(event: object, context: Any) -> dict[str, int]:
    """In the first week of September: whether what is still open goes on."""
    return _job("new_school_year", context)


def _job(name: str, context: Any) -> dict[str, int]:
    from chalicelib.jobs.scheduled import run  # noqa: PLC0415 - not for the API
    from chalicelib.jobs.world import World  # noqa: PLC0415 - not for the API

    known = (services.store, services.tables, services.bucket)
    return run(name, World(*known, datetime.now(UTC), _is_up(context)))


@app.lambda_function(name="notify")
def notify(event: dict[str, Any], context: object) -> dict[str, Any]:
    """What was added to the audit trail: who is to be told of it."""
    from chalicelib.jobs.notify import job  # noqa: PLC0415 - only here

    return job(client("dynamodb"), services.tables).on_stream(event)


@app.lambda_function(name="evidence")
def evidence(event: dict[str, Any], context: object) -> dict[str, Any]:
    """What was added to the audit trail, copied to where nobody can change it."""
    from chalicelib.jobs.evidence import on_stream  # noqa: PLC0415 - only here
    from chalicelib.storage.evidence import Evidence  # noqa: PLC0415 - only here

    kept = Evidence(client("s3", _PATIENCE), os.environ["EVIDENCE_BUCKET"])
    return on_stream(event, kept)


@app.lambda_function(name="mail")
def mail(event: dict[str, Any], context: Any) -> dict[str, int]:
    """Each minute what is direct, and each morning the digests (infra/resources.yaml)."""
    from chalicelib.jobs.mail import job  # noqa: PLC0415 - only here

    made = job(client("dynamodb"), services.tables, client("sesv2"), _is_up(context))
    return made.run(event, datetime.now(UTC))


@app.on_cw_event(
    {"source": ["aws.ses"], "detail-type": ["Email Bounced", "Email Complaint Received"]}
)
def bounces(event: CloudWatchEvent) -> int:
    """When a mail came back, or somebody called it unwanted."""
    from chalicelib.jobs.bounces import on_event  # noqa: PLC0415 - only here
    from chalicelib.storage.undeliverable import Undeliverable  # noqa: PLC0415 - only here

    return on_event(event.to_dict(), Undeliverable(client("dynamodb"), services.tables))


def _is_up(context: Any, step: int = _LONGEST_STEP) -> Callable[[], bool]:
    """Whether what a function still has of its time is too little for a next step."""
    return lambda: bool(context.get_remaining_time_in_millis() < step)
