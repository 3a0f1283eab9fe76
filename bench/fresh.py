"""A new process that measures something and says it in JSON: nothing of ours is loaded there."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from bench.texts import ROOT


def fresh(
    *command: str, python: str = sys.executable, more: Mapping[str, str] | None = None
) -> Any:
    """What ``python command`` printed. Raises CalledProcessError."""
    environment = {**os.environ, **(more or {})}
    done = subprocess.run(  # noqa: S603 - our own modules
        [python, *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE
    )
    return json.loads(done.stdout)
