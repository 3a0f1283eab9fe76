"""The plan of the house, held to: floors, sizes, and what is written in one place only."""

import ast
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from chalicelib.api.openapi import VERSION

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = [ROOT / "app.py", *sorted(ROOT.glob("chalicelib/**/*.py"))]
OTHERS = [
    *sorted(ROOT.glob("local/**/*.py")),
    *sorted(ROOT.glob("bench/**/*.py")),
    *sorted(ROOT.glob("lexicon/*.py")),
]
DOMAIN = sorted(ROOT.glob("chalicelib/domain/**/*.py"))

# Each floor: the floors it may lean on, and the libraries from outside. typing_extensions comes
# with pydantic, which needs its TypedDict before Python 3.12.
FLOORS = {
    "domain": ({"domain"}, {"pydantic"}),
    "storage": ({"domain", "storage"}, {"pydantic", "botocore"}),
    "api": ({"domain", "storage", "api"}, {"pydantic", "typing_extensions", "chalice"}),
    "jobs": (
        {"domain", "storage", "jobs"},
        {"pydantic", "chalice", "botocore", "pypdf", "xlsxwriter"},
    ),
}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "localtime", "gmtime"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, by its full name; relative ones are resolved."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def outside(module: str) -> bool:
    first, *_ = module.split(".")
    return first not in sys.stdlib_module_names and first not in {"chalicelib", "app"}


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def functions_of(paths: list[Path]) -> Iterator[tuple[str, int]]:
    for path in paths:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name_of(path)}:{node.lineno} {node.name}", length_of(node)


@pytest.mark.parametrize("floor", list(FLOORS))
def test_a_floor_leans_only_on_those_below_it(floor):
    below, _ = FLOORS[floor]
    files = sorted((ROOT / "chalicelib" / floor).glob("**/*.py"))
    wrong = [
        f"{name_of(path)} imports {module}"
        for path in files
        for module in imports_of(path)
        if module.startswith("chalicelib.") and module.split(".")[1] not in below
    ]
    assert files
    assert wrong == []


@pytest.mark.parametrize("floor", list(FLOORS))
def test_a_floor_uses_only_the_libraries_it_may(floor):
    _, libraries = FLOORS[floor]
    wrong = [
        f"{name_of(path)} imports {module}"
        for path in sorted((ROOT / "chalicelib" / floor).glob("**/*.py"))
        for module in imports_of(path)
        if outside(module) and module.split(".")[0] not in libraries
    ]
    assert wrong == []


def test_what_is_shipped_does_not_lean_on_what_is_not():
    """The other folders stay at home; of chalice only chalice.app is in the zip."""
    at_home = {"local", "bench", "lexicon", "tests", "boto3"}
    wrong = [
        f"{name_of(path)} imports {module}"
        for path in SHIPPED
        for module in imports_of(path)
        if module.split(".")[0] in at_home
        or (module.split(".")[0] == "chalice" and not module.startswith("chalice.app"))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", DOMAIN, ids=name_of)
def test_the_domain_has_no_clock(path):
    """What it decides depends on what it is given: the moment too."""
    calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    clocks = [
        f"line {call.lineno}: {ast.unparse(call.func)}()"
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in CLOCKS
    ]
    assert clocks == []
    assert "time" not in set(imports_of(path))


def test_a_grant_is_given_in_one_place():
    """Whoever could build a Grant elsewhere could skip the question."""
    builders = {
        name_of(path)
        for path in [*SHIPPED, *OTHERS]
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Grant")
    }
    assert builders == {"chalicelib/domain/policy.py"}


def test_a_route_keeps_nothing_but_through_the_name_guard():
    """``keep`` reads what was sent; a route with a body gives it that."""
    routes = sorted((ROOT / "chalicelib" / "api").glob("*.py"))
    calls = [
        (name_of(path), ast.unparse(node.func), [ast.unparse(one) for one in node.args])
        for path in routes
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
    ]
    assert {path for path, name, _ in calls if name.endswith(".commit")} == {
        "chalicelib/api/keeping.py"
    }
    assert {(name, given[2]) for _, name, given in calls if name == "keep"} == {
        ("keep", "body"),
        ("keep", "None"),  # what is removed
    }


def test_no_file_is_longer_than_200_lines():
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in [*SHIPPED, *OTHERS]
    }
    assert {path: lines for path, lines in lengths.items() if lines > 200} == {}


def test_functions_are_short():
    """None over 40 lines, nine in ten within 20, half within 8."""
    lengths = dict(functions_of([*SHIPPED, *OTHERS]))
    in_order = sorted(lengths.values())
    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}
    assert in_order[int(len(in_order) * 0.9)] <= 20
    assert statistics.median(in_order) <= 8


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.txt")), ids=name_of)
def test_python_packages_are_pinned_exactly(path):
    lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    loose = [
        line
        for line in lines
        if line
        and not re.fullmatch(
            r"[\w.-]+(\[[\w,]+\])?==[\w.]+|-r requirements(-judge|-export|-dev)?\.txt", line
        )
    ]
    assert loose == []


@pytest.mark.parametrize(
    "path", [ROOT / "local/package.json", *sorted(ROOT.glob("web/package.json"))], ids=name_of
)
def test_npm_packages_are_pinned_exactly(path):
    package = json.loads(path.read_text(encoding="utf-8"))
    kinds = ("dependencies", "devDependencies", "optionalDependencies")
    versions = {name: v for kind in kinds for name, v in package.get(kind, {}).items()}
    assert {n: v for n, v in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+[\w.-]*", v)} == {}


def test_only_what_lambda_needs_is_shipped():
    """The SDK is in Lambda itself, chalice adds its own files, typing_extensions is pydantic's."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    shipped = {line.split("==")[0] for line in lines if line and not line.startswith("#")}
    imported = {m.split(".")[0] for path in SHIPPED for m in imports_of(path) if outside(m)}
    assert shipped == imported - {"chalice", "botocore", "typing_extensions", *IN_LAYERS}


# What is in the layer of some functions only, and the file that imports it.
IN_LAYERS = {
    "pypdf": ("requirements-judge.txt", "chalicelib/jobs/inspection/pdf.py"),
    "xlsxwriter": ("requirements-export.txt", "chalicelib/jobs/export_files.py"),
}


@pytest.mark.parametrize("library", list(IN_LAYERS))
def test_what_is_in_a_layer_is_imported_where_the_functions_that_have_it_need_it(library):
    """The other functions do not get it."""
    listed, where = IN_LAYERS[library]
    lines = (ROOT / listed).read_text(encoding="utf-8").splitlines()
    assert [line.split("==")[0].lower() for line in lines if not line.startswith("#")] == [library]
    assert {
        name_of(path)
        for path in SHIPPED
        for m in imports_of(path)
        if outside(m) and m.split(".")[0] == library
    } == {where}


def test_the_catalogue_names_the_version_of_the_api():
    catalogue = yaml.safe_load((ROOT / "publiccode.yaml").read_text(encoding="utf-8"))
    assert catalogue["softwareVersion"] == VERSION
    assert catalogue["legal"]["license"] == "EUPL-1.2"


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z_-]+):", makefile, re.MULTILINE))


def test_make_alone_lists_every_command():
    command = ["make", "--no-print-directory", "-C", str(ROOT)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make (\S+) +\S", printed, re.MULTILINE)) == make_targets()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_in_the_documents_exist(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^(?: {4})?|`|\$\()make (?:-s )?([a-z_-]+)", text, re.MULTILINE))
    assert named
    assert named - make_targets() == set()


def test_day_and_night_differ_in_colours_alone():
    """So that what is no colour is looked at by day only (tests/looking.py)."""
    kinds = {".css", ".html", ".ts", ".tsx"}
    sources = [path for path in ROOT.glob("web/src/**/*") if path.suffix in kinds]
    sources += [ROOT / "web/index.html", *ROOT.glob("local/*.css")]

    assert len(sources) > 50
    assert [name_of(path) for path in sources if "prefers-color-scheme" in path.read_text()] == []
