"""What schemathesis is told of our API; it reads this file itself, in its own environment.

FUZZ_KNOWN: JSON, ids that exist by the name of the parameter, those of others among them.
FUZZ_SECRET: a text that stands in a dossier of others, and in no answer.
"""

import json
import os
from random import Random
from typing import Any

import schemathesis

KNOWN: dict[str, list[str]] = json.loads(os.environ["FUZZ_KNOWN"])
SECRET = os.environ["FUZZ_SECRET"]
_SHARE = 0.85  # of the paths lead to something that exists


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    """Most paths that are made up end at 404 at once: others lead somewhere, by the same chance."""
    random = Random(repr(path_parameters))  # noqa: S311 - repeatable
    if not path_parameters or random.random() > _SHARE:
        return path_parameters
    found = {name: random.choice(KNOWN[name]) for name in path_parameters if KNOWN.get(name)}
    return {**path_parameters, **found}


@schemathesis.check
def nothing_of_others(ctx: Any, response: Any, case: Any) -> None:
    """No answer has a text of a dossier of others."""
    if SECRET in response.text:
        raise AssertionError(f"{case.method} {case.path} answered a text of a dossier of others")
