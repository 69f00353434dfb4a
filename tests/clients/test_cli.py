"""The AWS CLI, unmodified, pointed at Souk by its environment alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AWS = Path(sys.executable).parent / "aws"
TRUST = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}'


@pytest.fixture(scope="module")
def owner(souk):
    return souk.account("cli-owner")


@pytest.fixture(scope="module")
def run(souk, owner, tmp_path_factory):
    """Runs the CLI with a home of its own and nothing of this machine's settings; the finished process."""
    home = tmp_path_factory.mktemp("home")
    settings = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")} | {
        "HOME": str(home),
        "AWS_ENDPOINT_URL": souk.url,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": owner.access_key,
        "AWS_SECRET_ACCESS_KEY": owner.secret,
        "AWS_PAGER": "",
        "AWS_MAX_ATTEMPTS": "1",
    }
    return lambda *words: subprocess.run([AWS, *words], env=settings, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def aws(run):
    """Runs the CLI, which must succeed; what it printed, as a value where it is JSON."""

    def call(*words):
        done = run(*words)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.startswith(("{", "[")) else done.stdout

    return call


def test_it_learns_who_it_is(aws, owner):
    assert aws("sts", "get-caller-identity")["Account"] == owner.id
    assert (
        aws("sts", "get-caller-identity", "--query", "Arn", "--output", "text").strip()
        == f"arn:aws:iam::{owner.id}:root"
    )


def test_files_go_to_s3_and_come_back(aws, tmp_path):
    source, back = tmp_path / "model", tmp_path / "back"
    source.mkdir()
    (source / "small.csv").write_text("1,2\n", encoding="utf-8")
    (source / "large.bin").write_bytes(os.urandom(9 << 20))  # above the size from which the CLI uploads in parts
    aws("s3", "mb", "s3://cli-story")
    aws("s3", "sync", str(source), "s3://cli-story/model", "--no-progress")
    assert {line.split()[-1] for line in aws("s3", "ls", "s3://cli-story/model/").splitlines()} == {
        "small.csv",
        "large.bin",
    }
    aws("s3", "cp", "s3://cli-story/model", str(back), "--recursive", "--no-progress")
    for name in ("small.csv", "large.bin"):
        assert (back / name).read_bytes() == (source / name).read_bytes()
    aws("s3", "rm", "s3://cli-story", "--recursive")
    aws("s3", "rb", "s3://cli-story")


def test_iam_speaks_its_xml(aws, owner):
    arn = aws("iam", "create-role", "--role-name", "CliRole", "--assume-role-policy-document", TRUST)["Role"]["Arn"]
    assert arn == f"arn:aws:iam::{owner.id}:role/CliRole"
    assert (
        aws("iam", "get-role", "--role-name", "CliRole")["Role"]["AssumeRolePolicyDocument"]["Version"] == "2012-10-17"
    )
    aws("iam", "delete-role", "--role-name", "CliRole")


def test_pages_are_walked_without_a_gap(aws):
    names = [f"cli-group-{n}" for n in range(5)]
    for name in names:
        aws("sagemaker", "create-model-package-group", "--model-package-group-name", name)
    query = ("--query", "ModelPackageGroupSummaryList[].ModelPackageGroupName", "--name-contains", "cli-group")
    listed = aws("sagemaker", "list-model-package-groups", "--page-size", "2", *query)
    assert sorted(listed) == names
    first = aws("sagemaker", "list-model-package-groups", "--max-items", "2", "--name-contains", "cli-group")
    rest = aws("sagemaker", "list-model-package-groups", "--starting-token", first["NextToken"], *query)
    assert len(first["ModelPackageGroupSummaryList"]) + len(rest) == 5


def test_errors_say_what_is_wrong(run):
    absent = run("sagemaker", "describe-endpoint", "--endpoint-name", "nowhere")
    assert absent.returncode != 0
    assert "(ValidationException)" in absent.stderr and "Could not find endpoint" in absent.stderr
    unknown = run("sagemaker-runtime", "invoke-endpoint", "--endpoint-name", "nowhere", "--body", "MQ==", os.devnull)
    assert unknown.returncode != 0 and "(ValidationError)" in unknown.stderr
    unoffered = run("sagemaker", "list-notebook-instances")
    assert unoffered.returncode != 0 and "UnsupportedOperation" in unoffered.stderr and "compat" in unoffered.stderr


def test_every_marketplace_service_answers(aws):
    entities = aws(
        "marketplace-catalog", "list-entities", "--catalog", "AWSMarketplace", "--entity-type", "MachineLearningProduct"
    )
    assert entities["EntitySummaryList"] == []
    assert isinstance(aws("marketplace-discovery", "search-listings")["listingSummaries"], list)
    acceptor = json.dumps(
        [{"name": "PartyType", "values": ["Acceptor"]}, {"name": "AgreementType", "values": ["PurchaseAgreement"]}]
    )
    found = aws("marketplace-agreement", "search-agreements", "--catalog", "AWSMarketplace", "--filters", acceptor)
    assert found["agreementViewSummaries"] == []


def test_souks_own_service_is_learnt_from_its_model(aws):
    model = (ROOT / "api" / "own" / "souk.json").as_uri()
    aws("configure", "add-model", "--service-model", model, "--service-name", "souk")
    aws(
        "souk", "put-seller-profile", "--display-name", "CLI models", "--description", "Made on a command line.",
        "--support-email", "support@example.com",
    )  # fmt: skip
    assert "CLI models" in json.dumps(aws("souk", "get-seller-profile"))
