"""Every type of event: who is told of what, in which words, when it happens. The market is a rehearsal, whose clock is
moved; docs/compat/events.md is made of what stands here."""

import datetime

import pytest
from kit.printed import RENEWAL, charges, day, one
from kit.server import Server
from kit.shop import Shop
from steps.buyer import Buyer
from steps.seller import OFFER, PRODUCT
from steps.waiting import change_set_done, wait_until
from test_catalog import run
from test_examples_agreements import accept, ask
from test_examples_offers import identifier, own_usage, private, upfront

DAY = 24 * 3600
CATALOG, AGREEMENTS = "aws.marketplacecatalog", "aws.agreement-marketplace"
PARTIES = ["Proposer", "Acceptor"]


@pytest.fixture(scope="module")
def rehearsal():
    server = Server(None, "--clock", "+0s")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def shop(rehearsal):
    shop = Shop(rehearsal, "events-seller")
    shop.seller.agreements = rehearsal.client("marketplace-agreement", shop.seller.account)
    return shop


@pytest.fixture(scope="module")
def operator(rehearsal):
    return rehearsal.client("souk", rehearsal.operator())


@pytest.fixture
def policy(operator):
    yield lambda **wanted: operator.put_market_policy(Policy=wanted)
    operator.put_market_policy(Policy={})


@pytest.fixture
def buyer(rehearsal, request):
    return Buyer(rehearsal.market, rehearsal.account(request.node.name[:60]))


def told(client, detail_type, **of):
    """The newest event of that type whose detail has these members; waits for it."""
    of = {name.replace("_", "."): value for name, value in of.items()}

    def found():
        events = client.list_events(DetailTypes=[detail_type])["Events"]
        return [e for e in events if all(member(e["detail"], path) == value for path, value in of.items())]

    event = wait_until(found, bool, 20)[0]
    assert event["detail-type"] == detail_type and event["detail"]["requestId"]
    return event


def member(detail, path):
    for name in path.split("."):
        detail = detail.get(name, {})
    return detail


def told_parties(shop, buyer, what, agreement):
    """What both parties are told of the agreement, alike; its detail."""
    clients = {"Proposer": shop.seller.souk, "Acceptor": buyer.souk}
    events = [told(clients[party], f"{what} - {party}", agreement_id=agreement) for party in PARTIES]
    assert {e["source"] for e in events} == {AGREEMENTS}
    assert [e["account"] for e in events] == [shop.seller.account.id, buyer.account.id]
    assert events[0]["detail"] == events[1]["detail"]
    detail = events[0]["detail"]
    assert detail["acceptor"]["accountId"] == buyer.account.id
    assert detail["proposer"]["accountId"] == shop.seller.account.id
    return detail


def test_change_sets_end(shop, policy):
    seller = shop.seller
    create = ("CreateProduct", PRODUCT, None, None, {"ProductTitle": "Told"})
    made = seller.change([create])
    event = told(seller.souk, "Change Set Succeeded", ChangeSetId=made["ChangeSetId"])
    assert event["source"] == CATALOG and event["resources"] == [made["ChangeSetArn"]]
    assert event["detail"]["Catalog"] == "AWSMarketplace" and "FailureCode" not in event["detail"]
    product = made["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    failed = run(seller.catalog, changed("ReleaseProduct", PRODUCT, {}, product))
    event = told(seller.souk, "Change Set Failed", ChangeSetId=failed["ChangeSetId"])
    assert event["detail"]["FailureCode"] == "CLIENT_ERROR"
    policy(Processing={"Mode": "DELAY", "DelayMinutes": 600})
    waiting = seller.start(shop.seller.publication(shop.package, []))
    seller.catalog.cancel_change_set(Catalog="AWSMarketplace", ChangeSetId=waiting)
    told(seller.souk, "Change Set Cancelled", ChangeSetId=waiting)


def changed(kind, entity_type, details, identifier):
    return {
        "ChangeType": kind,
        "Entity": {"Type": entity_type, "Identifier": identifier},
        "DetailsDocument": details,
    }


def test_offers_are_released_and_get_dearer(shop, buyer):
    product, offer = shop.publish("Told of its price")
    event = told(shop.seller.souk, "Offer Released", offer_id=offer)
    assert event["source"] == CATALOG and event["resources"] == [event["detail"]["offer"]["arn"]]
    assert event["detail"]["product"]["title"] == "Told of its price"
    assert event["detail"]["manufacturer"] == event["detail"]["sellerOfRecord"]
    agreement = buyer.subscribe(offer)
    rates = shop.seller.prices()
    rates["Terms"][0]["RateCards"][0]["RateCard"][-1]["Price"] = "0.003"
    shop.seller.change([("UpdatePricingTerms", OFFER, offer, None, rates)])
    event = told(buyer.souk, "Offer Price Increased", agreement_id=agreement)
    assert event["detail"]["effectiveTime"][8:10] == "01"


def contract(shop, product, buyer):
    """A contract of a year that renews itself; its offer."""
    parts = charges((day(1), "120.00"), (day(90), "80.00"))
    terms = [
        ("UpdatePricingTerms", {"PricingModel": "Contract", "Terms": [upfront(), own_usage(shop, "0.01")]}),
        ("UpdateValidityTerms", one("ValidityTerm", AgreementDuration="P12M")),
        ("UpdatePaymentScheduleTerms", one("PaymentScheduleTerm", CurrencyCode="USD", Schedule=parts)),
        ("UpdateRenewalTerms", {"Terms": [RENEWAL]}),
    ]
    done = run(shop.seller.catalog, *private(product, buyer, *terms))
    assert done["Status"] == "SUCCEEDED", done
    return identifier(done)


def test_agreements_begin_change_come_near_their_end_and_renew_themselves(shop, operator, buyer):
    offer = contract(shop, shop.publish("Told for years"), buyer)
    assert told(buyer.souk, "Offer Released", offer_id=offer)["detail"]["targetedBuyerAccountIds"] == [buyer.account.id]
    agreement = accept(buyer, ask(buyer, offer, renew=True))
    detail = told_parties(shop, buyer, "Purchase Agreement Created", agreement)
    assert detail["agreement"]["intent"] == "NEW" and detail["offer"] == {"id": offer}
    assert detail["product"]["title"] == "Told for years"
    assert detail["estimatedCharges"] == {"currencyCode": "USD", "agreementValue": "200"}
    licence = told(shop.seller.souk, "License Updated - Manufacturer", agreement_id=agreement)["detail"]
    [entitlement] = buyer.agreements.get_agreement_entitlements(agreementId=agreement)["agreementEntitlements"]
    assert licence["license"]["arn"] == entitlement["licenseArn"] and licence["product"]["code"]

    renewal = {"id": next(t for t in terms(buyer, agreement) if t[0] == "renewalTerm")[1]}
    for on in (False, True):
        renewal["configuration"] = {"renewalTermConfiguration": {"enableAutoRenew": on}}
        amended = buyer.agreements.create_agreement_request(
            intent="AMEND", sourceAgreementIdentifier=agreement, requestedTerms=[renewal]
        )
        accept(buyer, amended)
    detail = told_parties(shop, buyer, "Purchase Agreement Amended", agreement)
    assert detail["agreement"]["intent"] == "AMEND"

    end = buyer.agreements.describe_agreement(agreementId=agreement)["endTime"]
    left = lambda: (end - operator.get_clock()["Clock"]["Now"]).total_seconds()  # noqa: E731
    operator.move_clock(BySeconds=int(left() - 29 * DAY))
    detail = told_parties(shop, buyer, "Purchase Agreement Ending", agreement)
    assert (detail["daysBeforeEndTime"], detail["autoRenewalEnabled"]) == (30, True)
    finalized = told_parties(shop, buyer, "Purchase Agreement Renewal Terms Finalized", agreement)
    assert finalized["renewalSummary"] == detail["renewalSummary"]
    assert detail["renewalSummary"]["startTime"] == f"{end.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
    assert detail["renewalSummary"]["estimatedCharges"]["currencyCode"] == "USD"
    operator.move_clock(BySeconds=int(left() - 6 * DAY))
    told_parties(shop, buyer, "Purchase Agreement Renewal Upcoming", agreement)
    operator.move_clock(BySeconds=int(left() + 60))
    detail = told_parties(shop, buyer, "Purchase Agreement Ended", agreement)
    assert (detail["agreement"]["status"], detail["agreement"]["intent"]) == ("RENEWED", "RENEW")
    told(shop.seller.souk, "License Deprovisioned - Manufacturer", agreement_id=agreement)
    created = told(buyer.souk, "Purchase Agreement Created - Acceptor", agreement_intent="RENEW")["detail"]
    assert created["agreement"]["startTime"] == detail["agreement"]["endTime"]
    [record] = buyer.souk.list_audit_records(Operation="RenewAgreement")["Records"]
    assert record["Record"]["changed"] == [agreement, created["agreement"]["id"]]


def terms(buyer, agreement):
    found = buyer.agreements.get_agreement_terms(agreementId=agreement)["acceptedTerms"]
    return [(kind, term["id"]) for entry in found for kind, term in entry.items()]


def test_requests_to_cancel_and_what_becomes_of_them(shop, operator, buyer):
    _, offer = shop.publish("Told of its end")
    agreement = buyer.subscribe(offer)

    def send():
        sent = shop.seller.agreements.send_agreement_cancellation_request(agreementId=agreement, reasonCode="OTHER")
        return {k: sent[k] for k in ("agreementId", "agreementCancellationRequestId")}

    def told_of(what, request):
        detail = told_parties(shop, buyer, what, agreement)
        assert detail["agreementCancellationRequest"]["id"] == request["agreementCancellationRequestId"]

    request = send()
    told_of("Agreement Cancellation Request Pending Approval", request)
    buyer.agreements.reject_agreement_cancellation_request(**request, rejectionReason="No.")
    told_of("Agreement Cancellation Request Rejected", request)
    request = send()
    shop.seller.agreements.cancel_agreement_cancellation_request(**request, cancellationReason="A mistake.")
    told_of("Agreement Cancellation Request Cancelled", request)
    request = send()
    buyer.agreements.accept_agreement_cancellation_request(**request)
    told_of("Agreement Cancellation Request Approved", request)
    agreement = buyer.subscribe(offer)
    request = send()
    buyer.agreements.cancel_agreement(agreementId=agreement)
    operator.move_clock(BySeconds=8 * DAY)
    told_of("Agreement Cancellation Request Validation Failed", request)


def test_subscribers_hear_that_a_product_goes_and_comes_back(shop, buyer):
    product, offer = shop.publish("Told goodbye")
    buyer.subscribe(offer)
    asked = shop.seller.souk.unpublish_product(ProductId=product, ContactEmail="a@example.com", Reason="It ends.")
    change_set_done(shop.seller.catalog, asked["ChangeSetId"])
    event = told(buyer.souk, "Product Unpublished", product_id=product)
    assert event["source"] == "souk.marketplace" and event["detail"]["supportEndTime"]
    shop.seller.sign_off()
    assert "supportEndTime" not in told(buyer.souk, "Product Republished", product_id=product)["detail"]


def test_subscribers_hear_of_new_versions_and_of_restricted_ones(shop, buyer):
    product, offer = shop.publish("Told of versions")
    agreement = buyer.subscribe(offer)
    package = shop.seller.create_package("told-package")
    shop.seller.change_product("AddDeliveryOptions", shop.seller.version("2.0", package, "Better."))
    detail = told(buyer.souk, "Product Version Added", version_title="2.0")["detail"]
    assert detail["product"] == {"id": product, "title": "Told of versions"}
    assert detail["agreement"]["id"] == agreement
    shop.seller.restrict_version("1.0")
    event = told(buyer.souk, "Product Version Restricted", version_title="1.0")
    assert event["source"] == "souk.marketplace" and event["detail"]["version"]["id"]
    assert len(buyer.souk.list_events(DetailTypes=["Product Version Added"])["Events"]) == 1


def test_operators_are_told_of_what_waits_and_sellers_of_what_was_decided(shop, operator, buyer, policy):
    shop.publish("Told to wait")
    asked = shop.seller.souk.request_test_accounts(
        ProductId=shop.seller.product_id, AccountIds=[buyer.account.id], Reason="On Friday."
    )["Request"]
    operator.refuse_test_account_request(RequestId=asked["RequestId"], Reason="Not yet.")
    event = told(shop.seller.souk, "Test Account Request Decided", requestId=asked["RequestId"])
    assert (event["detail"]["status"], event["detail"]["answer"]) == ("REFUSED", "Not yet.")
    policy(Processing={"Mode": "REVIEW", "ReviewDays": 2})
    restrict = ("UpdateVisibility", PRODUCT, shop.seller.product_id, None, {"TargetVisibility": "Limited"})
    waiting = shop.seller.start([restrict])
    event = told(operator, "Publishing Review Requested", ChangeSetId=waiting)
    assert event["source"] == "souk.publishing"
    operator.move_clock(BySeconds=3 * DAY)
    event = told(operator, "Publishing Review Overdue", ChangeSetId=waiting)
    assert event["detail"]["seller"]["accountId"] == shop.seller.account.id
    operator.approve_publishing_review(ChangeSetId=waiting)


def test_a_seller_s_registration(rehearsal, operator, policy):
    policy(SellerVerification="OPERATOR")
    account = rehearsal.account("told-seller")
    seller = rehearsal.client("souk", account)
    profile = {
        "DisplayName": "Told",
        "Description": "Waits.",
        "LegalName": "Told Ltd",
        "CountryCode": "FR",
        "Contact": {"Name": "Ada", "Email": "ada@example.com"},
    }
    seller.put_seller_profile(**profile)
    event = told(operator, "Seller Awaits Verification", seller_accountId=account.id)
    assert event["source"] == "souk.sellers" and event["detail"]["seller"]["name"] == "Told"
    operator.decide_seller(AccountId=account.id, Decision="REFUSE", Reason="The company is not known.")
    assert told(seller, "Seller Refused")["detail"]["reason"] == "The company is not known."
    seller.put_seller_profile(**profile)
    operator.decide_seller(AccountId=account.id, Decision="APPROVE")
    assert told(seller, "Seller Approved")["detail"]["seller"]["state"] == "REGISTERED"
    operator.decide_seller(AccountId=account.id, Decision="SUSPEND", Reason="Complaints.")
    assert told(seller, "Seller Suspended")["detail"]["reason"] == "Complaints."
    operator.decide_seller(AccountId=account.id, Decision="REINSTATE")
    told(seller, "Seller Reinstated")


def test_reviews(shop, operator, buyer, policy):
    product, offer = shop.publish("Told well of")
    buyer.subscribe(offer)
    text = "It found the nuclei in all of our slides, and the numbers were the same as those we had counted by hand."
    write = {"ProductId": product, "Stars": 5, "Title": "Counts", "Text": text, "AuthorName": "Ada"}
    review = buyer.souk.put_review(**write)["Review"]["ReviewId"]
    assert told(shop.seller.souk, "Review Published", review_id=review)["source"] == "souk.reviews"
    shop.seller.souk.put_review_reply(ReviewId=review, Text="Thank you.")
    told(buyer.souk, "Review Answered", review_id=review)
    policy(ReviewModeration="OPERATOR")
    buyer.souk.put_review(**write | {"Stars": 4})
    told(operator, "Review Awaits Moderation", review_id=review)
    operator.moderate_review(ReviewId=review, Decision="REJECTED", Reason="It names a person.")
    assert told(buyer.souk, "Review Rejected", review_id=review)["detail"]["reason"] == "It names a person."


def test_requests_of_a_private_marketplace(shop, buyer):
    first, second = (shop.publish(f"Told to ask for {n}")[0] for n in (1, 2))
    buyer.souk.put_private_marketplace(Enabled=True)
    experience = buyer.souk.put_experience(Name="All", ProductIds=[])
    assert experience
    asked, declined = (buyer.souk.create_product_request(ProductId=p)["Request"]["RequestId"] for p in (first, second))
    event = told(buyer.souk, "Product Requested", request_id=asked)
    assert event["source"] == "souk.privatemarketplace" and event["detail"]["product"]["id"] == first
    buyer.souk.decide_product_request(RequestId=asked, Decision="APPROVE")
    told(buyer.souk, "Product Request Approved", request_id=asked)
    buyer.souk.decide_product_request(RequestId=declined, Decision="DECLINE", Reason="We have one.")
    assert told(buyer.souk, "Product Request Declined", request_id=declined)["detail"]["reason"] == "We have one."


def test_an_event_is_told_once_under_its_request_id(shop):
    seen = [
        (e["detail-type"], e["detail"]["requestId"])
        for e in pages(shop.seller.souk)
        if not e["detail-type"].startswith("Webhook")
    ]
    assert len(seen) == len(set(seen)) and len(seen) > 30


def pages(client):
    token = {}
    while True:
        page = client.list_events(MaxResults=100, **token)
        yield from page["Events"]
        if "NextToken" not in page:
            return
        token = {"NextToken": page["NextToken"]}
