"""The environment that the functions find: as in Lambda, but pointing at this machine."""

import os
import sys

from local import bucket
from local.engines import KEY, REGION, SECRET
from local.processes import LOOPBACK

MAIL_FROM = "samenwerkingsdossier@post.example"
TABLES = {
    "DossierTable": "samenwerkingsdossier-dossiers",
    "AuditTable": "samenwerkingsdossier-audit",
}
# What would lead the SDK to somebody's real account, or through their proxy.
UNWANTED = ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_CA_BUNDLE")


def keep_to_this_machine() -> None:
    """Nothing that the SDK does from here on leaves loopback, whatever this account has set."""
    for name in UNWANTED:
        os.environ.pop(name, None)
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, [os.environ.get(name), LOOPBACK]))
    os.environ |= {
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def keep_compiled() -> None:
    """Python keeps what it compiled, here and in the engines: half of a next start's time."""
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def function_variables(dynamodb_url: str) -> dict[str, str]:
    """What every function has in its environment: the names of the tables and the bucket."""
    return {
        "DOSSIER_TABLE": TABLES["DossierTable"],
        "AUDIT_TABLE": TABLES["AuditTable"],
        "DOCUMENT_BUCKET": bucket.NAME,
        "EVIDENCE_BUCKET": bucket.EVIDENCE,
        "LARGEST_DOCUMENT": str(50 * 1024**2),
        "MALWARE_ENGINE": "this_machine",
        "KEEP_CLOSED_FOR": "6",
        "NAME_AUTHORS_FOR": "2",
        "HAND_OVER_FUNCTION": "hand-over",  # which is in this process here: see aside
        "EXPORT_FUNCTION": "export",  # and this one
        "AWS_ENDPOINT_URL_DYNAMODB": dynamodb_url,
    }


def mail_variables(secret: str, origin: str) -> dict[str, str]:
    """What who mails has in its environment, and the API of the secret."""
    return {
        "MAIL_SECRET": secret,
        "MAIL_FROM": f"Samenwerkingsdossier <{MAIL_FROM}>",
        "MAIL_SETTINGS": "",
        "WEB_ORIGIN": origin,
        "OPERATOR": "operator@platform.example",
    }


def point_at(dynamodb_url: str, ministack_url: str) -> None:
    """From here on, clients of the SDK in this process talk to these engines."""
    os.environ |= {"AWS_ENDPOINT_URL": ministack_url, "AWS_ENDPOINT_URL_S3": ministack_url}
    os.environ |= function_variables(dynamodb_url)
