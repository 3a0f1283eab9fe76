"""The bucket of evidence: what is put there nobody changes or removes, for as long as it is locked.

    audit/<yyyy>/<mm>/<dd>/<first>-<last>-<event>.jsonl.gz    a batch of the trail's stream

``first`` and ``last`` are sequence numbers, and ``event`` the id of the first one: the same batch
has the same place and the same bytes, however often it is written.
"""

from typing import Any

from botocore.exceptions import ClientError

from .objects import sha256_of

FOLDER = "audit/"
_THERE_ALREADY = {"PreconditionFailed", "412"}


class Evidence:
    def __init__(self, s3: Any, bucket: str) -> None:
        self._s3 = s3
        self._bucket = bucket

    def keep(self, place: str, data: bytes) -> bool:
        """Where nothing is yet; false where it is kept already. Raises ClientError."""
        try:
            self._s3.put_object(
                Bucket=self._bucket,
                Key=FOLDER + place,
                Body=data,
                ContentType="application/gzip",
                ChecksumSHA256=sha256_of(data),  # a locked bucket takes nothing without one
                IfNoneMatch="*",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in _THERE_ALREADY:
                return False
            raise
        return True
