"""A function of ``app.py`` as a function of ministack: the same code as in production."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_LONGEST = 240  # seconds
TRUST = {
    "Effect": "Allow",
    "Principal": {"Service": "lambda.amazonaws.com"},
    "Action": "sts:AssumeRole",
}
HANDLER = """\
import sys

sys.path.insert(0, {root!r})
from app import {name}
"""


def deploy(
    name: str,
    functions: Any,
    iam: Callable[[], Any],
    root: Path,
    environment: Mapping[str, str],
) -> str:
    """Create or replace the function; its code is the checkout at ``root``. Returns its ARN.

    ``environment``: the names of the tables, and where DynamoDB is. ``iam`` makes a client, which
    only a new function needs.
    """
    code = _zip({"handler.py": HANDLER.format(root=str(root), name=name)})
    settings = {"Environment": {"Variables": dict(environment)}, "Timeout": _LONGEST}
    try:
        functions.update_function_code(FunctionName=name, ZipFile=code)
        made = functions.update_function_configuration(FunctionName=name, **settings)
    except functions.exceptions.ResourceNotFoundException:
        made = functions.create_function(
            FunctionName=name,
            Runtime="python3.12",  # ministack runs it with the Python that runs ministack
            Handler=f"handler.{name}",
            Role=_role(name, iam(), root),
            Code={"ZipFile": code},
            **settings,
        )
    return str(made["FunctionArn"])


def _role(name: str, iam: Any, root: Path) -> str:
    """A role with the actions that the function has in AWS, on anything here; returns its ARN."""
    role = name.replace("_", "-")
    try:
        made = iam.create_role(RoleName=role, AssumeRolePolicyDocument=_policy(TRUST))
    except iam.exceptions.EntityAlreadyExistsException:
        made = iam.get_role(RoleName=role)
    said = json.loads((root / f".chalice/policy-{name}.json").read_text(encoding="utf-8"))
    actions = sorted({action for one in said["Statement"] for action in one["Action"]})
    rights = {"Effect": "Allow", "Action": actions, "Resource": "*"}
    iam.put_role_policy(RoleName=role, PolicyName="rights", PolicyDocument=_policy(rights))
    return str(made["Role"]["Arn"])


def _policy(statement: Mapping[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def _zip(files: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()
