"""The example product as its build left it, and a shortcut to having it on the market."""

import os
from pathlib import Path

from steps.product import load_product
from steps.seller import Seller

ROOT = Path(__file__).resolve().parents[2]


def example(name="cell-nuclei"):
    """The product of examples/<name>; its build.sh has run (`./dev test` sees to it)."""
    built = Path(os.environ.get("SOUK_EXAMPLES", ROOT / "build" / "examples")) / name
    return load_product(ROOT / "examples" / name, built)


def publish(server, seller_name):
    """A seller of that name whose example product everybody can find and buy."""
    seller = Seller(server.market, server.account(seller_name), example())
    seller.register()
    seller.upload()
    tester = server.account("Tester")
    seller.publish_limited(seller.create_package("cell-nuclei-one"), [tester.id])
    seller.sign_off()
    return seller
