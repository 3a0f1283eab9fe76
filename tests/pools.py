"""A pool of our own, to make the tokens that a real pool would never give."""

import time
from functools import cached_property
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_pool"
CLIENT = "the-web-client"


class Pool:
    """Signs like a Cognito pool: RS256, a key id, and the claims of an ID token."""

    def __init__(self, issuer: str = ISSUER) -> None:
        self.issuer = issuer

    @cached_property
    def key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @property
    def jwks(self) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": "a-key", "alg": "RS256", "use": "sig"}]}

    def claims(self, **other: Any) -> dict[str, Any]:
        now = int(time.time())
        standard = {
            "sub": "a-sub",
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 900,
            "token_use": "id",
            "person_id": "a-person",
            "cognito:groups": ["clb", "admin"],
            "email_verified": True,
        }
        return {name: value for name, value in {**standard, **other}.items() if value is not None}

    def token(self, **other: Any) -> str:
        """An ID token; ``other`` replaces claims, and None leaves one out."""
        claims = self.claims(**other)
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "a-key"})
