"""What docs/operations.md tells somebody to type exists: names of the template, `make`, and AWS."""

import re

import pytest
from botocore import xform_name
from botocore.session import Session

from local.resources import ROOT, template

PAGES = [ROOT / "docs" / f"{name}.md" for name in ("operations", "institutions")]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
OPERATIONS = PAGES[0].read_text(encoding="utf-8")
# In capitals too, and not of the template: an index, rights of AWS and of ACM, a setting of Debian.
OTHERS = {
    *("AdministratorAccess", "ByDue", "MaxFileSize"),
    *("SamenwerkingsdossierBeheerder", "SamenwerkingsdossierGebruiker"),
}
# A command, with what it goes on with after a \ and a line.
COMMANDS = re.findall(r"\baws ([a-z0-9-]+) ([a-z-]+)((?:[^`\n]|(?<=\\)\n)*)", TEXT)
OF_THE_CLI = {"query", "output", "region", "cli-binary-format", "cli-read-timeout", "outfile"}
NO_API = {"sso", "s3"}  # commands of the CLI itself


def test_each_name_is_one_of_the_template():
    made = template()
    named = set(re.findall(r"[`<]((?:[A-Z][a-z]+){2,})[`> ]", OPERATIONS))
    assert len(named & set(made["Resources"])) > 10
    assert named - OTHERS <= {*made["Resources"], *made["Outputs"], *made["Parameters"]}


def test_each_make_is_one_of_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    asked = set(re.findall(r"(?:`|^    )make ([a-z-]+)", TEXT, re.MULTILINE))
    assert len(asked) > 10
    assert asked <= targets


@pytest.fixture(scope="module")
def sdk():
    return Session()


@pytest.mark.parametrize(
    ("service", "name", "rest"), COMMANDS, ids=[" ".join(one[:2]) for one in COMMANDS]
)
def test_each_command_and_option_is_one_of_aws(sdk, service, name, rest):
    if service in NO_API:
        return
    model = sdk.get_service_model(service.removesuffix("api"))
    operations = {xform_name(one, "-"): one for one in model.operation_names}
    shape = model.operation_model(operations[name]).input_shape
    known = {xform_name(one, "-") for one in shape.members} | OF_THE_CLI
    known |= {f"no-{one}" for one in known}
    assert set(re.findall(r"--([a-z-]+)", rest)) <= known


def test_a_function_is_called_as_the_cli_wants_it():
    """It takes a payload for base64 unless told, and asks again what lasts over a minute."""
    calls = [rest for service, name, rest in COMMANDS if (service, name) == ("lambda", "invoke")]
    assert len(calls) > 4
    assert [rest for rest in calls if "--cli-binary-format raw-in-base64-out" not in rest] == []
    long = [rest for rest in calls if "platform" not in rest]
    assert [rest for rest in long if "--cli-read-timeout" not in rest] == []
