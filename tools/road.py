#!/usr/bin/env python3
"""Walks the road of a product through a running Souk: publish, test, buy, call, change, leave."""

import argparse
import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from botocore.exceptions import BotoCoreError, ClientError
from steps.market import ROOT, Account, Market, RoadBlocked
from steps.product import load_product
from steps.walk import Walk


def state_of(walk):
    accounts = [walk.seller.account, walk.tester.account, walk.buyer.account]
    return {
        "accounts": [vars(a) for a in accounts],
        "product": walk.seller.product_id,
        "endpoint": "buyer-endpoint",
        "sample_input": walk.product.sample_input,
        "content_type": walk.product.content_type,
    }


def remember(file, state):
    """Keeps what a second run needs; there are secrets in it."""
    with open(file, "w", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600)) as out:
        json.dump(state, out, indent=2)


def show(market, state):
    buyer = Account(**state["accounts"][2])
    print(f"\nSouk is at {market.url}. The accounts of the road:")
    for account in state["accounts"]:
        print(f"  {account['name']:15} {account['id']}  {account['access_key']}  {account['secret']}")
    sample = state["sample_input"].splitlines()[0]
    body = json.dumps(sample)
    print("\nTry, as the buyer:")
    print(
        f"  export AWS_ACCESS_KEY_ID={buyer.access_key} AWS_SECRET_ACCESS_KEY={buyer.secret} AWS_DEFAULT_REGION=us-east-1"
    )
    print(f"  export AWS_ENDPOINT_URL={market.url} PATH={ROOT}/.venv/bin:$PATH")
    print("  aws sagemaker describe-endpoint --endpoint-name buyer-endpoint")
    print(
        "  python3 -c \"import boto3; print(boto3.client('sagemaker-runtime').invoke_endpoint("
        f"EndpointName='{state['endpoint']}', ContentType='{state['content_type']}', Body={body.replace(chr(34), chr(39))})['Body'].read())\""
    )
    print(
        f"  curl --aws-sigv4 aws:amz:us-east-1:sagemaker --user $AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY "
        f"-H 'Content-Type: {state['content_type']}' --data-binary '{sample}' "
        f"{market.url}/endpoints/{state['endpoint']}/invocations"
    )


def call_again(market, state):
    """The second run: the product is there; one call shows that it still answers."""
    buyer = Account(**state["accounts"][2])
    begin = time.monotonic()
    runtime = market.client("sagemaker-runtime", buyer)
    runtime.invoke_endpoint(
        EndpointName=state["endpoint"], ContentType=state["content_type"], Body=state["sample_input"].encode()
    )["Body"].read()
    print(f"The road was walked before; its endpoint answers ({time.monotonic() - begin:.2f} s).")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True, help="where Souk listens")
    parser.add_argument("--data", required=True, type=Path, help="its data folder (for making accounts)")
    parser.add_argument("--souk", required=True, type=Path, help="the souk program")
    parser.add_argument(
        "--product", type=Path, default=None, help="an example's folder (default: the first in examples/)"
    )
    parser.add_argument(
        "--built", type=Path, default=None, help="what its build.sh made (default: build/examples/<name>)"
    )
    parser.add_argument("--once", action="store_true", help="walk only; do not say what to try afterwards")
    arguments = parser.parse_args()

    folder = arguments.product or next(p.parent for p in sorted((ROOT / "examples").glob("*/product.json")))
    built = arguments.built or ROOT / "build" / "examples" / folder.name
    market = Market(arguments.url, arguments.data, arguments.souk)
    remembered = arguments.data / "road.json"
    try:
        if remembered.exists():
            state = json.loads(remembered.read_text(encoding="utf-8"))
            call_again(market, state)
        else:
            state = state_of(Walk(market, load_product(folder, built)).run())
            remember(remembered, state)
    except (RoadBlocked, BotoCoreError, ClientError) as blocked:
        print(f"\nThe road is blocked: {blocked}", file=sys.stderr)
        return 1
    if not arguments.once:
        show(market, state)
    return 0


if __name__ == "__main__":
    sys.exit(main())
