"""The images that the container engine keeps, as operators see them: what uses each, and the removal of one that nothing
uses. The images of these tests are made here, of a few bytes each."""

import io
import subprocess
import tarfile
import uuid

import pytest
from botocore.exceptions import ClientError
from kit.server import Server

REPOSITORY = f"souk-test-{uuid.uuid4().hex[:10]}"


@pytest.fixture(scope="module")
def operator(souk):
    return souk.client("souk", souk.operator())


def docker(*words, **more):
    return subprocess.run(["docker", *words], check=True, capture_output=True, **more).stdout.decode().strip()


def make_image(tag, *others):
    """An image of one file; its id."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        content = uuid.uuid4().bytes
        entry = tarfile.TarInfo("content")
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
    image = docker("import", "-", f"{REPOSITORY}:{tag}", input=packed.getvalue())
    for other in others:
        docker("tag", image, f"{REPOSITORY}-{other}:{tag}")
    return image


@pytest.fixture(scope="module", autouse=True)
def cleaned():
    yield
    names = docker("images", "--format", "{{.Repository}}:{{.Tag}}").split()
    for name in names:
        if name.startswith(REPOSITORY):
            docker("rmi", "--force", name)


def listed(operator):
    pages = operator.list_images(MaxResults=100)
    images = pages["Images"]
    while pages.get("NextToken"):
        pages = operator.list_images(MaxResults=100, NextToken=pages["NextToken"])
        images += pages["Images"]
    assert len(images) == pages["TotalCount"]
    assert sum(image["SizeBytes"] for image in images) == pages["TotalBytes"]
    return {image["ImageId"]: image for image in images}


def refusal(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    answer = caught.value.response
    return answer["Error"] | {"Reason": answer.get("reason")}


def model_of(souk, name, image):
    account = souk.account(name)
    sagemaker = souk.client("sagemaker", account)
    iam = souk.client("iam", account)
    trust = (
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},'
        '"Action":"sts:AssumeRole"}]}'
    )
    role = iam.create_role(RoleName="runs", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    sagemaker.create_model(ModelName="of-an-image", PrimaryContainer={"Image": image}, ExecutionRoleArn=role)
    return account, sagemaker


def test_an_image_that_nothing_uses_goes_with_all_its_names(operator):
    image = make_image("unused", "again")
    told = listed(operator)[image]
    assert sorted(told["Names"]) == [f"{REPOSITORY}-again:unused", f"{REPOSITORY}:unused"]
    assert (told["UseCount"], told["Uses"]) == (0, [])
    assert told["SizeBytes"] >= 0
    removed = operator.remove_image(ImageId=image)
    assert removed["ImageId"] == image and sorted(removed["Names"]) == sorted(told["Names"])
    assert image not in listed(operator)
    assert docker("images", "--quiet", "--no-trunc", f"{REPOSITORY}:unused") == ""
    gone = refusal(operator.remove_image, ImageId=image)
    assert gone["Code"] == "ResourceNotFoundException" and image in gone["Message"]
    [record] = operator.list_audit_records(Operation="RemoveImage", Outcome="DONE")["Records"]
    assert f"no more image {image}" in record["Record"]["changed"]


def test_an_image_that_a_model_names_is_kept_and_the_refusal_names_the_model(souk, operator):
    image = make_image("latest")
    account, sagemaker = model_of(souk, "images-by-name", REPOSITORY)  # without its tag
    [use] = listed(operator)[image]["Uses"]
    arn = sagemaker.describe_model(ModelName="of-an-image")["ModelArn"]
    assert use == {"Kind": "MODEL", "Name": "of-an-image", "Arn": arn, "AccountId": account.id}
    refused = refusal(operator.remove_image, ImageId=image)
    assert (refused["Code"], refused["Reason"]) == ("ValidationException", "IMAGE_IN_USE")
    assert arn in refused["Message"] and image in refused["Message"]
    assert image in listed(operator)
    sagemaker.delete_model(ModelName="of-an-image")
    assert listed(operator)[image]["UseCount"] == 0
    operator.remove_image(ImageId=image)


def test_a_container_of_whoever_made_it_keeps_its_image(operator):
    image = make_image("contained")
    name = f"{REPOSITORY}-keeps"
    docker("create", "--name", name, image, "/content")
    try:
        assert listed(operator)[image]["Uses"] == [{"Kind": "CONTAINER", "Name": name}]
        refused = refusal(operator.remove_image, ImageId=image)
        assert refused["Reason"] == "IMAGE_IN_USE" and f"the container {name}" in refused["Message"]
    finally:
        docker("rm", name)
    operator.remove_image(ImageId=image)


def test_images_are_for_operators(souk):
    stranger = souk.client("souk", souk.account("images-stranger"))
    for call, arguments in ((stranger.list_images, {}), (stranger.remove_image, {"ImageId": "sha256:" + "0" * 64})):
        assert refusal(call, **arguments)["Code"] == "AccessDeniedException"


def test_an_engine_that_is_gone_is_told():
    server = Server(None, "--docker", "unix:///nowhere/docker.sock")
    assert server.start(), server.log_tail()
    try:
        operator = server.client("souk", server.operator())
        told = operator.list_images()
        assert told["Images"] == [] and "nowhere" in told["Problem"]
        refused = refusal(operator.remove_image, ImageId="sha256:" + "0" * 64)
        assert refused["Reason"] == "ENGINE_REFUSED" and "nowhere" in refused["Message"]
    finally:
        server.remove()
