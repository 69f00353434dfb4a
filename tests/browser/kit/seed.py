"""A market to look at: products at every stage, what waits for an operator, offers and agreements. Prints their ids."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

from kit.example import example  # noqa: E402
from steps.buyer import Buyer  # noqa: E402
from steps.market import Account, Market  # noqa: E402
from steps.seller import OFFER, PRODUCT, Seller  # noqa: E402
from steps.waiting import change_set_done, wait_until  # noqa: E402
from used import use_for_a_month  # noqa: E402


def private_offer(seller, buyer):
    offer = "$Offer.Entity.Identifier"
    licence = {"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}
    return [
        ("CreateOffer", OFFER, None, "Offer", {"ProductId": seller.product_id, "Name": "For the clinic"}),
        ("UpdateTargeting", OFFER, offer, None, {"PositiveTargeting": {"BuyerAccounts": [buyer]}}),
        ("UpdateInformation", OFFER, offer, None, {"Name": "For the clinic", "Description": "As agreed."}),
        ("UpdatePricingTerms", OFFER, offer, None, seller.prices()),
        ("UpdateLegalTerms", OFFER, offer, None, {"Terms": [licence]}),
        ("UpdateAvailability", OFFER, offer, None, {"AvailabilityEndDate": "2099-12-31"}),
        ("ReleaseOffer", OFFER, offer, None, {}),
    ]


def visibility(seller, target):
    return seller.start([("UpdateVisibility", PRODUCT, seller.product_id, None, {"TargetVisibility": target})])


def drafted(seller, package):
    """A draft that lacks some things, and has samples to run."""
    sample = {"Form": "Text", "Realtime": seller.product.sample_input, "Batch": ""}
    answer = {"Form": "Text", "Realtime": seller.product.sample_output, "Batch": ""}
    document = {"Mode": "New", "ProductTitle": "Certified cell nuclei", "ShortDescription": "Counts nuclei in slides."}
    document |= {"AssetArn": package, "SampleInput": sample, "SampleOutput": answer, "Highlights": ["Fast", ""]}
    return seller.souk.put_listing_draft(Document=document)["Draft"]["DraftId"]


def checked(seller, product):
    """Has the product's checks executed."""
    seller.souk.start_readiness_check(ProductId=product)
    wait_until(
        lambda: seller.souk.get_readiness_report(ProductId=product)["Report"]["Execution"]["Status"],
        lambda status: status in ("DONE", "FAILED"),
    )


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
    agreement = buyer.subscribe(seller.offer_id)
    market.client("marketplace-agreement", known["seller"]).send_agreement_cancellation_request(
        agreementId=agreement, reasonCode="REPLACING_AGREEMENT", description="Your private offer is ready."
    )
    text = (
        "It found the nuclei in all of our slides, and the numbers were the same as those that we had counted by hand."
    )
    buyer.souk.put_review(ProductId=live, Stars=5, Title="Counts as we do", Text=text, AuthorName="Ada")
    seller.add_version("2.0", seller.create_package("cell-nuclei-two"), "Says how sure it is.")
    versions = [version["Id"] for version in seller.entity()["Versions"]]
    use_for_a_month(data, agreement, versions, seller.product.instance_types)
    seller.change(private_offer(seller, known["buyer"].id))
    seller.change_product(
        "UpdateInformation", {"ShortDescription": "Counts cell nuclei in slides, faster than before."}
    )
    off = visibility(seller, "Restricted")
    draft = drafted(seller, package)
    checked(seller, live)

    seller.publish_limited(package, [known["buyer"].id])
    review = visibility(seller, "Public")
    seller.souk.request_test_accounts(
        ProductId=seller.product_id,
        AccountIds=[known["newcomer"].id],
        Reason="A laboratory that wants to try it first.",
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
    made = {"live": live, "product": seller.product_id, "draft": draft}
    print(json.dumps(made | {"review": review, "changed": off, "agreement": agreement}))


if __name__ == "__main__":
    main()
