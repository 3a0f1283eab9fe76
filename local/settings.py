"""What `make run` and `make token` may be told, through the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

from local.processes import LOOPBACK, is_listening
from local.trouble import StartError

PORTS = 3  # in a row: the product, DynamoDB, S3 and Cognito; and one more for ACM, if asked


@dataclass(frozen=True)
class Settings:
    """PORT, STATE (the folder that holds the data), INSTITUTIONS (a file, or nothing) and ACM."""

    port: int
    state: Path
    institutions: Path | None
    acm: bool = False

    @property
    def origin(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def dynamodb_port(self) -> int:
        return self.port + 1

    @property
    def ministack_port(self) -> int:
        return self.port + 2

    @property
    def acm_port(self) -> int:
        return self.port + PORTS


def settings() -> Settings:
    """From the environment; StartError for what cannot be."""
    institutions = os.environ.get("INSTITUTIONS", "")
    return Settings(
        port=_port(os.environ.get("PORT") or "8080"),
        state=Path(os.environ.get("STATE") or ".local"),
        institutions=Path(institutions) if institutions else None,
        acm=bool(os.environ.get("ACM")),
    )


def check_ports(wanted: Settings) -> None:
    """StartError, with the number, when another program has one of our ports."""
    for port in range(wanted.port, wanted.port + PORTS + wanted.acm):
        if is_listening(port):
            raise StartError(
                f"port {port} is in use by another program: stop that, or choose other ports,"
                f" as in PORT={(wanted.port + 1010) % 50000} (three in a row are needed)"
            )


def _port(text: str) -> int:
    port = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    if not 0 < port <= 65535 - PORTS + 1:
        raise StartError(f"PORT={text} is no port: give a number from 1024 to 65533")
    return port
