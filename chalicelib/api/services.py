"""What the routes lean on, made when first needed: a cold start pays only for what it uses."""

import os
from functools import cached_property

from ..storage.directory import Directory
from ..storage.keys import Tables
from ..storage.sdk import client
from ..storage.store import Store


class Services:
    """The store and the directory, on the tables and the bucket that the environment names."""

    @cached_property
    def store(self) -> Store:
        tables = Tables(os.environ["DOSSIER_TABLE"], os.environ["AUDIT_TABLE"])
        return Store(client("dynamodb"), tables)

    @cached_property
    def directory(self) -> Directory:
        return Directory(client("s3"), os.environ["DOCUMENT_BUCKET"])
