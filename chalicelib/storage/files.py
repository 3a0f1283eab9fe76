"""The bucket of documents, as the API sees it: addresses that hold for some minutes.

    incoming/<dossier>/<doc>/<n>   what a browser put there, until it is judged
    library/<dossier>/<doc>/<n>    what was judged, without what said who made it
    exports/<scope>/<export>/…     what is taken along of a school year, and its parts

An address of ``incoming`` takes one file: this long, of this type and with this checksum, and
only where nothing is yet. Made here, without a call; S3 holds it to what was signed.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from ..domain.documents_model import Document, File, object_place
from ..domain.exports_model import Export
from ..domain.file_types import with_extension_of
from ..domain.ids import moment
from ..domain.words import ExportFormat

INCOMING, LIBRARY, EXPORTS = "incoming/", "library/", "exports/"
WHOLE = "whole"  # the file itself, beside the parts that it was made from
_UPLOAD_WITHIN = timedelta(minutes=15)  # it has to begin by then
_DOWNLOAD_WITHIN = timedelta(minutes=2)
TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportFormat.HTML: "text/html; charset=utf-8",
}


class Files:
    """``s3`` signs with version 4."""

    def __init__(self, s3: Any, bucket: str) -> None:
        self._s3 = s3
        self._bucket = bucket

    def upload(
        self, dossier_id: str, document_id: str, file: Mapping[str, Any], now: datetime
    ) -> dict[str, Any]:
        """Where the file that was announced has to be put; ``file`` as it is shown."""
        key = INCOMING + object_place(dossier_id, document_id, file["number"])
        headers = {
            "Content-Type": file["type"],
            "If-None-Match": "*",
            "x-amz-checksum-sha256": file["sha256"],
        }
        signed = {
            "ContentType": file["type"],
            "ContentLength": file["size"],
            "ChecksumSHA256": file["sha256"],
            "IfNoneMatch": "*",
        }
        url = self._signed("put_object", key, _UPLOAD_WITHIN, **signed)
        end = moment(now + _UPLOAD_WITHIN)
        return {"method": "PUT", "url": url, "headers": headers, "expires_at": end}

    def download(self, document: Document, file: File, now: datetime) -> dict[str, str]:
        """Where a file can be had; as an attachment, whatever is in it, by the document's name."""
        place = object_place(document.dossier_id, document.id, file.object_number)
        name = with_extension_of(document.content["name"], file.name)
        return self._download(LIBRARY + place, name, file.type, now)

    def export(self, export: Export, now: datetime) -> dict[str, str]:
        """Where an export that is ready can be had."""
        place = export_place(export, WHOLE)
        return self._download(place, export.name, TYPES[export.wanted.format], now)

    def _download(self, key: str, name: str, media_type: str, now: datetime) -> dict[str, str]:
        says = {"ResponseContentDisposition": disposition(name), "ResponseContentType": media_type}
        url = self._signed("get_object", key, _DOWNLOAD_WITHIN, **says)
        return {"url": url, "name": name, "expires_at": moment(now + _DOWNLOAD_WITHIN)}

    def _signed(self, operation: str, key: str, within: timedelta, **says: Any) -> str:
        asked = {"Bucket": self._bucket, "Key": key, **says}
        seconds = int(within.total_seconds())
        return str(self._s3.generate_presigned_url(operation, asked, seconds))


def export_place(export: Export, part: str) -> str:
    return f"{EXPORTS}{export.scope}/{export.id}/{part}"


def disposition(name: str) -> str:
    """An attachment of this name (RFC 6266); in plain ASCII too, for who reads nothing else."""
    plain = "".join(sign if _is_plain(sign) else "_" for sign in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _is_plain(sign: str) -> bool:
    return sign.isascii() and sign.isprintable() and sign not in '"\\%'
