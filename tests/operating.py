"""What the operator and the jobs do at a running product, in the process of the tests."""

import os
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from chalicelib.domain.retention import Why
from chalicelib.jobs.endings import Ends
from chalicelib.jobs.platform import run
from chalicelib.storage.endings import Endings
from chalicelib.storage.keys import Tables
from chalicelib.storage.objects import Objects
from chalicelib.storage.repairs import Repairs
from chalicelib.storage.sdk import client
from chalicelib.storage.store import Store
from local import bucket
from local.environment import TABLES, keep_to_this_machine, point_at
from local.state import read_endpoints


class Operator:
    """Leads the tables and the bucket of one product; nothing of its environment stays here."""

    def __init__(self, product):
        here = read_endpoints(Path(product.environment["STATE"]))
        with patch.dict(os.environ):
            keep_to_this_machine()
            point_at(here.dynamodb_url, here.pool_url)
            on = client("dynamodb"), Tables(TABLES["DossierTable"], TABLES["AuditTable"])
            objects = Objects(client("s3"), bucket.NAME)
        self._store = Store(*on)
        self._ends = Ends(Endings(*on), Repairs(*on), objects)

    def destroy(self, dossier_id, registration_id, why=Why.TRASH):
        """Of what is in the trash, or closed: as if its time were over."""
        whole = self._ends.endings.whole(dossier_id, registration_id)
        self._ends.registration(whole, why, datetime.now(UTC))

    def hold(self, dossier_id):
        self._say("hold", dossier_id)

    def release(self, dossier_id):
        self._say("release", dossier_id)

    def _say(self, what, dossier_id):
        said = {"do": what, "dossier": dossier_id, "reason": "Gevraagd door de directie"}
        run(said, self._store, datetime.now(UTC))
