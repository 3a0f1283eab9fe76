"""What would be deployed: the template that chalice writes from app.py, with ours laid over it."""

import ast
import json
import zipfile
from pathlib import Path

import pytest
import yaml
from chalice.constants import MISSING_DEPENDENCIES_TEMPLATE

from local.packaged import LAYERS, ROOT, check_complete, main, package
from local.trouble import StartError

FUNCTIONS = {
    "APIHandler": "api",
    "SignIn": "sign_in",
    "ImportInstitutions": "import_institutions",
    "HandOver": "hand_over",
    "Export": "export",
    "Platform": "platform",
    "Rights": "rights",
    "JudgeUpload": "judge_upload",
    "CleanUp": "clean_up",
    "Notify": "notify",
    "Evidence": "evidence",
    "Mail": "mail",
    "Bounces": "bounces",
    "Consistency": "consistency",
    "Retention": "retention",
    "Remind": "remind",
    "NewSchoolYear": "new_school_year",
}
# What not every function may know.
FOR_MAILS = {"MAIL_SECRET", "MAIL_FROM", "MAIL_SETTINGS", "WEB_ORIGIN", "OPERATOR"}
FOR_EVIDENCE = {"EVIDENCE_BUCKET"}
OWN_VARIABLES = {"APIHandler": {"MAIL_SECRET"}, "Mail": FOR_MAILS, "Evidence": FOR_EVIDENCE}
POLICIES = sorted(ROOT.glob(".chalice/policy-*.json"))
OF_THE_SDK = {"AWS_DATA_PATH", "AWS_CA_BUNDLE"}  # it reads what make package puts in the zip
OPEN_TO_ALL = {"/health", "/openapi.json", "/unsubscriptions/{token}"}
ONLY_IN_TRANSACTIONS = {
    "ForAnyValue:StringEquals": {"dynamodb:EnclosingOperation": ["TransactWriteItems"]}
}
WRITES = {"PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem", "BatchWriteItem"}


@pytest.fixture(scope="module")
def packaged(tmp_path_factory):
    return package(tmp_path_factory.mktemp("package") / "application")


@pytest.fixture(scope="module")
def template(packaged):
    with packaged.open(encoding="utf-8") as text:
        return yaml.load(text, Loader=yaml.CSafeLoader)


@pytest.fixture(scope="module")
def resources(template):
    return template["Resources"]


@pytest.fixture(scope="module")
def document(resources):
    """The API as API Gateway gets it."""
    return resources["RestAPI"]["Properties"]["DefinitionBody"]


def statements_of(path):
    return json.loads(path.read_text(encoding="utf-8"))["Statement"]


def writes_in(statement):
    return {action.removeprefix("dynamodb:") for action in statement["Action"]} & WRITES


@pytest.fixture(scope="module")
def variables_read():
    """Walks all that is shipped, once."""
    return set(_variables_read())


def _variables_read():
    """The names in ``os.environ["…"]`` of whatever is shipped."""
    shipped = [ROOT / "app.py", *sorted(ROOT.glob("chalicelib/**/*.py"))]
    for path in shipped:
        yield from _variables_in(ast.parse(path.read_text(encoding="utf-8")))


def _variables_in(code):
    for node in ast.walk(code):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            yield ast.literal_eval(node.slice)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("os.environ.get", "os.getenv"):
            yield ast.literal_eval(node.args[0])


def test_the_lexicon_of_the_name_guard_is_in_the_zip(packaged):
    data = "chalicelib/domain/names/data"
    with zipfile.ZipFile(packaged.with_name("deployment.zip")) as archive:
        shipped = {name for name in archive.namelist() if name.startswith(data)}
    assert shipped == {f"{data}/lexicon.bin"}


def test_whatever_we_lay_over_has_something_under_it(resources):
    """A misspelt overlay would be a resource without a type."""
    assert [name for name, one in resources.items() if "Type" not in one] == []


def test_the_functions_are_these(resources):
    found = {n for n, one in resources.items() if one["Type"] == "AWS::Serverless::Function"}
    assert found == set(FUNCTIONS)


@pytest.mark.parametrize("function", list(FUNCTIONS))
def test_a_function_gets_every_variable_that_the_code_reads(resources, variables_read, function):
    given = set(resources[function]["Properties"]["Environment"]["Variables"])
    expected = variables_read - FOR_MAILS - FOR_EVIDENCE | OWN_VARIABLES.get(function, set())
    assert expected | OF_THE_SDK == given


@pytest.mark.parametrize(("function", "name"), list(FUNCTIONS.items()))
def test_a_function_has_its_own_role_with_its_own_policy(resources, function, name):
    role = resources[function]["Properties"]["Role"]["Fn::GetAtt"][0]
    policies = [one["PolicyDocument"] for one in resources[role]["Properties"]["Policies"]]
    assert [one["Statement"] for one in policies] == [
        statements_of(ROOT / f".chalice/policy-{name}.json")
    ]


@pytest.mark.parametrize("function", list(FUNCTIONS))
def test_a_function_logs_to_its_own_encrypted_group(resources, function):
    groups = [
        one["Properties"]
        for one in resources.values()
        if one["Type"] == "AWS::Logs::LogGroup"
        and one["Properties"]["LogGroupName"] == {"Fn::Sub": f"/aws/lambda/${{{function}}}"}
    ]
    assert [(one["RetentionInDays"], "KmsKeyId" in one) for one in groups] == [(90, True)]


def test_aws_takes_the_template(template, resources, document):
    """Quotas that no linter here knows, with room for half as much again: those of CloudFormation,
    the inline policies of a role (IAM), and the resources of an API (API Gateway)."""
    assert len(json.dumps(template)) < 1_000_000 / 1.5
    assert len(resources) < 500 / 1.5
    roles = [one["Properties"] for one in resources.values() if one["Type"] == "AWS::IAM::Role"]
    inline = [json.dumps(one.get("Policies", []), separators=(",", ":")) for one in roles]
    assert max(map(len, inline)) < 10_240 / 1.5
    parts = [path.strip("/").split("/") for path in document["paths"]]
    assert len({tuple(one[:n]) for one in parts for n in range(len(one) + 1)}) < 300 / 1.5


def test_what_is_reserved_of_lambda_is_what_the_guide_asks_for(resources):
    """AWS refuses a reservation that leaves less than a hundred for all the other functions."""
    given = [one.get("Properties", {}) for one in resources.values()]
    reserved = sum(one.get("ReservedConcurrentExecutions", 0) for one in given)
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"reserves {reserved} of them, and AWS refuses" in guide


def test_a_library_without_a_build_is_not_left_out_in_silence():
    """In the words of chalice, which ends well all the same."""
    check_complete("Creating deployment package.\n")
    said = MISSING_DEPENDENCIES_TEMPLATE % "pydantic-core==2.50.4"
    with pytest.raises(StartError, match=r"no build of pydantic-core==2\.50\.4 for arm64"):
        check_complete(said)


def test_a_folder_that_holds_something_is_not_packaged_into(tmp_path, capsys):
    (tmp_path / "work").mkdir()
    assert main([str(tmp_path)]) == 1
    assert "say OUT= another folder" in capsys.readouterr().err


def test_every_route_but_three_asks_for_a_token(document):
    open_routes = {
        path
        for path, methods in document["paths"].items()
        for operation in methods.values()
        if operation.get("security") != [{"SignedIn": []}]
    }
    assert open_routes == OPEN_TO_ALL


def test_tokens_are_those_of_our_pool(document):
    authorizer = document["securityDefinitions"]["SignedIn"]["x-amazon-apigateway-authorizer"]
    assert authorizer["type"] == "cognito_user_pools"
    assert authorizer["providerARNs"] == [{"Fn::GetAtt": ["Users", "Arn"]}]


def test_there_is_no_cors_because_web_and_api_share_an_origin(document):
    assert [path for path, methods in document["paths"].items() if "options" in methods] == []
    assert "Access-Control" not in json.dumps(document)


def test_the_firewall_stands_before_the_stage_that_is_served(resources):
    """SAM names the stage after the API, and adds one of its own unless a version is given."""
    api = resources["RestAPI"]["Properties"]
    firewall = resources["WebFirewallOnApi"]
    assert api["OpenApiVersion"] == "2.0"
    assert firewall["DependsOn"] == f"RestAPI{api['StageName']}Stage"
    assert firewall["Properties"]["ResourceArn"]["Fn::Sub"].endswith(f"/stages/{api['StageName']}")
    assert api["StageName"] == "api"


def test_every_policy_belongs_to_a_function():
    assert {path.stem.removeprefix("policy-") for path in POLICIES} == set(FUNCTIONS.values())


def is_wide(statement):
    """X-Ray alone knows no resources, so nothing narrower can be written there."""
    traces = all(action.startswith("xray:") for action in statement["Action"])
    everything = "*" in (statement["Resource"], *statement["Resource"])
    return "*" in "".join(statement["Action"]) or (everything and not traces)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_a_policy_names_its_actions_and_its_resources(path):
    statements = statements_of(path)
    known = {"Sid", "Effect", "Action", "Resource", "Condition"}
    assert [one["Sid"] for one in statements if is_wide(one) or set(one) - known] == []


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_a_function_writes_only_in_transactions(path):
    """So no write of a dossier can leave out its audit event by calling PutItem alone."""
    loose = [
        statement["Sid"]
        for statement in statements_of(path)
        if writes_in(statement)
        and not ONLY_IN_TRANSACTIONS.items() <= statement.get("Condition", {}).items()
    ]
    assert loose == []


STREAM = ("GetRecords", "GetShardIterator", "DescribeStream", "ListStreams")
READS_THE_STREAM = {
    f"policy-{name}": {f"dynamodb:{action}" for action in STREAM} for name in ("notify", "evidence")
}


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_the_audit_trail_is_only_added_to_and_queried(path):
    touched = {
        action
        for statement in statements_of(path)
        if "AuditTable" in json.dumps(statement["Resource"])
        for action in statement["Action"]
    }
    assert touched <= {"dynamodb:PutItem", "dynamodb:Query", *READS_THE_STREAM.get(path.stem, ())}


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_no_function_scans(path):
    assert "Scan" not in path.read_text(encoding="utf-8")


NARROW = {
    "sign_in": (
        ["ByPerson"],
        {"BatchGetItem", "GetItem", "PutItem", "UpdateItem", "ConditionCheckItem"},
    ),
    "platform": (
        ["ByPerson"],
        {"BatchGetItem", "Query", "PutItem", "UpdateItem", "ConditionCheckItem"},
    ),
    "rights": (["ByDue"], {"BatchGetItem", "PutItem"}),
}


@pytest.mark.parametrize("function", sorted(NARROW))
def test_what_runs_beside_the_api_reaches_institutions_and_their_rights_alone(function):
    """No dossier: a trigger that is fooled gives nothing of those away."""
    indexes, does = NARROW[function]
    on_table = [
        one
        for one in statements_of(Path(ROOT / f".chalice/policy-{function}.json"))
        if one["Action"][0].startswith("dynamodb:") and "Audit" not in str(one["Resource"])
    ]
    queries = [one for one in on_table if one["Action"] == ["dynamodb:Query"]]
    others = [one for one in on_table if one not in queries]

    assert [one["Resource"]["Fn::Sub"].rpartition("/")[2] for one in queries] == indexes
    assert {a.removeprefix("dynamodb:") for one in others for a in one["Action"]} == does
    reached = {
        key
        for one in others
        for key in one["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]
    }
    assert reached <= {"ORG#*", "OPERATOR"}


# What each function may do with what is in each folder of the bucket.
IN_THE_BUCKET = {
    "api": {
        "directory": {"GetObject"},
        "incoming": {"PutObject"},
        "library": {"GetObject"},
        "exports": {"GetObject"},
    },
    "export": {"exports": {"GetObject", "PutObject"}},
    "judge_upload": {
        "incoming": {
            "GetObject",
            "GetObjectVersion",
            "GetObjectVersionTagging",
            "DeleteObjectVersion",
        },
        "library": {"PutObject"},
    },
    "sign_in": {},
    "remind": {},
    "retention": {
        "incoming": {"DeleteObjectVersion"},
        "library": {"DeleteObjectVersion"},
        "directory": {"GetObject"},
    },
    "consistency": {
        "library": {"DeleteObject", "DeleteObjectVersion"},
        "directory": {"GetObject"},
    },
}


@pytest.mark.parametrize("name", list(IN_THE_BUCKET))
def test_a_function_does_no_more_with_a_folder_than_it_has_to(name):
    """What nobody judged cannot be read by whoever signs for downloads."""
    found: dict[str, set[str]] = {}
    for statement in statements_of(ROOT / f".chalice/policy-{name}.json"):
        resources = statement["Resource"]
        for one in resources if isinstance(resources, list) else [resources]:
            place = one.get("Fn::Sub", "") if isinstance(one, dict) else ""
            if place.startswith("${DocumentBucket.Arn}/"):
                folder = place.split("/")[1]
                found[folder] = found.get(folder, set()) | {
                    action.removeprefix("s3:") for action in statement["Action"]
                }
    assert found == IN_THE_BUCKET[name]


@pytest.mark.parametrize(
    ("function", "when"),
    {
        "Consistency": "cron(30 1 * * ? *)",
        "Retention": "cron(20 0-3 * * ? *)",
        "Remind": "cron(0 4 * * ? *)",
        "NewSchoolYear": "cron(30 4 1-7 9 ? *)",
    }.items(),
)
def test_what_runs_by_itself_is_called_at_its_hours_and_one_at_a_time(resources, function, when):
    rule = resources[f"{function}At"]["Properties"]
    arn = {"Fn::GetAtt": [function, "Arn"]}
    assert (rule["ScheduleExpression"], [one["Arn"] for one in rule["Targets"]]) == (when, [arn])
    may = resources[f"{function}IsCalled"]["Properties"]
    assert may["FunctionName"] == {"Ref": function}
    assert may["SourceArn"] == {"Fn::GetAtt": [f"{function}At", "Arn"]}
    said = resources[function]["Properties"]
    assert (said["ReservedConcurrentExecutions"], said["Timeout"]) == (1, 900)


def test_no_function_gives_a_verdict():
    """The tag by which GuardDuty gives it is put by nobody else."""
    tags = {"PutObjectTagging", "PutObjectVersionTagging"}
    assert [path.stem for path in POLICIES if any(tag in path.read_text() for tag in tags)] == []


def test_only_what_needs_heavy_libraries_carries_them(resources):
    properties = {name: one["Properties"] for name, one in resources.items()}
    carried = {name: one["Layers"] for name, one in properties.items() if "Layers" in one}
    parsers, sheets = [{"Ref": "Parsers"}], [{"Ref": "Sheets"}]
    assert carried == {"JudgeUpload": parsers, "CleanUp": parsers, "Export": sheets}
    layers = [properties[name] for name in ("Parsers", "Sheets")]
    assert {one["ContentUri"]: one["Description"] for one in layers} == LAYERS


def test_the_judge_hears_of_what_comes_in_and_of_what_is_scanned_and_of_nothing_else(resources):
    events = resources["JudgeUpload"]["Properties"]["Events"]
    pattern = events["JudgeUploadEvent"]["Properties"]["Pattern"]
    bucket, incoming = [{"Ref": "DocumentBucket"}], [{"prefix": "incoming/"}]
    assert pattern == {
        "source": ["aws.s3", "aws.guardduty"],
        "detail-type": ["Object Created", "GuardDuty Malware Protection Object Scan Result"],
        "detail": {
            "$or": [
                {"bucket": {"name": bucket}, "object": {"key": incoming}},
                {"s3ObjectDetails": {"bucketName": bucket, "objectKey": incoming}},
            ]
        },
    }


def test_in_aws_nothing_is_accepted_without_a_verdict(resources):
    engines = {
        resources[one]["Properties"]["Environment"]["Variables"]["MALWARE_ENGINE"]
        for one in FUNCTIONS
    }
    assert engines == {"guardduty"}


def test_a_stage_without_acm_keeps_its_condition(template):
    """chalice copies what it knows: a condition that got lost would deploy a provider."""
    assert template["Conditions"]["HasAcm"] == {"Fn::Equals": [{"Ref": "Acm"}, "yes"]}
    assert template["Resources"]["Vlaanderen"]["Condition"] == "HasAcm"
