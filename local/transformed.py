"""What AWS makes of the template with its serverless transform: by the Python of .venv-lint.

usage: transformed.py TEMPLATE.json: prints it, for the region of the environment.
"""

import json
import sys
from pathlib import Path
from typing import Any

from samtranslator.translator.transform import transform


class NoPolicies:
    """No function asks for a managed policy by name, so nobody has to look those up."""

    def load(self) -> dict[str, str]:
        return {}


def main(arguments: list[str]) -> None:
    template: dict[str, Any] = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    print(json.dumps(transform(template, {}, NoPolicies())))


if __name__ == "__main__":
    main(sys.argv[1:])
