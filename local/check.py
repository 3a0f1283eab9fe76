"""``make check``: style, types, templates and the plan of the house, each with its duration."""

import subprocess
import sys
import tempfile
from pathlib import Path

from .packaged import ROOT, package
from .steps import Step, passes

PYTHON = [sys.executable, "-m"]
WEB = ["npm", "--prefix", str(ROOT / "web"), "run", "--silent"]
STEPS = [
    Step("style: ruff check", [*PYTHON, "ruff", "check", "--quiet", "."]),
    Step(
        "layout: ruff format",
        [*PYTHON, "ruff", "format", "--quiet", "--check", "."],
        "Run `make format`.",
    ),
    Step("types: mypy --strict", [*PYTHON, "mypy"]),
    Step("web, style: oxlint", [*WEB, "lint"]),
    Step("web, types: tsc", [*WEB, "types"]),
    Step("web, tests: vitest", [*WEB, "test"]),
    # cfn-lint reads the merged template, the one that is deployed. In infra/resources.yaml alone
    # the overlay has no types, and what it refers to (functions, API, stage) is not there yet.
    Step("template: cfn-lint", [*PYTHON, "local.check", "template"]),
    Step(
        "plan of the house, OpenAPI",
        [
            *PYTHON,
            "pytest",
            "-q",
            "tests/test_house.py",
            "tests/infra",
            "tests/api/test_openapi.py",
        ],
    ),
]


def lint_template() -> int:
    cfn_lint = ROOT / ".venv-lint" / "bin" / "cfn-lint"
    with tempfile.TemporaryDirectory() as folder:
        try:
            template = package(Path(folder) / "packaged")
        except subprocess.CalledProcessError as error:
            print(error.stdout, error.stderr)
            return 1
        return subprocess.run([str(cfn_lint), str(template)], check=False).returncode


def main(arguments: list[str]) -> int:
    if arguments == ["template"]:
        return lint_template()
    results = [passes(step, sys.stdout) for step in STEPS]  # all of them, also after a failure
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
