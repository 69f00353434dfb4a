"""What a reader of a page waits for, in a real Chromium."""

import json
import subprocess

from harness import ROOT, Result, median


def product_page(world, options, bar=400):
    """(h) until the largest content of a buyer's product page is painted, with nothing kept from before."""
    seller = world.new_seller("Bench shop")
    seller.upload()
    seller.publish_limited(seller.create_package("bench-shop"), [world.buyer.id])
    seller.sign_off()
    address = f"http://{world.host}/en/products/{seller.product_id}"
    done = subprocess.run(
        ["node", ROOT / "bench" / "lcp.js", address, str(options.rounds)], capture_output=True, text=True, check=True
    )
    times = json.loads(done.stdout)
    middle = median(times)
    detail = "rounds " + ", ".join(f"{time:.0f}" for time in times)
    return Result(
        "product_page_lcp", middle, bar, middle <= bar, options.rounds, "ms to largest paint (lower is better)", detail
    )
