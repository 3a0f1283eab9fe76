"""The web application in its bucket, with the headers that this machine gives its files."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from local.static import ASK_AGAIN, KINDS, lasts


def publish(s3: Any, bucket: str, built: Path, config: Mapping[str, Any]) -> int:
    """Puts what ``vite`` built in ``built``, and ``/config.json``; returns how many files.

    The first page goes last, when all that it asks for is there. What an earlier version asked
    for stays: somebody may have it open.
    """
    files = [path for path in sorted(built.rglob("*")) if path.suffix in KINDS]
    for path in sorted(files, key=lambda path: path.name == "index.html"):
        _put(s3, bucket, str(path.relative_to(built)), path.read_bytes(), lasts(path, built))
    _put(s3, bucket, "config.json", json.dumps(config, ensure_ascii=False).encode(), ASK_AGAIN)
    return len(files) + 1


def _put(s3: Any, bucket: str, key: str, data: bytes, how_long: str) -> None:
    kind = KINDS[Path(key).suffix]
    s3.put_object(Bucket=bucket, Key=key, Body=data, ContentType=kind, CacheControl=how_long)


def config(outputs: Mapping[str, str], region: str, links: Path) -> dict[str, Any]:
    """What the web application has to know of a stack, from its outputs."""
    sign_in = outputs["SignInUrl"]
    provider = outputs.get("IdentityProvider")
    return {
        "sign_in": {
            "issuer": f"https://cognito-idp.{region}.amazonaws.com/{outputs['UserPoolId']}",
            "authorization_endpoint": f"{sign_in}/oauth2/authorize",
            "token_endpoint": f"{sign_in}/oauth2/token",
            "end_session_endpoint": f"{sign_in}/logout",
            "client_id": outputs["WebClientId"],
            **({"identity_provider": provider} if provider else {}),
        },
        "largest_document": int(outputs["LargestDocument"]),
        "links": json.loads(links.read_text(encoding="utf-8")),
    }
