"""A request for any operation of a served model: what it requires, with values that pass the model's constraints and name
nothing that is there. What a handler looks at before it asks for permission stands in SPECIAL."""

import json
import re

ACCOUNT = "111122223333"
PRODUCT, OFFER = "prod-" + "a" * 20 + "probe", "offer-" + "b" * 8 + "probe"
AGREEMENT, REQUEST = "agmt-" + "c" * 20 + "probe", "ar-" + "d" * 20 + "probe"
CATALOG = "AWSMarketplace"
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]})
PAGE_POLICY = "arn:aws:iam::aws:policy/AWSMarketplaceGetEntitlements"
PASSWORD = "Correct-horse-battery-9"
TAGS = [{"Key": "team", "Value": "probe"}]


def trust(account):
    allowed = {"Effect": "Allow", "Principal": {"AWS": account}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [allowed]})


def entity_arn(account):
    return f"arn:aws:aws-marketplace:us-east-1:{account}:{CATALOG}/MachineLearningProduct/{PRODUCT}"


def sagemaker_arn(account, kind):
    return f"arn:aws:sagemaker:us-east-1:{account}:{kind}/probe-{kind}"


def named(account):
    """Values by the name of the member that takes them."""
    return {
        "AccountId": account,
        "AccountIds": [ACCOUNT],
        "Account": account,
        "Address": {"Line1": "1 Probe Street", "City": "Berlin", "PostalCode": "10115"},
        "AlgorithmName": sagemaker_arn(account, "algorithm"),
        "agreementId": AGREEMENT,
        "AgreementId": AGREEMENT,
        "agreementRequestId": REQUEST,
        "agreementCancellationRequestId": "acr-" + "e" * 20 + "probe",
        "AssumeRolePolicyDocument": trust(account),
        "Catalog": CATALOG,
        "CheckId": "check-1",
        "ChangeSetId": "f" * 20 + "probe",
        "catalog": CATALOG,
        "Certified": True,
        "ContactEmail": "probe@example.com",
        "CountryCode": "DE",
        "Document": {},
        "Email": "probe@example.com",
        "EntityId": PRODUCT,
        "EntityType": "MachineLearningProduct",
        "ExecutionRoleArn": f"arn:aws:iam::{account}:role/probe-role",
        "InstanceType": "ml.m5.xlarge",
        "listingId": PRODUCT.replace("prod-", "prodview-"),
        "Monthly": "5",
        "ModelPackageArn": sagemaker_arn(account, "model-package"),
        "ModelPackageName": sagemaker_arn(account, "model-package"),
        "OfferId": OFFER,
        "offerId": OFFER,
        "Password": PASSWORD,
        "OldPassword": PASSWORD,
        "NewPassword": PASSWORD + "x",
        "Policy": POLICY,
        "PolicyArn": PAGE_POLICY,
        "PolicyDocument": POLICY,
        "ProductId": PRODUCT,
        "ProductIds": [PRODUCT],
        "productId": PRODUCT,
        "RoleArn": f"arn:aws:iam::{account}:role/probe-role",
        "RoleName": "probe-role",
        "UserName": "probe-user",
        "Stars": 5,
        "TagKeys": ["team"],
        "Tags": TAGS,
        "TargetModel": "none",
        "Url": "https://example.com/hook",
    }


def package(name, algorithm):
    source = {"AlgorithmName": algorithm, "ModelDataUrl": "s3://probe/model.tar.gz"}
    return {"ModelPackageName": name, "SourceAlgorithmSpecification": {"SourceAlgorithms": [source]}}


def started(*changes):
    return {"Catalog": CATALOG, "ChangeSet": list(changes)}


def change(change_type, entity_type="MachineLearningProduct@1.0", identifier=None, **details):
    entity = {"Type": entity_type} | ({"Identifier": identifier} if identifier else {})
    return {"ChangeType": change_type, "Entity": entity, "DetailsDocument": details}


CREATED = change("CreateProduct", ProductTitle="Probe")
INFORMATION = change("UpdateInformation", identifier=PRODUCT, ShortDescription="Probe.")


ALGORITHM = {
    "AlgorithmName": "probe-made",
    "TrainingSpecification": {
        "TrainingImage": "probe:1",
        "SupportedTrainingInstanceTypes": ["ml.m5.large"],
        "TrainingChannels": [
            {"Name": "train", "SupportedContentTypes": ["text/csv"], "SupportedInputModes": ["File"]},
        ],
    },
}
VARIANT = {"VariantName": "all", "ModelName": "probe-served", "InstanceType": "ml.m5.large", "InitialInstanceCount": 1}


def upload(account):
    return {"UploadId": "probe", "Url": f"s3://listing-files-{account}/uploads/probe/probe.txt"}


def special(account):
    """Requests of operations whose required members do not make a request that means something."""
    return {
        ("marketplace-catalog", "StartChangeSet"): started(INFORMATION),
        ("marketplace-catalog", "DeleteResourcePolicy"): {"ResourceArn": entity_arn(account)},
        ("marketplace-catalog", "GetResourcePolicy"): {"ResourceArn": entity_arn(account)},
        ("marketplace-catalog", "PutResourcePolicy"): {"ResourceArn": entity_arn(account), "Policy": POLICY},
        ("marketplace-catalog", "ListTagsForResource"): {"ResourceArn": entity_arn(account)},
        ("marketplace-catalog", "TagResource"): {"ResourceArn": entity_arn(account), "Tags": TAGS},
        ("marketplace-catalog", "UntagResource"): {"ResourceArn": entity_arn(account), "TagKeys": ["team"]},
        ("marketplace-agreement", "SearchAgreements"): {
            "catalog": CATALOG,
            "filters": [
                {"name": "PartyType", "values": ["Acceptor"]},
                {"name": "AgreementType", "values": ["PurchaseAgreement"]},
            ],
        },
        ("marketplace-agreement", "ListAgreementCancellationRequests"): {"partyType": "Acceptor"},
        ("souk", "DescribeTry"): {"TryId": "try-none"},
        ("souk", "StartTry"): {"ProductId": "prod-none", "SampleId": "REALTIME"},
        ("souk", "PutNotificationSettings"): {"Addresses": ["probe@example.org"]},
        ("sagemaker", "AddTags"): {"ResourceArn": sagemaker_arn(account, "model"), "Tags": TAGS},
        ("sagemaker", "DeleteTags"): {"ResourceArn": sagemaker_arn(account, "model"), "TagKeys": ["team"]},
        ("sagemaker", "ListTags"): {"ResourceArn": sagemaker_arn(account, "model")},
        ("sagemaker", "BatchDescribeModelPackage"): {
            "ModelPackageArnList": [sagemaker_arn(account, "model-package")],
        },
        ("sagemaker", "CreateModelPackage"): package("probe-made", sagemaker_arn(account, "algorithm")),
        ("sagemaker", "CreateAlgorithm"): ALGORITHM,
        ("sagemaker", "DeleteAlgorithm"): {"AlgorithmName": "probe-made"},
        ("sagemaker", "CreateModel"): {
            "ModelName": "probe-model",
            "ExecutionRoleArn": f"arn:aws:iam::{account}:role/probe-role",
            "PrimaryContainer": {"ModelPackageName": sagemaker_arn(account, "model-package")},
            "EnableNetworkIsolation": True,
            "Tags": TAGS,
        },
        ("sagemaker", "CreateEndpointConfig"): {"EndpointConfigName": "probe-config", "ProductionVariants": [VARIANT]},
        ("iam", "CreateUser"): {"UserName": "probe-made", "Tags": TAGS},
        ("iam", "CreateRole"): {"RoleName": "probe-made", "AssumeRolePolicyDocument": trust(account), "Tags": TAGS},
        ("iam", "CreateAccessKey"): {"UserName": "probe-user"},
        ("iam", "ListAccessKeys"): {"UserName": "probe-user"},
        ("iam", "GetUser"): {"UserName": "probe-user"},
        ("iam", "UpdateAccessKey"): {"UserName": "probe-user", "AccessKeyId": "AKIA" + "A" * 16, "Status": "Inactive"},
        ("iam", "DeleteAccessKey"): {"UserName": "probe-user", "AccessKeyId": "AKIA" + "A" * 16},
        ("iam", "GetPolicyVersion"): {"PolicyArn": PAGE_POLICY, "VersionId": "v1"},
        ("iam", "CreateLoginProfile"): {"UserName": "probe-user", "Password": PASSWORD},
        ("iam", "UpdateLoginProfile"): {"UserName": "probe-user", "Password": PASSWORD},
        ("iam", "GetLoginProfile"): {"UserName": "probe-user"},
        ("iam", "DeleteLoginProfile"): {"UserName": "probe-user"},
        ("souk", "GetReadinessReport"): {"ProductId": PRODUCT},
        ("souk", "StartReadinessCheck"): {"ProductId": PRODUCT},
        ("souk", "MoveClock"): {"BySeconds": 1},
        ("souk", "PutFilePart"): {**upload(account), "PartNumber": 1, "Content": b"probe"},
        ("souk", "DescribeFileUpload"): upload(account),
        ("souk", "CompleteFileUpload"): upload(account),
        ("souk", "AbortFileUpload"): upload(account),
        ("souk", "GetValidationLogs"): {"ResourceArn": sagemaker_arn(account, "model-package")},
        ("souk", "GetJobLogs"): {"JobArn": sagemaker_arn(account, "transform-job")},
        ("souk", "StopEndpoint"): {"EndpointArn": sagemaker_arn(account, "endpoint"), "Reason": "Probe."},
        ("souk", "RecountUsageDay"): {"Day": "2026-01-01"},
        ("souk", "RemoveImage"): {"ImageId": "sha256:" + "0" * 64},
        ("souk", "TerminateAgreement"): {"AgreementId": "agmt-probe", "Reason": "Probe."},
        ("souk", "PutSpendBudget"): {"Monthly": "100.00"},
        ("souk", "StopJob"): {"JobArn": sagemaker_arn(account, "transform-job"), "Reason": "Probe."},
        ("souk", "PutListingFile"): {"Name": "probe.txt", "ContentType": "text/plain", "Content": b"probe"},
    }


KINDS = {"string": str, "list": list, "structure": dict, "boolean": bool}
PREFIX = re.compile(r"\^([a-z]+-)\[a-z0-9\](?:\{(\d+)[,}])?")  # ids such as draft-…


def of_objects(bucket, upload="none"):
    """Requests of the S3 face, whose operations have no model here; `upload` is one to probe-key that was begun."""
    where = {"Bucket": bucket}
    key = where | {"Key": "probe-key"}
    part = key | {"UploadId": upload, "PartNumber": 1}
    copied = {"CopySource": f"{bucket}/probe-source"}
    return {
        "ListBuckets": {},
        "CreateBucket": {"Bucket": "probe-bucket-made"},
        "HeadBucket": where,
        "GetBucketLocation": where,
        "GetBucketVersioning": where,
        "GetBucketPolicy": where,
        "PutBucketPolicy": where | {"Policy": POLICY},
        "DeleteBucketPolicy": where,
        "ListObjects": where,
        "ListObjectsV2": where,
        "ListMultipartUploads": where,
        "PutObject": key | {"Body": b"probe"},
        "GetObject": key,
        "HeadObject": key,
        "CopyObject": key | copied,
        "CreateMultipartUpload": key,
        "UploadPart": part | {"Body": b"probe"},
        "UploadPartCopy": part | copied,
        "ListParts": key | {"UploadId": upload},
        "CompleteMultipartUpload": key
        | {"UploadId": upload, "MultipartUpload": {"Parts": [{"ETag": "probe", "PartNumber": 1}]}},
        "AbortMultipartUpload": key | {"UploadId": upload},
        "DeleteObject": key,
        "DeleteObjects": where | {"Delete": {"Objects": [{"Key": "probe-key"}]}},
        "DeleteBucket": where,
    }


class Builder:
    """Fills what a shape requires."""

    def __init__(self, model, account):
        self.shapes = model["shapes"]
        self.named = named(account)

    def structure(self, name):
        shape = self.shapes[name]
        return {m: self.member(m, shape["members"][m]["shape"]) for m in shape.get("required", [])}

    def member(self, member, name):
        shape, given = self.shapes[name], self.named.get(member)
        fits = isinstance(given, KINDS.get(shape["type"], int)) and given in shape.get("enum", [given])
        return given if given is not None and fits else self.value(member, name)

    def value(self, member, name):
        shape = self.shapes[name]
        kind = shape["type"]
        if kind == "structure":
            return self.structure(name)
        if kind == "list":
            return [self.member(member.removesuffix("s"), shape["member"]["shape"])] * max(shape.get("min", 0), 1)
        if kind == "map":
            return {"probe": self.value(member, shape["value"]["shape"])}
        if kind == "string":
            return shape["enum"][0] if shape.get("enum") else self.text(member, shape)
        if kind == "blob":
            return b"probe"
        if kind == "boolean":
            return True
        if kind == "timestamp":
            return "2026-01-01T00:00:00Z"
        return max(shape.get("min", 1), 1)

    def text(self, member, shape):
        prefix = PREFIX.match(shape.get("pattern", ""))
        if prefix:
            return prefix[1] + "p" * int(prefix[2] or 8)
        text = "probe-" + member.lower() if member.endswith(("Name", "name")) else "probe"
        least, most = shape.get("min", 0), shape.get("max", 1 << 20)
        return (text + "x" * least)[: max(least, min(most, 60))] if least > len(text) else text[:most]


def request(service, model, operation, account):
    """The parameters of the operation, as the account's own people would send them."""
    given = special(account).get((service, operation))
    if given is not None:
        return given
    described = model["operations"][operation]
    return Builder(model, account).structure(described["input"]["shape"]) if "input" in described else {}


def texts(value, name=""):
    """(member, text) of every text in a request."""
    if isinstance(value, dict):
        for member, inner in value.items():
            yield from texts(inner, member)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, name.removesuffix("s"))
    elif isinstance(value, str):
        yield name, value
