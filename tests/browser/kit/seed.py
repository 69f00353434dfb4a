"""A market to look at: products at every stage, what waits for an operator, offers and agreements. Prints their ids."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

from edited import edited  # noqa: E402
from kit.example import example  # noqa: E402
from kit.pictures import scatter  # noqa: E402
from kit.profile import fill_profile  # noqa: E402
from steps.algorithm import create_algorithm  # noqa: E402
from steps.buyer import Buyer  # noqa: E402
from steps.market import Account, Market  # noqa: E402
from steps.seller import OFFER, PRODUCT, Seller  # noqa: E402
from steps.waiting import change_set_done, wait_until  # noqa: E402
from used import use_for_a_month  # noqa: E402


def private_offer(seller, buyer, name, pricing):
    offer = "$Offer.Entity.Identifier"
    licence = {"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}
    return [
        ("CreateOffer", OFFER, None, "Offer", {"ProductId": seller.product_id, "Name": name}),
        ("UpdateTargeting", OFFER, offer, None, {"PositiveTargeting": {"BuyerAccounts": [buyer]}}),
        ("UpdateInformation", OFFER, offer, None, {"Name": name, "Description": "As agreed."}),
        ("UpdatePricingTerms", OFFER, offer, None, pricing),
        ("UpdateLegalTerms", OFFER, offer, None, {"Terms": [licence]}),
        ("UpdateAvailability", OFFER, offer, None, {"AvailabilityEndDate": "2099-12-31"}),
        ("ReleaseOffer", OFFER, offer, None, {}),
    ]


def contracted(market, seller):
    """An agreement for a year at one price, of an institute that has no other."""
    institute = Buyer(market, market.account("Institut du Sud"))
    prices = seller.prices()
    upfront = {"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "370.50", "Duration": "P12M"}
    upfront |= {"Grants": [{"DimensionKey": "m.i.c"}]}
    pricing = {"PricingModel": "Contract", "Terms": [upfront, *prices["Terms"]]}
    done = seller.change(private_offer(seller, institute.account.id, "A year for the institute", pricing))
    return institute.subscribe(done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0])


def visibility(seller, target):
    return seller.start([("UpdateVisibility", PRODUCT, seller.product_id, None, {"TargetVisibility": target})])


def drafted(seller, package):
    """A draft that lacks some things, and has samples to run."""
    sample = {"Form": "Text", "Realtime": seller.product.sample_input, "Batch": ""}
    answer = {"Form": "Text", "Realtime": seller.product.sample_output, "Batch": ""}
    document = {"Mode": "New", "ProductTitle": "Certified cell nuclei", "ShortDescription": "Counts nuclei in slides."}
    document |= {"AssetArn": package, "SampleInput": sample, "SampleOutput": answer, "Highlights": ["Fast", ""]}
    return seller.souk.put_listing_draft(Document=document)["Draft"]["DraftId"]


def pictured(seller):
    """Addresses of pictures in the seller's bucket."""
    for name, across, up in (("texture", "mean_radius", "mean_texture"), ("shape", "mean_area", "mean_concavity")):
        seller.s3.put_object(Bucket=seller.bucket, Key=f"listing/{name}.png", Body=scatter(across, up))
        yield seller.s3_uri(f"listing/{name}.png")


def checked(seller, product):
    """Has the product's checks executed."""
    seller.souk.start_readiness_check(ProductId=product)
    wait_until(
        lambda: seller.souk.get_readiness_report(ProductId=product)["Report"]["Execution"]["Status"],
        lambda status: status in ("DONE", "FAILED"),
    )


def launched(buyer, product):
    """Two endpoints of the buyer's: one that was called, and one that could not start, for it has no model."""
    buyer.deploy("nuclei", next(iter(buyer.versions(product).values())), "ml.m5.large")
    sample = example()
    for body in [sample.sample_input] * 6 + ["not,numbers"] * 2:
        buyer.code_of(lambda text=body: buyer.invoke("nuclei", text, sample.content_type))
    buyer.sagemaker.create_model(ModelName="nuclei-broken", PrimaryContainer={"Image": sample.image})
    variant = {"VariantName": "AllTraffic", "ModelName": "nuclei-broken", "InitialInstanceCount": 1}
    variant |= {"InstanceType": "ml.m5.xlarge"}
    buyer.sagemaker.create_endpoint_config(EndpointConfigName="nuclei-broken", ProductionVariants=[variant])
    buyer.sagemaker.create_endpoint(EndpointName="nuclei-broken", EndpointConfigName="nuclei-broken")
    wait_until(
        lambda: buyer.sagemaker.describe_endpoint(EndpointName="nuclei-broken")["EndpointStatus"],
        lambda status: status == "Failed",
    )


def hears(client):
    """Names people and a server that are told of what happens, and have both failed once; the webhook's id."""
    client.put_notification_settings(
        Addresses=["ana@example.com", "billing@example.com"],
        Language="fr",
        DetailTypes=["Free Trial Started", "Free Trial Ending", "Free Trial Ended", "Offer Price Increased"],
    )
    client.create_webhook(
        Url="https://hooks.example.com/souk", Description="Bookkeeping", DetailTypes=["Offer Released"]
    )
    webhook = client.create_webhook(Url="https://127.0.0.1/souk/events")["Webhook"]["WebhookId"]
    client.test_webhook(WebhookId=webhook)
    wait_until(
        lambda: client.list_webhook_deliveries(WebhookId=webhook)["Deliveries"],
        lambda sent: sent and sent[0]["Attempts"] > 0,
    )
    return webhook


def staffed(market, account):
    """A user with permissions, a key and a password that he has still to change."""
    iam = market.client("iam", account)
    iam.create_user(UserName="lab")
    iam.attach_user_policy(UserName="lab", PolicyArn="arn:aws:iam::aws:policy/AWSMarketplaceRead-only")
    statement = {"Effect": "Allow", "Action": "sagemaker:InvokeEndpoint", "Resource": "*"}
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    iam.put_user_policy(UserName="lab", PolicyName="calls", PolicyDocument=json.dumps(policy))
    iam.create_access_key(UserName="lab")
    iam.create_login_profile(UserName="lab", Password="correct horse battery", PasswordResetRequired=True)


def main():
    url, data, binary, accounts = sys.argv[1:]
    market = Market(url, data, binary)
    known = {name: Account(**account) for name, account in json.loads(accounts).items()}
    operator = market.client("souk", known["operator"])
    seller, buyer = Seller(market, known["seller"], example()), Buyer(market, known["buyer"])
    seller.register()
    seller.upload()
    package = seller.create_package("cell-nuclei-one")
    create_algorithm(seller, "cell-nuclei-trained")

    seller.publish_limited(package, [known["buyer"].id])
    live = seller.product_id
    operator.put_market_policy(Policy={"Processing": {"Mode": "REVIEW"}, "ReviewModeration": "OPERATOR"})
    approved = visibility(seller, "Public")
    operator.approve_publishing_review(ChangeSetId=approved)
    change_set_done(seller.catalog, approved)
    agreement = buyer.subscribe(seller.offer_id)
    launched(buyer, live)
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
    seller.change(private_offer(seller, known["buyer"].id, "For the clinic", seller.prices()))
    contract = contracted(market, seller)
    information = {"ShortDescription": "Counts cell nuclei in slides, faster than before."}
    seller.change_product("UpdateInformation", information | {"ImageUrls": list(pictured(seller))})
    off = visibility(seller, "Restricted")
    draft = drafted(seller, package)
    changing = edited(seller)
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
    contact = {"Name": "Grace Example", "Email": "grace@example.com"}
    fill_profile(market.client("souk", known["newcomer"]), "Laboratoire du Nord", Contact=contact)
    made = {"live": live, "product": seller.product_id, "draft": draft}
    made |= {"contract": contract, "edited": changing}
    made["webhook"] = hears(buyer.souk)
    staffed(market, known["buyer"])
    link = seller.souk.create_preview_link(ProductId=seller.product_id, Note="For the clinic")
    made["preview"] = link["Token"]
    made["training"] = seller.sagemaker.list_training_jobs()["TrainingJobSummaries"][0]["TrainingJobName"]
    made["transform"] = seller.sagemaker.list_transform_jobs()["TransformJobSummaries"][0]["TransformJobName"]
    print(json.dumps(made | {"review": review, "changed": off, "agreement": agreement}))


if __name__ == "__main__":
    main()
