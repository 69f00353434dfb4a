"""Which permissions each served operation asks for, found by asking: a user without any is told the action and the
resource that he lacks, is given exactly these, and asks again until he is let through. What was found is recorded in
tests/permissions/operations.json; docs/compat/permissions.md shows it."""

import json
import re

from botocore.config import Config
from botocore.exceptions import ClientError
from steps.market import session

from .answers import ROOT, models
from .requests import of_objects, request, texts, trust
from .server import Server

RECORD = ROOT / "tests" / "permissions" / "operations.json"
HAND = ROOT / "tests" / "permissions" / "actions.json"
DENIALS = {"AccessDenied", "AccessDeniedException", "403"}
PART_ERRORS = ("Errors", "BatchDescribeModelPackageErrorMap")  # where an answer refuses a part of what was asked
UNTOLD = ("refused", "without a word of what is lacking")
LACKS = re.compile(
    r'User: \S+ is not authorized to perform: ([\w-]+:\w+)(?: on resource: \\?"?([^\s"\\]+)\\?"?)?(?= because| with|$)'
)
OPERATIONS = [(service, operation) for service, _, all_of in models() for operation in all_of]
OPERATIONS += [("s3", operation) for operation in of_objects("any")]
MOST = 12  # permissions that one request may need


def statement(effect, **parts):
    return {"Effect": effect, "Resource": "*"} | parts


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def policy(*grants):
    return document(*(statement("Allow", Action=action, Resource=resource) for action, resource in grants))


def denial(text):
    """(action, resource) that an answer says is lacking; None where it says nothing of the kind."""
    found = LACKS.search(text)
    return found and (found[1], found[2] or "*")


class Person:
    """An IAM user with one inline policy that can be exchanged."""

    def __init__(self, server, account, name):
        self.server, self.account, self.name, self.clients = server, account, name, {}
        self.iam = server.client("iam", account)
        self.iam.create_user(UserName=name)
        key = self.iam.create_access_key(UserName=name)["AccessKey"]
        self.keys = key["AccessKeyId"], key["SecretAccessKey"]

    def may(self, *grants):
        self.obey(policy(*grants, ("none:None", "*")))

    def obey(self, document):
        self.iam.put_user_policy(UserName=self.name, PolicyName="own", PolicyDocument=document)

    def attach(self, *managed):
        for name in managed:
            self.iam.attach_user_policy(UserName=self.name, PolicyArn=f"arn:aws:iam::aws:policy/{name}")

    def client(self, service):
        if service not in self.clients:
            self.clients[service] = session().client(
                service,
                endpoint_url=self.server.url,
                region_name="us-east-1",
                aws_access_key_id=self.keys[0],
                aws_secret_access_key=self.keys[1],
                config=Config(retries={"max_attempts": 1}, parameter_validation=False, s3={"addressing_style": "path"}),
            )
        return self.clients[service]

    def ask(self, service, operation, parameters):
        """What is lacking, or None where the request was let through, whatever came of it."""
        try:
            answer = self.client(service)._make_api_call(operation, parameters)
        except ClientError as error:
            told = error.response["Error"]
            lacking = denial(told["Message"])
            refused = told["Code"] in DENIALS
        else:
            told = json.dumps([answer.get(member, []) for member in PART_ERRORS], default=str)
            lacking = denial(told)
            refused = any(f'"{code}"' in told for code in DENIALS)
        return lacking or (UNTOLD if refused else None)


class Prober:
    """Asks each operation as somebody of an operator's account."""

    def __init__(self, server):
        self.server = server
        self.account = server.market.account("permissions", "--operator")
        iam = server.client("iam", self.account)
        iam.create_user(UserName="probe-user")
        iam.create_role(RoleName="probe-role", AssumeRolePolicyDocument=trust(self.account.id))
        self.models = {name: model for name, model, _ in models()}
        self.bucket = f"probe-bucket-{self.account.id}"
        self.objects = server.client("s3", self.account)
        self.objects.create_bucket(Bucket=self.bucket)
        self.person = Person(server, self.account, "prober")

    def parameters(self, service, operation):
        if service != "s3":
            return request(service, self.models[service], operation, self.account.id)
        for key in ("probe-key", "probe-source"):
            self.objects.put_object(Bucket=self.bucket, Key=key, Body=b"probe")
        begun = self.objects.create_multipart_upload(Bucket=self.bucket, Key="probe-key")
        return of_objects(self.bucket, begun["UploadId"])[operation]

    def probe(self, service, operation):
        """The (action, resource) that the operation asks for, in its order, with what varies named in <brackets>."""
        parameters, grants = self.parameters(service, operation), []
        while len(grants) < MOST:
            self.person.may(*grants)
            lacking = self.person.ask(service, operation, parameters)
            if lacking == UNTOLD:
                lacking = self.silent(service, operation)
            if not lacking:
                break
            assert lacking not in grants, f"{operation}: {lacking} was granted, and is lacking still"
            grants.append(lacking)
        return [[action, self.form(resource, parameters)] for action, resource in grants]

    def silent(self, service, operation):
        """What an operation asks for that refuses without words: HEAD has no body. None for what is open to all."""
        known, name = by_hand(), f"{service}.{operation}"
        if name in known["open"]:
            return None
        action, resource = known["silent"][name]
        return action, resource.format(bucket=self.bucket)

    def form(self, resource, parameters):
        """The resource with the accounts and what the request named put in brackets."""
        names = {text.rpartition("/")[2]: name for name, text in texts(parameters) if name.lower() != "catalog"}
        names |= {self.person.name: "caller", self.account.id: "account", "source": "CopySource"}
        named = re.sub(r"[^/:]+", lambda part: f"<{names[part[0]]}>" if part[0] in names else part[0], resource)
        return named.replace(self.account.id, "<account>")  # within a bucket's name

    def find_all(self):
        found = {}
        for service, operation in OPERATIONS:
            found.setdefault(service, {})[operation] = self.probe(service, operation)
        return found


def probing():
    """A fixture's prober, on a server of its own: what is let through takes effect, on the market's policy too."""
    server = Server()
    assert server.start(), server.log_tail()
    try:
        yield Prober(server)
    finally:
        server.remove()


def recorded():
    return json.loads(RECORD.read_text(encoding="utf-8"))


def by_hand():
    return json.loads(HAND.read_text(encoding="utf-8"))
