"""The directory of CLBs and schools: one gzipped JSON object in S3, searched in memory.

    {"settled": true, "institutions": [{"number": "000018", "kind": "school", …}, …]}

No table is read for a search. ``settled`` is false while an import writes: until it is done,
what the table holds may be new or old.
"""

import gzip
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from ..domain.errors import Busy
from ..domain.institutions import Index, Institution, search

KEY = "directory/institutions.json.gz"
# S3 fails, has nothing newer (304), or somebody on the way answered in its place.
_NO_NEWS = (BotoCoreError, ClientError, gzip.BadGzipFile, EOFError, LookupError, ValueError)
_TRUSTED_FOR = 15 * 60  # seconds before a copy in memory is compared with the object again


@dataclass(frozen=True)
class Saved:
    """What the object holds; before the first import: nothing."""

    institutions: tuple[Institution, ...] = ()
    settled: bool = True
    etag: str = ""


class Directory:
    """Finds institutions by what somebody types, or by number.

    ``clock`` gives seconds, as ``time.monotonic`` does.
    """

    def __init__(self, s3: Any, bucket: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._s3 = s3
        self._bucket = bucket
        self._clock = clock
        self._index = Index(())
        self._etag = ""
        self._until = clock()

    def search(self, q: str, limit: int = 20) -> list[str]:
        """The public JSON of at most ``limit`` institutions, likeliest first."""
        return [found.card for found in search(self.load(), q, limit)]

    def get(self, number: str) -> Institution | None:
        return self.load().get(number)

    def load(self) -> Index:
        """The copy in memory, renewed when it is old; Busy when S3 gives none and none is here."""
        if self._clock() >= self._until:
            self._renew()
        return self._index

    def _renew(self) -> None:
        try:
            saved = self.saved(unless=self._etag)
        except _NO_NEWS as error:
            if not self._etag:
                raise Busy from error
        else:
            self._index, self._etag = Index(saved.institutions), saved.etag
        self._until = self._clock() + (_TRUSTED_FOR if self._etag else 0)

    def saved(self, unless: str = "") -> Saved:
        """What the object holds at this moment; raises ClientError if its ETag is ``unless``."""
        condition = {"IfNoneMatch": unless} if unless else {}
        try:
            answer = self._s3.get_object(Bucket=self._bucket, Key=KEY, **condition)
        except ClientError as error:
            if error.response["Error"]["Code"] == "NoSuchKey":
                return Saved()
            raise
        return _saved(answer["Body"].read(), answer["ETag"])

    def save(self, institutions: Iterable[Institution], settled: bool = True) -> None:
        """Replace the object; the same institutions make the same bytes."""
        held = {"settled": settled, "institutions": [one.public for one in institutions]}
        text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        self._s3.put_object(
            Bucket=self._bucket,
            Key=KEY,
            Body=gzip.compress(text.encode(), mtime=0),
            ContentType="application/gzip",
        )
        self._until = self._clock()


def _saved(data: bytes, etag: str) -> Saved:
    held = json.loads(gzip.decompress(data))
    return Saved(tuple(Institution(**row) for row in held["institutions"]), held["settled"], etag)
