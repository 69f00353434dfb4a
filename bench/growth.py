"""Change sets a second in a market of some size: a server on a database that was filled with products beforehand."""

import json
import subprocess
import tempfile
import time
from pathlib import Path

from harness import LOAD_CORE, ROOT, SERVER_CORE, Child, Result, median, pinned, signed, wrk
from steps.market import Market

SELLERS = 32  # each may have 250 change sets open
TITLES = 8


class Grown:
    """A server on one core, over so many products."""

    def __init__(self, binary, products):
        self.data = Path(tempfile.mkdtemp(prefix="souk-bench-"))
        filler = next((ROOT / "build" / "release").rglob("bench_entities"))
        subprocess.run(pinned(LOAD_CORE, filler, self.data / "souk.db", products), check=True)
        port = self.data / "port"
        command = pinned(SERVER_CORE, binary, "serve", "--data", self.data, "--port", "0", "--port-file", port)
        command += ["--io-threads", "1", "--access-log", "false"]
        self.server = Child(command, lambda: port.exists() and port.read_text().strip(), 120)
        self.host = f"127.0.0.1:{port.read_text().strip()}"
        market = Market(f"http://{self.host}", self.data, binary)
        self.sellers = [market.account(f"Bench seller {n}") for n in range(SELLERS)]
        for seller in self.sellers:
            market.client("souk", seller).put_seller_profile(DisplayName="Bench", Description="We measure.")

    def requests(self):
        for seller in self.sellers:
            for number in range(TITLES):
                entity = {"Type": "MachineLearningProduct@1.0"}
                details = {"ProductTitle": f"Bench product {number}"}
                change = {"ChangeType": "CreateProduct", "Entity": entity, "DetailsDocument": details}
                body = json.dumps({"Catalog": "AWSMarketplace", "ChangeSet": [change]}).encode()
                headers = {"Content-Type": "application/json"}
                yield signed(
                    seller, "aws-marketplace", "POST", self.host, "/StartChangeSet", headers, body, back=number
                )

    def count(self, condition):
        query = f"SELECT count(*) FROM change_set WHERE {condition}"
        return int(subprocess.check_output(["sqlite3", "-readonly", self.data / "souk.db", query]))

    def rate(self, seconds):
        """From the first request until the last change set has ended."""
        requests = list(self.requests())
        before, begin = self.count("status = 'SUCCEEDED'"), time.monotonic()
        wrk(self.host, requests, 16, seconds)
        while self.count("status IN ('PREPARING', 'APPLYING')"):
            time.sleep(0.02)
        return (self.count("status = 'SUCCEEDED'") - before) / (time.monotonic() - begin)

    def close(self):
        self.server.stop()
        subprocess.run(["rm", "-rf", self.data], check=True)


def change_sets_with_growth(binary, options, small=10_000, large=1_000_000):
    """(g) change sets a second, from StartChangeSet to SUCCEEDED without a container, over few and over many products."""
    rates = {}
    for products in (small, large):
        grown = Grown(binary, products)
        try:
            rates[products] = median(grown.rate(options.seconds) for _ in range(options.rounds))
        finally:
            grown.close()
    detail = ", ".join(f"{rate:.0f}/s over {products} products" for products, rate in rates.items())
    held = rates[large] / rates[small]
    holds = held >= 0.5 and min(rates.values()) >= 500
    return Result("change_sets_with_growth", held, 0.5, holds, options.rounds, "rate, over many / over few", detail)
