"""The embedded S3 as boto3 sees it: objects, pages, uploads in parts, checksums, presigned URLs, other accounts."""

import hashlib
import io
import json
import socket
import urllib.error
import urllib.parse
import urllib.request

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

MIB = 1 << 20


@pytest.fixture(scope="module")
def owner(souk):
    return souk.account("s3-owner")


@pytest.fixture(scope="module")
def s3(souk, owner):
    return souk.client("s3", owner)


@pytest.fixture(scope="module")
def bucket(s3):
    s3.create_bucket(Bucket="s3-story")
    return "s3-story"


@pytest.fixture(scope="module")
def presigner(souk, owner):
    """In us-east-1, boto3 presigns for S3 with a signature of version 2 unless it is told otherwise."""
    return souk.client("s3", owner, region="eu-central-1")


@pytest.fixture(scope="module")
def stranger(souk):
    return souk.client("s3", souk.account("s3-stranger"))


def error_of(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return caught.value.response["Error"]["Code"]


def test_an_object_comes_back_as_it_was_put(s3, bucket):
    put = s3.put_object(Bucket=bucket, Key="a/grün +&.csv", Body=b"1,2", ContentType="text/csv", Metadata={"k": "v"})
    assert put["ETag"] == f'"{hashlib.md5(b"1,2").hexdigest()}"'
    got = s3.get_object(Bucket=bucket, Key="a/grün +&.csv", ChecksumMode="ENABLED")
    assert got["Body"].read() == b"1,2"
    assert (got["ContentType"], got["Metadata"]) == ("text/csv", {"k": "v"})
    assert got["ChecksumCRC32"] == put["ChecksumCRC32"]
    head = s3.head_object(Bucket=bucket, Key="a/grün +&.csv")
    assert head["ContentLength"] == 3


def test_an_empty_object(s3, bucket):
    s3.put_object(Bucket=bucket, Key="empty", Body=b"")
    assert s3.get_object(Bucket=bucket, Key="empty")["Body"].read() == b""


@pytest.mark.parametrize("algorithm", ["CRC32", "SHA1", "SHA256"])
def test_checksums_that_boto3_computes(s3, bucket, algorithm):
    s3.put_object(Bucket=bucket, Key="summed", Body=b"sum me up", ChecksumAlgorithm=algorithm)
    got = s3.get_object(Bucket=bucket, Key="summed", ChecksumMode="ENABLED")
    assert got["Body"].read() == b"sum me up"
    assert f"Checksum{algorithm}" in got


@pytest.mark.parametrize("checksum", [{"ChecksumCRC32C": "z5ZgVQ=="}, {"ChecksumCRC64NVME": "FelV5LSrIR8="}])
def test_checksums_that_the_caller_brings(s3, bucket, checksum):
    s3.put_object(Bucket=bucket, Key="summed", Body=b"sum me up", **checksum)
    got = s3.get_object(Bucket=bucket, Key="summed", ChecksumMode="ENABLED")
    assert got.items() >= checksum.items()


def test_a_wrong_checksum_is_refused(s3, bucket):
    wrong = {"Bucket": bucket, "Key": "wrong", "Body": b"x", "ChecksumSHA256": "A" * 43 + "="}
    assert error_of(s3.put_object, **wrong) == "BadDigest"
    assert error_of(s3.head_object, Bucket=bucket, Key="wrong") == "404"


def test_a_stream_travels_in_chunks(souk, owner, bucket):
    """Over plain HTTP botocore signs each chunk's trailer; the decoder has to agree with it."""
    body = bytes(range(256)) * 8192
    souk.client("s3", owner).put_object(Bucket=bucket, Key="streamed", Body=io.BytesIO(body))
    assert souk.client("s3", owner).get_object(Bucket=bucket, Key="streamed")["Body"].read() == body


def test_ranges_and_conditions(s3, bucket):
    etag = s3.put_object(Bucket=bucket, Key="ranged", Body=b"0123456789")["ETag"]
    assert s3.get_object(Bucket=bucket, Key="ranged", Range="bytes=2-4")["Body"].read() == b"234"
    assert s3.get_object(Bucket=bucket, Key="ranged", Range="bytes=-2")["Body"].read() == b"89"
    assert error_of(s3.get_object, Bucket=bucket, Key="ranged", Range="bytes=50-") == "InvalidRange"
    assert error_of(s3.get_object, Bucket=bucket, Key="ranged", IfNoneMatch=etag) == "304"
    assert error_of(s3.get_object, Bucket=bucket, Key="ranged", IfMatch='"x"') == "PreconditionFailed"
    assert error_of(s3.put_object, Bucket=bucket, Key="ranged", Body=b"", IfNoneMatch="*") == "PreconditionFailed"


def test_listing_in_pages(s3, bucket):
    keys = [f"pages/{n:03}" for n in range(25)] + ["pages/sub/1", "pages/sub/2"]
    for key in keys:
        s3.put_object(Bucket=bucket, Key=key, Body=b"")
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=bucket, Prefix="pages/", PaginationConfig={"PageSize": 10}
    )
    assert [o["Key"] for page in pages for o in page["Contents"]] == keys
    folded = s3.list_objects_v2(Bucket=bucket, Prefix="pages/", Delimiter="/")
    assert [p["Prefix"] for p in folded["CommonPrefixes"]] == ["pages/sub/"]
    old = s3.get_paginator("list_objects").paginate(
        Bucket=bucket, Prefix="pages/", Delimiter="/", PaginationConfig={"PageSize": 7}
    )
    assert sum(len(page.get("Contents", [])) for page in old) == 25
    gone = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in keys]})
    assert len(gone["Deleted"]) == len(keys)
    assert s3.list_objects_v2(Bucket=bucket, Prefix="pages/")["KeyCount"] == 0


def test_a_large_file_is_uploaded_in_parts(s3, bucket):
    body = bytes(range(251)) * (12 * MIB // 251)
    s3.upload_fileobj(
        io.BytesIO(body),
        bucket,
        "large",
        Config=TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB),
    )
    assert s3.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-3"')
    received = io.BytesIO()
    s3.download_fileobj(bucket, "large", received)
    assert received.getvalue() == body
    s3.copy(
        {"Bucket": bucket, "Key": "large"},
        bucket,
        "large-copy",
        Config=TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB),
    )
    s3.delete_object(Bucket=bucket, Key="large")
    assert s3.get_object(Bucket=bucket, Key="large-copy")["Body"].read() == body


def test_an_unfinished_upload(souk, s3, bucket):
    upload = s3.create_multipart_upload(Bucket=bucket, Key="unfinished")["UploadId"]
    part = s3.upload_part(Bucket=bucket, Key="unfinished", UploadId=upload, PartNumber=1, Body=b"small")
    s3.upload_part(Bucket=bucket, Key="unfinished", UploadId=upload, PartNumber=2, Body=b"end")
    parts = [{"PartNumber": 1, "ETag": part["ETag"]}, {"PartNumber": 2, "ETag": '"x"'}]
    named = {"Bucket": bucket, "Key": "unfinished", "UploadId": upload}
    assert error_of(s3.complete_multipart_upload, **named, MultipartUpload={"Parts": parts}) == "InvalidPart"
    assert [u["Key"] for u in s3.list_multipart_uploads(Bucket=bucket)["Uploads"]] == ["unfinished"]
    s3.abort_multipart_upload(**named)
    assert error_of(s3.list_parts, **named) == "NoSuchUpload"


def test_presigned_urls(s3, presigner, bucket):
    url = presigner.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "presigned"})
    with urllib.request.urlopen(urllib.request.Request(url, data=b"by url", method="PUT")) as answer:
        assert answer.status == 200
    url = presigner.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "presigned"})
    with urllib.request.urlopen(url) as answer:
        assert answer.read() == b"by url"
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(url.replace("presigned?", "another?"))
    assert refused.value.code == 403
    version_2 = s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "presigned"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(version_2)
    assert b"Please use AWS4-HMAC-SHA256" in refused.value.read()


def test_a_strangers_upload_is_refused_before_it_is_taken(souk, bucket):
    """The head is enough: of the announced gigabyte not one byte is sent."""
    with socket.create_connection(("127.0.0.1", int(souk.port)), timeout=10) as connection:
        connection.sendall(
            f"PUT /{bucket}/huge HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {1 << 30}\r\n\r\n".encode()
        )
        answer = connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 403 ")
    assert b"AccessDenied" in answer


def test_nobody_is_anonymous(souk, bucket):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{souk.url}/{bucket}/presigned")
    assert refused.value.code == 403
    assert b"<Code>AccessDenied</Code>" in refused.value.read()


def test_a_torn_upload_leaves_nothing(s3, presigner, bucket):
    url = urllib.parse.urlsplit(
        presigner.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "torn"})
    )
    with socket.create_connection((url.hostname, url.port)) as connection:
        head = f"PUT {url.path}?{url.query} HTTP/1.1\r\nHost: {url.netloc}\r\nContent-Length: {4 * MIB}\r\n\r\n"
        connection.sendall(head.encode() + b"x" * MIB)
    assert error_of(s3.head_object, Bucket=bucket, Key="torn") == "404"


def test_buckets(s3, stranger, bucket, owner):
    assert error_of(s3.create_bucket, Bucket=bucket) == "BucketAlreadyOwnedByYou"
    assert error_of(stranger.create_bucket, Bucket=bucket) == "BucketAlreadyExists"
    assert bucket in [b["Name"] for b in s3.list_buckets()["Buckets"]]
    assert stranger.list_buckets()["Buckets"] == []
    s3.head_bucket(Bucket=bucket, ExpectedBucketOwner=owner.id)
    assert error_of(s3.head_bucket, Bucket=bucket, ExpectedBucketOwner="000000000000") == "403"
    assert error_of(s3.head_bucket, Bucket="no-such-bucket-here") == "404"
    assert error_of(s3.delete_bucket, Bucket=bucket) == "BucketNotEmpty"
    s3.create_bucket(Bucket="s3-berlin", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    assert s3.get_bucket_location(Bucket="s3-berlin")["LocationConstraint"] == "eu-central-1"
    s3.delete_bucket(Bucket="s3-berlin")


def test_another_account_needs_a_policy(souk, s3, stranger, bucket):
    s3.put_object(Bucket=bucket, Key="shared/k", Body=b"for you")
    assert error_of(stranger.get_object, Bucket=bucket, Key="shared/k") == "AccessDenied"
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": souk.account("s3-stranger").id},
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{bucket}/shared/*",
    }
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    assert stranger.get_object(Bucket=bucket, Key="shared/k")["Body"].read() == b"for you"
    assert error_of(stranger.put_object, Bucket=bucket, Key="shared/k", Body=b"") == "AccessDenied"
    s3.delete_bucket_policy(Bucket=bucket)
    assert error_of(stranger.get_object, Bucket=bucket, Key="shared/k") == "AccessDenied"


def test_what_is_not_offered_says_so(s3, bucket):
    tags = {"TagSet": [{"Key": "a", "Value": "b"}]}
    assert error_of(s3.put_bucket_tagging, Bucket=bucket, Tagging=tags) == "NotImplemented"
    assert error_of(s3.put_object, Bucket=bucket, Key="k", Body=b"", ServerSideEncryption="AES256") == "NotImplemented"
    assert "Status" not in s3.get_bucket_versioning(Bucket=bucket)
