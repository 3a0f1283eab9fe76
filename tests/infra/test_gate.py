"""What `make gate` makes of findings: nothing stays without a reason, and no reason without one."""

import pytest

from local.findings import Acceptance, Finding, accepted, objections
from local.gate import INFRA, of_cfn_lint, of_checkov, of_guard

TABLE = Finding("checkov CKV_AWS_119", "AWS::DynamoDB::Table.DossierTable", "encrypt it")
BOTH = Acceptance("checkov CKV_AWS_119", "AWS::DynamoDB::Table.*", "for a reason")


def test_what_nobody_accepted_is_told_once():
    assert list(objections([TABLE, TABLE], [])) == [
        "checkov CKV_AWS_119 on AWS::DynamoDB::Table.DossierTable: encrypt it"
    ]


def test_what_is_accepted_for_all_of_a_kind_is_accepted_for_each():
    assert list(objections([TABLE], [BOTH])) == []


def test_what_is_accepted_of_another_resource_or_by_another_rule_is_no_excuse():
    other = Acceptance("checkov CKV_AWS_119", "AWS::DynamoDB::Table.AuditTable", "for a reason")
    rule = Acceptance("checkov CKV_AWS_1", "*", "for a reason")
    assert len(list(objections([TABLE], [other, rule]))) == 3


def test_a_reason_for_what_is_not_found_any_more_fails():
    assert list(objections([], [BOTH])) == [
        "checkov CKV_AWS_119 on AWS::DynamoDB::Table.* is accepted, and not found any more"
    ]


def test_an_acceptance_needs_a_reason(tmp_path):
    said = tmp_path / "accepted.yaml"
    said.write_text('- {finding: checkov CKV_AWS_119, resource: "*", reason: " "}')
    with pytest.raises(ValueError, match="has no reason"):
        accepted(said)


def test_ours_all_have_one():
    assert all(len(one.reason) > 40 for one in accepted(INFRA / "accepted.yaml"))


def test_each_linter_is_understood():
    types = {"DossierTable": "AWS::DynamoDB::Table"}
    on = "AWS::DynamoDB::Table.DossierTable"
    lint = {"Location": {"Path": ["Resources", "DossierTable", "Properties"]}, "Rule": {"Id": "E1"}}
    whole = {"Location": {"Path": None}, "Rule": {"Id": "E0"}, "Message": "not YAML"}
    failed = {"check_id": "CKV_AWS_119", "resource": on, "check_name": "encrypt it"}
    unread = {"results": {"failed_checks": [failed], "parsing_errors": ["sam.yaml"]}}

    assert list(of_cfn_lint([lint | {"Message": "no"}, whole], types)) == [
        Finding("cfn-lint E1", on, "no"),
        Finding("cfn-lint E0", ".", "not YAML"),
    ]
    assert list(of_checkov(unread, types)) == [
        TABLE,
        Finding("checkov parsing", "sam.yaml", "it cannot be read"),
    ]
    assert [one.resource for one in of_guard([["TABLE_IS_PROTECTED", "DossierTable"]], types)] == [
        on
    ]
