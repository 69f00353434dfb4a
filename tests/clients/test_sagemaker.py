"""SageMaker's resources as boto3 sees them: names, statuses, pages, tags, errors. No container has to start here."""

import time

import pytest
from botocore.exceptions import ClientError

TYPES = ["ml.m5.large", "ml.m5.xlarge"]


@pytest.fixture(scope="module")
def seller(souk):
    return souk.account("sagemaker-seller")


@pytest.fixture(scope="module")
def sm(souk, seller):
    return souk.client("sagemaker", seller)


@pytest.fixture(scope="module")
def role(souk, seller):
    iam = souk.client("iam", seller)
    trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
    return iam.create_role(RoleName="Execution", AssumeRolePolicyDocument=trust)["Role"]["Arn"]


def specification(**container):
    return {
        "Containers": [{"Image": "nowhere.example/absent:1", **container}],
        "SupportedTransformInstanceTypes": TYPES,
        "SupportedRealtimeInferenceInstanceTypes": TYPES,
        "SupportedContentTypes": ["text/csv"],
        "SupportedResponseMIMETypes": ["text/csv"],
    }


def error_of(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def test_a_package_is_described_as_it_was_created(sm, seller):
    arn = sm.create_model_package(ModelPackageName="Described", InferenceSpecification=specification())[
        "ModelPackageArn"
    ]
    assert arn == f"arn:aws:sagemaker:us-east-1:{seller.id}:model-package/Described"
    shown = sm.describe_model_package(ModelPackageName=arn.lower())
    assert shown["ModelPackageName"] == "Described"
    assert shown["InferenceSpecification"]["Containers"][0]["Image"] == "nowhere.example/absent:1"
    assert shown["ModelPackageStatus"] in ("Pending", "InProgress", "Completed", "Failed")
    assert "ValidationStatuses" in shown["ModelPackageStatusDetails"]
    assert "ModelApprovalStatus" not in shown


def test_all_violations_of_a_package_are_told_at_once(sm):
    code, message = error_of(
        sm.create_model_package,
        ModelPackageName="broken",
        InferenceSpecification={"Containers": [{"ModelDataUrl": "s3://bucket/model.zip"}]},
    )
    assert code == "ValidationException"
    assert message.startswith("4 validation errors detected")
    for part in (
        "Image is required",
        ".tar.gz",
        "SupportedTransformInstanceTypes",
        "SupportedRealtimeInferenceInstanceTypes",
    ):
        assert part in message


def test_a_client_token_makes_a_repeat_harmless(sm):
    request = {"ModelPackageName": "repeated", "InferenceSpecification": specification(), "ClientToken": "token-1"}
    assert sm.create_model_package(**request) | {"ResponseMetadata": 0} == sm.create_model_package(**request) | {
        "ResponseMetadata": 0
    }
    assert error_of(sm.create_model_package, **request | {"ModelPackageName": "other"})[0] == "ConflictException"
    code, message = error_of(
        sm.create_model_package, ModelPackageName="REPEATED", InferenceSpecification=specification()
    )
    assert (code, "already exists" in message) == ("ValidationException", True)


def test_versions_of_a_group(sm):
    sm.create_model_package_group(ModelPackageGroupName="group", Tags=[{"Key": "team", "Value": "a"}])
    arns = [
        sm.create_model_package(
            ModelPackageGroupName="group",
            InferenceSpecification={"Containers": [{"Image": "nowhere.example/absent:1"}]},
        )["ModelPackageArn"]
        for _ in range(2)
    ]
    assert [arn.rsplit("/", 2)[1:] for arn in arns] == [["group", "1"], ["group", "2"]]
    sm.update_model_package(ModelPackageArn=arns[0], ModelApprovalStatus="Approved")
    approved = sm.list_model_packages(ModelPackageGroupName="group", ModelApprovalStatus="Approved")
    assert [p["ModelPackageVersion"] for p in approved["ModelPackageSummaryList"]] == [1]
    batch = sm.batch_describe_model_package(ModelPackageArnList=[arns[1], arns[1] + "9"])
    assert list(batch["ModelPackageSummaries"]) == [arns[1]]
    assert list(batch["BatchDescribeModelPackageErrorMap"]) == [arns[1] + "9"]
    assert error_of(sm.delete_model_package_group, ModelPackageGroupName="group")[0] == "ConflictException"


def test_models_page_through_and_refuse_foreign_tokens(sm):
    names = [f"paged-{n}" for n in range(5)]
    for name in names:
        sm.create_model(ModelName=name, PrimaryContainer={"Image": "nowhere.example/absent:1"})
    pages = list(sm.get_paginator("list_models").paginate(NameContains="PAGED", PaginationConfig={"PageSize": 2}))
    assert [len(page["Models"]) for page in pages] == [2, 2, 1]
    assert sorted(m["ModelName"] for page in pages for m in page["Models"]) == names
    assert "NextToken" not in pages[-1]
    token = pages[0]["NextToken"]
    code, message = error_of(sm.list_endpoints, NextToken=token)
    assert (code, "Invalid pagination token because" in message) == ("ValidationException", True)


def test_models_are_unique_and_missed_by_name(sm):
    sm.create_model(ModelName="unique", PrimaryContainer={"Image": "nowhere.example/absent:1"})
    code, message = error_of(
        sm.create_model, ModelName="unique", PrimaryContainer={"Image": "nowhere.example/absent:1"}
    )
    assert code == "ValidationException" and "Cannot create already existing model" in message
    sm.delete_model(ModelName="unique")
    code, message = error_of(sm.describe_model, ModelName="unique")
    assert code == "ValidationException" and message.startswith('Could not find model "arn:aws:sagemaker:')


def test_a_role_must_exist_and_be_the_callers(sm, role):
    container = {"Image": "nowhere.example/absent:1"}
    sm.create_model(ModelName="with-role", PrimaryContainer=container, ExecutionRoleArn=role)
    code, message = error_of(sm.create_model, ModelName="r2", PrimaryContainer=container, ExecutionRoleArn=role + "X")
    assert code == "ValidationException" and "Could not assume role" in message
    other = "arn:aws:iam::999999999999:role/Execution"
    code, message = error_of(sm.create_model, ModelName="r3", PrimaryContainer=container, ExecutionRoleArn=other)
    assert code == "ValidationException" and "Cross-account pass role is not allowed" in message


def test_tags_of_a_model(sm):
    arn = sm.create_model(
        ModelName="tagged", PrimaryContainer={"Image": "nowhere.example/absent:1"}, Tags=[{"Key": "a", "Value": "1"}]
    )["ModelArn"]
    sm.add_tags(ResourceArn=arn, Tags=[{"Key": "b", "Value": "2"}, {"Key": "a", "Value": "3"}])
    assert sm.list_tags(ResourceArn=arn)["Tags"] == [{"Key": "a", "Value": "3"}, {"Key": "b", "Value": "2"}]
    sm.delete_tags(ResourceArn=arn, TagKeys=["a"])
    assert sm.list_tags(ResourceArn=arn)["Tags"] == [{"Key": "b", "Value": "2"}]


def test_another_account_sees_nothing(souk, sm, seller):
    sm.create_model_package(ModelPackageName="private", InferenceSpecification=specification())
    stranger = souk.client("sagemaker", souk.account("sagemaker-stranger"))
    arn = f"arn:aws:sagemaker:us-east-1:{seller.id}:model-package/private"
    code, message = error_of(stranger.describe_model_package, ModelPackageName=arn)
    assert code == "AccessDeniedException"
    assert "sagemaker:DescribeModelPackage" in message and arn in message
    assert stranger.list_model_packages()["ModelPackageSummaryList"] == []
    published = "arn:aws:sagemaker:us-east-1:865070037744:model-package/absent"
    assert error_of(stranger.describe_model_package, ModelPackageName=published)[0] == "ValidationException"


def test_an_endpoint_without_its_image_fails_and_says_why(souk, sm, seller):
    sm.create_model(ModelName="absent-image", PrimaryContainer={"Image": "nowhere.example/absent:1"})
    variant = {
        "VariantName": "AllTraffic",
        "ModelName": "absent-image",
        "InitialInstanceCount": 1,
        "InstanceType": "ml.m5.large",
    }
    sm.create_endpoint_config(EndpointConfigName="absent-image", ProductionVariants=[variant])
    code, message = error_of(sm.create_endpoint_config, EndpointConfigName="x", ProductionVariants=[variant, variant])
    assert code == "ValidationException" and "non-unique" in message
    sm.create_endpoint(EndpointName="absent-image", EndpointConfigName="absent-image", Tags=[])
    code, message = error_of(sm.update_endpoint, EndpointName="absent-image", EndpointConfigName="absent-image")
    assert code == "ValidationException"
    deadline = time.monotonic() + 120
    shown = sm.describe_endpoint(EndpointName="absent-image")
    while shown["EndpointStatus"] == "Creating" and time.monotonic() < deadline:
        shown = sm.describe_endpoint(EndpointName="absent-image")
    assert shown["EndpointStatus"] == "Failed"
    assert "nowhere.example/absent:1" in shown["FailureReason"]
    runtime = souk.client("sagemaker-runtime", seller)
    code, _ = error_of(runtime.invoke_endpoint, EndpointName="absent-image", Body=b"1,2")
    assert code == "ValidationError"
    sm.delete_endpoint(EndpointName="absent-image")
    sm.get_waiter("endpoint_deleted").wait(EndpointName="absent-image", WaiterConfig={"Delay": 1, "MaxAttempts": 60})


def test_an_unknown_endpoint_is_a_validation_error(souk, seller):
    runtime = souk.client("sagemaker-runtime", seller)
    code, message = error_of(runtime.invoke_endpoint, EndpointName="nothing", Body=b"1,2")
    assert code == "ValidationError"
    assert message == f"Endpoint nothing of account {seller.id} not found."
