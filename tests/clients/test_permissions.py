"""Who may do what: each operation asks for the permissions that docs/compat/permissions.md names and for no others, each
condition key lets through and keeps out."""

import json
import re
from dataclasses import dataclass, field

import pytest
from kit.permissions import OPERATIONS, UNTOLD, by_hand, document, policy, probing, recorded, statement
from kit.profile import fill_profile
from kit.requests import AGREEMENT, CATALOG, CREATED, PAGE_POLICY, REQUEST, TAGS, trust
from steps.waiting import change_set_done

prober = pytest.fixture(scope="module")(probing)


@pytest.mark.parametrize(("service", "operation"), OPERATIONS)
def test_an_operation_asks_for_what_the_page_says_and_for_nothing_else(prober, service, operation):
    known = recorded().get(service, {}).get(operation)
    assert known is not None, "new here: tools/permissions.py --record"
    assert known or f"{service}.{operation}" in by_hand()["open"]
    assert prober.probe(service, operation) == known


# Condition keys


@dataclass
class Case:
    """An operation whose action is allowed, or denied, only where the key has a value."""

    key: str
    right: str
    wrong: str
    service: str
    operation: str
    action: str
    parameters: dict = field(default_factory=dict)
    operator: str = "StringEquals"

    def __str__(self):
        return f"{self.key}-{self.operation}"


def product_case(key, right, wrong, operation, parameters, operator="StringEquals"):
    return Case(
        key, right, wrong, "marketplace-catalog", operation, f"aws-marketplace:{operation}", parameters, operator
    )


def everywhere(key, right, wrong, operator="StringEquals"):
    return Case(key, right, wrong, "sagemaker", "ListModels", "sagemaker:ListModels", {}, operator)


def agreements(operation, **parameters):
    return "marketplace-agreement", operation, f"aws-marketplace:{operation}", parameters


def attached(owner, name):
    operation = f"Attach{owner}Policy", f"Detach{owner}Policy"
    for call in operation:
        parameters = {f"{owner}Name": name, "PolicyArn": PAGE_POLICY}
        other = PAGE_POLICY.replace("GetEntitlements", "FullAccess")
        yield Case("iam:PolicyARN", PAGE_POLICY, other, "iam", call, f"iam:{call}", parameters, "ArnEquals")


MINE = {"Catalog": CATALOG, "EntityId": "{product}"}
SET = {"Catalog": CATALOG, "ChangeSetId": "{set}"}
ARN = {"ResourceArn": "{arn}"}
TAGGED = {"Catalog": CATALOG, "ChangeSet": [CREATED], "ChangeSetTags": TAGS, "Intent": "VALIDATE"}
PLAIN = {"Catalog": CATALOG, "ChangeSet": [CREATED], "Intent": "VALIDATE"}
EDIT = {
    "Catalog": CATALOG,
    "Intent": "VALIDATE",
    "ChangeSet": [
        {
            "ChangeType": "UpdateInformation",
            "Entity": {"Type": "MachineLearningProduct@1.0", "Identifier": "{product}"},
            "DetailsDocument": {"ShortDescription": "Probe."},
        }
    ],
}
SHARING = {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "aws-marketplace:DescribeEntity"}
SHARED = json.dumps({"Version": "2012-10-17", "Statement": [SHARING | {"Resource": "{arn}"}]})
SEARCH = [{"name": "PartyType", "values": ["Acceptor"]}, {"name": "AgreementType", "values": ["PurchaseAgreement"]}]
MODEL = {
    "ModelName": "probe",
    "ExecutionRoleArn": "arn:aws:iam::{account}:role/probe-role",
    "PrimaryContainer": {"ModelPackageName": "arn:aws:sagemaker:us-east-1:{account}:model-package/probe"},
    "EnableNetworkIsolation": True,
}
ASSUMED = {"RoleArn": "arn:aws:iam::{account}:role/probe-role", "RoleSessionName": "visit", "ExternalId": "fox"}
TEAM, TEAM_KEY = "aws:RequestTag/team", "aws:ResourceTag/team"
CASES = [
    product_case("catalog:ChangeType", "CreateProduct", "UpdateTargeting", "StartChangeSet", PLAIN),
    product_case("catalog:ChangeType", "CreateProduct", "UpdateTargeting", "DescribeChangeSet", SET),
    product_case("catalog:ChangeType", "CreateProduct", "UpdateTargeting", "CancelChangeSet", SET),
    product_case("aws-marketplace:Intent", "VALIDATE", "APPLY", "StartChangeSet", PLAIN),
    product_case(TEAM, "probe", "other", "StartChangeSet", TAGGED),
    product_case(TEAM, "probe", "other", "TagResource", ARN | {"Tags": TAGS}),
    product_case("aws:TagKeys", "team", "other", "StartChangeSet", TAGGED, "ForAnyValue:StringEquals"),
    product_case("aws:TagKeys", "team", "other", "TagResource", ARN | {"Tags": TAGS}, "ForAllValues:StringEquals"),
    product_case("aws:TagKeys", "colour", "team", "UntagResource", ARN | {"TagKeys": ["colour"]}),
    product_case(TEAM_KEY, "probe", "other", "DescribeEntity", MINE),
    product_case(TEAM_KEY, "probe", "other", "StartChangeSet", EDIT | {"ChangeSetTags": TAGS}),
    product_case(TEAM_KEY, "probe", "other", "DescribeChangeSet", SET),
    product_case(TEAM_KEY, "probe", "other", "CancelChangeSet", SET),
    product_case(TEAM_KEY, "probe", "other", "PutResourcePolicy", ARN | {"Policy": SHARED}),
    product_case(TEAM_KEY, "probe", "other", "GetResourcePolicy", ARN),
    product_case(TEAM_KEY, "probe", "other", "DeleteResourcePolicy", ARN),
    product_case(TEAM_KEY, "probe", "other", "ListTagsForResource", ARN),
    product_case(TEAM_KEY, "probe", "other", "TagResource", ARN | {"Tags": TAGS}),
    product_case(TEAM_KEY, "probe", "other", "UntagResource", ARN | {"TagKeys": ["colour"]}),
    *(
        Case(key, right, wrong, *asked)
        for key, right, wrong in [
            ("aws-marketplace:PartyType", "Acceptor", "Proposer"),
            ("aws-marketplace:AgreementType", "PurchaseAgreement", "Other"),
        ]
        for asked in [
            agreements("SearchAgreements", catalog=CATALOG, filters=SEARCH),
            agreements("DescribeAgreement", agreementId=AGREEMENT),
            agreements("GetAgreementTerms", agreementId=AGREEMENT),
            agreements("CancelAgreement", agreementId=AGREEMENT),
            agreements("AcceptAgreementRequest", agreementRequestId=REQUEST),
            agreements("ListAgreementCancellationRequests", partyType="Acceptor"),
        ]
    ),
    Case(
        "iam:PassedToService",
        "sagemaker.amazonaws.com",
        "assets.marketplace.amazonaws.com",
        "sagemaker",
        "CreateModel",
        "iam:PassRole",
        MODEL,
    ),
    *attached("User", "probe-user"),
    *attached("Role", "probe-role"),
    Case(TEAM, "probe", "other", "iam", "CreateUser", "iam:CreateUser", {"UserName": "probe-user", "Tags": TAGS}),
    Case(
        "aws:TagKeys",
        "team",
        "other",
        "iam",
        "CreateRole",
        "iam:CreateRole",
        {"RoleName": "probe-role", "AssumeRolePolicyDocument": "{trust}", "Tags": TAGS},
        "ForAllValues:StringEquals",
    ),
    Case(
        "s3:prefix",
        "mine/",
        "other/",
        "s3",
        "ListObjectsV2",
        "s3:ListBucket",
        {"Bucket": "{bucket}", "Prefix": "mine/"},
    ),
    Case("s3:delimiter", "/", ";", "s3", "ListObjectsV2", "s3:ListBucket", {"Bucket": "{bucket}", "Delimiter": "/"}),
    Case("sts:ExternalId", "fox", "wolf", "sts", "AssumeRole", "sts:AssumeRole", ASSUMED),
    Case("sts:RoleSessionName", "visit", "other", "sts", "AssumeRole", "sts:AssumeRole", ASSUMED),
    everywhere("aws:SourceIp", "127.0.0.0/8", "10.0.0.0/8", "IpAddress"),
    everywhere("aws:SecureTransport", "false", "true", "Bool"),
    everywhere("aws:CurrentTime", "2020-01-01T00:00:00Z", "2200-01-01T00:00:00Z", "DateGreaterThan"),
    everywhere("aws:EpochTime", "1577836800", "7258118400", "NumericGreaterThan"),
    everywhere("aws:PrincipalArn", "arn:aws:iam::*:user/prober", "arn:aws:iam::*:user/somebody", "ArnLike"),
    everywhere("aws:PrincipalAccount", "{account}", "111122223333"),
    everywhere("aws:PrincipalType", "User", "AssumedRole"),
    everywhere("aws:userid", "{user_id}", "AIDANOBODY"),
    everywhere("aws:username", "prober", "somebody"),
    everywhere("aws:RequestedRegion", "us-east-1", "eu-west-3"),
]


@pytest.fixture(scope="module")
def names(prober):
    """What the cases leave open: a product and a change set that carry the tag, and whose they are."""
    catalog = prober.server.client("marketplace-catalog", prober.account)
    fill_profile(prober.server.client("souk", prober.account), "Probers")
    started = catalog.start_change_set(Catalog=CATALOG, ChangeSet=[CREATED], ChangeSetTags=TAGS)
    done = change_set_done(catalog, started["ChangeSetId"])
    product = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    arn = catalog.describe_entity(Catalog=CATALOG, EntityId=product)["EntityArn"]
    catalog.tag_resource(ResourceArn=arn, Tags=[*TAGS, {"Key": "colour", "Value": "red"}])
    user = prober.server.client("iam", prober.account).get_user(UserName=prober.person.name)["User"]
    return {
        "account": prober.account.id,
        "arn": arn,
        "bucket": prober.bucket,
        "product": product,
        "set": started["ChangeSetId"],
        "trust": trust(prober.account.id),
        "user_id": user["UserId"],
    }


def filled(value, names):
    """The same value with {names} put in."""
    if isinstance(value, dict):
        return {key: filled(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, names) for inner in value]
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda found: names.get(found[1], found[0]), value)
    return value


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_condition_key_lets_through_and_keeps_out(prober, names, case):
    if case.service == "s3":
        prober.parameters("s3", case.operation)  # the bucket's objects
    parameters = filled(case.parameters, names)
    person = prober.person

    def lacking(effect, value):
        condition = {case.operator: {case.key: filled(value, names)}}
        others = [statement("Allow", **({"NotAction": case.action} if effect == "Allow" else {"Action": "*"}))]
        conditional = statement(effect, Action=case.action, Condition=condition)
        person.obey(document(*others, conditional))
        found = person.ask(case.service, case.operation, parameters)
        return found and (case.action if found == UNTOLD else found[0])

    assert lacking("Allow", case.right) is None
    assert lacking("Allow", case.wrong) == case.action
    assert lacking("Deny", case.right) == case.action
    assert lacking("Deny", case.wrong) is None


def test_every_key_of_the_page_is_tried():
    general = lambda key: re.sub("/.*", "/…", key)  # noqa: E731
    assert {general(case.key) for case in CASES} == set(by_hand()["keys"])


def test_a_denial_names_who_what_and_on_what(prober, names):
    prober.person.may(("aws-marketplace:ListEntities", "*"))
    lacking = prober.person.ask("marketplace-catalog", "ListEntities", {"Catalog": CATALOG, "EntityType": "Offer"})
    arn = f"arn:aws:aws-marketplace:us-east-1:{names['account']}:{CATALOG}/Offer/*"
    assert lacking == ("aws-marketplace:DescribeEntity", arn)
    assert json.loads(policy(lacking))["Statement"][0]["Resource"] == arn
