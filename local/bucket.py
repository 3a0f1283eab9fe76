"""The bucket for documents and the directory, and the one for evidence, as
``infra/resources.yaml`` describes them.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from local.resources import resource

NAME = "samenwerkingsdossier-documents"
EVIDENCE = "samenwerkingsdossier-evidence"


def set_up_bucket(s3: Any, template: Mapping[str, Any], origin: str) -> None:
    """Create it, or give it its settings again: ministack forgets these after a kill -9.

    ``origin`` is the address of the web application, which alone may put and get here.
    """
    wanted = resource(template, "DocumentBucket")
    region = s3.meta.region_name
    with suppress(s3.exceptions.BucketAlreadyOwnedByYou, s3.exceptions.BucketAlreadyExists):
        s3.create_bucket(Bucket=NAME, CreateBucketConfiguration={"LocationConstraint": region})
    s3.put_bucket_versioning(Bucket=NAME, VersioningConfiguration=wanted["VersioningConfiguration"])
    if "NotificationConfiguration" in wanted:  # each upload is told to EventBridge
        s3.put_bucket_notification_configuration(
            Bucket=NAME, NotificationConfiguration={"EventBridgeConfiguration": {}}
        )
    rules = [
        _cors_rule(rule) | {"AllowedOrigins": [origin]}
        for rule in wanted.get("CorsConfiguration", {}).get("CorsRules", [])
    ]
    if rules:
        s3.put_bucket_cors(Bucket=NAME, CORSConfiguration={"CORSRules": rules})


def set_up_evidence(s3: Any) -> None:
    """It can be locked, and is not here: whoever tries something out may clear it away."""
    where = {"CreateBucketConfiguration": {"LocationConstraint": s3.meta.region_name}}
    with suppress(s3.exceptions.BucketAlreadyOwnedByYou, s3.exceptions.BucketAlreadyExists):
        s3.create_bucket(Bucket=EVIDENCE, ObjectLockEnabledForBucket=True, **where)
    s3.put_bucket_versioning(Bucket=EVIDENCE, VersioningConfiguration={"Status": "Enabled"})


def _cors_rule(rule: Mapping[str, Any]) -> dict[str, Any]:
    """CloudFormation's names, in those of the S3 API."""
    names = {
        "AllowedMethods": "AllowedMethods",
        "AllowedHeaders": "AllowedHeaders",
        "ExposedHeaders": "ExposeHeaders",
        "MaxAge": "MaxAgeSeconds",
    }
    return {there: rule[here] for here, there in names.items() if here in rule}
