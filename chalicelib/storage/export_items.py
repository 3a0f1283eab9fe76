"""What an export looks like in the table: ``body`` is shown, ``rest`` is not.

In the index of what is due as long as it is being made; it expires with its file.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..domain.exports import REFUSALS
from ..domain.exports_model import Export, ExportDownload, Wanted
from ..domain.model import Author
from ..domain.words import ExportFormat, ExportKind, ExportState, Side
from . import export_keys
from .dynamo import Item
from .json_text import shown_author, text_of


def export_item(export: Export) -> Item:
    due = export_keys.under_way(export.scope, export.id)
    return {
        "body": text_of(_shown(export)),
        "rest": text_of(_rest(export)),
        "version": export.version,
        "expires_at": int(datetime.fromisoformat(export.kept_until).timestamp()),
        **({"by_due_pk": due[0], "by_due_sk": due[1]} if export.is_under_way else {}),
    }


def _shown(export: Export) -> dict[str, Any]:
    wanted, refusal = export.wanted, export.refusal
    return {
        "id": export.id,
        "what": wanted.what,
        "format": wanted.format,
        "school_year": wanted.school_year,
        "functions": wanted.functions,
        "name": export.name,
        "author": shown_author(export.author),
        "state": export.state,
        "made_at": export.made_at,
        "kept_until": export.kept_until,
        "total": export.total,
        "done": export.done,
        **({"finished_at": export.finished_at} if export.finished_at else {}),
        **({"size": export.size} if export.size else {}),
        **({"refusal": {"code": refusal, "detail": REFUSALS[refusal]}} if refusal else {}),
        "version": export.version,
    }


def _rest(export: Export) -> dict[str, Any]:
    return {
        "institution": export.wanted.institution,
        "dossier_id": export.wanted.dossier_id,
        "place": export.place,
        "parts": list(export.parts),
        "failures": export.failures,
    }


def export_of(item: Item) -> Export:
    body, rest = json.loads(str(item["body"])), json.loads(str(item["rest"]))
    return Export(
        id=body["id"],
        wanted=_wanted(body, rest),
        author=Author(
            body["author"]["id"], body["author"]["function"], Side(body["author"]["side"])
        ),
        made_at=body["made_at"],
        kept_until=body["kept_until"],
        state=ExportState(body["state"]),
        total=body["total"],
        done=body["done"],
        place=rest["place"],
        parts=tuple(rest["parts"]),
        failures=rest["failures"],
        finished_at=body.get("finished_at", ""),
        size=body.get("size", 0),
        refusal=body.get("refusal", {}).get("code", ""),
        version=int(str(item["version"])),
    )


def _wanted(body: Mapping[str, Any], rest: Mapping[str, Any]) -> Wanted:
    return Wanted(
        institution=rest["institution"],
        dossier_id=rest["dossier_id"],
        what=ExportKind(body["what"]),
        format=ExportFormat(body["format"]),
        school_year=body["school_year"],
        functions=body["functions"],
    )


def export_download_item(taken: ExportDownload) -> Item:
    """It leaves nothing but its trace."""
    return {"body": "{}", "version": taken.version}
