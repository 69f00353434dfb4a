"""The claims of docs/decisions and of the README about speed, each measured beside its peer."""

import json
import subprocess
import sys

import boto3
import requests
from harness import DISTINCT, ROOT, Result, alternate, median, plain, signed, wrk
from peers import moto, nginx_proxy, nginx_static

CONNECTIONS = 64
JSON11 = {"Content-Type": "application/x-amz-json-1.1"}


def describe_package(world):
    body = json.dumps({"ModelPackageName": "example-model-v1"}).encode()
    headers = JSON11 | {"X-Amz-Target": "SageMaker.DescribeModelPackage"}
    return [signed(world.seller, "sagemaker", "POST", world.host, "/", headers, body, back) for back in range(DISTINCT)]


def describe_entity(world):
    path = f"/DescribeEntity?catalog=AWSMarketplace&entityId={world.product}"
    return [signed(world.seller, "aws-marketplace", "GET", world.host, path, {}, b"", back) for back in range(DISTINCT)]


def answer_of(world, request):
    """The body of one of the signed requests: what nginx serves as a file."""
    head, body = request.split(b"\r\n\r\n", 1)
    first, *lines = head.decode().split("\r\n")
    method, path, _ = first.split()
    headers = dict(line.split(": ", 1) for line in lines)
    return requests.request(method, f"http://{world.host}{path}", headers=headers, data=body, timeout=10).content


def against_static(world, name, make, options):
    """(a) signed and authorised reads against nginx serving the same bytes as a static file."""
    content = answer_of(world, make(world)[0])
    child, host = nginx_static(content)
    try:
        static = [plain("GET", host, "/answer.json")]
        ours, peer = alternate(
            lambda: wrk(world.host, make(world), CONNECTIONS, options.seconds),
            lambda: wrk(host, static, CONNECTIONS, options.seconds),
            options.rounds,
        )
    finally:
        child.stop()
    left, right = median(r[0] for r in ours), median(r[0] for r in peer)
    detail = f"{left:.0f}/s against {right:.0f}/s, {len(content)} bytes"
    return Result(name, left / right, 0.3, left / right >= 0.3, options.rounds, detail=detail)


def against_moto(world, options):
    """(b) the same read against moto's server, which checks no signature."""
    child, host = moto(sys.executable)
    try:
        client = boto3.client(
            "sagemaker",
            endpoint_url=f"http://{host}",
            region_name="us-east-1",
            aws_access_key_id=world.seller.access_key,
            aws_secret_access_key=world.seller.secret,
        )
        client.create_model_package(ModelPackageName="example-model-v1", ModelPackageDescription="the same")
        ours, peer = alternate(
            lambda: wrk(world.host, describe_package(world), 16, options.seconds),
            lambda: wrk(host, describe_package(world), 16, options.seconds),
            options.rounds,
        )
    finally:
        child.stop()
    left, right = median(r[0] for r in ours), median(r[0] for r in peer)
    return Result(
        "describe_model_package_vs_moto",
        left / right,
        50,
        left / right >= 50,
        options.rounds,
        detail=f"{left:.0f}/s against {right:.0f}/s",
    )


def durable_writes(options):
    """(c) usage records, 64 waiting writers sharing fsyncs, against the same inserts one commit each by a C loop."""
    program = next((ROOT / "build" / "release").rglob("bench_writes"))

    def run(mode):
        done = subprocess.run([program, mode, str(options.seconds)], capture_output=True, text=True, check=True)
        return float(done.stdout)

    ours, peer = alternate(lambda: run("group"), lambda: run("lone"), options.rounds)
    left, right = median(ours), median(peer)
    return Result(
        "durable_writes_vs_single_commits",
        left / right,
        3,
        left / right >= 3,
        options.rounds,
        detail=f"{left:.0f}/s against {right:.0f}/s",
    )


def invocations(world, size, body, options):
    """(d) InvokeEndpoint through Souk, signed, entitled and metered, against nginx's proxy_pass to the container."""
    headers = {"Content-Type": "text/csv"}
    path = f"/endpoints/{world.endpoint}/invocations"
    child, host = nginx_proxy(world.container)
    try:
        proxied = [plain("POST", host, "/invocations", headers, body)]
        ours, peer = alternate(
            lambda: wrk(
                world.host,
                [signed(world.buyer, "sagemaker", "POST", world.host, path, headers, body, b) for b in range(32)],
                CONNECTIONS,
                options.seconds,
            ),
            lambda: wrk(host, proxied, CONNECTIONS, options.seconds),
            options.rounds,
        )
    finally:
        child.stop()
    left, right = median(r[0] for r in ours), median(r[0] for r in peer)
    slow, quick = median(r[2] for r in ours), median(r[2] for r in peer)
    detail = f"{left:.0f}/s against {right:.0f}/s"
    return [
        Result(f"invoke_{size}_vs_nginx", left / right, 0.5, left / right >= 0.5, options.rounds, detail=detail),
        Result(
            f"invoke_{size}_p99_vs_nginx",
            slow / quick,
            2.5,
            slow / quick <= 2.5,
            options.rounds,
            "p99, ours / peer (lower is better)",
            f"{slow} us against {quick} us",
        ),
    ]


def submit_to_limited(world, options):
    """(e) from CreateModelPackage, with its validation run, to Limited."""
    seconds = [world.submit(number) for number in range(options.rounds)]
    middle = median(seconds)
    return Result(
        "submit_to_limited",
        middle,
        10,
        middle <= 10,
        options.rounds,
        "seconds of wall time (lower is better)",
        ", ".join(f"{s:.2f} s" for s in seconds),
    )


def search(name, listings, queries, rounds, bar):
    """(f) SearchListings and SearchFacets for two words, the best twenty and four facets, from request to answer:
    processor time of the 99th of a hundred questions, beside SQLite's full-text index over the same texts."""
    program = next((ROOT / "build" / "release").rglob("bench_search"))
    done = subprocess.run(
        [program, str(listings), str(queries), str(rounds)], capture_output=True, text=True, check=True
    )
    first, *lines = [[float(word) for word in line.split()] for line in done.stdout.splitlines()]
    p50, p99, peer50, peer99, ours, theirs = (median(line[i] for line in lines) for i in range(6))
    # Stems and beginnings differ a little; a side that finds much less would be quick for that.
    assert 0.5 <= ours / theirs <= 2, f"the two sides found different listings: {ours:.0f} and {theirs:.0f}"
    found = f"{ours / queries:.0f} found of {listings} on average, read in {first[0]:.0f} s"
    peer = f"SQLite FTS5 p50 {peer50 / 1000:.2f}, p99 {peer99 / 1000:.0f}"
    return Result(
        name,
        p99 / 1000,
        bar,
        p99 / 1000 <= bar,
        rounds,
        "ms of processor time, p99 (lower is better)",
        f"p50 {p50 / 1000:.2f}; {peer}; {found}",
    )
