"""The token in the address by which one click ends all mails, without signing in.

It says for whom, and proves that a mail of ours said so (HMAC-SHA-256). It never expires: a mail
is kept for years, and its link has to work (RFC 8058). It gives a right to nothing else.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from .errors import NotFound

_PROOF = 16  # bytes
_LONGEST = 300  # characters
_ABOUT = b"unsubscribe:1:"


def token_of(person_id: str, secret: str) -> str:
    who = person_id.encode()
    return urlsafe_b64encode(_proof(who, secret) + who).decode().rstrip("=")


def person_of(token: str, secret: str) -> str:
    """Raises NotFound for what we did not make."""
    try:
        if len(token) > _LONGEST or not token.isascii():
            raise NotFound
        held = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        proof, who = held[:_PROOF], held[_PROOF:]
        if not secret or not who or not hmac.compare_digest(proof, _proof(who, secret)):
            raise NotFound
        return who.decode()
    except ValueError:
        raise NotFound from None


def _proof(who: bytes, secret: str) -> bytes:
    return hmac.new(secret.encode(), _ABOUT + who, sha256).digest()[:_PROOF]
