"""What `make package` makes of the zip of chalice: a fast start, without what nobody reads."""

import importlib.util
import ssl
import zipfile

import pytest
import yaml
from sdk_data import sdk_of

from local.compiled import compile_in
from local.packaged import ROOT
from local.shipped import BUNDLE, SDK, amazon_roots, make_ready, weights

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
        "app.pyc",
        "chalicelib/__init__.pyc",
        "chalicelib/data.bin",
        "library/__init__.pyc",
        "library-1.0.dist-info/licenses/LICENSE",
    }


SOURCE = b'''"""About it."""
from __future__ import annotations

class One:
    """What it is."""

    def fails(self):
        """It does."""
        raise ValueError(self.fails.__doc__)
'''


@pytest.mark.parametrize(
    ("name", "read"),
    {
        "library/one.py": (None, ".", None),
        "chalicelib/domain/one.py": (None, "What it is.", None),
        "chalicelib/api/one.py": ("About it.", "What it is.", "It does."),
    }.items(),
)
def test_what_people_alone_read_is_not_shipped(tmp_path, name, read):
    """And what fails still says where: in AWS it stands elsewhere than it was compiled."""
    place = tmp_path / name
    place.parent.mkdir(parents=True)
    place.write_bytes(SOURCE)
    compile_in(tmp_path, "/var/task")
    spec = importlib.util.spec_from_file_location("one", place.with_suffix(".pyc"))
    one = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(one)

    with pytest.raises(ValueError, match=str(read[2])) as failed:
        one.One().fails()

    assert (one.__doc__, one.One.__doc__, one.One.fails.__doc__) == read
    assert (str(failed.traceback[-1].path), failed.traceback[-1].lineno) == (f"/var/task/{name}", 8)
    assert not place.exists()


def test_what_the_zip_weighs_is_told_by_part(tmp_path):
    parts = {part: files for part, _, files in weights(packed(tmp_path))}
    assert [parts[one] for one in ("data.bin", "app.pyc", "library", SDK)] == [1, 1, 1, 3]


def test_the_same_code_is_the_same_zip(tmp_path):
    """Or every deployment would replace every function."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    assert packed(first).read_bytes() == packed(second).read_bytes()


def test_the_sdk_finds_what_the_code_calls_and_no_more(ready):
    client = sdk_of([str(ready / SDK)], "dynamodb")
    assert client.meta.service_model.operation_names == ["GetItem", "Query"]
    assert client.meta.endpoint_url == "https://dynamodb.eu-west-1.amazonaws.com"
    assert client.get_paginator("query")
    assert "ResourceNotFoundException" in dir(client.exceptions)


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
