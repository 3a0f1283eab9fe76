"""What CloudFormation Guard finds: run by the Python of .venv-lint, which has its bindings.

usage: guarded.py TEMPLATE RULES: prints a JSON list of ``[rule, logical id of the resource]``.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from cfn_guard_rs.cfn_guard_rs import run_checks_rs


def findings(template: dict[str, Any], rules: str) -> Iterator[tuple[str, str]]:
    """Of each rule on each resource apart: then its report says no more than yes or no.

    Reports of Guard 3.0 that are long lose their beginning, and only what fails makes one long.
    """
    sets = "\n".join(re.findall(r"^let .*$", rules, re.MULTILINE))
    for rule in re.finditer(r"^rule (\w+) .*?^}", rules, re.MULTILINE | re.DOTALL):
        for name, resource in template["Resources"].items():
            data = json.dumps({"Resources": {name: resource}})
            if not _passes(run_checks_rs(data, f"{sets}\n{rule[0]}", False)):
                yield rule[1], name


def _passes(report: str) -> bool:
    try:
        return bool(json.loads(report)["status"] != "FAIL")
    except ValueError:
        return False


def main(arguments: list[str]) -> None:
    template, rules = (Path(one).read_text(encoding="utf-8") for one in arguments)
    found = findings(yaml.load(template, Loader=yaml.CSafeLoader), rules)
    print(json.dumps(sorted(found)))


if __name__ == "__main__":
    main(sys.argv[1:])
