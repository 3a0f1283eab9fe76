"""What chalice packed, made ready for a fast start: the same zip, with what Lambda would do at each
cold start done once, and without what no function reads.
"""

import ast
import gzip
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import botocore
from botocore import xform_name

from local.compiled import compile_in

DATA = Path(botocore.__file__).parent / "data"
ROOTS = Path(botocore.__file__).parent / "cacert.pem"
# Of the SDK, beside the code: .chalice/config.json tells the SDK of it.
SDK, BUNDLE = "sdk-data", "sdk-data/roots.pem"
AMAZON = ("Amazon Root CA", "Starfield Services Root")  # https://www.amazontrust.com/repository
NEVER_READ = (
    "*/__pycache__/*",  # of the machine that packed; ours are made below
    "*.pyi",
    "*/py.typed",
    "*.dist-info/[A-KM-Z]*",  # all but licences: its own description, and what installs it
    "*.dist-info/sboms/*",
    "pydantic/v1/*",  # the API of pydantic 1, and what no model of ours has or asks
    "pydantic/mypy.py",
    "pydantic/experimental/*",
    "pydantic/color.py",
)
# An item of DynamoDB is its JSON, both ways: none of ours holds bytes, so that the SDK has nothing
# to turn into anything in it, and need not look at each of its values.
_AS_IT_IS: dict[str, Any] = {"type": "structure", "members": {}, "document": True}
# The SDK looks in each call for tables named by their ARN: who owns them may have another endpoint.
_BY_ARN = "operationContextParams"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same code is the same zip: then nothing is deployed anew


def make_ready(zipped: Path) -> None:
    """Rewrites the zip in place. Its Python must be of the version that runs this."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with zipfile.ZipFile(zipped) as archive:
            archive.extractall(place, _read(archive.namelist()))
        write_sdk_data(place / SDK, sources(place))
        (place / BUNDLE).write_text(amazon_roots(ROOTS.read_text(encoding="utf-8")))
        compile_in(place, "/var/task")
        zipped.write_bytes(zip_folder(place))


def _read(names: Iterable[str]) -> list[str]:
    return [one for one in names if not any(fnmatchcase(one, never) for never in NEVER_READ)]


def sources(place: Path) -> Iterator[str]:
    """Our own code."""
    for path in [place / "app.py", *sorted(place.glob("chalicelib/**/*.py"))]:
        yield path.read_text(encoding="utf-8")


def write_sdk_data(place: Path, code: Iterable[str]) -> None:
    """The services that the code makes clients of, with what it calls and no more.

    Rules about endpoints stay those of the SDK that runs: they change with its versions.
    """
    services, names = _clients_and_names(code)
    for service in sorted(services):
        version = max(path.name for path in (DATA / service).iterdir())
        model = _load(DATA / service / version / "service-2.json.gz")
        folder = place / service / version
        folder.mkdir(parents=True)
        (folder / "service-2.json").write_text(json.dumps(trimmed(model, names)))
    endpoints = _load(DATA / "endpoints.json")
    (place / "endpoints.json").write_text(json.dumps(_of_services(endpoints, services)))


def _clients_and_names(code: Iterable[str]) -> tuple[set[str], set[str]]:
    """The services in ``client("…")``; and whatever may be the name of a method."""
    services: set[str] = set()
    names: set[str] = set()
    for node in (node for text in code for node in ast.walk(ast.parse(text))):
        match node:
            case ast.Call(func=ast.Name(id="client"), args=[ast.Constant(value=str(service)), *_]):
                services.add(service)
            case ast.Attribute(attr=name) | ast.Constant(value=str(name)):
                names.add(name)
    return services, names


def trimmed(model: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """The operations among ``names`` (in Python's spelling), and the shapes that these lead to."""
    operations = {
        name: _without_documentation({k: v for k, v in one.items() if k != _BY_ARN})
        for name, one in model["operations"].items()
        if xform_name(name) in names
    }
    known = {name: _as_it_is(shape) for name, shape in model["shapes"].items()}
    shapes = dict(_reached(known, list(_shapes_in(operations))))
    return {**model, "operations": operations, "shapes": shapes}  # the SDK reads all the rest


def _as_it_is(shape: dict[str, Any]) -> dict[str, Any]:
    return _AS_IT_IS if shape.get("value", {}).get("shape") == "AttributeValue" else shape


def _reached(shapes: dict[str, Any], todo: list[str]) -> Iterator[tuple[str, Any]]:
    done: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in done:
            done.add(name)
            todo += _shapes_in(shapes[name])
            yield name, _without_documentation(shapes[name])


def _shapes_in(said: Any) -> Iterator[str]:
    if isinstance(said, dict):
        if isinstance(said.get("shape"), str):
            yield said["shape"]
        said = list(said.values())
    if isinstance(said, list):
        for one in said:
            yield from _shapes_in(one)


def _without_documentation(said: Any) -> Any:
    if isinstance(said, list):
        return [_without_documentation(one) for one in said]
    if not isinstance(said, dict):
        return said
    # A shape may have a member of that name; only texts are documentation.
    return {
        key: _without_documentation(value)
        for key, value in said.items()
        if not (key == "documentation" and isinstance(value, str))
    }


def _of_services(endpoints: dict[str, Any], services: set[str]) -> dict[str, Any]:
    partitions = [
        {**one, "services": {k: v for k, v in one["services"].items() if k in services}}
        for one in endpoints["partitions"]
        if one["partition"] == "aws"
    ]
    return {**endpoints, "partitions": partitions}


def _load(path: Path) -> Any:
    data = path.read_bytes() if path.is_file() else Path(f"{path}.gz").read_bytes()
    return json.loads(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)


def amazon_roots(bundle: str) -> str:
    """Those of ``bundle`` that sign for AWS: reading all of them takes longer than the request."""
    found = re.findall(r"(?:#[^\n]*\n)+-----BEGIN.*?-----END CERTIFICATE-----\n", bundle, re.DOTALL)
    return "".join(one for one in found if any(name in one for name in AMAZON))


def zip_folder(place: Path) -> bytes:
    """The same for the same content."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(path for path in place.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(str(path.relative_to(place)), _LONG_AGO)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def weights(zipped: Path) -> list[tuple[str, int, int]]:
    """What the zip is made of, the heaviest first: a part, its bytes in it, and how many files."""
    parts: dict[str, list[int]] = {}
    with zipfile.ZipFile(zipped) as archive:
        for one in archive.infolist():
            parts.setdefault(_part(Path(one.filename)), []).append(one.compress_size)
    found = [(part, sum(sizes), len(sizes)) for part, sizes in parts.items()]
    return sorted(found, key=lambda one: -one[1])


def _part(path: Path) -> str:
    """A file that is no Python for itself, a floor of our own code, a library."""
    if path.suffix in (".so", ".bin"):
        return path.name.partition(".")[0] + path.suffix
    return "/".join(path.parts[: 2 if path.parts[0] == "chalicelib" else 1])
