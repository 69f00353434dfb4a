#!/usr/bin/env python3
"""Writes the sample inputs, what the model answers to them, and its metrics on the rows it has never seen.

The answers are the serving program's own, asked over HTTP as a buyer would.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, body, content_type):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/invocations", data=body.encode(), headers={"Content-Type": content_type}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode()


def wait_for(port, server):
    for _ in range(200):
        if server.poll() is not None:
            sys.exit("serve ended before it answered")
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/ping", timeout=1).close()
        except OSError:
            time.sleep(0.02)
    sys.exit("serve did not answer")


def write_samples(out, port, rows):
    csv = "".join(",".join(row) + "\n" for row in rows)
    numbers = [[float(cell) for cell in row] for row in rows]
    inputs = {
        "sample.csv": ("text/csv", csv),
        "sample.json": ("application/json", json.dumps({"instances": numbers}) + "\n"),
        "sample.jsonl": ("application/jsonlines", "".join(json.dumps({"features": n}) + "\n" for n in numbers)),
    }
    for name, (content_type, body) in inputs.items():
        stem, suffix = name.split(".")
        (out / f"{stem}-input.{suffix}").write_text(body, encoding="utf-8")
        (out / f"{stem}-output.{suffix}").write_text(ask(port, body, content_type), encoding="utf-8")


def area_under_curve(labels, scores):
    positive = [s for label, s in zip(labels, scores, strict=True) if label]
    negative = [s for label, s in zip(labels, scores, strict=True) if not label]
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def measure(port, rows):
    labels = [row[0] == "1" for row in rows]
    answers = ask(port, "".join(",".join(row[1:]) + "\n" for row in rows), "text/csv").split()
    scores = [float(answer.split(",")[1]) for answer in answers]
    told = [answer.startswith("malignant,") for answer in answers]
    right = [t == label for t, label in zip(told, labels, strict=True)]
    return {
        "rows": len(rows),
        "accuracy": round(sum(right) / len(rows), 4),
        "auc": round(area_under_curve(labels, scores), 4),
        "sensitivity": round(sum(t for t, label in zip(told, labels, strict=True) if label) / sum(labels), 4),
        "specificity": round(sum(not t for t, label in zip(told, labels, strict=True) if not label) / labels.count(False), 4),
    }


def main():
    out = Path(sys.argv[1])
    rows = [line.split(",") for line in (out / "test.csv").read_text(encoding="utf-8").split()]
    port = free_port()
    environment = os.environ | {"ML_ROOT": str(out / "ml"), "SAGEMAKER_BIND_TO_PORT": str(port)}
    server = subprocess.Popen([out / "serve"], env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        write_samples(out, port, [row[1:] for row in rows[:1] + rows[4:8]])
        (out / "metrics.json").write_text(json.dumps(measure(port, rows), indent=2) + "\n", encoding="utf-8")
    finally:
        server.terminate()
        server.wait(timeout=5)


if __name__ == "__main__":
    main()
