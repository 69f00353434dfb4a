"""Stocks a running server for the browser: a seller with products of several sorts, and a subscriber who has reviewed one.
stock.py URL DATA BINARY prints their accounts, the seller's profile id, and each product's id, offer and title by its short
name."""

import dataclasses
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests")]

from kit.example import example  # noqa: E402
from kit.profile import whole_profile  # noqa: E402
from steps.buyer import Buyer  # noqa: E402
from steps.market import Market  # noqa: E402
from steps.seller import OFFER, Seller  # noqa: E402


@dataclasses.dataclass
class Sort:
    title: str
    hour: str = "0.10"
    request: str = "0.002"  # an hour's price holds for real-time use, too, where it is left empty
    trial_days: int = 0
    lowered_to: str = ""  # after it was published
    hostile: bool = False


SORTS = {
    "paid": Sort("Cell Nuclei Classifier", trial_days=14),
    "free": Sort("Cell Nuclei Classifier for teaching", "0.00", "0.00"),
    "hourly": Sort("Tissue Grader", "1.50", "", lowered_to="1.25"),
    "hostile": Sort("\u202eWalrus \"'& ${alert(1)} {{constructor}}", hostile=True),
}

SCRIPT = "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
LONG_WORD = "W" * 4700
# What a seller can put into his texts who means harm: scripts, words without an end, text that runs backwards.
HOSTILE_TEXTS = {
    "short_description": f"{SCRIPT} [click](javascript:alert(1)) \u202ebackwards",
    "long_description": f"{SCRIPT}\n\n{LONG_WORD}\n\n\u202ebackwards\u202e \u2067{SCRIPT}",
    "highlights": [SCRIPT, "W" * 490],
    "support": f"{SCRIPT} javascript:alert(1) {'W' * 1500}",
    "usage": f"{SCRIPT} {'U' * 3000}",
    "input_description": SCRIPT,
    "refund_policy": f"{SCRIPT} {'R' * 300}",
}


# A notebook that does what it can.
HOSTILE_NOTEBOOK = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"title": SCRIPT},
    "cells": [
        {"cell_type": "markdown", "source": [f"# {SCRIPT}\n", "[click](javascript:alert(1)) ", LONG_WORD]},
        {
            "cell_type": "markdown",
            "source": "![x](https://example.com/x.png) <iframe src=/></iframe> [x]: javascript:a",
        },
        {
            "cell_type": "code",
            "source": f"print('{LONG_WORD}')",
            "execution_count": 1,
            "outputs": [
                {"output_type": "display_data", "data": {"text/html": SCRIPT, "text/plain": SCRIPT}},
                {"output_type": "display_data", "data": {"image/svg+xml": SCRIPT, "image/png": "javascript:alert(1)"}},
                {"output_type": "error", "ename": SCRIPT, "evalue": "", "traceback": ["\u001b[31mred\u001b[0m"]},
                "nonsense",
            ],
        },
        7,
    ],
}
NOTEBOOK = (ROOT / "examples" / "cell-nuclei" / "cell-nuclei.ipynb").read_bytes()


def pricing(sort, types):
    rates = [{"DimensionKey": f"{each}.m.i.b", "Price": sort.hour} for each in types]
    if sort.request:
        rates.append({"DimensionKey": "m.i.c", "Price": sort.request})
    else:
        rates += [{"DimensionKey": f"{each}.m.i.r", "Price": sort.hour} for each in types]
    terms = [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": rates}]}]
    if sort.trial_days:
        grants = [{"DimensionKey": rate["DimensionKey"]} for rate in rates]
        terms.append({"Type": "FreeTrialPricingTerm", "Duration": f"P{sort.trial_days}D", "Grants": grants})
    return {"PricingModel": "Free" if float(sort.hour) == 0 else "Usage", "Terms": terms}


def publish(seller, package, sort):
    texts = example().texts | (HOSTILE_TEXTS if sort.hostile else {})
    notebook = json.dumps(HOSTILE_NOTEBOOK).encode() if sort.hostile else NOTEBOOK
    seller.s3.put_object(Bucket=seller.bucket, Key="listing/notebook.ipynb", Body=notebook)
    texts |= {"notebook_url": seller.s3_uri("listing/notebook.ipynb")}
    seller.product = dataclasses.replace(seller.product, title=sort.title, texts=texts)
    replaced = {"UpdatePricingTerms": pricing(sort, seller.product.instance_types)}
    seller.published(
        seller.change(
            [
                (kind, entity, identifier, name, replaced.get(kind, details))
                for kind, entity, identifier, name, details in seller.publication(package, [])
                if kind != "UpdateTargeting"
            ]
        )
    )
    seller.sign_off()
    if sort.lowered_to:
        lowered = pricing(dataclasses.replace(sort, hour=sort.lowered_to), seller.product.instance_types)
        seller.change([("UpdatePricingTerms", OFFER, seller.offer_id, None, lowered)])
    return {"id": seller.product_id, "offer": seller.offer_id, "title": sort.title}


REVIEW = """We have run it for a month on samples of our own, next to what our pathologists said. It agreed with them in
almost all cases, it answered at once, and its errors named the row that was wrong. We would take it again."""


def subscribe(market, seller, products):
    buyer = Buyer(market, market.account("Laboratoire du Parc"))
    for name in ("paid", "free"):
        buyer.subscribe(products[name]["offer"])
    ended = buyer.subscribe(products["hourly"]["offer"])
    buyer.agreements.cancel_agreement(agreementId=ended)
    wish = {"ProductId": products["paid"]["id"], "Stars": 4, "Title": "Does what it says", "Text": REVIEW}
    review = buyer.souk.put_review(**wish)["Review"]["ReviewId"]
    seller.souk.put_review_reply(ReviewId=review, Text="Thank you. The next version reads Parquet, too.")
    buyer.souk.save_product(ProductId=products["hourly"]["id"])
    return buyer.account


def stock(market):
    seller = Seller(market, market.account("Modèles Exemple"), example())
    seller.register()
    seller.upload()
    profile = whole_profile("Modèles Exemple", LogoUrl=seller.s3_uri("listing/logo.png"))
    seller.souk.put_seller_profile(**profile)
    package = seller.create_package("cell-nuclei-v1")
    products = {name: publish(seller, package, sort) for name, sort in SORTS.items()}
    subscriber = subscribe(market, seller, products)
    accounts = {"seller": seller.account, "subscriber": subscriber}
    told = {
        role: {"id": each.id, "name": each.name, "accessKey": each.access_key, "secret": each.secret}
        for role, each in accounts.items()
    }
    shop = market.client("marketplace-discovery", subscriber).get_product(productId=products["paid"]["id"])[
        "manufacturer"
    ]
    return {"products": products, "shop": shop["sellerProfileId"]} | told


if __name__ == "__main__":
    print(json.dumps(stock(Market(*sys.argv[1:4]))))
