"""The check that API Gateway's Cognito authorizer makes, and the claims that it passes on."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import jwt

NEEDED = ("exp", "iat", "iss", "aud", "sub", "token_use")


class Unauthorized(Exception):
    """No token, or one that does not hold; nobody is told why."""


class Verifier:
    """Takes the ID tokens of one pool, made for one client, and no others."""

    def __init__(self, jwks: Mapping[str, Any], issuer: str, client: str) -> None:
        """``jwks``: the pool's public keys; ``issuer``: what its tokens say, an address at AWS."""
        self._keys = {key["kid"]: jwt.PyJWK(dict(key)) for key in jwks["keys"]}
        self._issuer = issuer
        self._client = client

    def claims(self, authorization: str | None) -> dict[str, str]:
        """The claims behind an Authorization header, with or without ``Bearer``."""
        token = (authorization or "").removeprefix("Bearer ").strip()
        try:
            key = self._keys[jwt.get_unverified_header(token).get("kid", "")]
            claims = jwt.decode(
                token,
                key,
                algorithms=["RS256"],
                issuer=self._issuer,
                audience=self._client,
                options={"require": list(NEEDED)},
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
            raise Unauthorized from error
        if claims["token_use"] != "id":  # noqa: S105 - no password
            raise Unauthorized
        return {name: _as_text(name, value) for name, value in claims.items()}


def _as_text(name: str, value: Any) -> str:
    """A claim as the authorizer passes it: always a string; a list as ``A,B``."""
    if name in ("exp", "iat"):
        return datetime.fromtimestamp(value, UTC).strftime("%a %b %d %H:%M:%S UTC %Y")
    if isinstance(value, list):
        return ",".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value)
