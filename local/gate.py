"""``make gate``: three linters read the template that is deployed; what they find is repaired, or
accepted with a reason in infra/accepted.yaml. Then it is deployed on this machine, and answers.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from local.environment import keep_to_this_machine
from local.findings import Finding, accepted, objections
from local.packaged import ROOT, package
from local.smoke import smoke
from local.trouble import StartError

BIN = ROOT / ".venv-lint" / "bin"
INFRA = ROOT / "infra"

Types = Mapping[str, str]  # logical id → type


@dataclass(frozen=True)
class Linter:
    """``command`` prints JSON, of which ``read`` makes findings."""

    name: str
    command: list[str]
    read: Callable[[Any, Types], Iterator[Finding]]

    def findings(self, template: Path, types: Types) -> list[Finding]:
        """Raises RuntimeError with what it said where it could not read the template."""
        command = [str(template) if part == "TEMPLATE" else part for part in self.command]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        try:
            return list(self.read(json.loads(done.stdout), types))
        except (ValueError, LookupError) as error:
            raise RuntimeError(f"{self.name} failed:\n{done.stdout}{done.stderr}") from error


def of_cfn_lint(found: Any, types: Types) -> Iterator[Finding]:
    for one in found:
        path = [*map(str, one["Location"]["Path"] or ()), "", ""]
        on = f"{types.get(path[1], path[0])}.{path[1]}"
        yield Finding(f"cfn-lint {one['Rule']['Id']}", on, one["Message"])


def of_checkov(found: Any, types: Types) -> Iterator[Finding]:
    for one in found["results"]["failed_checks"]:
        yield Finding(f"checkov {one['check_id']}", one["resource"], one["check_name"])
    for one in found["results"]["parsing_errors"]:
        yield Finding("checkov parsing", str(one), "it cannot be read")


def of_guard(found: Any, types: Types) -> Iterator[Finding]:
    for rule, name in found:
        yield Finding(f"cfn-guard {rule}", f"{types[name]}.{name}", "see infra/rules.guard")


LINTERS = [
    Linter("cfn-lint", [str(BIN / "cfn-lint"), "--format", "json", "TEMPLATE"], of_cfn_lint),
    Linter(
        "cfn-guard",
        [
            *[str(BIN / "python"), "-P"],  # or local/token.py stands before the one of Python
            str(ROOT / "local" / "guarded.py"),
            "TEMPLATE",
            str(INFRA / "rules.guard"),
        ],
        of_guard,
    ),
    Linter(
        "checkov",
        [
            str(BIN / "checkov"),
            *["--file", "TEMPLATE", "--framework", "cloudformation"],
            *["--output", "json", "--compact", "--skip-download"],
        ],
        of_checkov,
    ),
]


def types_in(template: Path) -> Types:
    read = yaml.load(template.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: one["Type"] for name, one in read["Resources"].items()}


def found_in(template: Path) -> Iterator[Finding]:
    types = types_in(template)
    print(f"  {len(types)} resources and functions in the template", flush=True)
    for linter in LINTERS:
        started = time.monotonic()
        found = linter.findings(template, types)
        took = time.monotonic() - started
        print(f"  {linter.name:<12} {len(found):>4} findings {took:6.1f} s", flush=True)
        yield from found


def linted(template: Path) -> list[str]:
    """What is not accepted, a line each."""
    found = list(found_in(template))
    acceptances = accepted(INFRA / "accepted.yaml")
    against = list(objections(found, acceptances))
    print(f"  {len(acceptances)} reasons in infra/accepted.yaml, {len(against)} objections")
    return against


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        try:
            template = package(Path(folder) / "packaged")
            against = linted(template)
            keep_to_this_machine()
            started = time.monotonic()
            against += smoke(template, Path(folder) / "state")
        except subprocess.CalledProcessError as error:
            against = [f"{error.stdout}{error.stderr}"]
        except (RuntimeError, StartError, TypeError, ValueError) as error:
            against = [str(error)]
        else:
            print(f"  deployed and asked on this machine {time.monotonic() - started:6.1f} s")
    print(*against, sep="\n", end="\n" if against else "")
    return 1 if against else 0


if __name__ == "__main__":
    sys.exit(main())
