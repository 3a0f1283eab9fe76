"""What infra/resources.yaml promises of what holds data. The engines of the tests ignore most of
it (backups, encryption, lifecycle), so it is read from the file itself."""

import re

import pytest

from local.resources import template

RESOURCES = template()["Resources"]
TABLES = [name for name, one in RESOURCES.items() if one.get("Type") == "AWS::DynamoDB::Table"]
BUCKETS = [name for name, one in RESOURCES.items() if one.get("Type") == "AWS::S3::Bucket"]
INDEXES = RESOURCES["DossierTable"]["Properties"]["GlobalSecondaryIndexes"]
HOLD_DATA = {
    "AWS::DynamoDB::Table",
    "AWS::S3::Bucket",
    "AWS::KMS::Key",
    "AWS::Cognito::UserPool",
    "AWS::Backup::BackupVault",
    "AWS::Logs::LogGroup",
}
NAMED = {"LogGroupName", "BackupVaultName", "BucketName", "TableName", "UserPoolName"}


def properties(logical_id):
    return RESOURCES[logical_id]["Properties"]


def test_there_are_two_tables():
    assert sorted(TABLES) == ["AuditTable", "DossierTable"]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_can_be_put_back_to_any_moment_of_the_last_35_days(table):
    recovery = properties(table)["PointInTimeRecoverySpecification"]
    assert recovery == {"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 35}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_not_removed_by_mistake_and_is_encrypted_with_our_key(table):
    assert properties(table)["DeletionProtectionEnabled"] is True
    assert properties(table)["SSESpecification"] == {
        "SSEEnabled": True,
        "SSEType": "KMS",
        "KMSMasterKeyId": {"Fn::GetAtt": ["DossierKey", "Arn"]},
    }


def test_only_the_dossier_table_forgets():
    """Answered requests and messages expire; an audit trail that expires is none."""
    expiry = properties("DossierTable")["TimeToLiveSpecification"]
    assert expiry == {"AttributeName": "expires_at", "Enabled": True}
    assert "TimeToLiveSpecification" not in properties("AuditTable")


def test_both_tables_tell_what_changed():
    views = {name: properties(name)["StreamSpecification"]["StreamViewType"] for name in TABLES}
    assert views == {"DossierTable": "NEW_AND_OLD_IMAGES", "AuditTable": "NEW_IMAGE"}


@pytest.mark.parametrize("index", INDEXES, ids=[index["IndexName"] for index in INDEXES])
def test_an_index_never_holds_the_body(index):
    """A list costs what its cards cost, also when a thread is long."""
    assert index["Projection"]["ProjectionType"] == "INCLUDE"
    assert "body" not in index["Projection"]["NonKeyAttributes"]


@pytest.mark.parametrize("index", INDEXES, ids=[index["IndexName"] for index in INDEXES])
def test_the_keys_of_an_index_are_named_after_it(index):
    prefix = re.sub(r"(?<!^)(?=[A-Z])", "_", index["IndexName"]).lower()
    names = {key["KeyType"]: key["AttributeName"] for key in index["KeySchema"]}
    assert names == {"HASH": f"{prefix}_pk", "RANGE": f"{prefix}_sk"}


def test_the_indexes_together_hold_no_more_than_dynamodb_takes():
    """At most 100 projected attributes in all, 20 an index (DynamoDB quotas)."""
    counts = [len(index["Projection"]["NonKeyAttributes"]) for index in INDEXES]
    assert max(counts) <= 20
    assert sum(counts) <= 100


@pytest.mark.parametrize("bucket", BUCKETS)
def test_a_bucket_is_closed_to_the_public_and_keeps_versions(bucket):
    assert set(properties(bucket)["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(properties(bucket)["PublicAccessBlockConfiguration"]) == 4
    assert properties(bucket)["VersioningConfiguration"] == {"Status": "Enabled"}
    assert properties(bucket)["OwnershipControls"]["Rules"] == [
        {"ObjectOwnership": "BucketOwnerEnforced"}
    ]


@pytest.mark.parametrize("bucket", BUCKETS)
def test_a_bucket_is_reached_over_tls_only(bucket):
    policies = [
        one["Properties"]["PolicyDocument"]["Statement"]
        for one in RESOURCES.values()
        if one.get("Type") == "AWS::S3::BucketPolicy"
        and one["Properties"]["Bucket"] == {"Ref": bucket}
    ]
    denied = [
        statement
        for statement in policies[0]
        if statement["Effect"] == "Deny"
        and statement.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
    ]
    assert len(policies) == len(denied) == 1
    assert denied[0]["Action"] == "s3:*"
    assert denied[0]["Resource"] == [
        {"Fn::GetAtt": [bucket, "Arn"]},
        {"Fn::Sub": f"${{{bucket}.Arn}}/*"},
    ]


def test_the_web_application_alone_talks_to_the_document_bucket():
    rules = properties("DocumentBucket")["CorsConfiguration"]["CorsRules"]
    assert [rule["AllowedOrigins"] for rule in rules] == [[{"Ref": "WebOrigin"}]]
    assert [sorted(rule["AllowedMethods"]) for rule in rules] == [["GET", "PUT"]]


def test_what_nobody_judged_is_gone_after_a_week():
    rules = properties("DocumentBucket")["LifecycleConfiguration"]["Rules"]
    (rule,) = (rule for rule in rules if rule.get("Prefix") == "incoming/")
    assert (rule["ExpirationInDays"], rule["Status"]) == (7, "Enabled")
    assert [rule["Prefix"] for rule in rules if "ExpirationInDays" in rule] == ["incoming/"]


def test_the_bucket_tells_what_comes_in():
    notification = properties("DocumentBucket")["NotificationConfiguration"]
    assert notification == {"EventBridgeConfiguration": {"EventBridgeEnabled": True}}


def test_what_comes_in_is_scanned_and_the_scanner_alone_gives_verdicts():
    plan = properties("MalwareScan")
    scanned = {"BucketName": {"Ref": "DocumentBucket"}, "ObjectPrefixes": ["incoming/"]}
    assert plan["ProtectedResource"] == {"S3Bucket": scanned}
    assert plan["Actions"] == {"Tagging": {"Status": "ENABLED"}}
    statements = properties("DocumentBucketPolicy")["PolicyDocument"]["Statement"]
    (verdicts,) = (one for one in statements if one["Sid"] == "NobodyElseGivesVerdicts")
    assert verdicts["Effect"] == "Deny"
    assert verdicts["Action"] == ["s3:PutObjectTagging", "s3:PutObjectVersionTagging"]
    scanner = {"Fn::GetAtt": ["MalwareScanRole", "Arn"]}
    assert verdicts["Condition"] == {"ArnNotEquals": {"aws:PrincipalArn": scanner}}


def test_what_nobody_judged_is_read_by_who_judges_alone():
    """Also an administrator of the account reads nothing that was not scanned."""
    statements = properties("DocumentBucketPolicy")["PolicyDocument"]["Statement"]
    (reading,) = (one for one in statements if one["Sid"] == "WhatNobodyJudgedIsReadByWhoJudges")
    assert (reading["Effect"], reading["Principal"]) == ("Deny", "*")
    assert reading["Action"] == ["s3:GetObject", "s3:GetObjectVersion"]
    assert reading["Resource"] == {"Fn::Sub": "${DocumentBucket.Arn}/incoming/*"}
    readers = reading["Condition"]["ArnNotEquals"]["aws:PrincipalArn"]
    roles = ["MalwareScanRole", "JudgeUploadRole", "CleanUpRole", "BackupRole"]
    assert [one["Fn::GetAtt"] for one in readers] == [[role, "Arn"] for role in roles]


def test_a_backup_is_kept_a_year_and_is_not_removed_by_mistake():
    (rule,) = properties("BackupPlan")["BackupPlan"]["BackupPlanRule"]
    assert rule["Lifecycle"] == {"DeleteAfterDays": 365}
    assert properties("BackupVault")["LockConfiguration"] == {"MinRetentionDays": 35}
    # And does not stand in the way of a new stack of that stage meanwhile.
    assert "AWS::StackId" in str(properties("BackupVault")["BackupVaultName"])
    assert "EncryptionKeyArn" in properties("BackupVault")


def test_what_holds_data_outlives_the_stack():
    kept = {
        name: (one.get("DeletionPolicy"), one.get("UpdateReplacePolicy"))
        for name, one in RESOURCES.items()
        if one.get("Type") in HOLD_DATA
    }
    assert {RESOURCES[name]["Type"] for name in kept} == HOLD_DATA
    for name, (deleted, replaced) in kept.items():
        assert deleted == ("RetainExceptOnCreate" if NAMED & set(properties(name)) else "Retain")
        assert replaced == "Retain"


def test_what_a_failed_first_deployment_leaves_does_not_stand_in_the_way_of_the_next():
    """What is kept under a name of its own would be there already."""
    named = {
        name
        for name, one in RESOURCES.items()
        if NAMED & set(one.get("Properties", ())) and one.get("DeletionPolicy") == "Retain"
    }
    assert named == set()


def test_the_role_that_all_gateways_of_the_account_log_with_outlives_its_stage():
    logs = RESOURCES["ApiGatewayLogs"]
    assert (logs["DeletionPolicy"], logs["UpdateReplacePolicy"]) == (
        "RetainExceptOnCreate",
        "Retain",
    )


def test_everything_that_holds_dossiers_is_in_the_backup():
    chosen = properties("BackupSelection")["BackupSelection"]["Resources"]
    assert {one["Fn::GetAtt"][0] for one in chosen} == {*TABLES, "DocumentBucket"}


def test_what_the_trail_said_is_locked_and_in_prd_nobody_unlocks_it():
    lock = properties("EvidenceBucket")["ObjectLockConfiguration"]
    mode = {"Fn::If": ["IsReal", "COMPLIANCE", "GOVERNANCE"]}
    assert properties("EvidenceBucket")["ObjectLockEnabled"] is True
    assert lock == {
        "ObjectLockEnabled": "Enabled",
        "Rule": {"DefaultRetention": {"Mode": mode, "Days": {"Ref": "EvidenceFor"}}},
    }
    assert template()["Conditions"]["IsReal"] == {"Fn::Equals": [{"Ref": "Stage"}, "prd"]}
    (rule,) = properties("EvidenceBucket")["LifecycleConfiguration"]["Rules"]
    assert rule["ExpirationInDays"] == {"Ref": "EvidenceFor"}


def test_its_own_function_alone_gives_evidence():
    """Also an administrator of the account adds nothing, and unlocks nothing."""
    said = properties("EvidenceBucketPolicy")["PolicyDocument"]["Statement"]
    denied = {one["Sid"]: one for one in said if one["Effect"] == "Deny"}
    adding = denied["NobodyElseGivesEvidence"]
    assert adding["Action"] == "s3:PutObject"
    role = {"Fn::GetAtt": ["EvidenceRole", "Arn"]}
    assert adding["Condition"] == {"ArnNotEquals": {"aws:PrincipalArn": role}}
    assert "Condition" not in denied["NobodyUnlocks"]
    assert "s3:BypassGovernanceRetention" in denied["NobodyUnlocks"]["Action"]


def test_evidence_that_fails_is_halved_out_put_aside_and_told_of():
    reads = properties("EvidenceReads")
    assert reads["EventSourceArn"] == {"Fn::GetAtt": ["AuditTable", "StreamArn"]}
    assert (reads["BisectBatchOnFunctionError"], reads["ParallelizationFactor"]) == (True, 1)
    assert reads["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert reads["MaximumRecordAgeInSeconds"] < 24 * 3600  # what the stream keeps
    assert "FilterCriteria" not in reads  # also what should never happen to the trail
    queue = {"Fn::GetAtt": ["FailedEvidence", "Arn"]}
    assert reads["DestinationConfig"] == {"OnFailure": {"Destination": queue}}
    watched = properties("EvidenceIsMissing")["Dimensions"][0]["Value"]
    assert watched == {"Fn::GetAtt": ["FailedEvidence", "QueueName"]}
