"""Stocks a running server for the browser: a seller with products of several sorts. stock.py URL DATA BINARY prints the
seller's account, and each product's id, offer and title by its short name."""

import dataclasses
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests")]

from kit.example import example  # noqa: E402
from steps.market import Market  # noqa: E402
from steps.seller import Seller  # noqa: E402


@dataclasses.dataclass
class Sort:
    title: str
    hour: str = "0.10"
    request: str = "0.002"  # an hour's price holds for real-time use, too, where it is left empty
    trial_days: int = 0


SORTS = {
    "paid": Sort("Cell Nuclei Classifier", trial_days=14),
    "free": Sort("Cell Nuclei Classifier for teaching", "0.00", "0.00"),
    "hourly": Sort("Tissue Grader", "1.25", ""),
}


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
    seller.product = dataclasses.replace(seller.product, title=sort.title)
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
    return {"id": seller.product_id, "offer": seller.offer_id, "title": sort.title}


def stock(market):
    seller = Seller(market, market.account("Modèles Exemple"), example())
    seller.register()
    seller.upload()
    package = seller.create_package("cell-nuclei-v1")
    products = {name: publish(seller, package, sort) for name, sort in SORTS.items()}
    return {"seller": {"id": seller.account.id, "name": seller.account.name}, "products": products}


if __name__ == "__main__":
    print(json.dumps(stock(Market(*sys.argv[1:4]))))
