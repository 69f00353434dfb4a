"""A market to look at: products at every stage, what waits for an operator, offers and agreements. Prints their ids."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

from kit.example import example  # noqa: E402
from steps.buyer import Buyer  # noqa: E402
from steps.market import Account, Market  # noqa: E402
from steps.seller import PRODUCT, Seller  # noqa: E402
from steps.waiting import change_set_done  # noqa: E402


def visibility(seller, target):
    return seller.start([("UpdateVisibility", PRODUCT, seller.product_id, None, {"TargetVisibility": target})])


def main():
    url, data, binary, accounts = sys.argv[1:]
    market = Market(url, data, binary)
    known = {name: Account(**account) for name, account in json.loads(accounts).items()}
    operator = market.client("souk", known["operator"])
    seller, buyer = Seller(market, known["seller"], example()), Buyer(market, known["buyer"])
    seller.register()
    seller.upload()
    package = seller.create_package("cell-nuclei-one")

    seller.publish_limited(package, [known["buyer"].id])
    live = seller.product_id
    operator.put_market_policy(Policy={"Processing": {"Mode": "REVIEW"}, "ReviewModeration": "OPERATOR"})
    approved = visibility(seller, "Public")
    operator.approve_publishing_review(ChangeSetId=approved)
    change_set_done(seller.catalog, approved)
    buyer.subscribe(seller.offer_id)
    text = "It found the nuclei in all of our slides, and the numbers were the same as those that we had counted by hand."
    buyer.souk.put_review(ProductId=live, Stars=5, Title="Counts as we do", Text=text, AuthorName="Ada")
    seller.change_product("UpdateInformation", {"ShortDescription": "Counts cell nuclei in slides, faster than before."})
    off = visibility(seller, "Restricted")

    seller.publish_limited(package, [known["buyer"].id])
    review = visibility(seller, "Public")
    seller.souk.request_test_accounts(
        ProductId=seller.product_id, AccountIds=[known["newcomer"].id], Reason="A laboratory that wants to try it first."
    )
    operator.put_market_policy(
        Policy={
            "SellerVerification": "OPERATOR",
            "ReviewModeration": "OPERATOR",
            "Processing": {"Mode": "REVIEW", "ReviewDays": 7},
            "InfrastructurePrices": [{"InstanceType": "ml.m5.large", "PricePerHour": "0.115"}],
        }
    )
    market.client("souk", known["newcomer"]).put_seller_profile(
        DisplayName="Laboratoire du Nord",
        Description="Models for pathology.",
        LegalName="Laboratoire du Nord SARL",
        CountryCode="FR",
        Contact={"Name": "Grace Example", "Email": "grace@example.com"},
    )
    print(json.dumps({"live": live, "product": seller.product_id, "review": review, "changed": off}))


if __name__ == "__main__":
    main()
