"""What mails need on this machine, a sender that SES knows, and who follows what happens."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from chalicelib.storage.sdk import client
from local.environment import MAIL_FROM, TABLES, mail_variables
from local.function import Context
from local.mailbox import Mailbox
from local.notifying import Follower, Reader, Trail
from local.state import State


def open_post(
    state: State, origin: str, ministack_url: str, log: Callable[[str], None]
) -> tuple[Follower, Mailbox]:
    """Who has what happened told and mailed, and the page where the mails come in."""
    import app as functions  # noqa: PLC0415 - it may read the environment, which is ready now

    secret = lend_post(state, origin)
    ses = client("sesv2")
    with suppress(ses.exceptions.AlreadyExistsException):
        ses.create_email_identity(EmailIdentity=MAIL_FROM)
    follower = Follower(_readers(state, functions, log), functions.mail, log)
    bounced = partial(functions.bounces, context=Context("bounces", 15.0))
    return follower, Mailbox(ministack_url, secret, follower.digest, bounced)


def _readers(state: State, functions: Any, log: Callable[[str], None]) -> list[Reader]:
    """The evidence has all of it; who is told hears nothing of the demonstration."""
    dynamodb, table = client("dynamodb"), TABLES["AuditTable"]
    told, copied = (Trail(dynamodb, table, one) for one in (state.told, state.copied))
    told.begin(datetime.now(UTC))
    copied.begin(datetime(2000, 1, 1, tzinfo=UTC))
    return [
        Reader(copied, functions.evidence, state.failed_evidence, log),
        Reader(told, functions.notify, state.failed, log),
    ]


def lend_post(state: State, origin: str) -> str:
    """From here on this process may mail; the secret by which it does."""
    secret = _kept(state.mail_secret)
    os.environ |= mail_variables(secret, origin)
    return secret


def _kept(file: Path) -> str:
    """A secret of this state folder, made once."""
    if not file.is_file():
        file.write_text(secrets.token_urlsafe(32), encoding="utf-8")
    return file.read_text(encoding="utf-8")
