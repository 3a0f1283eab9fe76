"""The bucket of documents, as the jobs see it: what came in, what is kept, what goes for ever."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any

from botocore.exceptions import ClientError

from ..domain.frozen import dataclass

_GONE = {"404", "NoSuchKey", "NotFound"}
_PER_CALL = 1_000  # objects that are deleted together


@dataclass(frozen=True)
class Received:
    """What stands at a key: which version of it, and how long it is."""

    key: str
    version: str | None
    size: int
    at: datetime


@dataclass(frozen=True)
class Listed:
    key: str
    at: datetime


class Objects:
    """Objects by key. What ends is deleted with all its versions."""

    def __init__(self, s3: Any, bucket: str) -> None:
        self._s3 = s3
        self._bucket = bucket

    def find(self, key: str) -> Received | None:
        try:
            head = self._s3.head_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] in _GONE:
                return None
            raise
        version = head.get("VersionId")
        return Received(key, version, int(head["ContentLength"]), head["LastModified"])

    def read(self, received: Received) -> bytes:
        """The very version that was found."""
        answer = self._s3.get_object(Bucket=self._bucket, Key=received.key, **_which(received))
        data: bytes = answer["Body"].read()
        return data

    def tags(self, received: Received) -> dict[str, str]:
        answer = self._s3.get_object_tagging(
            Bucket=self._bucket, Key=received.key, **_which(received)
        )
        return {tag["Key"]: tag["Value"] for tag in answer["TagSet"]}

    def keep(self, key: str, data: bytes, media_type: str) -> None:
        self._s3.put_object(
            Bucket=self._bucket,
            Key=key,
            Body=data,
            ContentType=media_type,
            ContentDisposition="attachment",
            ChecksumSHA256=sha256_of(data),
        )

    def keep_file(self, key: str, file: IO[bytes], media_type: str) -> None:
        """What is too large to hold: from where the file stands to its end."""
        self._s3.put_object(
            Bucket=self._bucket,
            Key=key,
            Body=file,
            ContentType=media_type,
            ContentDisposition="attachment",
        )

    def text(self, key: str) -> str:
        data: bytes = self._s3.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        return data.decode()

    def listed(self, prefix: str) -> Iterator[Listed]:
        pages = self._s3.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self._bucket, Prefix=prefix):
            for one in page.get("Contents", ()):
                yield Listed(one["Key"], one["LastModified"])

    def hide(self, key: str) -> None:
        """Behind a mark; it can be taken back for as long as old versions are kept."""
        self._s3.delete_object(Bucket=self._bucket, Key=key)

    def take_back(self, key: str) -> bool:
        """Removes the mark that hides it; false where there is none, or nothing behind it."""
        versions, marks = self._versions(key)
        latest = [mark for mark in marks if mark["IsLatest"] and mark["Key"] == key]
        if not latest or not any(one["Key"] == key for one in versions):
            return False
        for mark in latest:
            version = mark["VersionId"]
            self._s3.delete_object(Bucket=self._bucket, Key=key, VersionId=version)
        return True

    def end(self, prefix: str) -> int:
        """Deletes everything that starts so, all versions of it; how many objects went.

        A key ends in a number, so give what comes after it: ``<doc>/1`` is the start of 10.
        """
        versions, marks = self._versions(prefix)
        gone = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in versions + marks]
        for start in range(0, len(gone), _PER_CALL):
            some = {"Objects": gone[start : start + _PER_CALL], "Quiet": True}
            answer = self._s3.delete_objects(Bucket=self._bucket, Delete=some)
            if answer.get("Errors"):
                raise RuntimeError(f"{len(answer['Errors'])} objects were not deleted")
        return len({one["Key"] for one in versions})

    def end_one(self, key: str) -> int:
        """The same, for this key and no longer one."""
        versions, marks = self._versions(key)
        mine = [one for one in versions + marks if one["Key"] == key]
        for one in mine:
            version = one["VersionId"]
            self._s3.delete_object(Bucket=self._bucket, Key=key, VersionId=version)
        return int(any(one["Key"] == key for one in versions))

    def _versions(self, prefix: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        versions: list[dict[str, Any]] = []
        marks: list[dict[str, Any]] = []
        pages = self._s3.get_paginator("list_object_versions")
        for page in pages.paginate(Bucket=self._bucket, Prefix=prefix):
            versions += page.get("Versions", ())
            marks += page.get("DeleteMarkers", ())
        return versions, marks


def _which(received: Received) -> dict[str, str]:
    return {"VersionId": received.version} if received.version else {}


def sha256_of(data: bytes) -> str:
    """In base64, as S3 has it."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()
