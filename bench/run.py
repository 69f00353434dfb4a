#!/usr/bin/env python3
"""Measures Souk beside its peers on this machine, in alternating rounds, and says which claims hold.

Load comes from wrk on core 1; the server under load runs on core 0 (containers where the engine puts them). Requests are
signed before the clock starts. Ratios are of medians.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import growth  # noqa: E402
import pages  # noqa: E402
import stories  # noqa: E402
from harness import ROOT, SERVER_CORE, pinned, write_results  # noqa: E402
from steps.market import Market  # noqa: E402
from steps.product import load_product  # noqa: E402
from steps.seller import Seller  # noqa: E402
from steps.walk import Walk  # noqa: E402

BINARY = ROOT / "build" / "release" / "souk"


class World:
    """A server on one core, with the road walked: a product, a subscriber, an endpoint in service."""

    def __init__(self):
        self.data = Path(tempfile.mkdtemp(prefix="souk-bench-"))
        port = self.data / "port"
        command = pinned(
            SERVER_CORE, BINARY, "serve", "--data", self.data, "--port", "0", "--port-file", port, "--io-threads", "1"
        )
        command += ["--access-log", "false"]
        with open(self.data / "souk.log", "wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        end = time.monotonic() + 30
        while not (port.exists() and port.read_text().strip()):
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit((self.data / "souk.log").read_text())
            time.sleep(0.02)
        self.host = f"127.0.0.1:{port.read_text().strip()}"
        self.market = Market(f"http://{self.host}", self.data, BINARY)
        folder = next(p.parent for p in sorted((ROOT / "examples").glob("*/product.json")))
        self.example = load_product(folder, ROOT / "build" / "examples" / folder.name)
        walk = Walk(self.market, self.example, say=lambda line: None).run()
        self.seller, self.buyer = walk.seller.account, walk.buyer.account
        self.product, self.endpoint = walk.seller.product_id, "buyer-endpoint"
        self.sample = self.example.sample_input.encode()
        self.container = self.find_container()

    def find_container(self):
        """Address and port of the container behind the endpoint."""
        found = subprocess.run(
            ["docker", "ps", "-q", "--filter", "label=souk.kind=endpoint"], capture_output=True, text=True, check=True
        ).stdout.split()
        inspected = json.loads(subprocess.run(["docker", "inspect", *found], capture_output=True, check=True).stdout)
        instance = subprocess.run(
            ["sqlite3", "-readonly", self.data / "souk.db", "SELECT id FROM installation"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        mine = [c for c in inspected if c["Config"]["Labels"].get("souk.instance") == instance]
        newest = max(mine, key=lambda c: int(c["Config"]["Labels"]["souk.id"]))
        return f"{next(iter(newest['NetworkSettings']['Networks'].values()))['IPAddress']}:8080"

    def new_seller(self, name):
        seller = Seller(self.market, self.market.account(name), self.example)
        seller.register()
        return seller

    def submit(self, number):
        seller = self.new_seller(f"Bench seller {number}")
        seller.upload()
        begin = time.monotonic()
        seller.publish_limited(seller.create_package("bench-model"), [self.buyer.id])
        return time.monotonic() - begin

    def body(self, size):
        """The sample's rows, repeated up to the size."""
        rows = self.sample.splitlines(keepends=True)
        whole = b""
        while len(whole) + len(rows[0]) <= size:
            whole += rows[len(whole) % len(rows)] if len(rows[len(whole) % len(rows)]) + len(whole) <= size else rows[0]
        return whole

    def close(self):
        self.process.terminate()
        self.process.wait(60)
        subprocess.run([ROOT / "tools" / "remove_runs.sh", self.data], check=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", help="write the results there, as an array")
    parser.add_argument("--rounds", type=int, default=5, help="alternating rounds of each comparison (5)")
    parser.add_argument("--seconds", type=int, default=3, help="of each round (3)")
    parser.add_argument("--only", default="abcdefgh", help="letters of the claims to measure (abcdefgh)")
    options = parser.parse_args()
    results = []

    def report(*found):
        for result in found:
            results.append(result)
            mark = "holds" if result.holds else "MISSED"
            print(
                f"{mark:6} {result.name:36} {result.ratio:8.2f}  bar {result.bar:<5} {result.unit}; {result.detail}",
                flush=True,
            )

    print(
        f"{os.cpu_count()} cores, rounds of {options.seconds} s, {options.rounds} each, load average {os.getloadavg()[0]:.2f}"
    )
    if "c" in options.only:
        report(stories.durable_writes(options))
    if "f" in options.only:
        report(stories.search("search_100k", 100_000, 1000, options.rounds, 10))
        report(stories.search("search_1m", 1_000_000, 200, 1, 50))
    if "g" in options.only:
        report(growth.change_sets_with_growth(BINARY, options))
    if set("abdeh") & set(options.only):
        world = World()
        try:
            if "a" in options.only:
                report(
                    stories.against_static(world, "describe_model_package_vs_static", stories.describe_package, options)
                )
                report(stories.against_static(world, "describe_entity_vs_static", stories.describe_entity, options))
            if "b" in options.only:
                report(stories.against_moto(world, options))
            if "d" in options.only:
                report(*stories.invocations(world, "1KB", world.body(1000), options))
                report(*stories.invocations(world, "100KB", world.body(100_000), options))
            if "e" in options.only:
                report(stories.submit_to_limited(world, options))
            if "h" in options.only:
                report(pages.product_page(world, options))
        finally:
            world.close()
    if options.json:
        write_results(results, options.json)
    return 0 if all(r.holds for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
