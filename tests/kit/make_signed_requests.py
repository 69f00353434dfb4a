"""Signs requests with botocore and writes them down for the tests of src/wire/sigv4: one JSON file, committed.

    python3 tests/kit/make_signed_requests.py > tests/kit/signed/requests.json

Each entry holds the request as it goes over the wire and the instant at which it was signed. The keys are made up.
"""

import base64
import datetime
import hashlib
import hmac
import json
import sys
from unittest import mock
from urllib.parse import urlsplit

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

ACCESS_KEY = "AKIAEXAMPLEEXAMPLE00"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
TOKEN = "FwoGZXIvYXdzEXAMPLE//////////token=="
MOMENT = datetime.datetime(2026, 11, 23, 10, 15, 0)
STAMP = "20261123T101500Z"


def signed(name, service, method, url, headers=None, body=b"", token=None, presign=None, payload=None):
    request = AWSRequest(method=method, url=url, headers=headers or {}, data=body)
    credentials = Credentials(ACCESS_KEY, SECRET, token)
    if presign:
        kind = botocore.auth.S3SigV4QueryAuth if service == "s3" else botocore.auth.SigV4QueryAuth
        signer = kind(credentials, service, "us-east-1", expires=presign)
    else:
        kind = botocore.auth.S3SigV4Auth if service == "s3" else botocore.auth.SigV4Auth
        signer = kind(credentials, service, "us-east-1")
    if payload:
        signer.payload = lambda _: payload
    with mock.patch("botocore.auth.get_current_datetime", lambda: MOMENT):
        signer.add_auth(request)
    parts = urlsplit(request.url)
    wire_headers = [
        [key, value.decode() if isinstance(value, bytes) else value] for key, value in request.headers.items()
    ]
    if "host" not in {key.lower() for key, _ in wire_headers}:
        wire_headers.append(["Host", parts.netloc])
    return {
        "name": name,
        "service": service,
        "method": method,
        "path": parts.path or "/",
        "query": parts.query,
        "headers": wire_headers,
        "body": body.decode(),
        "time": STAMP,
    }


def signing_key(service):
    key = ("AWS4" + SECRET).encode()
    for part in (STAMP[:8], "us-east-1", service, "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key


def chunked(name, with_trailer):
    """An aws-chunked upload whose chunks (and trailer) continue the signature of its head."""
    data = [b"a" * 300, b"the rest"]
    mark = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" + ("-TRAILER" if with_trailer else "")
    headers = {
        "X-Amz-Decoded-Content-Length": str(sum(map(len, data))),
        "Content-Encoding": "aws-chunked",
    }
    if with_trailer:
        headers["X-Amz-Trailer"] = "x-amz-checksum-sha256"
    entry = signed(name, "s3", "PUT", "http://127.0.0.1:8484/bucket/key", headers, payload=mark)
    authorization = dict(entry["headers"])["Authorization"]
    previous = authorization.split("Signature=")[1]
    key, scope = signing_key("s3"), f"{STAMP[:8]}/us-east-1/s3/aws4_request"

    def sign(algorithm, *hashes):
        text = "\n".join([algorithm, STAMP, scope, previous, *hashes])
        return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()

    empty = hashlib.sha256(b"").hexdigest()
    body = b""
    for part in [*data, b""]:
        previous = sign("AWS4-HMAC-SHA256-PAYLOAD", empty, hashlib.sha256(part).hexdigest())
        body += f"{len(part):x};chunk-signature={previous}\r\n".encode()
        if part:
            body += part + b"\r\n"
    if with_trailer:
        checksum = base64.b64encode(hashlib.sha256(b"".join(data)).digest()).decode()
        line = f"x-amz-checksum-sha256:{checksum}"
        signature = sign("AWS4-HMAC-SHA256-TRAILER", hashlib.sha256(f"{line}\n".encode()).hexdigest())
        body += f"{line}\r\nx-amz-trailer-signature:{signature}\r\n".encode()
    body += b"\r\n"
    entry["body"] = body.decode()
    return entry


def entries():
    json_headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "SageMaker.DescribeModelPackage"}
    body = b'{"ModelPackageName":"trees"}'
    root = "http://127.0.0.1:8484/"
    form = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    yield signed("json", "sagemaker", "POST", root, json_headers, body)
    yield signed("json with session token", "sagemaker", "POST", root, json_headers, body, token=TOKEN)
    yield signed("query protocol", "sts", "POST", root, form, b"Action=GetCallerIdentity&Version=2011-06-15")
    yield signed(
        "rest with encoded path", "aws-marketplace", "GET", root + "a%20b/%C3%A9/../c//d/./e%2Bf/?z=1&a=%20x&a=%2F"
    )
    yield signed(
        "folded headers", "sagemaker", "POST", root, {**json_headers, "X-Amz-Meta-Note": "  two   spaces  "}, body
    )
    yield signed(
        "endpoint invocation",
        "sagemaker",
        "POST",
        root + "endpoints/my-endpoint/invocations",
        {"Content-Type": "text/csv", "X-Amzn-SageMaker-Target-Model": "m"},
        b"1,2,3\n",
    )
    yield signed("s3 put", "s3", "PUT", root + "bucket/dir/a%20b%2B%C3%BC//c/../d", {}, b"content")
    yield signed("s3 list", "s3", "GET", root + "bucket?list-type=2&prefix=a%2Fb&delimiter=%2F&start-after=")
    yield signed("s3 unsigned payload", "s3", "PUT", root + "bucket/key", {}, b"anything", payload="UNSIGNED-PAYLOAD")
    yield signed("s3 virtual host", "s3", "GET", "http://bucket.localhost:8484/key")
    yield signed("s3 presigned get", "s3", "GET", root + "bucket/a%20key?versionId=1", presign=3600)
    yield signed("s3 presigned put with token", "s3", "PUT", root + "bucket/key", {}, b"", token=TOKEN, presign=604800)
    yield signed("sts presigned", "sts", "GET", root + "?Action=GetCallerIdentity&Version=2011-06-15", presign=60)
    yield chunked("s3 signed chunks", False)
    yield chunked("s3 signed chunks with trailer", True)


if __name__ == "__main__":
    json.dump(
        {"access_key": ACCESS_KEY, "secret": SECRET, "token": TOKEN, "requests": list(entries())}, sys.stdout, indent=1
    )
    sys.stdout.write("\n")
