"""What `make package` makes of the zip of chalice: a fast start, without what nobody reads."""

import json
import ssl
import subprocess
import sys
import zipfile

import pytest
import yaml
from botocore.loaders import Loader
from botocore.session import Session

from local.packaged import ROOT
from local.shipped import BUNDLE, SDK, amazon_roots, make_ready, sources, write_sdk_data

APP = """\
import library

dynamodb = client("dynamodb")


def read():
    return dynamodb.get_item(TableName="x"), dynamodb.get_paginator("query"), library.NAME
"""
FILES = {
    "app.py": APP,
    "chalicelib/__init__.py": "",
    "chalicelib/data.bin": "12",
    "library/__init__.py": "NAME = 'a library'",
    "library/__init__.pyi": "NAME: str",
    "library/__pycache__/__init__.cpython-311.pyc": "of another machine",
    "pydantic/v1/main.py": "raise RuntimeError",
    "library-1.0.dist-info/RECORD": "",
    "library-1.0.dist-info/licenses/LICENSE": "MIT",
}
TAG = sys.implementation.cache_tag


def packed(folder):
    zipped = folder / "deployment.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for name, text in FILES.items():
            archive.writestr(name, text)
    make_ready(zipped)
    return zipped


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    place = tmp_path_factory.mktemp("ready")
    with zipfile.ZipFile(packed(place)) as archive:
        archive.extractall(place / "task")
    return place / "task"


def test_what_is_compiled_is_shipped_and_what_nobody_reads_is_not(ready):
    found = {str(path.relative_to(ready)) for path in ready.rglob("*") if path.is_file()}
    assert {one for one in found if not one.startswith(SDK)} == {
        "app.py",
        f"__pycache__/app.{TAG}.pyc",
        "chalicelib/__init__.py",
        f"chalicelib/__pycache__/__init__.{TAG}.pyc",
        "chalicelib/data.bin",
        "library/__init__.pyc",
        "library-1.0.dist-info/licenses/LICENSE",
    }


def test_python_believes_what_is_compiled_whatever_the_time_of_the_source(ready):
    """A zip keeps no times to hold it to: the source is another one here, and is not read."""
    (ready / "chalicelib" / "__init__.py").write_text("raise RuntimeError('compiled again')")
    code = f"import sys; sys.path.insert(0, {str(ready)!r}); import chalicelib, library"
    subprocess.run([sys.executable, "-P", "-B", "-c", code], check=True)


def test_the_same_code_is_the_same_zip(tmp_path):
    """Or every deployment would replace every function."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    assert packed(first).read_bytes() == packed(second).read_bytes()


def test_the_sdk_finds_what_the_code_calls_and_no_more(ready):
    session = Session()
    session.register_component("data_loader", Loader([str(ready / SDK)]))
    client = session.create_client(
        "dynamodb", "eu-west-1", aws_access_key_id="x", aws_secret_access_key="x"
    )
    assert client.meta.service_model.operation_names == ["GetItem", "Query"]
    assert client.meta.endpoint_url == "https://dynamodb.eu-west-1.amazonaws.com"
    assert client.get_paginator("query")
    assert "ResourceNotFoundException" in dir(client.exceptions)


def test_whatever_a_policy_allows_the_sdk_knows(tmp_path):
    """Of DynamoDB and S3: an operation that was trimmed away would fail in AWS alone."""
    write_sdk_data(tmp_path, sources(ROOT))
    known = {
        name
        for service in ("dynamodb", "s3", "lambda")
        for path in tmp_path.glob(f"{service}/*/service-2.json")
        for name in json.loads(path.read_text())["operations"]
    }
    asked = {
        action.partition(":")[2]
        for path in ROOT.glob(".chalice/policy-*.json")
        for one in json.loads(path.read_text())["Statement"]
        for action in one["Action"]
        if action.startswith(("dynamodb:", "s3:"))
    }
    # The rights that go by another name than the call that needs them
    within = {"PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"}
    within |= {"GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"}  # by Lambda
    versions = {one for one in asked if one.endswith(("Version", "VersionTagging"))}
    lists = {"ListBucket": "ListObjectsV2", "ListBucketVersions": "ListObjectVersions"}
    calls = {lists.get(one, one) for one in asked - within - versions}
    assert calls <= known
    assert "TransactWriteItems" in known


def test_only_roots_of_amazon_are_trusted(ready):
    context = ssl.create_default_context(cafile=str(ready / BUNDLE))
    names = {
        dict(part[0] for part in one["subject"])["commonName"] for one in context.get_ca_certs()
    }
    assert names == {
        *(f"Amazon Root CA {number}" for number in (1, 2, 3, 4)),
        "Starfield Services Root Certificate Authority - G2",
    }
    assert amazon_roots("# Label: other\n-----BEGIN\nx\n-----END CERTIFICATE-----\n") == ""


def test_the_functions_are_told_where_it_is():
    config = yaml.safe_load((ROOT / ".chalice" / "config.json").read_text())
    assert config["environment_variables"] == {
        "AWS_DATA_PATH": f"/var/task/{SDK}",
        "AWS_CA_BUNDLE": f"/var/task/{BUNDLE}",
    }
