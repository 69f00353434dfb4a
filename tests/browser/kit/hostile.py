"""A market where everybody means harm: account, seller, product, draft, offer, review and requests with scripts, words
without an end and text that runs backwards in every text that they may write. hostile.py URL DATA BINARY prints the
accounts, and the ids that pages' addresses name."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

from kit.example import example  # noqa: E402
from seed import private_offer, visibility  # noqa: E402
from steps.buyer import Buyer  # noqa: E402
from steps.market import Market  # noqa: E402
from steps.seller import PRODUCT, Seller  # noqa: E402
from steps.waiting import wait_until  # noqa: E402
from stock import LONG_WORD, SCRIPT, SORTS, publish  # noqa: E402

BACKWARDS = "\u202ebackwards\u202e \u2067and on"
TEXT = f"{SCRIPT} javascript:alert(1) {BACKWARDS}"
LONG_TEXT = f"{TEXT} {LONG_WORD}"


def long_text(most):
    return f"{TEXT} {'W' * 5000}"[:most]


def seller_of(market):
    seller = Seller(market, market.account(long_text(100)), example())
    seller.register()
    seller.souk.put_seller_profile(
        DisplayName=long_text(100),
        Description=long_text(1000),
        SupportEmail="support@example.com",
        LegalName=long_text(100),
        CountryCode="FR",
        Contact={"Name": long_text(60), "Email": "ada@example.com"},
    )
    seller.upload()
    return seller


def draft_of(seller, package):
    texts = {"Form": "Text", "Realtime": LONG_TEXT, "Batch": SCRIPT}
    parameter = {"Name": SCRIPT, "Description": LONG_TEXT, "Constraints": LONG_WORD, "Required": True}
    french = {"Language": "fr", "ProductTitle": long_text(72), "ShortDescription": LONG_TEXT, "Highlights": [LONG_TEXT]}
    document = {
        "Mode": "New",
        "ProductTitle": long_text(72),
        "ShortDescription": LONG_TEXT,
        "LongDescription": f"# {SCRIPT}\n\n[click](javascript:alert(1)) ![x](javascript:alert(1))\n\n{LONG_WORD}",
        "Highlights": [LONG_TEXT, SCRIPT],
        "SearchKeywords": [SCRIPT, LONG_WORD],
        "SupportDescription": LONG_TEXT,
        "AdditionalResources": [{"Text": LONG_TEXT, "Url": "javascript:alert(1)"}],
        "LogoUrl": "javascript:alert(1)",
        "ImageUrls": ["javascript:alert(1)"],
        "AssetArn": package,
        "VersionTitle": long_text(40),
        "ReleaseNotes": LONG_TEXT,
        "SampleNotebookUrl": "javascript:alert(1)",
        "RepositoryUrl": "javascript:alert(1)",
        "UsageInstructions": LONG_TEXT,
        "InputDescription": LONG_TEXT,
        "Limitations": LONG_TEXT,
        "SampleInput": texts,
        "SampleOutput": texts,
        "InputParameters": [parameter],
        "OutputParameters": [parameter],
        "CustomAttributes": [parameter],
        "RefundPolicy": LONG_TEXT,
        "EulaName": long_text(100),
        "EulaUrl": "javascript:alert(1)",
        "Translations": [french],
    }
    return seller.souk.put_listing_draft(Document=document)["Draft"]["DraftId"]


def drawn_logo(seller):
    """A logo that is a drawing with a script in it; the code of its refusal."""
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><script>{SCRIPT}</script></svg>'
    seller.s3.put_object(
        Bucket=seller.bucket, Key="listing/logo.svg", Body=drawing.encode(), ContentType="image/svg+xml"
    )
    started = seller.start(
        [("UpdateInformation", PRODUCT, seller.product_id, None, {"LogoUrl": seller.s3_uri("listing/logo.svg")})]
    )
    done = wait_until(
        lambda: seller.catalog.describe_change_set(Catalog="AWSMarketplace", ChangeSetId=started),
        lambda told: told["Status"] in ("SUCCEEDED", "FAILED"),
    )
    codes = [each["ErrorCode"] for change in done["ChangeSet"] for each in change.get("ErrorDetailList", [])]
    return {"change": started, "status": done["Status"], "codes": codes}


def judged(seller, package, buyer, operator):
    """What waits for the operator: a review of the product, a request to publish, accounts to test."""
    buyer.souk.put_review(
        ProductId=seller.product_id,
        Stars=1,
        Title=long_text(100),
        Text=f"{TEXT} {'words ' * 20}{'W' * 1500}",
        AuthorName=long_text(60),
    )
    offer = seller.offer_id
    name = long_text(150).translate(str.maketrans("<>", "()"))  # which an offer's name may not have
    seller.change(private_offer(seller, buyer.account.id, name, seller.prices()))
    operator.put_market_policy(Policy={"Processing": {"Mode": "REVIEW"}, "ReviewModeration": "OPERATOR"})
    seller.publish_limited(package, [buyer.account.id])
    limited = seller.product_id
    review = visibility(seller, "Public")
    seller.souk.request_test_accounts(ProductId=limited, AccountIds=[buyer.account.id], Reason=long_text(500))
    return {"offer": offer, "limited": limited, "review": review}


def main():
    market = Market(*sys.argv[1:4])
    operator = market.account(long_text(100), "--operator")
    seller = seller_of(market)
    package = seller.create_package("hostile-one")
    made = publish(seller, package, SORTS["hostile"])
    product = made["id"]
    buyer = Buyer(market, market.account(long_text(100)))
    agreement = buyer.subscribe(made["offer"])
    buyer.souk.save_product(ProductId=product)
    logo = drawn_logo(seller)
    market.client("marketplace-agreement", seller.account).send_agreement_cancellation_request(
        agreementId=agreement, reasonCode="OTHER", description=long_text(500)
    )
    webhook = buyer.souk.create_webhook(Url="https://127.0.0.1/souk", Description=long_text(200))["Webhook"][
        "WebhookId"
    ]
    draft = draft_of(seller, package)
    ids = {"product": product, "agreement": agreement, "webhook": webhook, "draft": draft, "logo": logo["change"]}
    ids |= judged(seller, package, buyer, market.client("souk", operator))
    ids["shop"] = buyer.discovery.get_product(productId=product)["manufacturer"]["sellerProfileId"]
    people = {"seller": seller.account, "buyer": buyer.account, "operator": operator}
    accounts = {name: {"id": each.id} for name, each in people.items()}
    print(json.dumps({"ids": ids, "accounts": accounts, "logo": logo}))


if __name__ == "__main__":
    main()
