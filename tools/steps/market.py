"""A running Souk as its clients see it: accounts with their keys, and boto3 clients pointed at it."""

import functools
import hashlib
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.session import get_session

ROOT = Path(__file__).resolve().parents[2]
OWN_MODEL = ROOT / "api" / "own" / "souk.json"
REGION = "us-east-1"


@dataclass
class Account:
    id: str
    access_key: str
    secret: str
    name: str = ""


def own_models():
    """A data folder with Souk's own service model, as `aws configure add-model` would lay it; one for each model."""
    model = OWN_MODEL.read_bytes()
    folder = Path(tempfile.gettempdir()) / f"souk-models-{hashlib.sha256(model).hexdigest()[:12]}"
    target = folder / "souk" / "2026-01-01" / "service-2.json"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        whole = target.with_suffix(f".{os.getpid()}")
        whole.write_bytes(model)
        whole.rename(target)
    return str(folder)


@functools.cache
def session():
    """What reads the services' models, which takes longer than most calls: once for all clients."""
    reader = get_session()
    reader.set_config_variable("data_path", own_models())
    return boto3.Session(botocore_session=reader)


class Market:
    def __init__(self, url, data, binary):
        self.url = url
        self.data = str(data)
        self.binary = str(binary)

    def account(self, name, *flags):
        """A new account of that name, made with the command line as an operator would."""
        made = subprocess.run(
            [self.binary, "account", "create", "--name", name, "--json", "--data", self.data, *flags],
            check=True,
            capture_output=True,
            text=True,
        )
        answer = json.loads(made.stdout)
        return Account(answer["account"], answer["access_key"], answer["secret"], name)

    def client(self, service, account, region=REGION, check=True):
        """A boto3 client; without check, the server is the first that looks at what is sent."""
        return session().client(
            service,
            endpoint_url=self.url,
            region_name=region,
            aws_access_key_id=account.access_key,
            aws_secret_access_key=account.secret,
            config=Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}, parameter_validation=check),
        )


class RoadBlocked(Exception):
    """The market did something else than the road expects."""


def expect(condition, what):
    if not condition:
        raise RoadBlocked(what)


def refused(call, code, words=""):
    """The call must fail with that code and those words; its message."""
    from botocore.exceptions import ClientError

    try:
        call()
    except ClientError as error:
        found = error.response["Error"]
        expect(found["Code"] == code, f"expected {code}, got {found['Code']}: {found['Message']}")
        expect(words in found["Message"], f"expected '{words}' in: {found['Message']}")
        return found["Message"]
    raise RoadBlocked(f"expected the refusal {code}")
