"""What mails need on this machine: a sender that SES knows, and who follows what happens."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from chalicelib.storage.sdk import client
from local.environment import MAIL_FROM, TABLES, mail_variables
from local.function import Context
from local.mailbox import Mailbox
from local.notifying import Follower, Trail
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
    trail = Trail(client("dynamodb"), TABLES["AuditTable"], state.told)
    trail.begin()
    follower = Follower(trail, functions, state.failed, log)
    bounced = partial(functions.bounces, context=Context("bounces", 15.0))
    return follower, Mailbox(ministack_url, secret, follower.digest, bounced)


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
