"""What the functions lean on, made when first needed: a cold start pays for what it uses."""

import json
import os
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from ..storage.keys import Tables
from ..storage.sdk import client
from ..storage.store import Store

if TYPE_CHECKING:
    from ..storage.directory import Directory
    from ..storage.files import Files


class Services:
    """The store and the directory, on the tables and the bucket that the environment names."""

    @property
    def tables(self) -> Tables:
        return Tables(os.environ["DOSSIER_TABLE"], os.environ["AUDIT_TABLE"])

    @property
    def bucket(self) -> str:
        return os.environ["DOCUMENT_BUCKET"]

    @property
    def largest_document(self) -> int:
        """In bytes."""
        return int(os.environ["LARGEST_DOCUMENT"])

    @property
    def mail_secret(self) -> str:
        """What proves that a mail of ours says who may unsubscribe; without one, nobody may."""
        return os.environ.get("MAIL_SECRET", "")

    @cached_property
    def store(self) -> Store:
        return Store(client("dynamodb"), self.tables, int(os.environ["NAME_AUTHORS_FOR"]))

    @cached_property
    def take_further(self) -> Callable[[str, str], None]:
        """Has a handover (institution, id) taken further, now, and by something else."""
        name = os.environ["HAND_OVER_FUNCTION"]
        return lambda institution, one: _invoke(name, institution=institution, id=one)

    @cached_property
    def make_export(self) -> Callable[[str, str], None]:
        """Has an export (scope, id) made, by something else too."""
        name = os.environ["EXPORT_FUNCTION"]
        return lambda scope, one: _invoke(name, scope=scope, id=one)

    @cached_property
    def directory(self) -> "Directory":
        from ..storage.directory import Directory  # noqa: PLC0415 - only a search needs it

        return Directory(client("s3"), self.bucket)

    @cached_property
    def files(self) -> "Files":
        from ..storage.files import Files  # noqa: PLC0415 - only documents need it

        return Files(client("s3"), self.bucket)


def _invoke(name: str, **event: str) -> None:
    """Nobody waits for it."""
    payload = json.dumps(event).encode()
    client("lambda").invoke(FunctionName=name, InvocationType="Event", Payload=payload)
