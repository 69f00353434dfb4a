"""Who is calling and what may he: users, roles, sessions and keys as boto3 sees them."""

import itertools
import json
import subprocess

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

NUMBERS = itertools.count(1)
ACCOUNT_TRUST = "arn:aws:iam::{}:root"


def client_of(souk, service, access_key, secret, token=None):
    return boto3.client(
        service,
        endpoint_url=souk.url,
        region_name="us-east-1",
        aws_access_key_id=access_key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=Config(retries={"max_attempts": 1}),
    )


def client_in(souk, service, session):
    """A client that acts with the Credentials of an STS answer."""
    made = session["Credentials"]
    return client_of(souk, service, made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])


def error_of(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return caught.value.response["Error"]


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource} | more


def deny(action, resource="*"):
    return {"Effect": "Deny", "Action": action, "Resource": resource}


def trust(*principals):
    return policy({"Effect": "Allow", "Principal": {"AWS": list(principals)}, "Action": "sts:AssumeRole"})


@pytest.fixture(scope="module")
def owner(souk):
    return souk.account("identity-owner")


@pytest.fixture(scope="module")
def iam(souk, owner):
    return souk.client("iam", owner)


@pytest.fixture
def user(souk, iam):
    """Makes users, each with a key: user(name, statements…) is a function that makes that user's clients."""

    def make(name, *statements):
        name = f"{name}-{next(NUMBERS)}"
        iam.create_user(UserName=name)
        if statements:
            iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy(*statements))
        key = iam.create_access_key(UserName=name)["AccessKey"]
        clients = lambda service: client_of(souk, service, key["AccessKeyId"], key["SecretAccessKey"])  # noqa: E731
        clients.name, clients.key = name, key["AccessKeyId"]
        return clients

    return make


def package_arn(owner, name):
    return f"arn:aws:sagemaker:us-east-1:{owner.id}:model-package/{name}"


def test_root_users_and_roles_learn_who_they_are(souk, owner, iam, user):
    root = souk.client("sts", owner).get_caller_identity()
    assert (root["Account"], root["Arn"]) == (owner.id, f"arn:aws:iam::{owner.id}:root")
    ana = user("ana")
    assert ana("sts").get_caller_identity()["Arn"] == f"arn:aws:iam::{owner.id}:user/{ana.name}"
    role = iam.create_role(RoleName="Visitor", AssumeRolePolicyDocument=trust(ACCOUNT_TRUST.format(owner.id)))["Role"]
    session = souk.client("sts", owner).assume_role(RoleArn=role["Arn"], RoleSessionName="monday")
    told = client_in(souk, "sts", session).get_caller_identity()
    assert told["Arn"] == f"arn:aws:sts::{owner.id}:assumed-role/Visitor/monday"
    assert told["UserId"] == session["AssumedRoleUser"]["AssumedRoleId"]


def test_a_wrong_secret_and_an_unknown_key_are_told_apart(souk, owner):
    forged = error_of(client_of(souk, "sts", owner.access_key, "no" * 20).get_caller_identity)
    assert forged["Code"] == "SignatureDoesNotMatch"
    unknown = error_of(client_of(souk, "sts", "AKIAIOSFODNN7EXAMPLE", owner.secret).get_caller_identity)
    assert unknown["Code"] == "InvalidClientTokenId"
    json_service = error_of(client_of(souk, "sagemaker", "AKIAIOSFODNN7EXAMPLE", owner.secret).list_models)
    assert json_service["Code"] == "UnrecognizedClientException"


def test_a_denial_names_caller_action_and_resource(owner, user):
    nobody = user("nobody")
    told = error_of(nobody("sagemaker").describe_model_package, ModelPackageName="secret")
    assert told["Code"] == "AccessDeniedException"
    for part in (f"user/{nobody.name}", "sagemaker:DescribeModelPackage", package_arn(owner, "secret")):
        assert part in told["Message"]


def test_resources_and_wildcards_bound_what_is_allowed(owner, user):
    some = user("some", allow("sagemaker:Describe*", package_arn(owner, "open-*")))
    sagemaker = some("sagemaker")
    assert error_of(sagemaker.describe_model_package, ModelPackageName="open-one")["Code"] == "ValidationException"
    assert error_of(sagemaker.describe_model_package, ModelPackageName="shut")["Code"] == "AccessDeniedException"
    assert error_of(sagemaker.delete_model_package, ModelPackageName="open-one")["Code"] == "AccessDeniedException"


def test_a_denial_beats_every_permission(user):
    careful = user("careful", allow("sagemaker:*"), deny("sagemaker:DeleteModel*"))
    sagemaker = careful("sagemaker")
    assert sagemaker.list_models()["Models"] == []
    told = error_of(sagemaker.delete_model, ModelName="any")
    assert (told["Code"], "explicit deny" in told["Message"]) == ("AccessDeniedException", True)


def test_a_condition_binds_to_the_callers_address(user):
    here = {"Condition": {"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}}
    elsewhere = {"Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}
    assert user("near", allow("sagemaker:ListModels", **here))("sagemaker").list_models()["Models"] == []
    far = user("far", allow("sagemaker:ListModels", **elsewhere))
    assert error_of(far("sagemaker").list_models)["Code"] == "AccessDeniedException"


def test_managed_policies_open_what_their_names_say(iam, user):
    reader = user("reader")
    sagemaker = reader("sagemaker")
    assert error_of(sagemaker.list_models)["Code"] == "AccessDeniedException"
    arn = "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly"
    iam.attach_user_policy(UserName=reader.name, PolicyArn=arn)
    assert sagemaker.list_models()["Models"] == []
    assert error_of(sagemaker.delete_model, ModelName="any")["Code"] == "AccessDeniedException"
    iam.detach_user_policy(UserName=reader.name, PolicyArn=arn)
    assert error_of(sagemaker.list_models)["Code"] == "AccessDeniedException"


def test_a_deactivated_key_is_refused_at_once_and_comes_back(iam, user):
    ana = user("ana")
    sts = ana("sts")
    sts.get_caller_identity()
    iam.update_access_key(UserName=ana.name, AccessKeyId=ana.key, Status="Inactive")
    assert error_of(sts.get_caller_identity)["Code"] == "InvalidClientTokenId"
    iam.update_access_key(UserName=ana.name, AccessKeyId=ana.key, Status="Active")
    sts.get_caller_identity()


def test_a_role_opens_its_account_to_whom_it_trusts_only(souk, owner, iam):
    partner, stranger = souk.account("identity-partner"), souk.account("identity-stranger")
    role = iam.create_role(RoleName="Partner", AssumeRolePolicyDocument=trust(ACCOUNT_TRUST.format(partner.id)))["Role"]
    iam.put_role_policy(RoleName="Partner", PolicyName="look", PolicyDocument=policy(allow("sagemaker:ListModels")))
    refused = error_of(souk.client("sts", stranger).assume_role, RoleArn=role["Arn"], RoleSessionName="visit")
    assert refused["Code"] == "AccessDenied"
    session = souk.client("sts", partner).assume_role(RoleArn=role["Arn"], RoleSessionName="visit")
    visiting = client_in(souk, "sagemaker", session)
    assert visiting.list_models()["Models"] == []
    told = error_of(visiting.list_endpoints)
    assert "assumed-role/Partner/visit is not authorized to perform: sagemaker:ListEndpoints" in told["Message"]


def test_a_session_is_as_narrow_as_its_maker_wants_it(souk, owner, iam):
    role = iam.create_role(RoleName="Wide", AssumeRolePolicyDocument=trust(ACCOUNT_TRUST.format(owner.id)))["Role"]
    iam.put_role_policy(RoleName="Wide", PolicyName="all", PolicyDocument=policy(allow("sagemaker:*")))
    narrow = souk.client("sts", owner).assume_role(
        RoleArn=role["Arn"], RoleSessionName="narrow", Policy=policy(allow("sagemaker:ListModels")), DurationSeconds=900
    )
    sagemaker = client_in(souk, "sagemaker", narrow)
    assert sagemaker.list_models()["Models"] == []
    assert error_of(sagemaker.list_endpoints)["Code"] == "AccessDeniedException"


def test_a_session_without_its_token_is_nobody(souk, owner):
    made = souk.client("sts", owner).get_session_token()["Credentials"]
    client_of(souk, "sts", made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"]).get_caller_identity()
    bare = client_of(souk, "sts", made["AccessKeyId"], made["SecretAccessKey"])
    assert error_of(bare.get_caller_identity)["Code"] == "InvalidClientTokenId"


def test_the_command_line_makes_keys_beside_a_running_server(souk, owner):
    def command(*words):
        line = [souk.market.binary, "account", *words, "--data", str(souk.data)]
        return json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)

    made = command("key", "create", "--account", owner.id, "--json")
    second = client_of(souk, "sts", made["access_key"], made["secret"])
    assert second.get_caller_identity()["Account"] == owner.id
    assert owner.id in json.dumps(command("list", "--json"))
