"""The sign-in trigger of ``app.py`` as a function of ministack: the same code as in production."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

NAME = "sign_in"
ROLE = "sign-in"
TRUST = {
    "Effect": "Allow",
    "Principal": {"Service": "lambda.amazonaws.com"},
    "Action": "sts:AssumeRole",
}
ACTIONS = ("Query", "GetItem", "BatchGetItem", "ConditionCheckItem", "PutItem", "UpdateItem")
RIGHTS = {"Effect": "Allow", "Action": [f"dynamodb:{one}" for one in ACTIONS], "Resource": "*"}
HANDLER = """\
import sys

sys.path.insert(0, {root!r})
from app import sign_in
"""


def deploy_sign_in(
    functions: Any, iam: Callable[[], Any], root: Path, environment: Mapping[str, str]
) -> str:
    """Create or replace the function; its code is the checkout at ``root``. Returns its ARN.

    ``environment``: the names of the tables, and where DynamoDB is. ``iam`` makes a client, which
    only a new function needs.
    """
    code = _zip({"handler.py": HANDLER.format(root=str(root))})
    settings = {"Environment": {"Variables": dict(environment)}, "Timeout": 15}
    try:
        functions.update_function_code(FunctionName=NAME, ZipFile=code)
        made = functions.update_function_configuration(FunctionName=NAME, **settings)
    except functions.exceptions.ResourceNotFoundException:
        made = functions.create_function(
            FunctionName=NAME,
            Runtime="python3.12",  # ministack runs it with the Python that runs ministack
            Handler="handler.sign_in",
            Role=_role(iam()),
            Code={"ZipFile": code},
            **settings,
        )
    return str(made["FunctionArn"])


def _role(iam: Any) -> str:
    """The role that ministack wants a function to have; returns its ARN."""
    try:
        made = iam.create_role(RoleName=ROLE, AssumeRolePolicyDocument=_policy(TRUST))
    except iam.exceptions.EntityAlreadyExistsException:
        made = iam.get_role(RoleName=ROLE)
    iam.put_role_policy(RoleName=ROLE, PolicyName="rights", PolicyDocument=_policy(RIGHTS))
    return str(made["Role"]["Arn"])


def _policy(statement: Mapping[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def _zip(files: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()
