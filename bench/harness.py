"""What the benchmarks are made of: pinned processes, requests signed beforehand, wrk, alternating rounds."""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))
sys.path.insert(0, str(ROOT / "tests"))

LUA = ROOT / "bench" / "requests.lua"
SERVER_CORE, LOAD_CORE = "0", "1"
# Distinct requests, so that nothing can be answered by having seen the very same signature.
DISTINCT = 256


@dataclass
class Result:
    """One claim: `ratio` is ours to the peer's (unit says of what), and holds where it is on the right side of bar."""

    name: str
    ratio: float
    bar: float
    holds: bool
    rounds: int
    unit: str = "throughput, ours / peer"
    detail: str = ""


def pinned(core, *command):
    """The command on one core, where the machine has two."""
    return ["taskset", "-c", core, *map(str, command)] if os.cpu_count() > 1 else list(map(str, command))


def signed(account, service, method, host, path, headers, body, back):
    """One whole HTTP request, signed as it would have been `back` seconds ago."""
    request = AWSRequest(method=method, url=f"http://{host}{path}", data=body, headers=headers)
    signer = SigV4Auth(Credentials(account.access_key, account.secret), service, "us-east-1")
    moment = datetime.now(UTC) - timedelta(seconds=back)
    request.context["timestamp"] = moment.strftime("%Y%m%dT%H%M%SZ")
    request.headers["X-Amz-Date"] = request.context["timestamp"]
    request.headers["Host"] = host
    canonical = signer.canonical_request(request)
    string = signer.string_to_sign(request, canonical)
    signature = signer.signature(string, request)
    signer._inject_signature_to_request(request, signature)
    lines = [f"{method} {path} HTTP/1.1"] + [f"{k}: {v}" for k, v in request.headers.items()]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + (body or b"")


def plain(method, host, path, headers=None, body=b""):
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}"] + [f"{k}: {v}" for k, v in (headers or {}).items()]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def wrk(host, requests, connections, seconds):
    """Requests per second, p50 and p99 in microseconds. Any refused or failed request ends the benchmark."""
    with tempfile.NamedTemporaryFile(suffix=".requests") as file:
        for request in requests:
            file.write(str(len(request)).encode() + b"\n" + request)
        file.flush()
        command = pinned(LOAD_CORE, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", LUA, f"http://{host}/")
        environment = os.environ | {"SOUK_BENCH_REQUESTS": file.name}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    match = re.search(r"RESULT (\{.*\})", done.stdout)
    if not match:
        raise SystemExit(f"wrk told no result:\n{done.stdout}{done.stderr}")
    told = json.loads(match[1])
    if told["refused"] or not told["requests"]:
        raise SystemExit(f"{host} refused {told['refused']} of {told['requests']} requests: {told['first']}")
    return told["requests"] / (told["microseconds"] / 1e6), told["p50"], told["p99"]


def alternate(ours, peer, rounds):
    """Runs both in turn; the two lists of what they answer."""
    left, right = [], []
    for _ in range(rounds):
        left.append(ours())
        right.append(peer())
    return left, right


def median(values):
    return statistics.median(values)


class Child:
    """A peer's process, stopped by its own id."""

    def __init__(self, command, ready, seconds=30):
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + seconds
        while not ready():
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"{command[0]} did not start")
            time.sleep(0.05)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


def write_results(results, path):
    Path(path).write_text(json.dumps([asdict(r) for r in results], indent=2) + "\n", encoding="utf-8")
