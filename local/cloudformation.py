"""A stack of CloudFormation, made or brought up to date by a change set."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from botocore.exceptions import ClientError, WaiterError

from local.trouble import StartError

MAY = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]  # roles without names; what SAM makes of it
SAME = ("didn't contain changes", "No updates are to be performed")
# A first deployment that failed: AWS keeps its name, and takes nothing for it but its removal
NEVER_MADE = ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED")
_TOLD = 10  # of what failed


def outputs(cloudformation: Any, stack: str) -> dict[str, str]:
    """What the stack says of itself; nothing when it is not there, or was never finished."""
    try:
        (found,) = cloudformation.describe_stacks(StackName=stack)["Stacks"]
    except ClientError as error:
        if "does not exist" in str(error):
            return {}
        raise
    return {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", ())}


def deploy_stack(
    cloudformation: Any, stack: str, template: Mapping[str, str], parameters: Mapping[str, str]
) -> str:
    """``template``: its ``TemplateURL``, or ``TemplateBody``. What a stack knows already of its
    parameters it keeps. Returns made, changed or unchanged; StartError says what failed.
    """
    known = _known(cloudformation, stack)
    kind = "create" if known is None else "update"
    change = f"deploy-{uuid4()}"
    cloudformation.create_change_set(
        StackName=stack,
        ChangeSetName=change,
        ChangeSetType=kind.upper(),
        Capabilities=MAY,
        Parameters=_parameters(parameters, known or ()),
        **template,
    )
    try:
        cloudformation.get_waiter("change_set_create_complete").wait(
            StackName=stack, ChangeSetName=change, WaiterConfig={"Delay": 3}
        )
    except WaiterError as error:
        reason = str(error.last_response.get("StatusReason", error))
        cloudformation.delete_change_set(StackName=stack, ChangeSetName=change)
        if any(one in reason for one in SAME):
            return "unchanged"
        raise StartError(f"CloudFormation does not take this template: {reason}") from error
    cloudformation.execute_change_set(StackName=stack, ChangeSetName=change)
    _wait(cloudformation, stack, kind)
    return "made" if kind == "create" else "changed"


def _known(cloudformation: Any, stack: str) -> list[str] | None:
    """The names of the parameters that it has a value of; nothing without a stack.

    One of which the first deployment failed is removed: it never held anything.
    """
    try:
        (found,) = cloudformation.describe_stacks(StackName=stack)["Stacks"]
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise
    if found["StackStatus"] == "REVIEW_IN_PROGRESS":  # a change set that was never carried out
        return None
    if found["StackStatus"] in NEVER_MADE:
        cloudformation.delete_stack(StackName=stack)
        _wait(cloudformation, stack, "delete")
        return None
    return [one["ParameterKey"] for one in found.get("Parameters", ())]


def _parameters(wanted: Mapping[str, str], known: Any) -> list[dict[str, Any]]:
    given = [{"ParameterKey": k, "ParameterValue": v} for k, v in wanted.items()]
    kept = [one for one in known if one not in wanted]
    return given + [{"ParameterKey": one, "UsePreviousValue": True} for one in kept]


def _wait(cloudformation: Any, stack: str, kind: str) -> None:
    try:
        cloudformation.get_waiter(f"stack_{kind}_complete").wait(
            StackName=stack, WaiterConfig={"Delay": 5, "MaxAttempts": 720}
        )
    except WaiterError as error:
        (found,) = cloudformation.describe_stacks(StackName=stack)["Stacks"]
        events = cloudformation.describe_stack_events(StackName=stack)["StackEvents"]
        failed = [
            f"{one['LogicalResourceId']}: {one.get('ResourceStatusReason', '')}"
            for one in reversed(events)
            if one["ResourceStatus"].endswith("_FAILED")
        ]
        why = f"the stack {stack} was not {kind}d: {found.get('StackStatusReason', '')}"
        told = "\n  ".join([why, *failed[:_TOLD]])
        raise StartError(told) from error
