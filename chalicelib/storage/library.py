"""The documents of a dossier: what is shown of them, and what is read to change one."""

import json
from collections.abc import Iterator
from datetime import datetime

from ..domain.documents_model import Document, File
from ..domain.errors import NotAccepted, NotFound
from ..domain.grants import DossierGrant
from . import answers, document_keys, keys, pages
from .answers import Answer
from .documents import document_of, file_of
from .dynamo import Condition, Write
from .json_text import text_of
from .lists import Lists
from .readers import aged

_PAGE = 100  # documents


class Library(Lists):
    """One call each."""

    def documents(self, grant: DossierGrant, cursor: str | None, now: datetime) -> Answer:
        """A page, the latest first; an empty first page is that of a dossier that exists."""
        first = document_keys.document(grant.dossier_id, "")
        asked = (self._tables.dossiers, first, cursor, _PAGE)
        items, rest = pages.latest(self._engine, *asked, ConsistentRead=True)
        if not items and not cursor:
            self._get(keys.dossier(grant.dossier_id))
        to = self.reader(grant, now)
        live = (aged(str(item["body"]), to) for item in items if "trashed_at" not in item)
        return answers.page(live, rest)

    def document(self, grant: DossierGrant, document_id: str, now: datetime) -> Answer:
        key = document_keys.document(grant.dossier_id, document_id)
        return answers.answer(self._get(key), self.reader(grant, now), key[1])

    def document_versions(self, grant: DossierGrant, document_id: str, now: datetime) -> Answer:
        """Every file that it was, the latest first."""
        to = self.reader(grant, now)
        files = [aged(text_of(file), to) for file in self._shown_files(grant, document_id)]
        if not files:
            raise NotFound
        return answers.page(reversed(files), None)

    def found_words(self, grant: DossierGrant, document_id: str, number: int) -> Answer:
        """What the name guard found in a file that is not decided on yet, in clear."""
        item = self._get(document_keys.document_version(grant.dossier_id, document_id, number))
        return answers.page([str(item["found"])[1:-1]] if "found" in item else [], None)

    def document_to_change(self, grant: DossierGrant, document_id: str) -> Document:
        return document_of(self._get(document_keys.document(grant.dossier_id, document_id)))

    def version_to_change(
        self, grant: DossierGrant, document_id: str, number: int
    ) -> tuple[Document, File]:
        """A document, and one of its files."""
        document = document_keys.document(grant.dossier_id, document_id)
        version = document_keys.document_version(grant.dossier_id, document_id, number)
        found = self._engine.batch(self._tables.dossiers, (document, version))
        if len(found) < 2:
            raise NotFound
        return document_of(found[document]), file_of(json.loads(str(found[version]["body"])))

    def starts_to_judge(self, document: Document, most: int) -> bool:
        """Counts an attempt at the latest file; false when that is over, or tried too often."""
        number = document.latest.number
        attempt = Write(
            self._tables.dossiers,
            document_keys.document_version(document.dossier_id, document.id, number),
            require=(Condition("by_due_pk", "exists"), Condition("attempts", "absent or <", most)),
            refusal=lambda found: NotAccepted(),
            adds={"attempts": 1},
        )
        try:
            self._engine.transact([attempt])
        except NotAccepted:
            return False
        return True

    def files(self, grant: DossierGrant, document_id: str) -> Iterator[File]:
        """The same, to decide by; the latest last."""
        return map(file_of, self._shown_files(grant, document_id))

    def _shown_files(self, grant: DossierGrant, document_id: str) -> Iterator[dict[str, object]]:
        key = document_keys.document_version(grant.dossier_id, document_id, None)
        for item in self._engine.all(self._tables.dossiers, key, ConsistentRead=True):
            yield json.loads(str(item["body"]))
