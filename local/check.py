"""``make check``: style, types and the plan of the house, each with its duration."""

import sys

from .packaged import ROOT
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


def main() -> int:
    results = [passes(step, sys.stdout) for step in STEPS]  # all of them, also after a failure
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
