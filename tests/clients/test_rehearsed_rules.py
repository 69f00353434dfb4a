"""The market's long waits, each tried in seconds on a rehearsal: support after the end of a sale, the lock after a price
increase, the end of what was agreed upon, an offer's last day, the week of silence."""

import datetime

import pytest
from botocore.exceptions import ClientError
from kit.printed import one
from kit.server import Server
from kit.shop import Shop
from steps.buyer import Buyer
from steps.seller import OFFER
from steps.waiting import change_set_done, wait_until
from steps.walk import UNSUBSCRIBED
from test_catalog import change, finish, run
from test_examples_offers import STANDARD, identifier, own_usage

DAY = 24 * 3600


class Rehearsal:
    def __init__(self):
        self.server = Server(None, "--clock", "+0s")
        assert self.server.start(), self.server.log_tail()
        self.operator = self.server.client("souk", self.server.operator())
        self.shop = Shop(self.server, "rehearsed-seller")

    def now(self):
        return self.operator.get_clock()["Clock"]["Now"]

    def day(self, ahead):
        return (self.now() + datetime.timedelta(days=ahead)).date().isoformat()

    def wait(self, days):
        self.operator.move_clock(BySeconds=int(days * DAY))

    def private(self, product, buyer, days, available):
        """A private offer by use that lasts so many days, and may be accepted for some."""
        named = "$O.Entity.Identifier"
        usage = {"PricingModel": "Usage", "Terms": [own_usage(self.shop, "0.05")]}
        parts = [
            ("UpdateInformation", {"Name": "Short", "Description": "As agreed."}),
            ("UpdateTargeting", {"PositiveTargeting": {"BuyerAccounts": [buyer.account.id]}}),
            ("UpdatePricingTerms", usage),
            ("UpdateValidityTerms", one("ValidityTerm", AgreementDuration=f"P{days}D")),
            ("UpdateLegalTerms", STANDARD),
            ("UpdateAvailability", {"AvailabilityEndDate": self.day(available)}),
            ("ReleaseOffer", {}),
        ]
        done = run(
            self.shop.seller.catalog,
            change("CreateOffer", OFFER, {"ProductId": product}, name="O"),
            *(change(kind, OFFER, details, named) for kind, details in parts),
        )
        assert done["Status"] == "SUCCEEDED", done
        return identifier(done)


@pytest.fixture(scope="module")
def rehearsal():
    rehearsal = Rehearsal()
    yield rehearsal
    rehearsal.server.remove()


@pytest.fixture
def buyer(rehearsal, request):
    return Buyer(rehearsal.server.market, rehearsal.server.account(request.node.name[:50]))


def refusal(call):
    with pytest.raises(ClientError) as caught:
        call()
    return caught.value.response


@pytest.mark.seed("S55")
def test_ninety_days_of_support_are_counted_down(rehearsal, buyer):
    product, offer = rehearsal.shop.publish("Ninety days")
    agreement = buyer.subscribe(offer)
    [arn] = buyer.versions(product).values()
    seller = rehearsal.shop.seller
    asked = seller.souk.unpublish_product(ProductId=product, ContactEmail="a@example.com", Reason="It ends.")
    change_set_done(seller.catalog, asked["ChangeSetId"])
    left = lambda: buyer.souk.describe_unpublication(ProductId=product)["SupportDaysLeft"]  # noqa: E731
    assert left() == 90
    rehearsal.wait(89.5)
    assert left() == 1
    rehearsal.wait(1)
    assert left() == 0
    # What was bought goes on: only the promise of support is over.
    assert buyer.agreements.describe_agreement(agreementId=agreement)["status"] == "ACTIVE"
    buyer.create_model("still-there", arn)


def test_prices_are_locked_for_a_hundred_and_twenty_days(rehearsal):
    _, offer = rehearsal.shop.publish("Locked prices")
    catalog = rehearsal.shop.seller.catalog

    def put(price):
        details = {"PricingModel": "Usage", "Terms": [own_usage(rehearsal.shop, price)]}
        done = run(catalog, change("UpdatePricingTerms", OFFER, details, offer))
        return done["Status"], {e["ErrorCode"] for c in done["ChangeSet"] for e in c["ErrorDetailList"]}

    assert put("0.50")[0] == "SUCCEEDED"
    assert put("0.60") == ("FAILED", {"INVALID_PRICE_CHANGE"})
    assert put("0.40") == ("FAILED", {"INVALID_PRICE_CHANGE"})
    rehearsal.wait(119)
    assert put("0.60") == ("FAILED", {"INVALID_PRICE_CHANGE"})
    rehearsal.wait(1.1)
    assert put("0.60")[0] == "SUCCEEDED"


def test_what_was_agreed_upon_for_thirty_days_expires_with_them(rehearsal, buyer):
    product, _ = rehearsal.shop.publish("Thirty days")
    offer = rehearsal.private(product, buyer, days=30, available=20)
    agreement = buyer.subscribe(offer)
    [arn] = buyer.versions(product).values()
    rehearsal.wait(29.9)
    assert buyer.agreements.describe_agreement(agreementId=agreement)["status"] == "ACTIVE"
    buyer.create_model("in-time", arn)
    rehearsal.wait(0.2)
    ended = wait_until(
        lambda: buyer.agreements.describe_agreement(agreementId=agreement), lambda a: a["status"] == "EXPIRED"
    )
    assert (ended["endTime"] - ended["startTime"]).days == 30
    assert refusal(lambda: buyer.create_model("too-late", arn))["Error"]["Message"] == UNSUBSCRIBED
    refused = refusal(lambda: buyer.agreements.cancel_agreement(agreementId=agreement))
    assert refused["reason"] == "INACTIVE_AGREEMENT"


def test_an_offer_is_accepted_until_its_last_day(rehearsal, buyer):
    product, _ = rehearsal.shop.publish("Last day")
    offer = rehearsal.private(product, buyer, days=30, available=3)
    quote = buyer.quote(offer)["agreementRequestId"]
    rehearsal.wait(5)
    assert buyer.code_of(lambda: buyer.quote(offer)) is not None
    refused = refusal(lambda: buyer.agreements.accept_agreement_request(agreementRequestId=quote))
    assert refused["reason"] == "EXPIRED_AGREEMENT_PROPOSAL"
    scope = [
        {"filterType": "PRODUCT_ID", "filterValues": [product]},
        {"filterType": "AVAILABILITY_STATUS", "filterValues": ["EXPIRED"]},
    ]
    [option] = buyer.discovery.list_purchase_options(filters=scope)["purchaseOptions"]
    assert option["purchaseOptionId"] == offer


def test_a_quote_holds_for_a_day(rehearsal, buyer):
    _, offer = rehearsal.shop.publish("Quoted")
    quote = buyer.quote(offer)["agreementRequestId"]
    rehearsal.wait(1.1)
    refused = refusal(lambda: buyer.agreements.accept_agreement_request(agreementRequestId=quote))
    assert refused["reason"] == "EXPIRED_AGREEMENT_PROPOSAL"


def test_processing_takes_the_time_that_the_policy_says(rehearsal):
    seller = rehearsal.shop.seller
    rehearsal.operator.put_market_policy(Policy={"Processing": {"Mode": "DELAY", "DelayMinutes": 90}})
    try:
        waiting = seller.start([("CreateProduct", "MachineLearningProduct@1.0", None, None, {"ProductTitle": "Later"})])
        whole = seller.publication(rehearsal.shop.package, [])
        asked = seller.start([c for c in whole if c[0] != "UpdateTargeting"])
        status = lambda s: seller.catalog.describe_change_set(Catalog="AWSMarketplace", ChangeSetId=s)["Status"]  # noqa: E731
        assert change_set_done(seller.catalog, waiting)["Status"] == "SUCCEEDED"  # a draft is nobody's to look at
        rehearsal.wait(1 / 24)
        assert status(asked) == "PREPARING"
        rehearsal.wait(0.6 / 24)
        assert finish(seller.catalog, asked)["Status"] == "SUCCEEDED"
    finally:
        rehearsal.operator.put_market_policy(Policy={})
