"""Files put part by part without a signature: what the portal does with a model's data."""

import os

import pytest
from botocore.exceptions import ClientError

PART = 720_896


def put(client, upload, content, *numbers):
    for number in numbers:
        piece = content[(number - 1) * PART : number * PART]
        client.put_file_part(UploadId=upload["UploadId"], Url=upload["Url"], PartNumber=number, Content=piece)


def named(upload):
    return {"UploadId": upload["UploadId"], "Url": upload["Url"]}


def refusal(act, **given):
    with pytest.raises(ClientError) as caught:
        act(**given)
    return caught.value.response["Error"]


@pytest.fixture
def account(souk, request):
    return souk.account(request.node.name)


@pytest.fixture
def client(souk, account):
    return souk.client("souk", account)


def test_an_upload_goes_on_where_it_was_interrupted(souk, account, client):
    content = os.urandom(2 * PART + 77)
    upload = client.start_file_upload(Name="model.tar.gz", Size=len(content), ContentType="application/gzip")["Upload"]
    assert upload["PartSize"] == PART
    put(client, upload, content, 3, 1)
    told = client.describe_file_upload(**named(upload))
    assert told["Parts"] == [1, 3] and told["Size"] == len(content)
    incomplete = refusal(client.complete_file_upload, **named(upload))
    assert incomplete["Code"] == "ConflictException" and str(len(content)) in incomplete["Message"]
    put(client, upload, content, 2, 3)
    done = client.complete_file_upload(**named(upload))
    assert done == client.complete_file_upload(**named(upload)) | {"ResponseMetadata": done["ResponseMetadata"]}
    bucket, _, key = done["Url"].removeprefix("s3://").partition("/")
    kept = souk.client("s3", account).get_object(Bucket=bucket, Key=key)
    assert kept["Body"].read() == content
    assert kept["ContentType"] == "application/gzip" and kept["Metadata"] == {}


def test_an_upload_is_one_of_s3s(souk, account, client):
    upload = client.start_file_upload(Name="model.tar.gz", Size=PART + 1)["Upload"]
    put(client, upload, bytes(PART + 1), 1)
    bucket, _, key = upload["Url"].removeprefix("s3://").partition("/")
    s3 = souk.client("s3", account)
    [part] = s3.list_parts(Bucket=bucket, Key=key, UploadId=upload["UploadId"])["Parts"]
    assert part["Size"] == PART
    s3.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=upload["UploadId"])
    assert refusal(client.describe_file_upload, **named(upload))["Code"] == "ResourceNotFoundException"


def test_an_aborted_upload_is_gone(souk, account, client):
    upload = client.start_file_upload(Name="model.tar.gz", Size=10)["Upload"]
    put(client, upload, bytes(10), 1)
    client.abort_file_upload(**named(upload))
    assert refusal(client.abort_file_upload, **named(upload))["Code"] == "ResourceNotFoundException"
    assert refusal(client.complete_file_upload, **named(upload))["Code"] == "ResourceNotFoundException"


def test_what_does_not_fit_the_file_is_refused(client):
    upload = client.start_file_upload(Name="model.tar.gz", Size=PART + 5)["Upload"]
    for number, size in [(1, PART - 1), (2, 6), (3, 5)]:
        fault = refusal(client.put_file_part, **named(upload), PartNumber=number, Content=bytes(size))
        assert fault["Code"] == "ValidationException"
    assert client.describe_file_upload(**named(upload))["Parts"] == []
    assert refusal(client.start_file_upload, Name="a", Size=PART * 10_000 + 1)["Code"] == "ValidationException"


def test_nobody_else_reaches_an_upload(souk, client):
    upload = client.start_file_upload(Name="model.tar.gz", Size=5)["Upload"]
    stranger = souk.client("souk", souk.account("uploads-stranger"))
    for act in (stranger.describe_file_upload, stranger.complete_file_upload, stranger.abort_file_upload):
        assert refusal(act, **named(upload))["Code"] == "ResourceNotFoundException"
    fault = refusal(stranger.put_file_part, **named(upload), PartNumber=1, Content=bytes(5))
    assert fault["Code"] == "ResourceNotFoundException"


def test_own_images_are_those_that_own_resources_name(souk, client, account):
    assert client.list_own_images()["Images"] == []
    sagemaker = souk.client("sagemaker", account)
    for name, image in [("first", "acme/trees:1"), ("second", "acme/trees:2"), ("third", "acme/trees:1")]:
        sagemaker.create_model_package(
            ModelPackageName=name,
            InferenceSpecification={
                "Containers": [{"Image": image}],
                "SupportedContentTypes": ["text/csv"],
                "SupportedResponseMIMETypes": ["text/csv"],
                "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large"],
                "SupportedTransformInstanceTypes": ["ml.m5.large"],
            },
        )
    images = client.list_own_images()["Images"]
    assert [each["Image"] for each in images] == ["acme/trees:1", "acme/trees:2"]
    assert images[0]["UsedBy"].endswith(":model-package/third")
    assert souk.client("souk", souk.account("images-stranger")).list_own_images()["Images"] == []
