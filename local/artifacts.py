"""What is deployed, in the bucket where CloudFormation reads it: named by its content, so that what
did not change is not deployed anew.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from local.shipped import zip_folder

# What names a place beside the template, by the type of its resource
PLACES = {
    "AWS::Serverless::Function": "CodeUri",
    "AWS::Serverless::LayerVersion": "ContentUri",
}


def make_bucket(s3: Any, name: str) -> None:
    """Private and encrypted, as S3 makes any bucket; it is kept when it exists."""
    region = s3.meta.region_name
    where = {"CreateBucketConfiguration": {"LocationConstraint": region}}
    with suppress(s3.exceptions.BucketAlreadyOwnedByYou):
        s3.create_bucket(Bucket=name, **({} if region == "us-east-1" else where))


def upload(s3: Any, bucket: str, template: Path) -> dict[str, Any]:
    """Uploads what the template names beside it, and returns it with the addresses of that.

    Without the aliases of YAML: CloudFormation rejects them, and one change would be many.
    """
    with template.open(encoding="utf-8") as text:
        read: dict[str, Any] = json.loads(json.dumps(yaml.load(text, Loader=yaml.CSafeLoader)))
    places: dict[Path, str] = {}
    for resource in read["Resources"].values():
        if key := PLACES.get(resource["Type"]):
            path = template.parent / resource["Properties"][key]
            if path not in places:
                places[path] = f"s3://{bucket}/{_put(s3, bucket, _zipped(path), '.zip')}"
            resource["Properties"][key] = places[path]
    return read


def upload_template(s3: Any, bucket: str, template: dict[str, Any]) -> str:
    """Its address; it is longer than what CloudFormation takes in a call."""
    key = _put(s3, bucket, json.dumps(template).encode(), ".json")
    return f"https://s3.{s3.meta.region_name}.amazonaws.com/{bucket}/{key}"


def _zipped(path: Path) -> bytes:
    if path.is_dir():
        return zip_folder(path)
    return path.read_bytes()


def _put(s3: Any, bucket: str, data: bytes, suffix: str) -> str:
    key = hashlib.sha256(data).hexdigest() + suffix
    s3.put_object(Bucket=bucket, Key=key, Body=data)
    return key
