"""Instance types and recommendations that an operator switches off: what asks for such a type is refused, what runs on it
goes on; what is recommended no more is in no report."""

import pytest
from botocore.exceptions import ClientError
from kit.server import Server
from steps.market import Account

TYPE, OTHER = "ml.m5.large", "ml.m5.xlarge"
IMAGE = "souk-test/none:1"
TRUST = (
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},'
    '"Action":"sts:AssumeRole"}]}'
)


@pytest.fixture(scope="module")
def market():
    """One that runs nothing: its container engine is not there."""
    server = Server(None, "--docker", "unix:///nowhere/docker.sock")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture
def operator(market):
    client = market.client("souk", market.operator())
    yield client
    client.put_market_policy(Policy={})


@pytest.fixture(scope="module")
def user(market) -> Account:
    account = market.account("types-user")
    market.client("iam", account).create_role(RoleName="runs", AssumeRolePolicyDocument=TRUST)
    sagemaker = market.client("sagemaker", account)
    sagemaker.create_model(
        ModelName="any", PrimaryContainer={"Image": IMAGE}, ExecutionRoleArn=f"arn:aws:iam::{account.id}:role/runs"
    )
    return account


def refusal(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return caught.value.response["Error"]


def violations(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return [(each["code"], each["where"]) for each in caught.value.response["fields"]]


def variant(name, instance_type):
    return {"VariantName": name, "ModelName": "any", "InitialInstanceCount": 1, "InstanceType": instance_type}


def types(client):
    return {each["InstanceType"]: each for each in client.list_instance_types()["InstanceTypes"]}


def test_everybody_with_an_account_is_told_the_types_with_price_and_use(market, operator, user):
    operator.put_market_policy(
        Policy={
            "InfrastructurePrices": [{"InstanceType": TYPE, "PricePerHour": "0.1150"}],
            "WithdrawnInstanceTypes": [OTHER],
        }
    )
    told = types(market.client("souk", user))
    assert len(told) > 100
    assert told[TYPE] == {
        "InstanceType": TYPE,
        "Vcpus": 2,
        "MemoryMib": 8192,
        "Accelerators": 0,
        "Uses": ["REALTIME", "BATCH", "TRAINING"],
        "PricePerHour": "0.115",
        "Offered": True,
    }
    assert not told[OTHER]["Offered"] and "PricePerHour" not in told[OTHER]
    assert told["ml.g4dn.xlarge"]["Accelerator"] == "T4"


def test_what_asks_for_a_withdrawn_type_is_refused_with_its_place(market, operator, user):
    sagemaker = market.client("sagemaker", user)
    sagemaker.create_endpoint_config(EndpointConfigName="before", ProductionVariants=[variant("V", TYPE)])
    sagemaker.create_endpoint(EndpointName="runs-on", EndpointConfigName="before")
    operator.put_market_policy(Policy={"WithdrawnInstanceTypes": [TYPE]})

    wish = [variant("A", OTHER), variant("B", TYPE)]
    refused = refusal(sagemaker.create_endpoint_config, EndpointConfigName="after", ProductionVariants=wish)
    assert refused["Code"] == "ValidationException"
    assert f'ProductionVariants[1].InstanceType "{TYPE}" is not offered' in refused["Message"]
    late = refusal(sagemaker.create_endpoint, EndpointName="late", EndpointConfigName="before")
    assert late["Code"] == "ValidationException" and f'InstanceType "{TYPE}"' in late["Message"]
    assert '"before"' in late["Message"]
    assert sagemaker.describe_endpoint(EndpointName="runs-on")["EndpointStatus"] == "Creating"  # goes on

    transform = {
        "TransformInput": {"DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://b/in/"}}},
        "TransformOutput": {"S3OutputPath": "s3://b/out/"},
        "TransformResources": {"InstanceType": TYPE, "InstanceCount": 1},
    }
    package = {
        "ModelPackageName": "asks",
        "InferenceSpecification": {
            "Containers": [{"Image": IMAGE}],
            "SupportedContentTypes": ["text/csv"],
            "SupportedResponseMIMETypes": ["text/csv"],
            "SupportedTransformInstanceTypes": [TYPE],
            "SupportedRealtimeInferenceInstanceTypes": [TYPE],
        },
        "ValidationSpecification": {
            "ValidationRole": f"arn:aws:iam::{user.id}:role/runs",
            "ValidationProfiles": [{"ProfileName": "p", "TransformJobDefinition": transform}],
        },
    }
    asked = refusal(sagemaker.create_model_package, **package)
    assert "TransformJobDefinition.TransformResources.InstanceType" in asked["Message"]
    del package["ValidationSpecification"]
    sagemaker.create_model_package(**package)  # supports it all the same

    operator.put_market_policy(Policy={})
    sagemaker.create_endpoint_config(EndpointConfigName="after", ProductionVariants=wish)


def test_a_policy_withdraws_only_what_there_is_and_not_all(operator):
    every = sorted(types(operator))
    assert violations(operator.put_market_policy, Policy={"WithdrawnInstanceTypes": [TYPE, "ml.m5.lrage"]}) == [
        ("UNKNOWN_INSTANCE_TYPE", "Policy.WithdrawnInstanceTypes[1]")
    ]
    assert violations(operator.put_market_policy, Policy={"WithdrawnInstanceTypes": every}) == [
        ("NO_INSTANCE_TYPE", "Policy.WithdrawnInstanceTypes")
    ]
    operator.put_market_policy(Policy={"WithdrawnInstanceTypes": every[1:]})


def report(souk):
    draft = souk.put_listing_draft(Document={"Mode": "New", "ProductTitle": "all in small letters"})["Draft"]["DraftId"]
    return souk.get_readiness_report(DraftId=draft)["Report"]


def ids(report):
    return {check["Id"]: check["Status"] for check in report["Checks"]}


def score_of(checks):
    """By what is told of the score: a requirement weighs three times a recommendation, a warning counts half."""
    worth = {"PASS": 1, "WARN": 0.5, "FAIL": 0}
    weighed = [(3 if c["Level"] == "REQUIRED" else 1, worth[c["Status"]]) for c in checks if c["Status"] in worth]
    return int(100 * sum(weight * value for weight, value in weighed) / sum(weight for weight, _ in weighed))


def test_a_recommendation_that_is_switched_off_is_in_no_report_and_no_score(market, operator, user):
    souk = market.client("souk", user)
    rules = {rule["Id"]: rule for rule in operator.list_readiness_rules()["Rules"]}
    assert rules["title.case"]["Holds"] and rules["title.case"]["Group"] == "LISTING"
    assert "title.length" not in rules  # a requirement
    before = report(souk)
    assert ids(before)["title.case"] == "WARN"
    operator.put_market_policy(Policy={"SuspendedRules": ["title.case"]})
    after = report(souk)
    assert ids(before).keys() - ids(after).keys() == {"title.case"}
    operator.put_market_policy(Policy={"SuspendedRules": list(rules)})
    bare = report(souk)
    assert {check["Level"] for check in bare["Checks"]} == {"REQUIRED"}
    assert [each["Score"] for each in (before, after, bare)] == [
        score_of(each["Checks"]) for each in (before, after, bare)
    ]
    assert bare["Score"] != before["Score"]
    operator.put_market_policy(Policy={"SuspendedRules": ["title.case"]})
    assert [rule["Id"] for rule in operator.list_readiness_rules()["Rules"] if not rule["Holds"]] == ["title.case"]


def test_requirements_cannot_be_switched_off(operator):
    wish = {"SuspendedRules": ["title.case", "title.length", "no.such_rule"]}
    assert violations(operator.put_market_policy, Policy=wish) == [
        ("UNKNOWN_RULE", "Policy.SuspendedRules[1]"),
        ("UNKNOWN_RULE", "Policy.SuspendedRules[2]"),
    ]


def test_only_operators_see_which_rules_hold(market, user):
    assert refusal(market.client("souk", user).list_readiness_rules)["Code"] == "AccessDeniedException"
